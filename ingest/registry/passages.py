"""Reads chunks, sentences and their vectors: of one document, or by id; always of current versions only."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date

import numpy as np
from sqlalchemy import ColumnElement, Connection, FromClause, and_, case, func, not_, or_, select

from ingest.registry import schema
from ingest.registry.ids import Level, PassageId, is_of_version, parse_passage_id, passage_id
from ingest.registry.places import Place, rows_at, store_model, vectors_at
from ingest.registry.rows import Row, StoredChunk, Vector, vector_of

_BATCH = 400  # values in one statement: old SQLites take 999


def of_document(connection: Connection, level: Level, document_id: str, *conditions: ColumnElement[bool]) -> list[Row]:
    """The rows of a document's chunks or sentences, in order, its ``version`` joined to each."""
    table = schema.LEVELS[level]
    return _rows(connection, level, table, table.c.document_id == document_id, *conditions)


def dated_within(connection: Connection, first: date, last: date, document_ids: Collection[str]) -> list[Row]:
    """The rows of the sentences of documents with a date that may lie within, in order, ``version`` joined to each.

    A date without a year may lie in any.
    """
    facts = schema.facts
    found = connection.execute(
        select(facts.c.document_id, facts.c.sentence).where(facts.c.kind == "date", _may_lie_within(first, last))
    )
    return rows_at(connection, "sentence", ((name, n, n) for name, n in found.all() if name in document_ids))


def _may_lie_within(first: date, last: date) -> ColumnElement[bool]:
    """As the values of date facts are written: ``2024-09-26``, ``2024-Q3``, ``--09-26`` where the year is open."""
    value = schema.facts.c.value
    is_open = value.like("-%")
    in_year = func.substr(value, 1, 4).between(f"{first.year:04}", f"{last.year:04}")
    if first.year != last.year:
        return or_(is_open, in_year)
    month = func.substr(value, case((is_open, 3), else_=6), 2)
    in_month = or_(not_(month.between("01", "12")), month.between(f"{first.month:02}", f"{last.month:02}"))
    return and_(or_(is_open, in_year), in_month)


def by_ids(connection: Connection, level: Level, ids: Iterable[str]) -> list[Row]:
    """The rows that the ids name, their document's ``version`` joined to each; an outdated id has none."""
    names = _names(level, ids)
    return _named(names, rows_at(connection, level, _places(names)))


def of_chunks(connection: Connection, chunks: Iterable[StoredChunk]) -> list[Row]:
    """The rows of the sentences of chunks, each once, by document and in order, ``version`` joined to each."""
    return rows_at(connection, "sentence", map(_stretch, chunks))


def tokens_of_documents(connection: Connection, document_ids: Iterable[str]) -> dict[str, dict[str, list[str]]]:
    """The keyword tokens of documents' chunks, by document and by chunk id, in order."""
    chunks, documents = schema.chunks, schema.documents
    query = (
        select(chunks.c.document_id, documents.c.version, chunks.c.ordinal, chunks.c.tokens)
        .join(documents, chunks.c.document_id == documents.c.document_id)
        .order_by(chunks.c.document_id, chunks.c.ordinal)
    )
    found: dict[str, dict[str, list[str]]] = {}
    for batch in batches(document_ids):
        found |= {document_id: {} for document_id in batch}
        for document_id, version, ordinal, tokens in connection.execute(
            query.where(chunks.c.document_id.in_(batch))
        ).all():
            found[document_id][passage_id("chunk", document_id, version, ordinal)] = tokens.split()
    return found


def vectors_of_document(connection: Connection, level: Level, document_id: str) -> dict[str, Vector]:
    """The vectors of a document's chunks or sentences by id, in order; (d,) each, of length 1."""
    wanted = schema.LEVELS[level].c.document_id == document_id
    return _vectors(level, _rows(connection, level, _with_vectors(level), wanted))


def vectors_by_ids(connection: Connection, level: Level, ids: Iterable[str]) -> dict[str, Vector]:
    """The vectors that the ids name, by id; an outdated id has none."""
    names = _names(level, ids)
    return _vectors(level, _named(names, vectors_at(connection, level, _places(names))))


