"""What finds passages: vectors in Chroma and keywords in memory, both only ever a cache of the registry."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ingest.index.differences import differences
from ingest.index.keywords import KeywordIndex
from ingest.index.synchronise import Progress, pending, rebuild, synchronise
from ingest.index.vectors import VectorIndex
from ingest.registry import Registry, Vector
from ingest.settings import Settings
from ingest.types import Document

__all__ = ["Index"]


class Index:
    """Both legs of search over a registry; safe to share between threads.

    Searching needs no lock and sees every commit of every process at once. ``visible`` is what the asker may see
    (``Registry.visible``): results are those of a store that has no other documents.
    """

    def __init__(self, settings: Settings, registry: Registry) -> None:
        """:raises StoreError: another embedding model than the settings' made the store's vectors."""
        self._settings = settings
        self._registry = registry
        self._vectors = VectorIndex(settings, registry)
        self._keywords = KeywordIndex(registry)

    def vector_search(self, vector: Vector, visible: Mapping[str, Document], top: int) -> list[tuple[str, float]]:
        """The ids of the ``top`` chunks nearest to ``vector`` (d,), with their cosines.

        Best first, equal ones by id.

        :raises StoreError: another process has changed the store's embedding model meanwhile
        """
        return self._vectors.search(vector, visible, top)

    def keyword_search(
        self, tokens: Sequence[str], visible: Mapping[str, Document], top: int
    ) -> list[tuple[str, float]]:
        """The ids of the ``top`` chunks with the highest BM25 above 0, best first, equal ones by id."""
        return self._keywords.search(tokens, visible, top)

    def keyword_scores(
        self, tokens: Sequence[str], visible: Mapping[str, Document], chunk_ids: Iterable[str]
    ) -> dict[str, float]:
        """The BM25 of chunks by id, as ``keyword_search`` scores them; 0 without any of the tokens."""
        return self._keywords.scores(tokens, visible, chunk_ids)

    def sounding(self, hangul: Iterable[str]) -> list[str]:
        """The Latin terms of the index that sound like these Hangul words, in order."""
        return self._keywords.sounding(hangul)

    def rarity(self, texts: Iterable[str], visible: Mapping[str, Document]) -> dict[str, float]:
        """How rare words are among the visible chunks, by text: 1 for one that stands nowhere, near 0 for one in all.

        A text of several tokens is as rare as they are on average.
        """
        return self._keywords.rarity(texts, visible)

    def pending(self) -> list[str]:
        """The ids of documents whose vectors are not yet in Chroma; they are found all the same."""
        return pending(self._registry)

    def sync(self, progress: Progress | None = None) -> int:
        """Brings Chroma in line with the registry, mending it where it was left broken; how many documents it took.

        Only for the holder of the writer lock, like ``rebuild`` and ``differences``.
        """
        return synchronise(self._settings, self._registry, progress)

    def rebuild(self, progress: Progress | None = None) -> int:
        """Makes Chroma's collections again from the registry; how many documents they hold."""
        return rebuild(self._settings, self._registry, progress)

    def differences(self) -> list[str]:
        """A line for each way in which Chroma is not what the registry says; empty where it is sound."""
        return differences(self._settings, self._registry)

    def close(self) -> None:
        """Lets go of Chroma's files and memory; the next search opens them again."""
        self._vectors.close()
