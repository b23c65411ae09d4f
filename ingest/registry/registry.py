"""The registry as readers see it.

Every answer comes from the database, so what another process committed holds at the next question; what is kept in
memory is kept by generation, a number that every commit raises. Commits are in ``ingest.registry.writing``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

from sqlalchemy import Engine, Select, select

from ingest.facts.base import Fact, FactKind
from ingest.facts.corrections import Stored
from ingest.language.aliases import Aliases
from ingest.originals import Originals
from ingest.registry import audience as audiences
from ingest.registry import passages, rows, schema
from ingest.registry.database import open_database
from ingest.registry.facts import FactRow, by_document, read_facts, stored_facts
from ingest.registry.ids import Level
from ingest.registry.places import Place, rows_at
from ingest.registry.rows import Entry, Indexed, Row, StoredChunk, StoredSentence, Vector
from ingest.settings import Settings
from ingest.types import Audience, Document, Page


@dataclass(frozen=True, slots=True)
class State:
    """The store's name, counters by which a process notices what others did, and the model that made the vectors."""

    store: str
    generation: int
    index_generation: int
    embedding_model: str | None


_STATE = select(*(getattr(schema.state.c, field.name) for field in fields(State)))


class Registry:
    """A store's registry; safe to share between threads."""

    def __init__(self, engine: Engine, originals: Originals) -> None:
        self.engine = engine
        self._originals = originals
        self._held: tuple[int, audiences.Held] = (-1, audiences.Held())
        self._aliases: tuple[int, Aliases] = (-1, Aliases())

    @classmethod
    def open(cls, settings: Settings, create: bool = True, renew: bool = False) -> Registry:
        """The registry of the store that the settings name.

        :param renew: brings one of an earlier format up to date; only for the holder of the store's writer lock
        :raises StoreError: it does not exist and ``create`` is off, cannot be reached, or has another format.
        """
        return cls(open_database(settings, create, renew), Originals(settings))

    def close(self) -> None:
        """Lets go of the database's connections."""
        self.engine.dispose()

    # What readers ask.

    def state(self) -> State:
        """The counters now."""
        with self.engine.connect() as connection:
            return State(*connection.execute(_STATE).one())

    def generation(self) -> int:
        """A number that grows with every commit that changes what can be found."""
        return self.state().generation

    def documents(self) -> list[Document]:
        """The documents held, by path; each with the strictest visibility and embargo of its copies."""
        return list(self._current().documents)

    def _current(self) -> audiences.Held:
        generation = self.generation()  # read before the documents, so a commit in between is only read again
        if self._held[0] != generation:
            self._held = (generation, audiences.Held(audiences.effective(self.entries())))
        return self._held[1]

    def document(self, document_id: str) -> Document | None:
        """One document held, or None."""
        return next((d for d in self.documents() if d.document_id == document_id), None)

    def entries(self) -> list[Entry]:
        """Every path known, copies among them, with what was declared for it alone; by path."""
        found = self._all(select(schema.documents).order_by(schema.documents.c.path))
        return [rows.entry_of(row) for row in found]

    def visible(
        self, audience: Audience, now: datetime, as_of: date | None = None, documents: Collection[str] | None = None
    ) -> Mapping[str, Document]:
        """The documents that exist for an audience at ``now`` (aware), by id; the same object while they are the same.

        :param as_of: hides what is dated later or not at all
        :param documents: ids to keep to
        """
        everything = self._current().visible(audience, now, as_of)
        if documents is None:
            return everything
        return {name: document for name, document in everything.items() if name in documents}

    def aliases(self) -> Aliases:
        """The names' spellings of every ``aliases.yaml`` that was added."""
        generation = self.generation()
        if self._aliases[0] != generation:
            lists = self.alias_lists().values()
            self._aliases = (generation, Aliases.of(group for groups in lists for group in groups))
        return self._aliases[1]

    def alias_lists(self) -> dict[str, list[list[str]]]:
        """The groups of spellings of each ``aliases.yaml``, by its path."""
        return {row["path"]: row["groups"] for row in self._all(select(schema.aliases).order_by(schema.aliases.c.path))}

    def corrections(self) -> Stored:
        """What people put right in the fact tables, as it is stored, by the file that says so."""
        table = schema.corrections
        return {row["path"]: row["entries"] for row in self._all(select(table).order_by(table.c.path))}

    def facts(
        self,
        kind: FactKind | None = None,
        *,
        audience: Audience | None = None,
        now: datetime | None = None,
        as_of: date | None = None,
        documents: Collection[str] | None = None,
    ) -> list[FactRow]:
        """The rows of the fact tables, corrected, by document.

        :param audience: who asks, at ``now`` (aware); None is the operator, who sees everything
        :param as_of: hides what is dated later or not at all
        :param documents: ids to keep to
        :raises ValueError: an audience without ``now``
        """
        if audience is None:
            held = self.documents()
            wanted = [document for document in held if documents is None or document.document_id in documents]
        elif now is None:
            raise ValueError("what an audience may see depends on the time")
        else:
            wanted = list(self.visible(audience, now, as_of, documents).values())
        corrections = by_document(self.corrections(), self.entries())
        with self.engine.connect() as connection:
            return read_facts(connection, wanted, self.aliases(), corrections, kind)[0]

    def stored_facts(self, document_id: str) -> tuple[Fact, ...]:
        """A document's facts as the rules found them, in order."""
        with self.engine.connect() as connection:
            return tuple(fact for fact, _ in stored_facts(connection, [document_id]).get(document_id, ()))

    def unmet_corrections(self) -> list[tuple[str, str]]:
        """Each correction that finds nothing to correct: the path of its document, and a plain sentence."""
        corrections = by_document(self.corrections(), self.entries())
        if not corrections:
            return []
        with self.engine.connect() as connection:
            _, unmet = read_facts(connection, self.documents(), self.aliases(), corrections)
        reasons = [(correction, "the store has no such document") for correction in corrections.get(None, ())]
        reasons += [(correction, "nothing of that kind and wording is there") for correction in unmet]
        return [(correction.document, correction.unmet(reason)) for correction, reason in reasons]

    def pages(self, document_id: str) -> list[Page]:
        """A document's pages in order; empty where it is not held."""
        table = schema.pages
        found = self._all(select(table).where(table.c.document_id == document_id).order_by(table.c.position))
        return [rows.page_of(row) for row in found]

    def page_text(self, document_id: str, page: int | None) -> str:
        """The text of one page, which offsets count in.

        :raises KeyError: there is no such document or page.
        """
        for candidate in self.pages(document_id):
            if candidate.number == page:
                return candidate.text
        raise KeyError((document_id, page))

    def original(self, document_id: str) -> bytes:
        """The bytes of the file that a document was read from.

        :raises KeyError: there is no such document
        """
        document = self.document(document_id)
        if document is None:
            raise KeyError(document_id)
        return self._originals.get(document.version)

    def chunks(self, chunk_ids: Iterable[str]) -> dict[str, StoredChunk]:
        """Chunks by id, in the order asked; an id that the current versions do not have is left out."""
        ids = list(chunk_ids)
        with self.engine.connect() as connection:
            found = {chunk.chunk_id: chunk for chunk in map(rows.chunk_of, passages.by_ids(connection, "chunk", ids))}
        return {chunk_id: found[chunk_id] for chunk_id in ids if chunk_id in found}

    def chunks_of(self, document_id: str) -> list[StoredChunk]:
        """A document's chunks in order."""
        with self.engine.connect() as connection:
            return [rows.chunk_of(row) for row in passages.of_document(connection, "chunk", document_id)]

    def sentences(self, document_id: str, first: int, last: int) -> list[StoredSentence]:
        """A document's sentences from ordinal ``first`` to ``last``, both included."""
        between = schema.sentences.c.ordinal.between(first, last)
        with self.engine.connect() as connection:
            return [rows.sentence_of(row) for row in passages.of_document(connection, "sentence", document_id, between)]

    def sentences_of(self, document_id: str) -> list[StoredSentence]:
        """All of a document's sentences, in order."""
        with self.engine.connect() as connection:
            return [rows.sentence_of(row) for row in passages.of_document(connection, "sentence", document_id)]

    def sentences_dated(self, first: date, last: date, documents: Collection[str]) -> list[StoredSentence]:
        """The sentences of documents that state a date which may lie between two days, as the rules found it."""
        with self.engine.connect() as connection:
            return [rows.sentence_of(row) for row in passages.dated_within(connection, first, last, documents)]

    def sentences_at(self, places: Iterable[Place]) -> list[StoredSentence]:
        """The sentences at these places that there are, each once, by document and in order."""
        with self.engine.connect() as connection:
            return [rows.sentence_of(row) for row in rows_at(connection, "sentence", places)]

    def sentences_of_chunks(self, chunk_ids: Iterable[str]) -> dict[str, list[StoredSentence]]:
        """The sentences of each chunk that exists, in order, by chunk id."""
        chunks = self.chunks(chunk_ids)
        with self.engine.connect() as connection:
            rows_found = passages.of_chunks(connection, chunks.values())
        found = {(row["document_id"], row["ordinal"]): rows.sentence_of(row) for row in rows_found}
        return {
            chunk_id: [
                found[chunk.document_id, ordinal]
                for ordinal in range(chunk.first, chunk.last + 1)
                if (chunk.document_id, ordinal) in found  # another process may have removed it in between
            ]
            for chunk_id, chunk in chunks.items()
        }

    # What the indexes ask.

    def tokens_of(self, document_ids: Iterable[str]) -> dict[str, dict[str, list[str]]]:
        """The keyword tokens of documents' chunks, by document and by chunk id, in order."""
        with self.engine.connect() as connection:
            return passages.tokens_of_documents(connection, document_ids)

    def vectors(self, ids: Iterable[str], level: Level) -> dict[str, Vector]:
        """Unit vectors by id; an id that the current versions do not have is left out."""
        with self.engine.connect() as connection:
            return passages.vectors_by_ids(connection, level, ids)

    def sentence_vectors(self, chunks: Iterable[StoredChunk]) -> dict[str, Vector]:
        """The vectors of the sentences of each chunk that still exists, (n, d), by chunk id."""
        with self.engine.connect() as connection:
            return passages.sentence_vectors(connection, list(chunks))

    def vectors_of(self, document_id: str, level: Level) -> dict[str, Vector]:
        """The unit vectors of a document's chunks or sentences by id, in order."""
        with self.engine.connect() as connection:
            return passages.vectors_of_document(connection, level, document_id)

    def word_vectors(self, words: Iterable[str]) -> dict[str, Vector]:
        """The unit vectors (d,) kept for single words, by word; a word that no document has is left out."""
        with self.engine.connect() as connection:
            return passages.word_vectors(connection, words)

    def indexed(self) -> dict[str, Indexed]:
        """What the vector index holds, by document."""
        found = self._all(select(schema.indexed))
        return {row["document_id"]: Indexed(**{k: v for k, v in row.items() if k != "document_id"}) for row in found}

    def _all(self, query: Select[Any]) -> list[Row]:
        with self.engine.connect() as connection:
            return list(connection.execute(query).mappings().all())
