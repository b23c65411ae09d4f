"""Between the registry's rows and the types that everyone else uses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

import numpy as np
import numpy.typing as npt
from sqlalchemy import RowMapping

from ingest.facts.base import Fact
from ingest.registry.ids import passage_id, text_sha256
from ingest.types import Chunk, Document, Page, Sentence, Span

Vector = npt.NDArray[np.float32]

_OF_DOCUMENT = tuple(field.name for field in fields(Document))
_OF_CHUNK = tuple(field.name for field in fields(Chunk))
_OF_FACT = tuple(field.name for field in fields(Fact))


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredChunk(Chunk):
    """A chunk with its place in the store."""

    chunk_id: str
    document_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredSentence(Sentence):
    """A sentence with its place in the store; ``chunk_id`` is the first chunk that holds it."""

    sentence_id: str
    chunk_id: str
    document_id: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A path the store knows.

    ``document`` has the visibility and embargo declared for this path alone. A copy has the bytes of another document,
    ``copy_of``, which holds the text of both. ``declared`` is what the operator said of the path, as JSON values.
    """

    document: Document
    declared: Mapping[str, Any]
    copy_of: str | None = None


@dataclass(frozen=True, slots=True)
class Body:
    """What a version of a document says: everything that is replaced as one.

    ``tokens`` holds the keyword tokens of each chunk, in the order of ``chunks``; ``vectors`` a unit vector (d,) for
    the text of every chunk and sentence, by ``text_sha256``.
    """

    pages: tuple[Page, ...]
    chunks: tuple[Chunk, ...]
    sentences: tuple[Sentence, ...]
    tokens: tuple[tuple[str, ...], ...]
    vectors: Mapping[str, Vector]
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Indexed:
    """What the vector index holds of a document; without a version, nothing that could be relied on."""

    version: str
    partition: str
    chunks: int


Row = RowMapping


def entry_row(entry: Entry) -> dict[str, Any]:
    """The columns of ``documents``, all but ``sentences``."""
    document = entry.document
    row = {field.name: getattr(document, field.name) for field in fields(document)}
    embargo = document.embargo_until
    return row | {
        "embargo_until": embargo.isoformat() if embargo else None,
        "supersedes": list(document.supersedes),
        "warnings": list(document.warnings),
        "declared": dict(entry.declared),
        "copy_of": entry.copy_of,
    }


def entry_of(row: Row) -> Entry:
    """The entry of a row."""
    values = {name: row[name] for name in _OF_DOCUMENT}
    embargo = row["embargo_until"]
    values["embargo_until"] = datetime.fromisoformat(embargo) if embargo else None
    values["supersedes"] = tuple(row["supersedes"])
    values["warnings"] = tuple(row["warnings"])
    return Entry(Document(**values), row["declared"], row["copy_of"])


def fact_rows(document_id: str, facts: Iterable[Fact]) -> list[dict[str, Any]]:
    """Rows of ``facts``, in order."""
    return [
        {name: getattr(fact, name) for name in _OF_FACT}
        | {"document_id": document_id, "ordinal": ordinal, "details": dict(fact.details)}
        for ordinal, fact in enumerate(facts)
    ]


def fact_of(row: Row) -> Fact:
    """The fact of a row."""
    return Fact(**{name: row[name] for name in _OF_FACT})


def page_rows(document_id: str, body: Body) -> list[dict[str, Any]]:
    """Rows of ``pages``, in order."""
    return [
        {
            "document_id": document_id,
            "position": n,
            "page": page.number,
            "page_label": page.label,
            "reader": page.reader,
            "text": page.text,
        }
        for n, page in enumerate(body.pages)
    ]


def page_of(row: Row) -> Page:
    """The page of a row."""
    return Page(row["page"], row["page_label"], row["text"], reader=row["reader"])


def chunk_rows(document_id: str, body: Body) -> list[dict[str, Any]]:
    """Rows of ``chunks``."""
    return [
        {name: getattr(chunk, name) for name in _OF_CHUNK}
        | {"document_id": document_id, "text_sha256": text_sha256(chunk.searched), "tokens": " ".join(words)}
        for chunk, words in zip(body.chunks, body.tokens, strict=True)
    ]


def chunk_of(row: Row) -> StoredChunk:
    """The chunk of a row that has the document's ``version`` joined to it."""
    values = {name: row[name] for name in _OF_CHUNK}
    name = passage_id("chunk", row["document_id"], row["version"], row["ordinal"])
    return StoredChunk(**values, chunk_id=name, document_id=row["document_id"])


def sentence_rows(document_id: str, body: Body) -> list[dict[str, Any]]:
    """Rows of ``sentences``.

    :raises ValueError: a sentence is in no chunk, so nothing could ever find it.
    """
    homes: dict[int, int] = {}
    for chunk in reversed(body.chunks):
        homes |= dict.fromkeys(range(chunk.first, chunk.last + 1), chunk.ordinal)
    if stray := [s.ordinal for s in body.sentences if s.ordinal not in homes]:
        raise ValueError(f"sentences {stray[:5]} are in no chunk")
    return [
        {
            "document_id": document_id,
            "ordinal": sentence.ordinal,
            "chunk": homes[sentence.ordinal],
            "kind": sentence.kind,
            "text": sentence.text,
            "section": sentence.section,
            "spans": [[span.page, span.start, span.end] for span in sentence.spans],
            "text_sha256": text_sha256(sentence.text),
        }
        for sentence in body.sentences
    ]


def sentence_of(row: Row) -> StoredSentence:
    """The sentence of a row that has the document's ``version`` joined to it."""
    document_id, version = row["document_id"], row["version"]
    return StoredSentence(
        ordinal=row["ordinal"],
        kind=row["kind"],
        text=row["text"],
        spans=tuple(Span(*span) for span in row["spans"]),
        section=row["section"],
        sentence_id=passage_id("sentence", document_id, version, row["ordinal"]),
        chunk_id=passage_id("chunk", document_id, version, row["chunk"]),
        document_id=document_id,
    )


def vector_bytes(vector: Vector) -> bytes:
    """A vector as it is stored: float32, little-endian."""
    return vector.astype("<f4").tobytes()


def vector_of(stored: bytes) -> Vector:
    """A stored vector (d,)."""
    return np.frombuffer(stored, dtype="<f4")
