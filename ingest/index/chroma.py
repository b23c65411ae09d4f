"""Chroma: the chunks' vectors, one collection a partition, embedded in the store or on a server.

Directly, not through LlamaIndex's ``ChromaVectorStore``: that one adds where we must replace, stores a copy of every
text, and turns distances into other numbers. Chroma is only ever a cache that proposes candidates; what is true is in
the registry.

Two processes on one folder do not see each other's changes, and a reader that is behind may even write its outdated
index over a new one. So whoever opens or queries the folder holds ``chroma.lock``: readers share it, a writer has it
alone, and a reader that cannot have it at once searches without Chroma.
"""

from __future__ import annotations

import fcntl
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlsplit

import numpy as np

from ingest.errors import StoreError
from ingest.registry import Indexed, Vector
from ingest.settings import Settings
from ingest.types import Document

if TYPE_CHECKING:
    import httpx
    from chromadb import Where
    from chromadb.api.client import Client
    from chromadb.api.models.Collection import Collection

PARTITIONS = ("public", "internal", "embargoed")
# Candidates examined in a query: whole collections up to this size are searched exactly, and at 20,000 vectors the
# fifty nearest were all found in every query tried.
_SEARCH_WIDTH = 1_000
_PATIENCE = 60.0  # seconds for a server to take or give a page of vectors
_PAGE = 2_000  # vectors read at a time
_taken: set[str] = set()


def partition_of(document: Document) -> str:
    """Where a document's vectors are, so that hidden documents are in no graph that is searched for others."""
    if document.embargo_until is not None:
        return "embargoed"
    return document.visibility


def is_indexed(document: Document, held: Indexed | None) -> bool:
    """Whether what the index holds is the document's present version, in its present partition."""
    return held is not None and (held.version, held.partition) == (document.version, partition_of(document))


@contextmanager
def locked(settings: Settings, alone: bool) -> Iterator[bool]:
    """Holds the Chroma folder: ``alone`` waits for it and changes it, otherwise it is shared, and had at once or not.

    :returns: whether it is held; always True for a Chroma server, which does this by itself
    :raises StoreError: the server stopped answering
    """
    if settings.chroma_url is not None:
        try:
            yield True
        except _silence() as error:
            raise _no_answer(settings.chroma_url) from error
        return
    with (settings.store / "chroma.lock").open("ab") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX if alone else fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True


def damage() -> type[Exception]:
    """What a broken Chroma raises."""
    from chromadb.errors import ChromaError

    return ChromaError


def troubles() -> tuple[type[Exception], ...]:
    """What a broken Chroma raises, or one that does not answer."""
    return damage(), _silence(), StoreError


