"""Records as CSV, for a spreadsheet: no cell of it is taken for a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from assistant.records.rows import Enquiry, Exchange, Source

Cell = str | int | date | datetime | None
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_EXCHANGE = (
    "id",
    "at",
    "viewer",
    "audience",
    "conversation",
    "question",
    "status",
    "text",
    "sources",
    "thumb",
    "reason",
)
_ENQUIRY = (
    *("id", "at", "changed", "viewer", "audience", "state", "outlet", "question", "deadline", "sent", "cleared_by"),
    "sources",
)


def exchanges_csv(exchanges: Iterable[Exchange]) -> str:
    """The trail, a line for each question."""
    return table_csv(_EXCHANGE, map(_exchange_cells, exchanges))


def enquiries_csv(enquiries: Iterable[Enquiry]) -> str:
    """The enquiries, a line each."""
    return table_csv(_ENQUIRY, map(_enquiry_cells, enquiries))


def table_csv(heads: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """A table as CSV; a cell that a spreadsheet would take for a formula begins with an apostrophe."""
    written = io.StringIO()
    lines = csv.writer(written)
    lines.writerow(heads)
    lines.writerows([_cell(value) for value in row] for row in rows)
    return written.getvalue()


def _cell(value: Cell) -> str:
    text = "" if value is None else value.isoformat() if isinstance(value, date) else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def _exchange_cells(exchange: Exchange) -> Sequence[Cell]:
    answer, rated = exchange.answer, exchange.feedback
    return (
        *(exchange.id, exchange.at, exchange.viewer, exchange.audience, exchange.conversation),
        *(answer.question, answer.status, answer.text, _sources(exchange.sources)),
        *((rated.thumb, rated.reason) if rated else (None, None)),
    )


def _enquiry_cells(enquiry: Enquiry) -> Sequence[Cell]:
    return (
        *(enquiry.id, enquiry.at, enquiry.changed, enquiry.viewer, enquiry.audience, enquiry.state),
        *(enquiry.outlet, enquiry.question, enquiry.deadline, enquiry.sent, enquiry.cleared_by),
        _sources(enquiry.sources),
    )


def _sources(sources: Iterable[Source]) -> str:
    return "\n".join(
        f"[{s.number}] {s.title} ({s.date or 'undated'}{'' if s.page is None else f', page {s.page}'}; "
        f"document {s.document_id}, version {s.version})"
        for s in sources
    )
