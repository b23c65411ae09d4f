"""Questions that fit several things equally well: the options are shown instead of one of them picked."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answerability import kinds_answered
from assistant.evidence import Evidence
from assistant.question import Question
from ingest.language.dates import find_dates

MOST = 4
_AMBIGUOUS_TERMS = 2
"""A question with more content words than this says which one it means."""
_NEAR = 0.9


def options(question: Question, answering: Sequence[Evidence]) -> list[Evidence]:
    """The rival answers of an ambiguous question, best first; empty where one answer stands out or all agree.

    Only questions that name nothing and say little ("When is the meeting?") can be ambiguous: rivals then cover the
    question as well as the best does and give another date or another section's people.
    """
    own = [term for term in question.terms if not term.carried]
    if question.several or len(own) > _AMBIGUOUS_TERMS or any(term.name for term in question.terms):
        return []
    if question.dates or question.numbers or not {"date", "person", "place"} & set(question.asked):
        return []
    best = answering[0]
    rivals: dict[object, Evidence] = {}
    for evidence in answering:
        if evidence.coverage >= _NEAR * best.coverage and kinds_answered(evidence, question):
            rivals.setdefault(_answer_value(evidence), evidence)
    found = list(rivals.values())[:MOST]
    return found if len(found) > 1 else []


def _answer_value(evidence: Evidence) -> object:
    """What tells two answers apart: the day they name, else the part of the document they stand in."""
    passage = evidence.passage
    days = tuple((d.month, d.day) for d in find_dates(passage.text, passage.document.date) if d.day)
    return days or (passage.document.document_id, passage.sentence.section)
