"""The answer object of the contract: what every command, the app and the regression run hand on."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict

from ingest.types import Audience, Visibility

AnswerStatus = Literal[
    "answered", "partial", "not_in_documents", "needs_clarification", "out_of_scope", "declined", "error"
]
NoticeKind = Literal[
    "superseded", "conflict", "date_inferred", "undated", "translation", "internal_source", "model_unavailable"
]

SILENT: frozenset[AnswerStatus] = frozenset({"not_in_documents", "out_of_scope", "declined", "error"})
"""Statuses under which nothing is stated and nothing cited."""


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Turn(_Part):
    """One message of a conversation."""

    role: Literal["user", "assistant"]
    content: str


class Citation(_Part):
    """Where a statement stands: ``page_text(document_id, page)[start:end] == quote``, offsets in code points.

    ``ocr``: the page is a picture whose text was recognised, so that a letter of the quote may be wrong.
    """

    number: int
    document_id: str
    chunk_id: str
    title: str
    kind: str | None
    date: date | None
    page: int | None
    page_label: str | None
    section: str | None
    quote: str
    start: int
    end: int
    visibility: Visibility
    path: str
    ocr: bool = False


class Statement(_Part):
    """One thing said, and the numbers of the citations that carry it."""

    text: str
    citations: tuple[int, ...]


class Notice(_Part):
    """Something to know about the answer, in a sentence of its own."""

    kind: NoticeKind
    text: str
    citations: tuple[int, ...] = ()


class Related(_Part):
    """A nearby passage that does not answer."""

    document_id: str
    chunk_id: str
    title: str
    date: date | None
    page: int | None
    page_label: str | None
    section: str | None
    text: str


class Seconds(_Part):
    """Where the time went."""

    retrieve: float = 0.0
    answer: float = 0.0
    total: float = 0.0


class Answer(_Part):
    """One answer, as the contract's JSON."""

    schema_: Literal[1] = 1
    question: str
    standalone_question: str
    language: Literal["en", "ko"]
    as_of: date
    audience: Audience
    status: AnswerStatus
    text: str
    statements: tuple[Statement, ...] = ()
    citations: tuple[Citation, ...] = ()
    notices: tuple[Notice, ...] = ()
    related: tuple[Related, ...] = ()
    engine: str
    seconds: Seconds = Seconds()

    def as_json(self) -> dict[str, object]:
        """The contract's object: plain JSON types, ``schema`` first."""
        return {"schema": 1, **self.model_dump(mode="json", exclude={"schema_"})}
