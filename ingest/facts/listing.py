"""The fact tables as they are printed: JSON, CSV, and tables for reading by eye."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from ingest.facts.base import KINDS
from ingest.facts.corrections import FIELDS
from ingest.lines import normalise_space

if TYPE_CHECKING:
    from ingest.registry.facts import FactRow

_COLUMNS = ("kind", "document_id", "path", "page", "quote", "start", "end", "text_start", "text_end", "text", "value")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would work out instead of show
_WIDEST = 60


def fact_json(row: FactRow) -> dict[str, Any]:
    """The contract's object: the row's place, quote and value, then its kind's own fields."""
    fact = row.fact
    return {
        "kind": fact.kind,
        "document_id": row.document.document_id,
        "path": row.document.path,
        "page": fact.page,
        "quote": fact.quote,
        "start": fact.quote_start,
        "end": fact.quote_end,
        "text_start": fact.start,
        "text_end": fact.end,
        "text": fact.text,
        "value": fact.value,
        "canonical": row.name,
        "corrected": row.by_hand,
        **fact.details,
    }


def as_csv(rows: Iterable[FactRow]) -> str:
    """A line for each row, with the fields of all kinds."""
    own = tuple(dict.fromkeys(name for fields in FIELDS.values() for name in fields))
    out = io.StringIO()
    writer = csv.DictWriter(out, [*_COLUMNS, "canonical", "corrected", *own], restval="")
    writer.writeheader()
    writer.writerows({name: _cell(value) for name, value in fact_json(row).items()} for row in rows)
    return out.getvalue()


def as_tables(rows: Iterable[FactRow]) -> Iterator[str]:
    """A table for each kind: the value, its fields, and where it stands."""
    in_order = sorted(rows, key=lambda row: KINDS.index(row.fact.kind))
    for kind, of_kind in groupby(in_order, key=lambda row: row.fact.kind):
        head = (kind, *FIELDS[kind], "as written", "document", "page")
        yield from _aligned([head, *(_line(row) for row in of_kind)])
        yield ""


def _line(row: FactRow) -> tuple[str, ...]:
    fact = row.fact
    own = (fact.details.get(name) for name in FIELDS[fact.kind])
    shown = ("" if value in (None, False) else "yes" if value is True else str(value) for value in own)
    mark = " *" if row.by_hand else ""
    return row.name + mark, *shown, fact.text, row.document.title, "" if fact.page is None else str(fact.page)


def _aligned(lines: Sequence[tuple[str, ...]]) -> Iterator[str]:
    short = [[_short(cell) for cell in line] for line in lines]
    widths = [max(len(line[column]) for line in short) for column in range(len(short[0]))]
    for line in short:
        yield "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()


def _short(cell: str) -> str:
    cell = normalise_space(cell)
    return cell if len(cell) <= _WIDEST else cell[: _WIDEST - 1] + "…"


def _cell(value: object) -> object:
    return "'" + value if isinstance(value, str) and value.startswith(_FORMULA) else value
