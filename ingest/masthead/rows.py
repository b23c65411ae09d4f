"""The head of a document: its first lines, a table's row as its cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.types import Sentence

MOST = 20  # sentences that a head has
LONGEST = 120  # code points of a line that is no running text
_MARKS = re.compile(r"^[#\s|◦○□■▪•·*※<〈《「『\[]+|[\s|*>〉》」』\]]+$")
_SENTENCE = re.compile(r"[.?!다요음함]\s*[.?!。]$|[^\W\d]{2,}\.$")


@dataclass(frozen=True, slots=True)
class Row:
    """``cells`` without what is set around them; a line that is none of a table is one cell."""

    cells: tuple[str, ...]
    prose: bool  # a whole sentence, or long enough to be one


def head_rows(sentences: Sequence[Sentence]) -> list[Row]:
    """The rows that say something, from the first on."""
    rows = []
    for sentence in sentences[:MOST]:
        parts = sentence.text.split("|") if sentence.kind == "table_row" or "|" in sentence.text else [sentence.text]
        cells = tuple(cell for part in parts if (cell := _MARKS.sub("", part)))
        if cells:
            prose = len(sentence.text) > LONGEST or any(map(_SENTENCE.search, cells))
            rows.append(Row(cells, prose))
    return rows


def pairs(row: Row) -> Iterator[tuple[str, str]]:
    """Label and what it labels, where a row is made of such pairs; the head of a table with three columns is not."""
    if len(row.cells) % 2 == 0:
        yield from zip(row.cells[::2], row.cells[1::2], strict=True)


def labelled(rows: Sequence[Row], label: str) -> str | None:
    """What stands behind a label, on its line ("Kind: guide") or in the cell beside it."""
    on_line = re.compile(rf"(?:{label})\s*[:：]\s*(?P<said>.+)", re.IGNORECASE)
    alone = re.compile(label, re.IGNORECASE)
    for row in rows:
        found = [match["said"] for cell in row.cells if (match := on_line.fullmatch(cell))]
        found += [value for name, value in pairs(row) if alone.fullmatch(name)]
        if found:
            return str(found[0]).strip()
    return None
