"""Writes, hands on and deletes the text of a document, inside the caller's transaction."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from sqlalchemy import Connection, delete, insert, select, update

from ingest.facts.base import Fact
from ingest.registry import rows, schema
from ingest.registry.passages import batches
from ingest.registry.rows import Body, Vector

_BODY = (schema.pages, schema.chunks, schema.sentences, schema.facts)
_INHERITED = ("pages", "chunks", "sentences", "partial", "warnings")


def write(connection: Connection, texts: Mapping[str, Body], model: str) -> None:
    """Writes the texts of documents that have none, by id, and the vectors that are not there yet."""
    for table, rows_of in (
        (schema.pages, rows.page_rows),
        (schema.chunks, rows.chunk_rows),
        (schema.sentences, rows.sentence_rows),
        (schema.facts, lambda document_id, body: rows.fact_rows(document_id, body.facts)),
    ):
        if new := [row for document_id, body in texts.items() for row in rows_of(document_id, body)]:
            connection.execute(insert(table), new)
    write_vectors(connection, model, {sha: vector for body in texts.values() for sha, vector in body.vectors.items()})


def release(connection: Connection, document_id: str, leaving: Collection[str] = ()) -> set[str]:
    """Takes the text off a document: its first copy that is not ``leaving`` gets it, or else it is deleted.

    :returns: ``text_sha256`` of what was deleted, for ``forget_vectors`` once the new text is written
    """
    table = schema.documents
    if heir := _heir(connection, document_id, leaving):
        old = connection.execute(select(table).where(table.c.document_id == document_id)).mappings().one()
        inherited = {name: old[name] for name in _INHERITED}
        connection.execute(update(table).where(table.c.copy_of == document_id).values(copy_of=heir))
        connection.execute(update(table).where(table.c.document_id == heir).values(inherited | {"copy_of": None}))
        for part in _BODY:
            connection.execute(update(part).where(part.c.document_id == document_id).values(document_id=heir))
        return set()
    texts: set[str] = set()
    for level in schema.LEVELS.values():
        texts |= set(connection.scalars(select(level.c.text_sha256).where(level.c.document_id == document_id)).all())
    for part in _BODY:
        connection.execute(delete(part).where(part.c.document_id == document_id))
    return texts


def _heir(connection: Connection, document_id: str, leaving: Collection[str]) -> str | None:
    table = schema.documents
    copies = connection.scalars(
        select(table.c.document_id).where(table.c.copy_of == document_id).order_by(table.c.path)
    )
    return next((copy for copy in copies if copy not in leaving), None)


def replace_facts(connection: Connection, facts: Mapping[str, Sequence[Fact]]) -> None:
    """Writes the facts of documents, by document, in place of those they have."""
    table = schema.facts
    for document_id, fresh in facts.items():
        connection.execute(delete(table).where(table.c.document_id == document_id))
        if fresh:
            connection.execute(insert(table), rows.fact_rows(document_id, fresh))


def write_vectors(connection: Connection, model: str, vectors: Mapping[str, Vector]) -> None:
    """Stores those vectors that are not stored yet."""
    known = _known(connection, vectors, model)
    new = [
        {"model": model, "text_sha256": sha, "vector": rows.vector_bytes(vector)}
        for sha, vector in vectors.items()
        if sha not in known
    ]
    if new:
        connection.execute(insert(schema.embeddings), new)


def _known(connection: Connection, texts: Iterable[str], model: str) -> set[str]:
    """Those of the texts that have a vector of this model."""
    table = schema.embeddings
    found: set[str] = set()
    for batch in batches(texts):
        here = (table.c.model == model) & table.c.text_sha256.in_(batch)
        found |= set(connection.scalars(select(table.c.text_sha256).where(here)))
    return found


def forget_vectors(connection: Connection, texts: Iterable[str]) -> None:
    """Deletes the vectors of texts that no document has any more: what is removed leaves nothing behind."""
    for batch in batches(texts):
        used: set[str] = set()
        for level in schema.LEVELS.values():
            used |= set(connection.scalars(select(level.c.text_sha256).where(level.c.text_sha256.in_(batch))).all())
        gone = [sha for sha in batch if sha not in used]
        connection.execute(delete(schema.embeddings).where(schema.embeddings.c.text_sha256.in_(gone)))
