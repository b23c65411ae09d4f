"""Questions that fit several things equally well: the options are shown instead of one of them picked."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.evidence.answer_types import KIND
from assistant.evidence.answerability import kinds_answered, may_answer, model
from assistant.evidence.candidates import Evidence
from assistant.question.understanding import Question
from ingest.language.dates import find_dates

MOST = 4
_AMBIGUOUS_TERMS = 2
"""A question with more content words than this says which one it means."""
_NEAR, _AS_GOOD = 0.6, 0.9
"""A rival covers at least this share of the question's words that the best one covers: of one word, of more words."""
_AS_LIKELY = 0.6
"""And it answers at least with this share of the best one's probability."""


def options(question: Question, evidence: Sequence[Evidence]) -> list[Evidence]:
    """The rival answers of an ambiguous question, best first; empty where one answer stands out or all agree.

    Only a question that names nothing and says little ("When is the meeting?") is ambiguous, where rivals cover it as
    well as the best does and give another date or another section's people; or one that points at something of which
    nobody has spoken yet ("What did she say?").
    """
    if question.points_nowhere and len(question.terms) <= _AMBIGUOUS_TERMS:
        return _said_by_each(question, evidence)
    if question.several or len(question.terms) > _AMBIGUOUS_TERMS:  # a follow-up has its context among its terms
        return []
    if any(term.name for term in question.terms):
        return []
    if question.dates or question.numbers or not {"date", "person", "place"} & set(question.asked):
        return []
    best = evidence[0]
    near = _NEAR if len(question.terms) < _AMBIGUOUS_TERMS else _AS_GOOD
    rivals: dict[object, Evidence] = {}
    for found in evidence:
        as_good = found.coverage >= near * best.coverage and found.probability >= _AS_LIKELY * best.probability
        as_good = as_good and (best.field <= 0 or found.field >= best.field)  # a label tells which one is meant
        if as_good and may_answer(found, question):
            rivals.setdefault(_answer_value(found), found)
    return _if_several(list(rivals.values()))


def _said_by_each(question: Question, evidence: Sequence[Evidence]) -> list[Evidence]:
    """The sentences that answer for one of several, where the question does not say for which.

    One that has no word of its own is for any of a kind: a part of a document has one option then.
    """
    if question.terms:
        least = model().threshold
        return _if_several(
            [f for f in evidence if f.probability >= least and kinds_answered(f, question) and not f.passage.leans]
        )
    held = [f for f in evidence if max(f.holds, default=0.0) >= KIND and not f.passage.leans]
    return _if_several(list({_answer_value(f): f for f in reversed(held)}.values())[::-1])


def _if_several(rivals: list[Evidence]) -> list[Evidence]:
    return rivals[:MOST] if len(rivals) > 1 else []


def _answer_value(evidence: Evidence) -> object:
    """What tells two answers apart: the day they name, else the part of the document they stand in."""
    passage = evidence.passage
    days = tuple((d.month, d.day) for d in find_dates(passage.text, passage.document.date) if d.day)
    return days or (passage.document.document_id, passage.sentence.section)
