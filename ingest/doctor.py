"""``ingest doctor``: compares everything that the store holds with everything else.

What a run that was cut short left undone is finished first: documents committed and not yet indexed, originals that
nothing needs. That is no illness.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from sqlalchemy import Connection, Table, func, select, text

from ingest.finding import fact_findings
from ingest.index import Index
from ingest.language.tokens import tokens
from ingest.originals import Originals
from ingest.registry import Entry, Registry, schema
from ingest.settings import Settings
from ingest.store import writing


def examine(settings: Settings) -> list[str]:
    """A plain line for each finding; none where the store is sound.

    :raises StoreError: another process is writing, or another model made the store's vectors
    """
    with writing(settings) as registry:
        index = Index(settings, registry)
        if index.pending():
            index.sync()
        entries = registry.entries()
        originals = Originals(settings)
        originals.sweep({entry.document.version for entry in entries})
        return [
            *_database(registry),
            *_bodies(registry, entries),
            *_copies(entries),
            *_keywords(registry),
            *fact_findings(registry),
            *(sentence for _, sentence in registry.unmet_corrections()),
            *_originals(originals, entries),
            *index.differences(),
        ]


def _database(registry: Registry) -> Iterator[str]:
    """What the database says of itself."""
    if registry.engine.dialect.name == "sqlite":
        with registry.engine.connect() as connection:
            for line in connection.scalars(text("PRAGMA quick_check")):
                if line != "ok":
                    yield f"The registry's file is damaged: {line}."


def _bodies(registry: Registry, entries: list[Entry]) -> Iterator[str]:
    """Whether every document has the text, and every text the vectors, that it should have."""
    with registry.engine.connect() as connection:
        counts = {table.name: _rows(connection, table) for table in (schema.pages, schema.chunks, schema.sentences)}
    for entry in entries:
        document = entry.document
        name = document.document_id
        if entry.copy_of is None:
            for what, expected in (("pages", document.pages), ("chunks", document.chunks)):
                if (found := counts[what].get(name, 0)) != expected:
                    yield f"The registry has {found} {what} of {document.path}, not {expected}."
            for level, table in schema.LEVELS.items():
                lacking = counts[table.name].get(name, 0) - len(registry.vectors_of(name, level))
                if lacking:
                    yield f"The registry lacks the vectors of {lacking} {level}s of {document.path}."


def _rows(connection: Connection, table: Table) -> dict[str, int]:
    """How many rows each document has."""
    counted = connection.execute(select(table.c.document_id, func.count()).group_by(table.c.document_id))
    return {document_id: int(number) for document_id, number in counted}


def _copies(entries: list[Entry]) -> Iterator[str]:
    holders = {entry.document.document_id: entry.document.version for entry in entries if entry.copy_of is None}
    for entry in entries:
        if entry.copy_of is not None and holders.get(entry.copy_of) != entry.document.version:
            yield f"The registry has {entry.document.path} as a copy of a document that has other content."


def _keywords(registry: Registry) -> Iterator[str]:
    for document in registry.documents():
        held = registry.tokens_of([document.document_id])[document.document_id]
        fresh = {chunk.chunk_id: tokens(chunk.searched) for chunk in registry.chunks_of(document.document_id)}
        if held != fresh:
            yield f"The keywords of {document.path} were made by other rules; `python -m ingest rebuild` renews them."


def _originals(originals: Originals, entries: list[Entry]) -> Iterator[str]:
    needed = {entry.document.version: entry.document.path for entry in entries}
    stored = {file.name: file for file in originals.stored()}
    for sha in sorted(needed.keys() - stored.keys()):
        yield f"The original of {needed[sha]} is missing from the store."
    for sha, file in stored.items():
        if hashlib.sha256(file.read_bytes()).hexdigest() != sha:
            yield f"The store's original of {needed[sha]} is damaged."
