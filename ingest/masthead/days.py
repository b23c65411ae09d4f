"""The day that a document gives as its own: alone on a line of its head, behind "Date:", in a dateline, or signed.

Dates in sentences are those of events.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from ingest.language.dates import DateMention, find_dates
from ingest.masthead.issuers import SIGNED
from ingest.masthead.rows import Row, pairs
from ingest.types import Page

LONGEST = 60  # code points of a line that a signature's date stands on
_LABEL = (
    r"(?:date(?: of release)?|dated|released?(?: date| on)?|posted(?: on)?|published(?: on)?|issued(?: on)?|as of"
    r"|(?:last )?updated(?: on)?|edition of|for (?:immediate )?release|(?:배포|보도)\s?(?:일시?|일자|시점)?"
    r"|(?:게시|등록|작성|공고|발행|최종\s?수정)일자?|날짜|일자|일시)"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|[월화수목금토일](?:요일)?)"
_MEDIUM = r"(?:온라인|인터넷|지\s*면|방송|신문)"
_LATER = r"(?:\d\d?:\d\d|조간|석간|이후|부터|배포|예정|online|onwards)"
_BEFORE = re.compile(rf"\W*{_LABEL}?\W*{_MEDIUM}?\W*{_WEEKDAY}?\W*", re.IGNORECASE)
_AFTER = re.compile(rf"\W*{_WEEKDAY}?\W*(?:{_LATER}\W*)*", re.IGNORECASE)
_LABELLED = re.compile(rf"\W*{_LABEL}\b|\W*{_LABEL}\s?[:：]", re.IGNORECASE)
_BESIDE = re.compile(r"\s+[|/·]\s+")  # "Press office | Updated 14 March 2025"
_PLACE = re.compile(r"\W*[A-Z][\w.' -]{1,30}(?:, [A-Z][\w.' -]{1,30})?,? \(?")
_DASH = re.compile(r"[*_)\]]*\s*(?:[–—]|--?)\s")
_LABEL_CELL = re.compile(rf"\W*{_LABEL}\W*", re.IGNORECASE)


def day_of(rows: Sequence[Row], pages: Sequence[Page]) -> tuple[date | None, bool]:
    """The day, and whether its year comes from elsewhere in the document.

    A day without its year takes the only year that the first pages name; where a weekday stands beside it, the only
    one of them in which that is right.
    """
    found = [mention for line in _lines(rows) if (mention := only_date(line))]
    for mention in (*found, *_datelines(rows), *_signatures(pages)):
        if day := _day(mention, mention.year):
            return day, False
    if all(mention.year for mention in found):
        return None, False
    dates = [date for page in pages[:2] for date in find_dates(page.text)]
    years = {part.year for date in dates for part in (date, date.until) if part and part.year}
    for mention in found:
        days = {day for year in years if (day := _day(mention, year)) and mention.weekday in (None, day.weekday())}
        if mention.year is None and len(days) == 1:
            return days.pop(), True
    return None, False


def _lines(rows: Sequence[Row]) -> Iterator[str]:
    """The head's lines; of a table's row a label with what it labels: a date in a cell alone may be anything's."""
    for row in rows:
        if len(row.cells) == 1:
            yield row.cells[0]
        yield from (part for cell in row.cells for part in _BESIDE.split(cell) if _LABELLED.match(part))
        yield from (f"{label} {value}" for label, value in pairs(row) if _LABEL_CELL.fullmatch(label))


def only_date(line: str) -> DateMention | None:
    """The one date of a line that says nothing else."""
    for mention in find_dates(line):
        before, after = line[: mention.start], line[mention.end :]
        if not mention.until and _BEFORE.fullmatch(before) and _AFTER.fullmatch(after):
            return mention
    return None


def _datelines(rows: Sequence[Row]) -> Iterator[DateMention]:
    """The dates at the beginning of a text, behind where it was written: "Busan, 12 March 2025 – The ministry …"."""
    for row in rows:
        line = row.cells[0] if len(row.cells) == 1 else ""
        for mention in find_dates(line)[:1]:
            if _PLACE.fullmatch(line[: mention.start]) and _DASH.match(line, mention.end):
                yield mention


def _signatures(pages: Sequence[Page]) -> Iterator[DateMention]:
    """The dates above the name of who signs, wherever that is."""
    for page in pages:
        lines = [line.strip() for line in page.text.splitlines() if line.strip()]
        for line, below in pairwise(lines):
            if len(line) <= LONGEST and SIGNED.fullmatch(below) and (mention := only_date(line)):
                yield mention


def _day(mention: DateMention, year: int | None) -> date | None:
    if not (year and mention.month and mention.day):
        return None
    try:
        return date(year, mention.month, mention.day)
    except ValueError:  # 29 February of another year
        return None
