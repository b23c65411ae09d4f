"""Questions that fit several things equally well: the options are shown instead of one of them picked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assistant.evidence.answer_types import KIND
from assistant.evidence.answerability import kinds_answered, may_answer, model
from assistant.evidence.candidates import Evidence
from assistant.evidence.fields import is_keyed
from assistant.question.asked import Asked
from assistant.question.understanding import Question, Term
from ingest.language.dates import find_dates
from ingest.language.glossary import meanings, related
from ingest.language.numbers import Kind, find_numbers
from ingest.lexicon import word_forms

MOST = 4
_AMBIGUOUS_TERMS = 2
"""A question with more content words than this says which one it means."""
_NEAR, _AS_GOOD = 0.6, 0.9
"""A rival covers at least this share of the question's words that the best one covers: of one word, of more words."""
_AS_LIKELY = 0.5
"""And it answers at least with this share of the best one's probability."""
_NAME = r"(?:[a-z]?[A-Z][\w&-]*|[가-힣]\S*)"
_WITH = re.compile(
    rf"\b(?P<noun>[\w-]+) (?:between|with) (?P<parties>(?:the )?{_NAME}(?: (?:(?:and|of) )?{_NAME})*)"
    r"|(?P<parties_ko>\S+?(?:(?:와|과) \S+?)?)(?:(?:와|과|간)(?:의| 체결한| 맺은)?|의) (?P<noun_ko>[가-힣A-Z]{2,})"
)
"""A thing told apart from others of its kind by whom it is between, or with."""
_QUOTED = frozenset('“"‘「')
_NUMBERS: dict[Asked, tuple[Kind, ...]] = {"count": ("count", "measure"), "money": ("money",), "share": ("percent",)}


def options(question: Question, evidence: Sequence[Evidence]) -> list[Evidence]:
    """The rival answers of an ambiguous question, best first; empty where one answer stands out or all agree.

    Only a question that names nothing and says little ("When is the meeting?") is ambiguous, where rivals cover it as
    well as the best does and give another date or another section's people; or one that says nothing but which kind of
    thing it asks for ("How many companies?"), or points at something of which nobody has spoken yet ("What did she
    say?").
    """
    evidence = [found for found in evidence if not _is_heading(found)]
    if (question.points_nowhere and len(question.terms) <= _AMBIGUOUS_TERMS) or question.names_nothing:
        return _said_by_each(question, evidence)
    if question.several or len(question.terms) > _AMBIGUOUS_TERMS:  # a follow-up has its context among its terms
        return []
    if any(map(_names_one, question.terms)):
        return []
    if question.asked == ("open",):
        return _of_each_with(question, evidence)
    if question.dates or question.numbers or not {"date", "person", "place"} & set(question.asked):
        return []
    if not evidence:
        return []
    near = _NEAR if len(question.terms) < _AMBIGUOUS_TERMS else _AS_GOOD
    return _if_several(_as_good(question, evidence, near), question)


def _as_good(question: Question, evidence: Sequence[Evidence], near: float) -> list[Evidence]:
    """What covers the question, and is as likely to answer it, about as well as the best one."""
    best = evidence[0]
    return [
        found
        for found in evidence
        if found.coverage >= near * best.coverage
        and found.probability >= _AS_LIKELY * best.probability
        and (best.field <= 0 or found.field >= best.field)  # a label tells which one is meant
        and may_answer(found, question)
    ]


def _of_each_with(question: Question, evidence: Sequence[Evidence]) -> list[Evidence]:
    """What is said of each of several things of one name, told apart by their parties: "the MOU between A and B"."""
    meant: list[tuple[frozenset[str], Evidence]] = []
    for found in _as_good(question, evidence, _NEAR) if evidence else ():
        parties = _parties(found.passage.text, question)
        if parties and not any(parties <= other or other <= parties for other, _ in meant):
            meant.append((parties, found))
    return [found for _, found in meant[:MOST]] if len(meant) > 1 else []


def _parties(text: str, question: Question) -> frozenset[str]:
    """The names, word by word, that say which of the things called by a word of the question a text speaks of."""
    keys = [key for term in question.terms for key in term.keys]
    for stretch in _WITH.finditer(text):
        noun = stretch["noun"] or stretch["noun_ko"]
        if any(related(key, other) for key in keys for other, _ in word_forms(noun)):
            return frozenset(key for key, _ in word_forms(stretch["parties"] or stretch["parties_ko"]))
    return frozenset()


def _is_heading(found: Evidence) -> bool:
    """Whether it is a heading or a table's first row, which say of what something is told and nothing of it."""
    sentence = found.passage.sentence
    head = sentence.kind == "table_row" and found.passage.opening is None and not is_keyed(sentence.text)
    return sentence.kind == "heading" or head


def _names_one(term: Term) -> bool:
    """Whether a term is the name of one thing: "MOU" is a name by its capitals, and a common word."""
    return term.name and not (len(term.keys) == 1 and len(term.spellings) < 2 and meanings(term.keys[0]))


def _said_by_each(question: Question, evidence: Sequence[Evidence]) -> list[Evidence]:
    """The sentences that answer for one of several, where the question does not say for which.

    One that has no word of its own is for any of a kind.
    """
    if question.terms:
        least = model().threshold
        likely = [found for found in evidence if found.probability >= least and kinds_answered(found, question)]
        return _if_several(likely, question)
    held = [f for f in evidence if max(f.holds, default=0.0) >= KIND and not f.passage.leans]
    labelled = [f for f in held if f.field > 0]
    quoting = [f for f in held if "quotation" in question.asked and _QUOTED & set(f.passage.text)]
    return _if_several(labelled or quoting or held, question)


def _if_several(found: Iterable[Evidence], question: Question) -> list[Evidence]:
    """The first of each thing, where there is more than one."""
    rivals: dict[object, Evidence] = {}
    for one in found:
        rivals.setdefault(_answer_value(one, question), one)
    return list(rivals.values())[:MOST] if len(rivals) > 1 else []


def _answer_value(evidence: Evidence, question: Question) -> object:
    """What tells two answers apart: the first day or number that they name, who speaks, the part where they stand.

    A number or a day that stands later is more often a detail, or of the source that is named at a sentence's end.
    """
    passage = evidence.passage
    days = [(d.month, d.day) for d in find_dates(passage.text, passage.document.date) if d.month]
    if "date" in question.asked and days:
        return days[0]
    numbers = (n.value for n in find_numbers(passage.text) if n.kind in _NUMBERS.get(question.asked[0], ()))
    if (number := next(numbers, None)) is not None:
        return number
    if {"quotation", "open"}.intersection(question.asked):
        return ((*passage.lead, passage.before) if passage.leans else (passage.sentence,))[0]
    return passage.document.document_id, passage.sentence.section
