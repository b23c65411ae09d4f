"""Whether a text only plans what a question asks the outcome of."""

from __future__ import annotations

from assistant.patterns import load_patterns
from assistant.question.understanding import Question


def asks_outcome(question: Question) -> bool:
    """Whether the question asks what came of something, or whether it came about."""
    return load_patterns("outcome")["asked"].search(question.text) is not None


def only_plans(text: str, question: Question) -> bool:
    """Whether an outcome is asked and the text looks ahead to it."""
    if not asks_outcome(question):
        return False
    return load_patterns("outcome")["ahead"].search(text) is not None
