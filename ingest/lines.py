"""The lines of a document as they stand on its pages: the raw material of the reading flow."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.markers import Marker, cells, marker
from ingest.types import Page

_BREAK = re.compile(r"\r\n?|[\n\v\f\x85\u2028\u2029]")
_PICTURE = re.compile(r"!\[[^\n]*\]\([^()\n]*\)")  # of Markdown, on a line of its own
_WIDE = re.compile(r"[ᄀ-ᅟ⺀-〾ぁ-꓏가-힣豈-﫿︰-﹏＀-｠￠-￦]+")


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank: ``text == page_text[start:end]``, white space around it left out.

    ``sheet`` is the page's place in the document from 0, ``gap`` the blank lines above on its page, ``indent`` and
    ``width`` are in columns (a Hangul syllable takes two), ``spaced`` says that white space followed before the break,
    ``wrapped`` that it may go on in the next line.
    """

    sheet: int
    page: int | None
    start: int
    end: int
    text: str
    gap: int
    indent: int
    spaced: bool
    width: int
    wrapped: bool
    marker: Marker | None
    row: bool


def display_width(text: str) -> int:
    """Columns that ``text`` takes in a fixed-width type, East Asian characters counting two."""
    return len(text) + sum(map(len, _WIDE.findall(text)))


def normalise_space(text: str) -> str:
    """``text`` with each run of white space as one space, none at its ends."""
    return " ".join(text.split())


def read_lines(pages: Sequence[Page]) -> list[list[Line]]:
    """The lines of each page, in order; a page without text gives an empty list."""
    return [_page_lines(sheet, page) for sheet, page in enumerate(pages)]


def _page_lines(sheet: int, page: Page) -> list[Line]:
    raw = list(_raw_lines(page.text))
    rows = _table_rows([raw_text.strip() for _, raw_text in raw])
    lines: list[Line] = []
    gap = 0
    for (at, raw_text), row in zip(raw, rows, strict=True):
        text = raw_text.strip()
        if not text:
            gap += 1
            continue
        lead = len(raw_text) - len(raw_text.lstrip())
        start = at + lead
        lines.append(
            Line(
                sheet=sheet,
                page=page.number,
                start=start,
                end=start + len(text),
                text=text,
                gap=gap,
                indent=display_width(raw_text[:lead].expandtabs()),
                spaced=len(raw_text) > lead + len(text),
                width=display_width(normalise_space(text)),
                wrapped=page.lines == "wrapped" and not _PICTURE.fullmatch(text),
                marker=None if row else marker(text),
                row=row,
            )
        )
        gap = 0
    return lines


def _raw_lines(text: str) -> list[tuple[int, str]]:
    at = 0
    lines: list[tuple[int, str]] = []
    for found in _BREAK.finditer(text):
        lines.append((at, text[at : found.start()]))
        at = found.end()
    lines.append((at, text[at:]))
    return lines


def _table_rows(texts: list[str]) -> list[bool]:
    """Which lines are table rows: piped ones, and runs of lines with the same number of separated cells."""
    counts = [len(cells(text)) if text else 1 for text in texts]
    rows = [len(text) > 1 and text[0] == text[-1] == "|" for text in texts]
    for i in range(1, len(counts)):
        if counts[i] > 1 and counts[i] == counts[i - 1]:
            rows[i - 1] = rows[i] = True
    return rows
