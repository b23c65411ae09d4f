"""The title of a document whose file names none."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.language.dates import find_dates
from ingest.language.orders import is_order
from ingest.masthead.days import only_date
from ingest.masthead.issuers import organisation
from ingest.masthead.kinds import kind_of
from ingest.masthead.rows import Row
from ingest.types import Page, Reading

FEWEST_LETTERS = 6  # a Korean syllable counts as two
_LABEL = re.compile(
    r"(?:kind|type|dates?|contacts?|tel|phone|e-?mail|from|to|cc|(?:issued|published|prepared|compiled|released) by"
    r"|구분|종류|작성|문의처?|연락처|담당\w{0,3}|책임자|전화|발행|배포\w{0,2}|보도\w{0,2}|수신|발신|참조)\s*[:：].*",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"\S+@\S+|(?:https?://|www\.)\S+|[\d\s()+-]{7,}")
_NUMBERED = re.compile(r".{0,30}(?:공고|고시|문서번호|No\.)\s*제?\s?\d.*")
_STAMP = re.compile(r"[A-Z]+(?: [A-Z]+){0,2}|대외비|대외주의|비공개")  # DRAFT, NOT FOR RELEASE
_SUBJECT = re.compile(r"^(?:Subject|제\s?목|건\s?명)\s*[:：]")
_LETTER = re.compile(r"(?=[가-힣])|[^\W\d_]")


def title_of(rows: Sequence[Row], reading: Reading) -> str | None:
    """The title in the file's metadata where it stands in the text, else the first line that can be one.

    Without such a line, what the metadata say. Metadata are often those of an earlier document or of a template.
    """
    told = None if reading.title is None or is_order(reading.title) else reading.title
    names_kind = told is not None and kind_of([Row((told,), prose=False)], None) is not None
    if told is not None and not names_kind and _stands_in(told, reading.pages):
        return told
    return _first_title(rows) or told


def _stands_in(title: str, pages: Sequence[Page]) -> bool:
    """On lines of its own, and not as a part of one, as where a program took a text's beginning for its title."""
    words = _plain(title)
    lines = [_plain(_SUBJECT.sub("", line)) for page in pages[:2] for line in page.text.splitlines()]
    return words in lines or (words in "".join(lines) and not any(words in line for line in lines))


def _first_title(rows: Sequence[Row]) -> str | None:
    """None where running text begins before any line that can be one."""
    for at, row in enumerate(rows):
        if len(row.cells) > 1:
            continue
        if row.prose:
            return None
        if _can_be_title(row):
            following = rows[at + 1] if at + 1 < len(rows) else None
            return _joined(row, following) if following else row.cells[0]
    return None


def _plain(text: str) -> str:
    return "".join(re.findall(r"\w", text.casefold()))


def _can_be_title(row: Row) -> bool:
    (line,) = row.cells
    if any(pattern.fullmatch(line) for pattern in (_LABEL, _ADDRESS, _NUMBERED, _STAMP)) or only_date(line):
        return False
    if kind_of([row], None) or organisation(line) or is_order(line):
        return False
    in_dates = sum(len(_LETTER.findall(line[date.start : date.end])) for date in find_dates(line))
    return len(_LETTER.findall(line)) - in_dates >= FEWEST_LETTERS


def _joined(row: Row, following: Row) -> str:
    """A title set on two lines: the first breaks off, or names no kind of document where the second does."""
    title = row.cells[0]
    if following.prose or len(following.cells) != 1 or not _can_be_title(following):
        return title
    goes_on = title.endswith((",", "·", ":")) or (kind_of([], following.cells[0]) and not kind_of([], title))
    return f"{title} {following.cells[0]}" if goes_on else title
