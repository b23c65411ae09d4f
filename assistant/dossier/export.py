"""The lines of a table as CSV that a spreadsheet opens without working anything out."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from assistant.dossier.entries import Entry

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_COLUMNS = ("kind", "name", "text", "value", "quote", "document", "document_date", "page")


def safe_cell(text: str) -> str:
    """The text, with an apostrophe before it where a spreadsheet would take it for a formula.

    A spreadsheet also does so with what follows white space at the beginning.
    """
    return "'" + text if text.startswith(_FORMULA) or text.lstrip().startswith(_FORMULA) else text


def as_csv(lines: Sequence[Entry]) -> str:
    """A row for each fact, with the fields of its kind. Where a file is kept is in none of them."""
    fields = tuple(dict.fromkeys(name for entry in lines for row in entry.rows for name in row.fact.details))
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([*_COLUMNS, *fields])
    for entry in lines:
        writer.writerows([safe_cell(cell) for cell in cells] for cells in _cells(entry, fields))
    return out.getvalue()


def _cells(entry: Entry, fields: Sequence[str]) -> Iterable[list[str]]:
    for row in entry.rows:
        fact, document = row.fact, row.document
        day = document.date.isoformat() if document.date else None
        own = (fact.details.get(name) for name in fields)
        known = (fact.kind, row.name, fact.text, fact.value, " ".join(fact.quote.split()), document.title, day)
        yield ["" if value is None else str(value) for value in (*known, fact.page, *own)]
