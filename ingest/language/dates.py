"""Dates in English and Korean text: where they stand, and how much of a date each one states."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache

from ingest.language.date_mentions import DateMention, PartialDate, Precision
from ingest.language.date_patterns import DASH, MONTHS, ORDINAL_QUARTERS, PART_OF, PATTERNS, SIGNS, WEEKDAYS

__all__ = ["DateMention", "PartialDate", "find_dates"]

_BEFORE = 32  # code points looked at before a mention
_MONTH_CONTEXT = re.compile(
    r"(?<!\w)(?:in|by|since|from|until|till|through|of|early|mid|late|this|last|next|during|before|after|between|to)\s+$"
    rf"|(?:{'|'.join(MONTHS)})(?:\s+(?:and|or|to)\s+|\s*{DASH}\s*)$",
    re.IGNORECASE,
)
_DAY_CONTEXT = re.compile(
    r"(?<!\w)(?:on|by|since|from|until|till|before|after|between|to)\s+(?:the\s+)?$", re.IGNORECASE
)
_MONTH_FOLLOWS = re.compile(rf"\s*(?:{DASH}|\bto\b|\band\b)\s*(?:{'|'.join(MONTHS)})\b", re.IGNORECASE)
_NAME_FOLLOWS = re.compile(r"\s+[A-Z][a-z]")
_CLAUSE_ENDS = re.compile(r"\s*(?:[?.!,;:)]|$)")
_YEAR_CONTEXT = re.compile(
    r"(?<!\w)(?i:in|since|by|from|until|till|to|through|during|of|before|after|between|and|year|around|fiscal|the|for)\s+$"
    r"|FY\s?$|\(\s*$|[A-Z][\w&'’-]*\s+$"
)
_JOINED = re.compile(rf"\s*(?:{DASH}|to|through|until|till|부터|에서)\s*", re.IGNORECASE)
_JOINED_AFTER_BETWEEN = re.compile(r"\s+and\s+", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s+$", re.IGNORECASE)
_PAST = re.compile(r"(?:\b(?:last|past|since)|지난)\s*$", re.IGNORECASE)
_COMING = re.compile(r"(?:\b(?:next|coming)|오는)\s*$", re.IGNORECASE)
_YEAR_BEFORE = re.compile(r"(지난해|작년|올해|올|금년|내년)\s*$")
_YEAR_AFTER = re.compile(r"\s+(last|this|next)\s+year\b", re.IGNORECASE)
_YEAR_OFFSETS = {"지난해": -1, "작년": -1, "올해": 0, "올": 0, "금년": 0, "내년": 1, "last": -1, "this": 0, "next": 1}

_BY_SIGN = tuple((SIGNS.index(pattern.sign), pattern) for pattern in PATTERNS)  # a pattern as a key is hashed whole


def find_dates(text: str, reference: date | None = None) -> list[DateMention]:
    """The dates of a text in order, none overlapping; impossible ones (February 30) are not among them.

    A date without a year takes the one that puts it nearest to ``reference`` (the document's date), among those in
    which its weekday is right; where none is, and without a reference, the year stays None.
    """
    return [_with_year(mention, reference, text) for mention in _stated(text)]


@lru_cache(maxsize=16)  # a sentence is asked for its dates, its numbers and its facts, one right after the other
def _stated(text: str) -> tuple[DateMention, ...]:
    found = sorted(_mentions(text), key=lambda mention: mention.start)
    return tuple(_joined(found, text))


def _mentions(text: str) -> Iterator[DateMention]:
    taken = bytearray(len(text))
    present = [sign.search(text) is not None for sign in SIGNS]
    for number, (regex, _, in_context) in _BY_SIGN:
        if not present[number]:
            continue
        for match in regex.finditer(text):
            start, end = match.span()
            if any(taken[start:end]) or not _is_date_here(match, in_context):
                continue
            taken[start:end] = b"\1" * (end - start)  # an impossible date too: its parts are no dates either
            yield from (mention for mention in _read(match) if _is_possible(mention))


def _is_date_here(match: re.Match[str], in_context: bool) -> bool:
    """Whether the words around allow it: "may" and "march" are verbs, 2024 may count something."""
    before = match.string[max(0, match.start() - _BEFORE) : match.start()]
    groups = match.groupdict()
    name = groups.get("name")
    if name is None:
        return not in_context or _YEAR_CONTEXT.search(before) is not None
    verb = name.lower() in ("may", "mar", "march")
    if not in_context:
        anchored = groups.get("part") or groups.get("year")
        return not (verb and name[0].islower()) or bool(anchored) or _DAY_CONTEXT.search(before) is not None
    if _MONTH_CONTEXT.search(before):
        return not (verb and name[0].islower()) or _CLAUSE_ENDS.match(match.string, match.end()) is not None
    if _MONTH_FOLLOWS.match(match.string, match.end()):
        return name[0].isupper()
    return not verb and name[0].isupper() and not _NAME_FOLLOWS.match(match.string, match.end())


def _read(match: re.Match[str]) -> Iterator[DateMention]:
    """The mention that a match states, or two where it lists two days (September 25 and 26)."""
    groups = {key: value for key, value in match.groupdict().items() if value is not None}
    weekday = groups.get("weekday") or groups.get("lead")
    mention = DateMention(
        *match.span(),
        year=_year(groups),
        month=MONTHS[groups["name"].lower().rstrip(".")] if "name" in groups else _int(groups.get("month")),
        day=_int(groups.get("day")),
        precision="day",
        weekday=WEEKDAYS[weekday[:3].lower() if weekday.isascii() else weekday[0]] if weekday else None,
        part=_part(groups),
    )
    mention = replace(mention, precision=_precision(mention))
    if "listed" in groups:
        yield replace(mention, end=match.end("day"), weekday=None)
        yield replace(mention, start=match.start("day2"), day=int(groups["day2"]), weekday=None)
    elif "day2" in groups:
        month = _int(groups.get("month2")) or mention.month
        year = mention.year
        if year is not None and (month or 0) < (mention.month or 0):
            year += 1
        yield replace(mention, until=PartialDate(year, month, int(groups["day2"])), weekday=None)
    elif "near" in groups:
        yield replace(mention, start=match.start("day"))
    elif "year2" in groups:
        yield replace(mention, until=PartialDate(int(groups["year2"]), None, None))
    else:
        yield mention


def _int(digits: str | None) -> int | None:
    return int(digits) if digits else None


def _year(groups: dict[str, str]) -> int | None:
    short = groups.get("yy") or groups.get("yy2")
    return 2000 + int(short) if short else _int(groups.get("year"))


def _part(groups: dict[str, str]) -> str | None:
    if "quarter" in groups:
        return f"q{groups['quarter']}"
    if "ordinal" in groups:
        return f"q{ORDINAL_QUARTERS[groups['ordinal'].lower()]}"
    written = groups.get("part") or groups.get("half")
    return PART_OF[" ".join(written.lower().split())] if written else None


def _precision(mention: DateMention) -> Precision:
    if mention.day is not None:
        return "day"
    if mention.part is not None:
        return "quarter" if mention.part.startswith("q") else "part"
    return "month" if mention.month is not None else "year"


def _is_possible(mention: DateMention) -> bool:
    """Whether the calendar has it; 29 February only where the year is open or a leap year."""
    ends = [PartialDate(mention.year, mention.month, mention.day)] + ([mention.until] if mention.until else [])
    if any(end.month is not None and not 1 <= end.month <= 12 for end in ends):
        return False
    if any(end.day is not None and not 1 <= end.day <= _month_length(end) for end in ends):
        return False
    keys = [(end.year or 0, end.month or 0, end.day or 0) for end in ends]
    return keys == sorted(keys)


def _month_length(day: PartialDate) -> int:
    if day.month is None:
        return 31
    return calendar.monthrange(2000 if day.year is None else day.year, day.month)[1]


def _joined(found: list[DateMention], text: str) -> list[DateMention]:
    """Two mentions with "to", a dash or 부터 between them become one range, and share a year that one of them lacks."""
    joined: list[DateMention] = []
    for mention in found:
        if joined and (span := _range(joined[-1], mention, text)):
            joined[-1] = span
        else:
            joined.append(mention)
    return joined


def _range(first: DateMention, last: DateMention, text: str) -> DateMention | None:
    between = text[first.end : last.start]
    is_joined = _JOINED.fullmatch(between) or (
        _JOINED_AFTER_BETWEEN.fullmatch(between) and _BETWEEN.search(text[max(0, first.start - _BEFORE) : first.start])
    )
    same_kind = (first.day is None) == (last.day is None) and (first.month is None) == (last.month is None)
    if not is_joined or not same_kind or first.until or last.until or last.part:
        return None
    wraps = (last.month or 0, last.day or 0) < (first.month or 0, first.day or 0)
    start_year, end_year = first.year, last.year
    if start_year is None and end_year is not None:
        start_year = end_year - wraps
    elif end_year is None and start_year is not None:
        end_year = start_year + wraps
    span = replace(
        first, end=last.end, year=start_year, weekday=None, until=PartialDate(end_year, last.month, last.day)
    )
    return span if (start_year or 0) <= (end_year or 0) else None


def _with_year(mention: DateMention, reference: date | None, text: str) -> DateMention:
    if mention.year is not None or reference is None:
        return mention
    before = text[max(0, mention.start - _BEFORE) : mention.start]
    past, coming = _PAST.search(before), _COMING.search(before)
    told = _YEAR_BEFORE.search(before) or _YEAR_AFTER.match(text, mention.end)
    year = reference.year + _YEAR_OFFSETS[told[1].lower()] if told else None
    possible = [
        day
        for day in _days_around(mention, reference)
        if mention.weekday in (None, day.weekday())
        and year in (None, day.year)
        and not (past and day > reference)
        and not (coming and day < reference)
    ]
    if not possible:
        return mention
    day = min(possible, key=lambda day: (abs((day - reference).days), day))
    until = mention.until
    if until:
        wraps = (until.month or 0, until.day or 0) < (mention.month or 0, mention.day or 0)
        until = replace(until, year=day.year + wraps)
    month = day.month if mention.day is not None else mention.month
    return replace(mention, year=day.year, month=month, year_inferred=True, until=until)


def _days_around(mention: DateMention, reference: date) -> Iterator[date]:
    """The mention's day (or its middle) in the years around the reference; a bare day's in the months around it."""
    day = mention.day or sum(mention.days()) // 2
    months = [(year, sum(mention.months()) // 2) for year in range(reference.year - 1, reference.year + 2)]
    if mention.month is None and mention.day is not None:
        this_month = 12 * reference.year + reference.month - 1
        months = [(month // 12, month % 12 + 1) for month in range(this_month - 1, this_month + 2)]
    for year, month in months:
        if 1 <= year <= 9999 and day <= calendar.monthrange(year, month)[1]:
            yield date(year, month, day)
