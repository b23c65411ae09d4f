"""Made-up records: an empty registry, a clock that stands where a test puts it, documents, users and an answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sample_answers import sample_answer, sample_citation

from assistant.access.viewer import Viewer
from assistant.answer import Answer
from assistant.records import Records
from ingest.registry import Registry
from ingest.types import Document

FIRST, SECOND = "a" * 64, "b" * 64
RELEASE = Document(
    document_id="0123456789abcdef",
    path="/samples/release.txt",
    version=FIRST,
    title="Sample release",
    kind="press_release",
    date=date(2024, 9, 30),
    date_inferred=False,
    language="en",
    visibility="public",
    reviewed=True,
    embargo_until=None,
    source=None,
    issuer=None,
    contact=None,
    compiled_on=None,
    supersedes=(),
    pages=1,
    chunks=1,
    partial=False,
    warnings=(),
)
NOTE = replace(RELEASE, document_id="fedcba9876543210", path="/samples/note.txt", title="Later note")


class Place:
    """Records in a registry whose documents are ``documents``, at ``now``."""

    def __init__(self, registry: Registry) -> None:
        self.registry = registry
        self.documents = [RELEASE]
        self.now = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
        self.records = Records(registry, lambda: self.now)

    def later(self, **span: float) -> None:
        self.now += timedelta(**span)


PRESS, STAFF = Viewer("sample.press", "press"), Viewer("sample.staff", "staff")
OTHER, EDITOR = Viewer("sample.other", "staff"), Viewer("sample.editor", "editor")
CHUNK = "0123456789abcdef-aaaaaaaa-0"


def cited_answer(**changes: Any) -> Answer:
    """An answer that rests on the first version of the sample release."""
    citation = sample_citation(document_id="0123456789abcdef", chunk_id=CHUNK)
    return sample_answer(citations=(citation,), **changes)
