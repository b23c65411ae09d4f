"""The dates a text states, in English and Korean, as far as each is given: a year, a month, a day or less.

Written apart from the product's own reading of dates: the regression run must not share its mistakes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import astuple, dataclass, replace
from datetime import date

from assistant.evaluation.reading.wording import listed

_NAMES = listed("january february march april may june july august september october november december")
_MONTHS = {name: number for number, name in enumerate(_NAMES, start=1)}
_MONTHS |= {name[:3]: number for name, number in _MONTHS.items()} | {"sept": 9}
_DAYS = listed("monday tuesday wednesday thursday friday saturday sunday")
_WEEKDAYS = {name: number for number, name in enumerate(_DAYS)}
_KOREAN_WEEKDAYS = {name: number for number, name in enumerate("월화수목금토일")}

_MONTH = "(?P<month>" + "|".join(_NAMES) + r"|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?)"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?!\d)"
_LAST = r"(?:\s?(?:-|–|~|to|and)\s?(?P<last>[0-3]?\d)(?:st|nd|rd|th)?(?!\d))?"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
_PATTERNS = (
    re.compile(rf"(?<!\d){_YEAR}\s?[-./]\s?(?P<month>\d{{1,2}})\s?[-./]\s?{_DAY}"),
    re.compile(rf"(?:(?<!\d){_YEAR}년\s*)?(?<!\d)(?P<month>\d{{1,2}})월(?:\s*{_DAY}일?{_LAST}일)?"),
    re.compile(rf"(?<!\w)(?:{_YEAR}년)"),
    re.compile(r"(?<![\d,.])(?P<day>[0-3]?\d)일(?!간|동안|\s?(?:이내|만에|차))"),
    re.compile(rf"\b{_MONTH}\s+{_DAY}{_LAST}(?:,?\s+{_YEAR})?", re.IGNORECASE),
    re.compile(rf"(?<![\d.,]){_DAY}{_LAST}\s+(?:of\s+)?{_MONTH}(?:,?\s+{_YEAR})?", re.IGNORECASE),
    re.compile(rf"\b{_MONTH},?\s+{_YEAR}", re.IGNORECASE),
    re.compile(r"\b(?P<month>" + "|".join(name.capitalize() for name in _NAMES) + r")\b"),
    re.compile(rf"(?<![\w.,/-]){_YEAR}(?![\d%]|[.,]\d)(?!\s?(?:won|dollars|원|개|명|곳|companies|people))"),
)
_WEEKDAY = re.compile(
    rf"\b({'|'.join(_DAYS)})\b|([월화수목금토일])요일|(?<=[(（])([월화수목금토일])(?=[)）])", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class When:
    """A date as far as it is stated; None where the text leaves a part open."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, iso: str) -> When:
        """From "2024", "2024-09" or "2024-09-26"."""
        return cls(*(int(part) for part in iso.split("-")))

    def in_year_of(self, document: date | None) -> When:
        """With the year that the document's own date gives it: the one that puts it nearest to that date."""
        if self.year is not None or self.month is None or document is None:
            return self
        around = (document.year - 1, document.year, document.year + 1)
        return replace(self, year=min(around, key=lambda year: abs(self._months(year) - _months_of(document))))

    def _months(self, year: int) -> float:
        return 12 * year + (self.month or 1) + ((self.day or 15) - 1) / 31

    def within(self, other: When) -> bool:
        """Whether ``other`` states all that this one does."""
        return all(mine is None or mine == theirs for mine, theirs in zip(astuple(self), astuple(other), strict=True))


def _months_of(day: date) -> float:
    return 12 * day.year + day.month + (day.day - 1) / 31


def take_dates(text: str) -> tuple[str, frozenset[When]]:
    """The text with its dates blanked, and the dates; the finer patterns are tried first."""
    found: set[When] = set()
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            found.update(_read(match))
        text = pattern.sub(" ", text)
    return text, frozenset(found)


def _read(match: re.Match[str]) -> Iterable[When]:
    """One date, or the first and last of a range."""
    parts = match.groupdict()
    year = int(parts["year"]) if parts.get("year") else None
    month = _month(parts["month"]) if parts.get("month") else None
    days = [int(parts[key]) for key in ("day", "last") if parts.get(key)]
    return [When(year, month, day) for day in days] or [When(year, month)]


def _month(word: str) -> int:
    return int(word) if word.isdigit() else _MONTHS[word.lower().rstrip(".")]


def weekdays(text: str) -> frozenset[int]:
    """Days of the week named, Monday 0."""
    return frozenset(
        _WEEKDAYS[match.group(1).lower()] if match.group(1) else _KOREAN_WEEKDAYS[match.group(2) or match.group(3)]
        for match in _WEEKDAY.finditer(text)
    )
