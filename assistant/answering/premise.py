"""Questions that take a number for granted which the documents contradict: "Where are the twelve companies from?".

A count or an amount: the sentence that gives the other one must be about the same thing, or nothing is corrected.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.evidence.answerability import OWN_BINDING
from assistant.evidence.candidates import Evidence
from assistant.notices.claims import basis_of, is_general
from assistant.notices.disagreement import agree
from assistant.question.counting import unit_at
from assistant.question.understanding import Question
from ingest.language.glossary import related
from ingest.language.numbers import Number, find_numbers
from ingest.language.tokens import is_hangul
from ingest.lexicon import word_forms

_PLURAL = re.compile(r"\s*(?:[^\W\d][\w'’-]*\s+){0,2}?(?P<noun>[^\W\d][\w-]*[^\W\ds]s)\b", re.IGNORECASE)
_WORD = re.compile(r"\s*(?:개\s*)?(?P<noun>[가-힣]+)")
_BARE_COUNTER = re.compile(r"\s?(?:개|명|곳|건|가지)(?=$|[.,?!)]|[은는이가을를의에도로]|[이예]에?요|인가|입니)")
_FUNCTION = re.compile(
    r"\b(?:that|which|who|of|in|at|to|from|is|are|was|were|will|did|has|have|and|or)\b", re.IGNORECASE
)
_LEAST = 0.5
"""Least coverage of the question's words by the sentence that corrects it."""


_HYPHENATED, _SIZED = re.compile(r"-[a-z]+$", re.IGNORECASE), re.compile(r"\s?(?:규모|짜리)")
"""How an amount ends, and what follows it, that says how large a thing is: "the 200-million-dollar fund"."""
_SIZE = re.compile(r"\b(?:size|total|worth|volume|budget)\b|규모|총액|총 |모두", re.IGNORECASE)
_EACH = re.compile(r"\b(?:per|each|every)\s+(?P<en>[^?.,]+)|(?P<ko>[가-힣]+당)\b", re.IGNORECASE)
"""Of what an amount is for each: "per research project", 과제당."""
_PER_EACH, _AS_ASKED = 0.5, 0.85
"""Least share of the question's other words that a sentence has with another amount: where both are for each of
something or the size of it, and where nothing but the words says that they are amounts of one thing."""


def correction(question: Question, evidence: Sequence[Evidence]) -> Evidence | None:
    """The best sentence that gives what the question gives, with another number; None where its number is told.

    Plain counts before a noun ("the twelve companies") and amounts take something for granted; nothing is corrected
    where any sentence gives the question's own number for the same things.
    """
    evidence = [found for found in evidence if found.passage.sentence.kind != "heading"]
    for number in question.numbers:
        if number.kind == "money" and (other := _other_amount(number, question, evidence)):
            return other
        nouns = _counted(question.text, number) if number.kind == "count" else frozenset()
        if not nouns or question.counted:
            continue
        others = [
            found for found in evidence if _values(found.passage.text, nouns) and _is_about(found, question, number)
        ]
        if others and not any(_tells(found.passage.text, number, nouns) for found in evidence):
            return others[0]
    return None


def _other_amount(asked: Number, question: Question, evidence: Sequence[Evidence]) -> Evidence | None:
    """The sentence that gives another amount of the same thing; None where the amount asked about is told at all."""
    amounts = [(found, [n for n in find_numbers(found.passage.text) if n.kind == "money"]) for found in evidence]
    if any((amount.value, amount.currency) == (asked.value, asked.currency) for _, told in amounts for amount in told):
        return None
    of_one_thing = [
        found
        for found, told in amounts
        if any(_of_one_kind(asked, question.text, amount, found.passage.text) for amount in told)
        and found.binding >= OWN_BINDING
        and _share(found, question, asked) >= (_AS_ASKED if _basis(asked, question.text) is None else _PER_EACH)
        and _is_for_each(found, question)
    ]
    return max(of_one_thing, key=lambda found: _share(found, question, asked), default=None)


def _of_one_kind(asked: Number, question: str, told: Number, text: str) -> bool:
    if asked.currency != told.currency or agree(asked, told):
        return False
    basis = _basis(asked, question)
    return bool(_SIZE.search(text)) if basis == "size" else basis == basis_of(told, text)


def _is_for_each(found: Evidence, question: Question) -> bool:
    """Whether the sentence has what the question's amount is for each of, if it is: a project is no year."""
    of = _EACH.search(question.text)
    keys = {key for key, _ in word_forms(of["en"] or of["ko"])} if of else set()
    matches = [m for term, m in zip(question.terms, found.matches, strict=True) if keys.intersection(term.keys)]
    return not of or max(matches, default=0.0) >= _AS_ASKED


def _basis(number: Number, text: str) -> str | None:
    sized = _HYPHENATED.search(text[number.start : number.end]) or _SIZED.match(text, number.end)
    return "size" if sized else basis_of(number, text)


def _share(found: Evidence, question: Question, asked: Number) -> float:
    """How much of the question's words, its amount aside, the sentence accounts for."""
    words = [m for t, m in zip(question.terms, found.matches, strict=True) if t.number != asked.value]
    return sum(words) / len(words) if words else 0.0


def _is_about(found: Evidence, question: Question, number: Number) -> bool:
    return max(found.coverage, _share(found, question, number)) >= _LEAST


def _tells(text: str, number: Number, nouns: frozenset[str]) -> bool:
    """Whether a text gives the number for these things, if only somewhere beside it: "150 companies as tenants"."""
    if values := _values(text, nouns):
        return number.value in values
    counted = (_counted(text, n) for n in find_numbers(text) if n.kind == "count" and n.value == number.value)
    general = any(all(is_general((key, key)) for key in keys) for keys in counted)
    return general and any(related(key, noun) for key, _ in word_forms(text) for noun in nouns)


def _values(text: str, nouns: frozenset[str]) -> frozenset[Decimal]:
    """The numbers that a text gives for these things."""
    counts = (number for number in find_numbers(text) if number.kind == "count")
    return frozenset(n.value for n in counts if any(related(key, noun) for key in _counted(text, n) for noun in nouns))


def _counted(text: str, number: Number) -> frozenset[str]:
    """The keys of the noun right after a number, or of what its Korean counter stands for; a verb is no noun.

    A bare Korean counter ("과제 33개") follows its noun.
    """
    if _BARE_COUNTER.match(text, number.end) or _BARE_COUNTER.search(text[number.start : number.end]):
        return frozenset(key for key, _ in word_forms(text[: number.start])[-1:])
    noun = (_WORD if is_hangul(text[number.end :].lstrip()[:1]) else _PLURAL).match(text, number.end)
    after = word_forms(noun["noun"]) if noun and not _FUNCTION.search(text[number.end : noun.start("noun")]) else ()
    return frozenset(key for key, _ in (*unit_at(text, number.end), *after))
