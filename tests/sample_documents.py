"""A made-up document as the registry gives it."""

from __future__ import annotations

from datetime import date
from typing import Any

from ingest.types import Document


def sample_document(**changes: Any) -> Document:
    """A public, reviewed sample of one page."""
    fields: dict[str, Any] = {
        "document_id": "d1",
        "path": "/sample/release.pdf",
        "version": "0" * 64,
        "title": "Sample release",
        "kind": "press_release",
        "date": date(2024, 9, 30),
        "date_inferred": False,
        "language": "en",
        "visibility": "public",
        "reviewed": True,
        "embargo_until": None,
        "source": None,
        "issuer": None,
        "contact": None,
        "compiled_on": None,
        "supersedes": (),
        "pages": 1,
        "chunks": 1,
        "partial": False,
        "warnings": (),
    }
    return Document(**(fields | changes))
