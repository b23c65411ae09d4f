"""How rows get into the registry's database and out: times, sources, and transactions that wait for their turn."""

from __future__ import annotations

import secrets
import unicodedata
from collections.abc import Iterable
from contextlib import AbstractContextManager
from dataclasses import asdict
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Connection, Engine

from assistant.access.passwords import without_tokens
from assistant.answer import Answer, Citation
from assistant.records.rows import Source
from ingest.errors import UserError
from ingest.registry import Registry, is_of_version
from ingest.registry.ids import parse_passage_id

Values = dict[str, Any]


class NotYoursError(UserError):
    """A record that does not exist, or that is somebody else's: who asks cannot tell which."""

    def __init__(self) -> None:
        super().__init__("There is no such record among yours.")


def writing(engine: Engine) -> AbstractContextManager[Connection]:
    """A transaction that claims the database at its first statement, so that it need not start over."""
    return engine.execution_options(sqlite_begin="BEGIN IMMEDIATE").begin()


def new_id() -> str:
    """An id by chance, that nobody can guess."""
    return secrets.token_hex(16)


def stamp(moment: datetime) -> str:
    """A time (aware) as it is stored: times sort as their texts do."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def plain(text: str) -> str:
    """Text that somebody typed, NFC, without what a database cannot take and a record should not hold."""
    kept = unicodedata.normalize("NFC", text.encode("utf-8", "replace").decode()).replace("\0", "")
    return without_tokens(kept).strip()


def sources_of(answer: Answer, registry: Registry) -> tuple[Source, ...]:
    """What the answer cites, with the documents' versions."""
    versions = {document.document_id: document.version for document in registry.documents()}
    return tuple(_source(citation, versions.get(citation.document_id, "")) for citation in answer.citations)


def _source(citation: Citation, current: str) -> Source:
    named = parse_passage_id("chunk", citation.chunk_id)
    version = current if is_of_version(citation.chunk_id, citation.document_id, current) else ""
    return Source(
        citation.number,
        citation.document_id,
        version or (named.version if named else ""),
        citation.title,
        citation.date,
        citation.page,
        citation.quote,
    )


def source_values(sources: Iterable[Source]) -> list[Values]:
    """Sources as the JSON column has them."""
    return [asdict(s) | {"date": s.date.isoformat() if s.date else None} for s in sources]


def read_sources(stored: Iterable[Values]) -> tuple[Source, ...]:
    """Sources out of the JSON column."""
    return tuple(
        Source(**(values | {"date": date.fromisoformat(values["date"]) if values["date"] else None}))
        for values in stored
    )
