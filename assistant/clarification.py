"""Questions that fit several things equally well: the options are shown instead of one of them picked."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answerability import kinds_answered
from assistant.evidence import Evidence
from assistant.question import Question
from ingest.language.dates import find_dates

MOST = 4
_AMBIGUOUS_TERMS = 1
"""A question with more content words than this says which one it means."""
_NEAR = 0.6
"""A rival covers at least this share of the question's words that the best one covers."""


def options(question: Question, evidence: Sequence[Evidence]) -> list[Evidence]:
    """The rival answers of an ambiguous question, best first; empty where one answer stands out or all agree.

    Only questions that name nothing and say little ("When is the meeting?") can be ambiguous: rivals then cover the
    question as well as the best does and give another date or another section's people.
    """
    if question.several or len(question.terms) > _AMBIGUOUS_TERMS:  # a follow-up has its context among its terms
        return []
    if any(term.name for term in question.terms):
        return []
    if question.dates or question.numbers or not {"date", "person", "place"} & set(question.asked):
        return []
    best = evidence[0]
    rivals: dict[object, Evidence] = {}
    for found in evidence:
        if found.coverage >= _NEAR * best.coverage and kinds_answered(found, question):
            rivals.setdefault(_answer_value(found), found)
    chosen = list(rivals.values())[:MOST]
    return chosen if len(chosen) > 1 else []


def _answer_value(evidence: Evidence) -> object:
    """What tells two answers apart: the day they name, else the part of the document they stand in."""
    passage = evidence.passage
    days = tuple((d.month, d.day) for d in find_dates(passage.text, passage.document.date) if d.day)
    return days or (passage.document.document_id, passage.sentence.section)
