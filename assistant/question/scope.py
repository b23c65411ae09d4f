"""What is not a question about the documents: small talk, tasks, opinions, and attempts to steer the assistant.

Only the form of the message decides, never what the store holds: a hidden document must not change the status.
"""

from __future__ import annotations

from typing import Literal, cast

from assistant.patterns import load_patterns

Scope = Literal["question", "steering", "small_talk", "task", "opinion", "empty"]


def scope_of(text: str) -> Scope:
    """What the message is. Steering wins over everything: a question wrapped in it is still an attempt to steer."""
    stripped = text.strip()
    if not any(character.isalnum() for character in stripped):
        return "empty"
    for scope, pattern in load_patterns("scope").items():
        if pattern.search(stripped):
            return cast(Scope, scope)
    return "question"
