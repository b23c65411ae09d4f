"""Follow-ups made standalone: which earlier question a short or pronoun-led question leans on, and what it takes over.

Nothing is generated: the standalone question is the question as typed with the question it leans on beside it, and
the words taken over weigh less in the search than the question's own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answer import Turn
from assistant.asked import asked_kinds
from assistant.patterns import load_patterns
from assistant.scope import scope_of
from ingest.language.names import Aliases, NameMention, find_names
from ingest.language.tokens import content_words

_MARK = re.compile(r"\s*\[\d+\]")
_SHORT = 2  # content words; a question with no more and no name of its own cannot stand alone after another


@dataclass(frozen=True, slots=True)
class Context:
    """What a follow-up leans on."""

    standalone: str
    base: str  # the earlier question, itself standing alone
    names: tuple[NameMention, ...]  # of the answer before, where the question points to it with a pronoun
    takes_kind: bool  # "What about X?" asks the same kind of thing as the base
    replaces_name: bool  # and puts X in the place of the base's names


def resolve(text: str, history: Sequence[Turn], aliases: Aliases) -> Context | None:
    """The context of a question after these turns (oldest first), or None where it stands alone."""
    base: str | None = None
    answer = ""
    for turn in history:
        if turn.role == "assistant":
            answer = _MARK.sub("", turn.content)
        elif scope_of(turn.content) == "question" and (base is None or not _leans(turn.content, aliases)):
            base = turn.content.strip()
    if base is None or not _leans(text, aliases):
        return None
    patterns = load_patterns("followup")
    opening = bool(patterns["opening"].search(text))
    pronoun = bool(patterns["pronoun"].search(text))
    untyped = asked_kinds(text) in {("open",), ("yes_no",)}
    return Context(
        standalone=f"{text} ({base.rstrip('?？. ')})",
        base=base,
        names=tuple(find_names(answer, aliases)[:2]) if pronoun else (),
        takes_kind=untyped,
        replaces_name=opening and not pronoun and untyped,
    )


def _leans(text: str, aliases: Aliases) -> bool:
    """Whether the question needs the one before it: a pronoun, an opening like "And …", or hardly a word of its own."""
    patterns = load_patterns("followup")
    if patterns["pronoun"].search(text) or patterns["opening"].search(text):
        return True
    return len(content_words(text)) <= _SHORT and not find_names(text, aliases)
