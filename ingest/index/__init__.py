"""What finds passages: vectors in Chroma and keywords in memory, both only ever a cache of the registry."""

from __future__ import annotations

from ingest.index.differences import differences
from ingest.index.keywords import KeywordIndex
from ingest.index.synchronise import Progress, pending, rebuild, synchronise
from ingest.index.vectors import VectorIndex
from ingest.registry import Registry
from ingest.settings import Settings

__all__ = ["Index", "KeywordIndex", "VectorIndex"]


class Index:
    """Both legs of search over a registry. Reading needs no lock; ``sync`` and ``rebuild`` need the writer's."""

    def __init__(self, settings: Settings, registry: Registry) -> None:
        """:raises StoreError: another embedding model than the settings' made the store's vectors."""
        self.vectors = VectorIndex(settings, registry)
        self.keywords = KeywordIndex(registry)
        self._settings = settings
        self._registry = registry

    def pending(self) -> list[str]:
        """The ids of documents whose vectors are not yet in Chroma; they are found all the same."""
        return pending(self._registry)

    def sync(self, progress: Progress | None = None) -> int:
        """Brings Chroma in line with the registry, mending it where it was left broken; how many documents it took."""
        return synchronise(self._settings, self._registry, progress)

    def rebuild(self, progress: Progress | None = None) -> int:
        """Makes Chroma's collections again from the registry; how many documents they hold."""
        return rebuild(self._settings, self._registry, progress)

    def differences(self) -> list[str]:
        """A line for each way in which Chroma is not what the registry says; empty where it is sound."""
        return differences(self._settings, self._registry)

    def close(self) -> None:
        """Lets go of files and memory."""
        self.vectors.close()
