"""Questions that take a number for granted which the documents contradict: "Where are the twelve companies from?"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.evidence.candidates import Evidence
from assistant.question.counting import unit_at
from assistant.question.understanding import Question
from ingest.language.glossary import related
from ingest.language.numbers import Number, find_numbers
from ingest.language.tokens import is_hangul
from ingest.lexicon import word_forms

_PLURAL = re.compile(r"\s*(?:[^\W\d][\w'’-]*\s+){0,2}?(?P<noun>[^\W\d][\w-]*[^\W\ds]s)\b", re.IGNORECASE)
_WORD = re.compile(r"\s*(?:개\s*)?(?P<noun>[가-힣]+)")
_FUNCTION = re.compile(
    r"\b(?:that|which|who|of|in|at|to|from|is|are|was|were|will|did|has|have|and|or)\b", re.IGNORECASE
)
_LEAST = 0.5
"""Least coverage of the question's words by the sentence that corrects it."""


def correction(question: Question, evidence: Sequence[Evidence]) -> Evidence | None:
    """The best sentence that counts what the question counts, with another number; None where its number is told.

    Only plain counts before a noun ("the twelve companies") take something for granted; nothing is corrected where
    any sentence gives the question's own number for the same things.
    """
    for number in question.numbers:
        nouns = _counted(question.text, number) if number.kind == "count" else frozenset()
        if not nouns or question.counted:
            continue
        told = [(found, _values(found.passage.text, nouns)) for found in evidence]
        others = [f for f, values in told if values and f.coverage >= _LEAST and f.passage.sentence.kind != "heading"]
        if others and not any(number.value in values for _, values in told):
            return others[0]
    return None


def _values(text: str, nouns: frozenset[str]) -> frozenset[Decimal]:
    """The numbers that a text gives for these things."""
    counts = (number for number in find_numbers(text) if number.kind == "count")
    return frozenset(n.value for n in counts if any(related(key, noun) for key in _counted(text, n) for noun in nouns))


def _counted(text: str, number: Number) -> frozenset[str]:
    """The keys of the noun right after a number, or of what its Korean counter stands for; a verb is no noun."""
    noun = (_WORD if is_hangul(text[number.end :].lstrip()[:1]) else _PLURAL).match(text, number.end)
    after = word_forms(noun["noun"]) if noun and not _FUNCTION.search(text[number.end : noun.start("noun")]) else ()
    return frozenset(key for key, _ in (*unit_at(text, number.end), *after))
