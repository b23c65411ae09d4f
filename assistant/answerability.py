"""Whether the best evidence answers the question, or only talks about something near it.

Similarity cannot tell (docs/answers.md): what decides is whether the passage accounts for the question's names and
words and holds the kind of thing asked for.
"""

from __future__ import annotations

from assistant.answer_types import REQUIRED
from assistant.asked import Asked
from assistant.evidence import Evidence
from assistant.question import Question

COVERAGE = 0.62
"""Least share of the question's words that an answering passage accounts for."""
BINDING = 0.5
"""Least match of each of the question's own names and dates."""
KIND = 0.55
"""Least degree to which the kind asked for is there."""
SUPPORT = 0.5
"""The same for a sentence beside one that answers."""


def answers(evidence: Evidence, question: Question) -> bool:
    """Whether this passage answers at least one of the things asked."""
    if evidence.coverage < COVERAGE or evidence.binding < BINDING:
        return False
    return bool(kinds_answered(evidence, question))


def supports(evidence: Evidence, question: Question) -> bool:
    """Whether the passage may stand beside an answer to complete it."""
    enough = evidence.coverage >= SUPPORT and evidence.binding >= BINDING
    return enough and bool(kinds_answered(evidence, question))


def kinds_answered(evidence: Evidence, question: Question) -> frozenset[Asked]:
    """The asked kinds that the passage holds; kinds that show in no particular form count as held."""
    return frozenset(
        kind
        for kind, degree in zip(question.asked, evidence.holds, strict=True)
        if kind not in REQUIRED or degree >= KIND
    )