def sentence_vectors(connection: Connection, chunks: Sequence[StoredChunk]) -> dict[str, Vector]:
    """The vectors of each chunk's sentences by chunk id, (n, d); a chunk that was replaced meanwhile has none."""
    rows = vectors_at(connection, "sentence", map(_stretch, chunks))
    by_place = {(row["document_id"], row["ordinal"]): row for row in rows}
    found: dict[str, Vector] = {}
    for chunk in chunks:
        places = ((chunk.document_id, n) for n in range(chunk.first, chunk.last + 1))
        held = [by_place[place] for place in places if place in by_place]
        if held and is_of_version(chunk.chunk_id, chunk.document_id, held[0]["version"]):
            found[chunk.chunk_id] = np.stack([vector_of(row["vector"]) for row in held])
    return found


def vectors_of_texts(connection: Connection, shas: Iterable[str], model: str | None = None) -> dict[str, Vector]:
    """The vectors stored under ``text_sha256``; by the store's model, or by another."""
    table = schema.embeddings
    by_model = table.c.model == (store_model() if model is None else model)
    found: dict[str, Vector] = {}
    for batch in batches(shas):
        query = select(table.c.text_sha256, table.c.vector).where(by_model, table.c.text_sha256.in_(batch))
        found |= {sha: vector_of(vector) for sha, vector in connection.execute(query).all()}
    return found


def batches(values: Iterable[str]) -> Iterator[list[str]]:
    """The values, so many at a time as one statement can name."""
    everything = list(values)
    for at in range(0, len(everything), _BATCH):
        yield everything[at : at + _BATCH]


def word_vectors(connection: Connection, words: Iterable[str], model: str | None = None) -> dict[str, Vector]:
    """The vectors of single words; by the store's model, or by another."""
    table = schema.words
    by_model = table.c.model == (store_model() if model is None else model)
    found: dict[str, Vector] = {}
    for batch in batches(words):
        stored = connection.execute(select(table.c.word, table.c.vector).where(by_model, table.c.word.in_(batch)))
        found |= {word: vector_of(vector) for word, vector in stored.all()}
    return found


def _names(level: Level, ids: Iterable[str]) -> set[PassageId]:
    return {name for name in (parse_passage_id(level, text) for text in ids) if name is not None}


def _places(names: Iterable[PassageId]) -> Iterator[Place]:
    return ((name.document_id, name.ordinal, name.ordinal) for name in names)


def _stretch(chunk: StoredChunk) -> Place:
    return chunk.document_id, chunk.first, chunk.last


def _named(names: Collection[PassageId], rows: Iterable[Row]) -> list[Row]:
    """The rows that the names' own versions have."""
    return [row for row in rows if (row["document_id"], row["version"][:8], row["ordinal"]) in names]


def _with_vectors(level: Level) -> FromClause:
    table, embeddings = schema.LEVELS[level], schema.embeddings
    same_text = embeddings.c.text_sha256 == table.c.text_sha256
    return table.join(embeddings, same_text & (embeddings.c.model == store_model()))


def _vectors(level: Level, found: Iterable[Row]) -> dict[str, Vector]:
    return {
        passage_id(level, row["document_id"], row["version"], row["ordinal"]): vector_of(row["vector"]) for row in found
    }


def _rows(connection: Connection, level: Level, source: FromClause, *conditions: ColumnElement[bool]) -> list[Row]:
    """Rows of a level's table, or of it joined with the vectors; ``version`` added; by document and ordinal."""
    table, documents = schema.LEVELS[level], schema.documents
    columns = list(table.c) if source is table else [table.c.document_id, table.c.ordinal, schema.embeddings.c.vector]
    query = (
        select(*columns, documents.c.version)
        .select_from(source.join(documents, table.c.document_id == documents.c.document_id))
        .where(*conditions)
        .order_by(table.c.document_id, table.c.ordinal)
    )
    return list(connection.execute(query).mappings().all())
