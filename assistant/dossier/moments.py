"""Dates as the fact tables write them, as stretches of days; and the dated statements in their order."""

from __future__ import annotations

import calendar
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from assistant.dossier.dossier import Dossier
from assistant.dossier.places import Source, source_of
from assistant.notices.attribution import attributed
from ingest.registry import FactRow

_DAY = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
_SOURCES = re.compile(r"[\W\d]*(?:sources?|references|출처|참고\s?(?:자료|문헌))\W*$", re.IGNORECASE)
_PART = re.compile(r"(\d{4})-([QH])([1-4])")


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """A day, month, quarter, half, year or stretch of days: its first and last day, both inclusive."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Happening:
    """A date, and the statements that name it as the day of what they tell, those with most to say first."""

    value: str
    moment: Moment
    statements: tuple[Source, ...]


def moment(value: str) -> Moment | None:
    """The days that a date fact's value means; None where its year is open, or no such day exists."""
    begin, _, end = value.partition("/")
    first, last = _days(begin), _days(end or begin)
    return Moment(first.first, last.last) if first and last and first.first <= last.last else None


def timeline(dossier: Dossier) -> list[Happening]:
    """What is dated, the earliest first. The day on which somebody reported something is left out."""
    found: dict[str, list[FactRow]] = defaultdict(list)
    for row in dossier.of("date"):
        if happens(dossier, row):
            found[row.fact.value].append(row)
    happenings = (Happening(value, when, _statements(rows)) for value, rows in found.items() if (when := moment(value)))
    return sorted(happenings, key=lambda h: (h.moment, h.value))


def happens(dossier: Dossier, row: FactRow) -> bool:
    """Whether a date fact tells when something was or will be, not when somebody reported it or wrote it down."""
    if moment(row.fact.value) is None or row.fact.value == str(row.document.compiled_on):
        return False
    sentence = dossier.sentence(row)
    if (sentence and sentence.kind == "heading") or _SOURCES.match(dossier.section(row)):
        return False
    return row.fact.text in attributed(source_of(row).quote, row.document, dossier.aliases).body


def _days(written: str) -> Moment | None:
    if part := _PART.fullmatch(written):
        months = 3 if part[2] == "Q" else 6
        last = int(part[3]) * months
        return Moment(date(int(part[1]), last - months + 1, 1), _end(int(part[1]), last)) if last <= 12 else None
    match = _DAY.fullmatch(written.partition(" ")[0])  # "2024-09 late" is some days of the month
    if match is None:
        return None
    year, month, day = (int(group) if group else None for group in match.groups())
    try:
        if year is None or month is None:
            return Moment(date(year or 0, 1, 1), date(year or 0, 12, 31))
        if day is None:
            return Moment(date(year, month, 1), _end(year, month))
        return Moment(date(year, month, day), date(year, month, day))
    except ValueError:
        return None


def _end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _statements(rows: Sequence[FactRow]) -> tuple[Source, ...]:
    """Each wording once, the longest first: a heading says less than its sentence."""
    found = {source.quote: source for source in map(source_of, rows)}
    return tuple(sorted(found.values(), key=lambda source: (-len(source.quote), source.quote)))
