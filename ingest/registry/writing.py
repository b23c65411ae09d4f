"""The transactions that change a store; each raises ``generation``, so that every process notices.

Only the holder of the store's writer lock may commit. A document is replaced whole: every process sees its old
version or its new one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from ingest.facts.base import Fact
from ingest.facts.corrections import Stored
from ingest.registry import bodies, rows, schema
from ingest.registry.passages import batches, vectors_of_texts
from ingest.registry.registry import Registry
from ingest.registry.rows import Body, Entry, Indexed, Vector
from ingest.types import searched_text

UNRELIABLE = Indexed(version="", partition="", chunks=0)  # its vectors are being written


class RegistryWriter:
    """Commits to a registry."""

    def __init__(self, registry: Registry) -> None:
        self._engine = registry.engine

    def put(self, documents: Sequence[tuple[Entry, Body]], model: str) -> None:
        """Adds documents or replaces their versions, texts and vectors; a copy becomes a document of its own.

        All in one transaction: each is there whole or as it was before.

        :param model: what made the bodies' vectors; the caller has checked that it is the store's
        """
        now = datetime.now(UTC).isoformat(timespec="seconds")
        with self._commit() as connection:
            known = _known(connection, (entry.document.document_id for entry, _ in documents))
            old_texts: set[str] = set()
            new = []
            for entry, body in documents:
                row = rows.entry_row(entry) | {"sentences": len(body.sentences)}
                if entry.document.document_id in known:
                    old_texts |= bodies.release(connection, entry.document.document_id)
                    _upsert(connection, row)
                else:
                    new.append(row)
            if new:
                connection.execute(insert(schema.documents), new)
            versions = [
                {"document_id": entry.document.document_id, "sha256": entry.document.version, "ingested_at": now}
                for entry, _ in documents
            ]
            connection.execute(insert(schema.versions), versions)
            bodies.write(connection, {entry.document.document_id: body for entry, body in documents}, model)
            bodies.forget_vectors(connection, old_texts)
            connection.execute(update(schema.state).values(embedding_model=model))

    def put_copy(self, entry: Entry) -> None:
        """Notes that a path has the same bytes as ``entry.copy_of``; if it had a text of its own, that goes."""
        with self._commit() as connection:
            old_texts = bodies.release(connection, entry.document.document_id)
            _upsert(connection, rows.entry_row(entry) | {"sentences": 0})
            bodies.forget_vectors(connection, old_texts)

    def describe(self, entry: Entry) -> None:
        """Replaces what is said about a path; its text stays."""
        with self._commit() as connection:
            _upsert(connection, rows.entry_row(entry))

    def retokenise(self, document_id: str, tokens: Mapping[int, Sequence[str]]) -> None:
        """Replaces the keyword tokens of a document's chunks, by ordinal."""
        table = schema.chunks
        with self._commit() as connection:
            for ordinal, words in tokens.items():
                here = (table.c.document_id == document_id) & (table.c.ordinal == ordinal)
                connection.execute(update(table).where(here).values(tokens=" ".join(words)))

    def put_facts(self, facts: Mapping[str, Sequence[Fact]]) -> None:
        """Replaces the facts of documents whose text stays, by document."""
        with self._commit() as connection:
            bodies.replace_facts(connection, facts)

    def remove(self, document_ids: Iterable[str]) -> None:
        """Removes paths; a text that copies still need goes to the first of them."""
        table, leaving = schema.documents, sorted(set(document_ids))
        with self._commit() as connection:
            for document_id in leaving:
                old_texts = bodies.release(connection, document_id, leaving)
                connection.execute(delete(table).where(table.c.document_id == document_id))
                bodies.forget_vectors(connection, old_texts)

    def put_aliases(
        self, lists: Mapping[str, Sequence[Sequence[str]]], facts: Mapping[str, Sequence[Fact]] | None = None
    ) -> None:
        """Replaces all lists of names' spellings, by the path of each, and the facts that are others under them."""
        new = [{"path": path, "groups": [list(group) for group in groups]} for path, groups in lists.items()]
        with self._commit() as connection:
            connection.execute(delete(schema.aliases))
            if new:
                connection.execute(insert(schema.aliases), new)
            bodies.replace_facts(connection, facts or {})

    def put_corrections(self, corrections: Stored) -> None:
        """Replaces what people put right in the fact tables, by the file that says so."""
        new = [{"path": path, "entries": entries} for path, entries in corrections.items()]
        with self._commit() as connection:
            connection.execute(delete(schema.corrections))
            if new:
                connection.execute(insert(schema.corrections), new)

    def cached(self, model: str, shas: Iterable[str]) -> dict[str, Vector]:
        """The vectors that are known already, by ``text_sha256``."""
        with self._engine.connect() as connection:
            return vectors_of_texts(connection, shas, model)

    def texts(self) -> dict[str, str]:
        """Every text that has or needs a vector, by ``text_sha256``."""
        chunks, sentences = schema.chunks, schema.sentences
        with self._engine.connect() as connection:
            found = dict(connection.execute(select(sentences.c.text_sha256, sentences.c.text)).all())
            for sha, context, text in connection.execute(
                select(chunks.c.text_sha256, chunks.c.context, chunks.c.text)
            ).all():
                found[sha] = searched_text(context, text)
        return found

    def keep_vectors(self, model: str, vectors: Mapping[str, Vector]) -> None:
        """Stores vectors beside those in use, as a store moves from one model to another."""
        with self._engine.begin() as connection:
            bodies.write_vectors(connection, model, vectors)

    def words(self) -> list[str]:
        """Every word that has a vector, of any model."""
        with self._engine.connect() as connection:
            return sorted(set(connection.scalars(select(schema.words.c.word))))

    def known_words(self, model: str) -> set[str]:
        """Every word that has a vector of this model."""
        with self._engine.connect() as connection:
            return set(connection.scalars(select(schema.words.c.word).where(schema.words.c.model == model)))

    def keep_words(self, model: str, vectors: Mapping[str, Vector]) -> None:
        """Stores the vectors of words that have none of this model."""
        new = [{"model": model, "word": word, "vector": rows.vector_bytes(v)} for word, v in vectors.items()]
        with self._engine.begin() as connection:
            connection.execute(insert(schema.words), new)

    def adopt_model(self, model: str) -> None:
        """Makes ``model`` the store's, once every text has its vector.

        The other model's vectors go, and what the vector index holds of them can be relied on no more.
        """
        state = schema.state
        with self._commit() as connection:
            for table in (schema.embeddings, schema.words):
                connection.execute(delete(table).where(table.c.model != model))
            changed = connection.execute(
                update(state)
                .where(state.c.embedding_model.is_distinct_from(model))
                .values(embedding_model=model, index_generation=state.c.index_generation + 1)
            )
            if changed.rowcount:
                connection.execute(update(schema.indexed).values(asdict(UNRELIABLE)))

    def mark_indexed(self, held: Mapping[str, Indexed | None]) -> None:
        """Notes what the vector index holds of documents: ``UNRELIABLE`` before it is touched, None for nothing."""
        table, state = schema.indexed, schema.state
        new = [{"document_id": name} | asdict(indexed) for name, indexed in held.items() if indexed is not None]
        with self._engine.begin() as connection:
            connection.execute(update(state).values(index_generation=state.c.index_generation + 1))
            for batch in batches(held):
                connection.execute(delete(table).where(table.c.document_id.in_(batch)))
            if new:
                connection.execute(insert(table), new)

    @contextmanager
    def _commit(self) -> Iterator[Connection]:
        """A transaction that readers notice."""
        with self._engine.begin() as connection:
            connection.execute(update(schema.state).values(generation=schema.state.c.generation + 1))
            yield connection


def _known(connection: Connection, document_ids: Iterable[str]) -> set[str]:
    """Those of the ids that a path has already."""
    column = schema.documents.c.document_id
    found: set[str] = set()
    for batch in batches(document_ids):
        found |= set(connection.scalars(select(column).where(column.in_(batch))))
    return found


def _upsert(connection: Connection, values: Mapping[str, Any]) -> None:
    table = schema.documents
    same = table.c.document_id == values["document_id"]
    if connection.execute(select(table.c.document_id).where(same)).first():
        connection.execute(update(table).where(same).values(values))
    else:
        connection.execute(insert(table).values(values))
