"""The stretch of time that a question asks about: "last week of September", "after January 2025", "지난달"."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from assistant.patterns import load_patterns
from ingest.language.dates import DateMention, find_dates

_AROUND = 40  # code points beside a date in which a word that turns it into a stretch may stand
_BOTH_ENDS = 2
_PARTICLE = re.compile(r"^(?:까지|에서|에는|에|의|은|는|중에?|동안|사이에?)(?=\s|$)")
_SEASONS = {
    "spring": (3, 5),
    "summer": (6, 8),
    "autumn": (9, 11),
    "fall": (9, 11),
    "winter": (12, 14),
    "봄": (3, 5),
    "여름": (6, 8),
    "가을": (9, 11),
    "겨울": (12, 14),
}
"""First and last month; of a winter, those of the next year count on."""


@dataclass(frozen=True, slots=True)
class Window:
    """From ``first`` to ``last``, both included. ``words``: the question without what names the time."""

    first: date
    last: date
    words: str

    @property
    def is_open(self) -> bool:
        """Whether it is all the time before a day, or after one."""
        return date.min == self.first or date.max == self.last

    def holds(self, mention: DateMention, reference: date | None) -> bool:
        """Whether a date of a document of the day ``reference`` lies within, as far as its words go."""
        bounds = bounds_of(mention, reference)
        return bounds is not None and self.first <= bounds[0] and bounds[1] <= self.last


def asks_what_happens(text: str) -> bool:
    """Whether the question asks what there was at a time, rather than for one thing about it."""
    return load_patterns("window")["happening"].search(text) is not None


def window_of(text: str, today: date, reference: date | None) -> Window | None:
    """The stretch of time that a question names; None where it names none, or several apart from each other.

    :param today: the day on which it is asked, which "last month" counts from
    :param reference: gives the year of a day without one: the day of the newest document
    """
    patterns = load_patterns("window")
    relative = next((name for name in _RELATIVE if patterns[name].search(text)), None)
    if season := patterns["season"].search(text):
        return Window(*_season(season.groupdict()), _without(text, season.span()))
    if relative in _YEARS:  # "May last year"
        reference = today
    mentions = find_dates(text, reference)
    if len(mentions) == 1 and (named := bounds_of(mentions[0], reference)) is not None:
        return _turned(text, mentions[0], named)
    if len(mentions) == _BOTH_ENDS and (between := _between(text, mentions, reference)) is not None:
        return between
    if relative is None or mentions or (match := patterns[relative].search(text)) is None:
        return None
    return Window(*_RELATIVE[relative](today), _without(text, match.span()))


def _between(text: str, mentions: Sequence[DateMention], reference: date | None) -> Window | None:
    """From one named time to another: "between the vote in May 2023 and June 2024"."""
    start, end = (bounds_of(mention, reference) for mention in mentions)
    around = load_patterns("window")["between"].search(text)
    if start is None or end is None or around is None or not start[0] <= end[1]:
        return None
    return Window(start[0], end[1], _without(text, (min(around.start(), mentions[0].start), mentions[1].end)))


def bounds_of(mention: DateMention, reference: date | None) -> tuple[date, date] | None:
    """First and last day that a date can mean; None where its year stays open."""
    year = mention.year or (reference.year if reference else None)
    if year is None:
        return None
    (first_month, last_month), (first_day, last_day) = mention.months(), mention.days()
    last_year = year
    if mention.until is not None:
        last_year = mention.until.year or year
        last_month, last_day = mention.until.month or 12, mention.until.day or 31
    elif mention.part == "last week" and mention.month:
        first_day = calendar.monthrange(year, first_month)[1] - 8
    return _day(year, first_month, first_day), _day(last_year, last_month, last_day)


def _turned(text: str, mention: DateMention, named: tuple[date, date]) -> Window:
    """A named time as a window: "after May" is what comes after it."""
    if mention.until is not None:
        return Window(*named, _without(text, (mention.start, mention.end)))
    patterns = load_patterns("window")
    before = text[max(0, mention.start - _AROUND) : mention.start]
    after = text[mention.end : mention.end + _AROUND]
    start, end = mention.start, mention.end
    turn = ""
    for name in ("day_after", "day_before", "after", "since", "before", "until"):
        if match := patterns[name].search(before):
            turn, start = name, mention.start - len(before) + match.start()
            break
        if match := patterns[f"then_{name}"].search(after):
            turn, end = name, mention.end + match.end()
            break
    first, last = named
    day = timedelta(days=1)
    first, last = {
        "day_after": (last + day, last + day),
        "day_before": (first - day, first - day),
        "after": (last + day, date.max),
        "since": (first, date.max),
        "before": (date.min, first - day),
        "until": (date.min, last),
    }.get(turn, (first, last))
    return Window(first, last, _without(text, (start, end)))


def _without(text: str, stretch: tuple[int, int]) -> str:
    return f"{text[: stretch[0]]} {_PARTICLE.sub('', text[stretch[1] :])}"


def _season(found: dict[str, Any]) -> tuple[date, date]:
    year = int(found.get("year") or found["year_ko"])
    first, last = _SEASONS[(found.get("season") or found["season_ko"]).lower()]
    return _day(year, first, 1), _day(year + last // 13, (last - 1) % 12 + 1, 31)


def _day(year: int, month: int, day: int) -> date:
    return date(year, month, min(day, calendar.monthrange(year, month)[1]))


def _month(day: date) -> tuple[date, date]:
    return day.replace(day=1), _day(day.year, day.month, 31)


def _week(day: date) -> tuple[date, date]:
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


_RELATIVE: dict[str, Callable[[date], tuple[date, date]]] = {
    "yesterday": lambda today: (today - timedelta(days=1), today - timedelta(days=1)),
    "today": lambda today: (today, today),
    "last_week": lambda today: _week(today - timedelta(days=7)),
    "this_week": lambda today: _week(today),
    "last_month": lambda today: _month(today.replace(day=1) - timedelta(days=1)),
    "this_month": lambda today: _month(today),
    "last_year": lambda today: (date(today.year - 1, 1, 1), date(today.year - 1, 12, 31)),
    "this_year": lambda today: (date(today.year, 1, 1), date(today.year, 12, 31)),
}
_YEARS = frozenset({"last_year", "this_year"})
