"""What an ``ingest add`` came to, file by file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, get_args

from ingest.types import Document, ReadError, Status


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file. ``document_id`` names the document that holds its text, if one does."""

    path: str
    status: Status
    document_id: str | None
    warnings: tuple[str, ...] = ()
    error: ReadError | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """What a run came to: an outcome a file, the paths removed, and the documents as they are at its end."""

    outcomes: tuple[Outcome, ...]
    removed: tuple[str, ...]
    documents: Mapping[str, Document]
    seconds: float
    warnings: tuple[str, ...] = ()  # about no file of the run

    @property
    def failed(self) -> bool:
        """Whether any file is not in."""
        return any(outcome.status == "failed" for outcome in self.outcomes)

    def as_json(self, store: str) -> dict[str, Any]:
        """The contract's object."""
        counts = Counter(outcome.status for outcome in self.outcomes)
        return {
            "schema": 1,
            "store": store,
            "seconds": round(self.seconds, 3),
            "documents": [outcome_json(outcome, self.documents) for outcome in self.outcomes],
            "totals": {status: counts[status] for status in get_args(Status)} | {"removed": len(self.removed)},
        }


def outcome_json(outcome: Outcome, documents: Mapping[str, Document]) -> dict[str, Any]:
    """The contract's object for one file. Of a failed file nothing is told but the failure."""
    document = documents.get(outcome.document_id or "") if outcome.status != "failed" else None
    return {
        "path": outcome.path,
        "document_id": outcome.document_id,
        "title": document.title if document else None,
        "date": document.date.isoformat() if document and document.date else None,
        "date_inferred": document.date_inferred if document else None,
        "kind": document.kind if document else None,
        "language": document.language if document else None,
        "issuer": document.issuer if document else None,
        "contact": document.contact if document else None,
        "visibility": document.visibility if document else None,
        "reviewed": document.reviewed if document else None,
        "embargo_until": document.embargo_until.isoformat() if document and document.embargo_until else None,
        "status": outcome.status,
        "pages": document.pages if document else 0,
        "chunks": document.chunks if document else 0,
        "warnings": [*(document.warnings if document else ()), *outcome.warnings],
        "error": outcome.error.sentence if outcome.error else None,
        "error_code": outcome.error.code if outcome.error else None,
    }


def held_json(document: Document) -> dict[str, Any]:
    """The contract's object for a document that is simply there."""
    status: Status = "partial" if document.partial else "unchanged"
    return outcome_json(Outcome(document.path, status, document.document_id), {document.document_id: document})
