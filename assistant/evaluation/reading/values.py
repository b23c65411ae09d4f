"""Everything countable that a text states: numbers, dates, weekdays, units, addresses; and what a quote lacks of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass
from datetime import date
from decimal import Decimal

from assistant.evaluation.reading.dates import When, take_dates, weekdays
from assistant.evaluation.reading.numbers import numbers
from assistant.evaluation.reading.wording import plain

_LITERALS = (
    re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII),
    re.compile(r"(?:https?://|www\.)[^\s<>()\[\]\"']*[^\s<>()\[\]\"'.,;:!?]", re.ASCII),
    re.compile(r"(?<![\w:])\d{1,2}:\d{2}(?![\w:])"),
    re.compile(r"(?<![\w.-])(?!(?:19|20)\d\d[ -])\(?\+?\d{1,4}(?:[ ()-]{1,2}\d{2,4}){1,3}[ -]\d{3,4}(?![\w-])"),
)
_UNITS = {
    "won": r"\bwon\b|\bKRW\b|₩|(?<=[\d조억만천백십])\s?원",
    "dollar": r"\bdollars?\b|\bUSD\b|\$|달러",
    "yen": r"\byen\b|\bJPY\b|¥|엔(?:화)?(?![가-힣]{2})",
    "euro": r"\beuros?\b|\bEUR\b|€|유로",
    "percent": r"%|\bper\s?cent\b|퍼센트|프로(?![가-힣])",
}
_UNIT_PATTERNS = {unit: re.compile(pattern, re.IGNORECASE) for unit, pattern in _UNITS.items()}


@dataclass(frozen=True, slots=True)
class Values:
    """What a text states, each kind as a set; ``literals`` are addresses, telephone numbers and clock times."""

    numbers: frozenset[Decimal]
    dates: frozenset[When]
    weekdays: frozenset[int]
    units: frozenset[str]
    literals: frozenset[str]


def read_values(text: str) -> Values:
    """Reads literals first, then dates, then numbers, so that no figure counts twice."""
    rest = plain(text)
    literals: set[str] = set()
    for pattern in _LITERALS:
        literals.update(match.lower() for match in pattern.findall(rest))
        rest = pattern.sub(" ", rest)
    days = weekdays(rest)
    rest, dates = take_dates(rest)
    units = frozenset(unit for unit, pattern in _UNIT_PATTERNS.items() if pattern.search(rest))
    return Values(numbers(rest), dates, days, units, frozenset(literals))


def stated(dates: Iterable[When], documents: Sequence[date | None]) -> frozenset[When]:
    """The dates, and each again with the year that a document's date gives it."""
    given = list(dates)
    return frozenset([*given, *(when.in_year_of(day) for when in given for day in documents)])


def lacking(statement: Values, quote: Values, documents: Sequence[date | None] = ()) -> list[str]:
    """What the statement states and the quote does not, each as a phrase; ``documents`` are the cited ones' dates."""
    known = stated(quote.dates, documents)
    years = {Decimal(when.year) for when in known if when.year is not None}
    return [
        *(f"number {value}" for value in sorted(statement.numbers - quote.numbers - years)),
        *(f"date {_iso(when)}" for when in statement.dates if not _supported(when, known, quote.numbers)),
        *(f"weekday {day}" for day in sorted(statement.weekdays - quote.weekdays)),
        *(f"unit {unit}" for unit in sorted(statement.units - quote.units)),
        *(f"address {literal}" for literal in sorted(statement.literals - quote.literals)),
    ]


def _supported(when: When, known: frozenset[When], figures: frozenset[Decimal]) -> bool:
    """A year alone may also stand in the quote as a plain number."""
    bare_year = when.year is not None and when.month is None and Decimal(when.year) in figures
    return bare_year or any(when.within(other) for other in known)


def _iso(when: When) -> str:
    parts = zip(astuple(when), (4, 2, 2), strict=True)
    return "-".join(f"{part:0{width}}" if part else "?" * width for part, width in parts)