class Chroma:
    """An open Chroma. The caller holds the lock while it opens, queries or changes it."""

    def __init__(self, settings: Settings, store: str) -> None:
        """:param store: the store's name; a server may hold the collections of several"""
        self._store = store
        self._spelling = _own_spelling(settings.store / "chroma")
        self._client = _client(settings, self._spelling)
        self._collections: dict[str, Collection] = {}

    @staticmethod
    def exists(settings: Settings) -> bool:
        """Whether there is one to open: a reader makes none."""
        return settings.chroma_url is not None or (settings.store / "chroma" / "chroma.sqlite3").exists()

    def close(self) -> None:
        """Lets go of files, connections and memory."""
        self._client.close()
        for session in _sessions(self._client):
            session.close()
        _taken.discard(self._spelling)

    def delete_collections(self) -> None:
        """Deletes our collections and no one else's."""
        for partition in self.partitions():
            self._client.delete_collection(self._name(partition))

    def partitions(self) -> list[str]:
        """The partitions that have a collection; it comes with its first vector."""
        there = {collection.name for collection in self._client.list_collections()}
        return [partition for partition in PARTITIONS if self._name(partition) in there]

    def agrees(self, held: Iterable[Indexed]) -> bool:
        """Whether every collection has as many vectors as were written into it."""
        expected = Counter[str]()
        for indexed in held:
            expected[indexed.partition] += indexed.chunks
        return +expected == +Counter({name: self._collection(name).count() for name in self.partitions()})

    def put(self, documents: Iterable[tuple[Document, Mapping[str, Vector]]]) -> None:
        """Writes the vectors of documents, by id; all at once, for each call costs Chroma as much as many vectors."""
        rows: dict[str, list[tuple[str, Vector, str]]] = {partition: [] for partition in PARTITIONS}
        for document, vectors in documents:
            rows[partition_of(document)] += [(name, vector, document.document_id) for name, vector in vectors.items()]
        step = self._client.get_max_batch_size()
        for partition, new in rows.items():
            for at in range(0, len(new), step):
                ids, embeddings, owners = zip(*new[at : at + step], strict=True)
                self._made(partition).upsert(
                    ids=list(ids),
                    embeddings=np.stack(embeddings),
                    metadatas=[{"document_id": owner} for owner in owners],
                )

    def delete(self, document_ids: Sequence[str]) -> None:
        """Deletes the vectors of documents, wherever they are."""
        for partition in self.partitions():
            self._collection(partition).delete(where=_of(document_ids))

    def nearest(self, partition: str, vector: Vector, top: int, document_ids: Sequence[str] | None) -> list[str]:
        """The ids of the vectors nearest to one, best first; of all documents, or of some."""
        found = self._collection(partition).query(
            query_embeddings=np.stack([vector]),
            n_results=top,
            where=None if document_ids is None else _of(document_ids),
            include=[],
        )
        return found["ids"][0]

    def contents(self, partition: str) -> Iterator[tuple[str, Vector]]:
        """Everything in a collection: id and vector."""
        collection = self._collection(partition)
        for at in range(0, collection.count(), _PAGE):
            page: Any = collection.get(limit=_PAGE, offset=at, include=["embeddings"])
            yield from zip(page["ids"], np.asarray(page["embeddings"], np.float32), strict=True)

    def _made(self, partition: str) -> Collection:
        return self._client.get_or_create_collection(
            self._name(partition),
            embedding_function=None,
            configuration={"hnsw": {"space": "cosine", "ef_search": _SEARCH_WIDTH}},
        )

    def _collection(self, partition: str) -> Collection:
        if partition not in self._collections:
            self._collections[partition] = self._client.get_collection(self._name(partition), embedding_function=None)
        return self._collections[partition]

    def _name(self, partition: str) -> str:
        return f"{self._store}-{partition}"


def destroy(settings: Settings, store: str) -> None:
    """Deletes everything, broken files too. The caller holds the lock alone and has closed what it had open."""
    if settings.chroma_url is None:
        folder = settings.store / "chroma"
        if folder.exists():
            shutil.rmtree(folder)
        return
    chroma = Chroma(settings, store)
    chroma.delete_collections()
    chroma.close()


def _of(document_ids: Sequence[str]) -> Where:
    return cast("Where", {"document_id": {"$in": list(document_ids)}})


def _own_spelling(folder: Path) -> str:
    """A spelling of the folder that no other open client of this process uses.

    Clients whose folder is spelled alike share everything, and what they share stays as it was when the first of
    them opened.
    """
    spelling = str(folder)
    while spelling in _taken:
        spelling += "/"
    _taken.add(spelling)
    return spelling


def _client(settings: Settings, folder: str) -> Client:
    import chromadb  # takes most of a second
    from chromadb.config import Settings as ChromaSettings

    quiet = ChromaSettings(anonymized_telemetry=False)
    if settings.chroma_url is None:
        return cast("Client", chromadb.PersistentClient(folder, quiet))
    address = urlsplit(settings.chroma_url)
    secure = address.scheme == "https"
    try:
        client = chromadb.HttpClient(address.hostname or "", address.port or 8000, ssl=secure, settings=quiet)
    except ValueError as error:  # what Chroma makes of a refused connection
        raise _no_answer(settings.chroma_url) from error
    for session in _sessions(client):
        session.timeout = _PATIENCE
    return cast("Client", client)


def _sessions(client: Any) -> list[httpx.Client]:
    """A server's client waits for ever and never closes its connections (chroma-core/chroma#4293): we must."""
    servers = (client._server, client._admin_client._server)
    return [server._session for server in servers if hasattr(server, "_session")]


def _silence() -> type[Exception]:
    import httpx

    return httpx.HTTPError


def _no_answer(url: str) -> StoreError:
    return StoreError(f"The Chroma server {url} does not answer; start it, or leave the setting chroma_url out.")
