"""What a text can state of a date, and when two such statements agree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Precision = Literal["day", "month", "year", "quarter", "part"]

_DAYS_OF_PART = {
    "early": (1, 10),
    "mid": (11, 20),
    "late": (21, 31),
    "end": (21, 31),
    "first week": (1, 7),
    "second week": (8, 14),
    "third week": (15, 21),
    "fourth week": (22, 28),
    "last week": (22, 31),
}
_MONTHS_OF_PART = {
    "early": (1, 4),
    "mid": (5, 8),
    "late": (9, 12),
    "end": (10, 12),
    "first half": (1, 6),
    "second half": (7, 12),
    **{f"q{n}": (3 * n - 2, 3 * n) for n in range(1, 5)},
}


@dataclass(frozen=True, slots=True)
class PartialDate:
    """As much of a date as a text states."""

    year: int | None
    month: int | None
    day: int | None


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date at ``text[start:end]``; what the text does not state is None.

    ``year_inferred``: the year comes from the document's date, not from these words. ``weekday``: 0 is Monday, as
    written (not checked against a written year). ``part``: "early", "mid", "late", "end", "first half",
    "second half", "q1" to "q4", "first week" to "fourth week", "last week". ``until``: the last day (month, year) of a
    range, and then the other fields are its first.
    """

    start: int
    end: int
    year: int | None
    month: int | None
    day: int | None
    precision: Precision
    year_inferred: bool = False
    weekday: int | None = None
    part: str | None = None
    until: PartialDate | None = None

    def covers(self, other: DateMention) -> bool:
        """Whether all of ``other`` lies within this mention: "September 2024" covers "26 September".

        A year that one of the two leaves open agrees with any.
        """
        if self.month is None and self.precision == "day":
            return self.day == other.day
        dated = self.year is not None and other.year is not None
        first, last = self._bounds(dated)
        other_first, other_last = other._bounds(dated)
        return first <= other_first and other_last <= last

    def same_as(self, other: DateMention) -> bool:
        """Whether the two state the same day, month, range; "September 26" is the same as "2024-09-26"."""
        return self.covers(other) and other.covers(self)

    def _bounds(self, dated: bool) -> tuple[tuple[int, int, int], tuple[int, int, int]]:
        """First and last (year, month, day); years count from the mention's own first where not ``dated``."""
        year = self.year if dated and self.year is not None else 0
        (first_month, last_month), (first_day, last_day) = self.months(), self.days()
        if self.until is None:
            return (year, first_month, first_day), (year, last_month, last_day)
        years = (self.until.year or 0) - (self.year or 0)
        last = (year + years, self.until.month or 12, self.until.day or 31)
        return (year, first_month, first_day), last

    def months(self) -> tuple[int, int]:
        """First and last month of the year that the mention's own month or part allows."""
        if self.month is not None:
            return self.month, self.month
        return _MONTHS_OF_PART.get(self.part or "", (1, 12))

    def days(self) -> tuple[int, int]:
        """First and last day of the month that the mention's own day or part allows."""
        if self.day is not None:
            return self.day, self.day
        return _DAYS_OF_PART.get(self.part or "", (1, 31)) if self.month is not None else (1, 31)
