"""What a document without fixed pages is made of, whatever its format, and the page text that this becomes.

A paragraph is a line, a heading a line after ``#``, a table row a line between pipes: what ``ingest.structure`` reads.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

LONGEST_HEADING = 80  # characters; writers borrow the looks of a heading for running text as well
LONGEST_ROW = 400  # characters; with more, a cell of several paragraphs is a text in a frame
LONGEST_LABEL = 60  # characters of a cell that names its rows
_DEEPEST = 6  # levels of headings that Markdown has
_OTHER_PIPE = "｜"  # full width: a pipe inside a cell would look like a border


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; lines inside it end with "\\n". ``level`` counts from 1 for headings and is 0 for all else."""

    text: str
    level: int = 0


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with the place where it begins; any counting of rows and columns will do that keeps the order."""

    row: int
    column: int
    row_span: int
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table's cells in reading order."""

    cells: tuple[Cell, ...]


Block = Paragraph | Table


def page_text(blocks: Iterable[Block]) -> str:
    """The blocks as lines, tables set apart by blank lines; blank paragraphs in a row become one blank line."""
    lines: list[str] = []
    for line in _lines(blocks):
        if line or (lines and lines[-1]):
            lines.append(line)
    return "\n".join(lines).strip("\n")


def _lines(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Table):
            yield ""
            yield from _table_lines(block)
            yield ""
        elif block.level:
            yield _heading(block)
        else:
            yield from (line.rstrip() for line in block.text.split("\n"))


def _heading(paragraph: Paragraph) -> str:
    words = " ".join(paragraph.text.split("\n")).strip()
    if not words or len(words) > LONGEST_HEADING:
        return words
    return f"{'#' * min(paragraph.level, _DEEPEST)} {words}"


def _table_lines(table: Table) -> Iterator[str]:
    """The rows with anything in them. A cell that is a text of its own gives paragraphs under the row's labels."""
    for cells, own in _grid(table):
        if not any(_inline(cell.blocks) for cell in own):
            continue
        if any(_is_text(cell, cells) for cell in own):
            yield from _unrolled(cells)
        else:
            yield _row(cells)


def _grid(table: Table) -> Iterator[tuple[list[Cell | None], list[Cell]]]:
    """Row by row the cell of each column, and which of them begin there.

    What reaches down from a row above is there again where it is short and either stands left of what begins in the
    row, as a label does, or has no digit: a figure that several rows share may be the sum of them, and no row's own.
    """
    columns = sorted({cell.column for cell in table.cells})
    reaching: list[Cell] = []
    for row, group in groupby(sorted(table.cells, key=lambda cell: (cell.row, cell.column)), key=lambda cell: cell.row):
        own = list(group)
        reaching = [cell for cell in reaching if row < cell.row + cell.row_span]
        again = [cell for cell in reaching if _is_label(cell) and (cell.column < own[0].column or not _has_digit(cell))]
        at = {cell.column: cell for cell in (*again, *own)}
        yield [at.get(column) for column in columns], own
        reaching += [cell for cell in own if cell.row_span > 1]


def _is_label(cell: Cell) -> bool:
    return len(_inline(cell.blocks)) <= LONGEST_LABEL


def _has_digit(cell: Cell) -> bool:
    return any(map(str.isdigit, _inline(cell.blocks)))


def _is_text(cell: Cell, row: Sequence[Cell | None]) -> bool:
    """Whether the cell is a frame around running text, or around a table, rather than an entry of a table."""
    if any(isinstance(block, Table) and not _is_frame(block) for block in cell.blocks):
        return True
    several = sum(bool(_inline([block])) for block in cell.blocks) > 1
    return several and not _is_label(cell) and (_alone(cell, row) or len(_row(row)) > LONGEST_ROW)


def _is_frame(table: Table) -> bool:
    return len(table.cells) == 1


def _alone(cell: Cell, row: Sequence[Cell | None]) -> bool:
    return not any(other and other is not cell and _inline(other.blocks) for other in row)


def _unrolled(cells: Sequence[Cell | None]) -> Iterator[str]:
    """The cells from left to right: texts as paragraphs, what stands between them as rows."""
    for is_text, group in groupby(cells, key=lambda cell: cell is not None and _is_text(cell, cells)):
        members = list(group)
        if is_text:
            yield ""
            yield from (line for cell in members if cell for line in _lines(cell.blocks))
            yield ""
        elif any(cell and _inline(cell.blocks) for cell in members):
            yield _row(members)


def _row(cells: Sequence[Cell | None]) -> str:
    """A line with a field for each column; columns that a cell covers beside its first are left empty."""
    return "| " + " | ".join(_inline(cell.blocks) if cell else "" for cell in cells) + " |"


def _inline(blocks: Iterable[Block]) -> str:
    """All words of the blocks on one line, cell by cell where there are tables."""
    words: list[str] = []
    for block in blocks:
        if isinstance(block, Table):
            words += [_inline(cell.blocks) for cell in block.cells]
        else:
            words += block.text.replace("|", _OTHER_PIPE).split()
    return " ".join(filter(None, words))
