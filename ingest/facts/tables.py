"""Cells of the rows of a table, and what heads each: a column's first row, or the label in the cell before it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ingest.types import Sentence

_CELL = re.compile(r"[^|\s](?:[^|]*[^|\s])?")
_SHORT = 12  # characters of a label


@dataclass(frozen=True, slots=True)
class Cell:
    """``sentence.text[start:end]`` under a head, or after a label (Hangul without spaces); or itself a head."""

    text: str
    start: int
    end: int
    head: str | None
    label: str | None
    is_head: bool = False


def table_cells(sentences: Sequence[Sentence]) -> Mapping[int, tuple[Cell, ...]]:
    """The cells of every table row, by the row's ordinal."""
    found: dict[int, tuple[Cell, ...]] = {}
    heads: list[str] = []
    before = -2
    rows = {sentence.ordinal for sentence in sentences if sentence.kind == "table_row"}
    for sentence in sentences:
        if sentence.kind != "table_row":
            continue
        first = sentence.ordinal != before + 1
        is_head = first and sentence.ordinal + 1 in rows
        found[sentence.ordinal] = tuple(_cells(sentence, [] if first else heads, is_head))
        if first:
            heads = [cell.strip() for cell in sentence.text.strip().strip("|").split("|")]
        before = sentence.ordinal
    return found


def _cells(sentence: Sentence, heads: list[str], is_head: bool) -> Iterator[Cell]:
    text = sentence.text
    start = text.index("|") + 1 if text.lstrip().startswith("|") else 0
    label: str | None = None
    for column, raw in enumerate(text[start:].split("|")):
        if match := _CELL.search(raw):
            head = heads[column] if column < len(heads) else None
            yield Cell(match[0], start + match.start(), start + match.end(), head and _bare(head), label, is_head)
            label = _bare(match[0]) if len(match[0]) <= _SHORT else None
        start += len(raw) + 1


def _bare(words: str) -> str:
    return re.sub(r"[\s*:：]+", "", words) if re.search("[가-힣]", words) else " ".join(words.split()).strip("*: ")
