"""Vector search that agrees with the registry at every moment, whatever state Chroma is in.

Chroma proposes candidates for those documents of which it is known to hold the present version. The vectors of the
others (just committed, being written, or all of them where Chroma is missing, broken or in a writer's hands) are
compared one by one, from the registry. The similarity of every hit is computed from the registry's vector, so it is
the same whichever way the hit was found.
"""

from __future__ import annotations

import logging
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from threading import Lock

import numpy as np

from ingest.embedding import model_id
from ingest.errors import StoreError
from ingest.index.chroma import Chroma, is_indexed, locked, partition_of, troubles
from ingest.index.remembering import Remembered
from ingest.registry import Indexed, Registry, Vector, is_of_version
from ingest.settings import Settings
from ingest.types import Document

log = logging.getLogger(__name__)

_Proposal = tuple[list[str], Iterable[Document]]

_SPARE = 10  # candidates beyond those asked for: Chroma's arithmetic may order near-equal ones differently
_MOST_ASKED = 1_000  # vectors, hidden ones among them, up to which no filter is needed; Chroma looks at as many anyhow
_DECIMALS = 6  # of a similarity: finer differences are those of float32, and equal ones are ordered by id


@dataclass(frozen=True, slots=True)
class _Part:
    """What an asker may see of a partition: the documents, and how many of its vectors are theirs."""

    document_ids: frozenset[str]
    visible: int
    held: int


@dataclass(frozen=True, slots=True)
class _Plan:
    """Where an asker's documents are: in which partitions, and which of them Chroma does not speak for."""

    parts: Mapping[str, _Part]
    others: tuple[Document, ...]


class _View:
    """An open Chroma and what it held when it was opened, by document."""

    def __init__(self, index_generation: int, held: Mapping[str, Indexed], chroma: Chroma) -> None:
        self.index_generation = index_generation
        self.chroma = chroma
        self._held = held
        self._sizes = Counter[str]()
        for indexed in held.values():
            self._sizes[indexed.partition] += indexed.chunks
        self._plans = Remembered(self._plan)

    def holds(self, document: Document) -> bool:
        """Whether its vectors of the document are those of the present version, in the present partition."""
        return is_indexed(document, self._held.get(document.document_id))

    def others(self, visible: Mapping[str, Document]) -> tuple[Document, ...]:
        """The documents it cannot speak for."""
        return self._plans.of(visible).others

    def nearest(self, vector: Vector, visible: Mapping[str, Document], top: int) -> list[str]:
        """Candidates among the visible documents that the view holds."""
        found: list[str] = []
        for partition, part in self._plans.of(visible).parts.items():
            found += self._nearest(vector, partition, part, min(top + _SPARE, part.visible))
        return found

    def _nearest(self, vector: Vector, partition: str, part: _Part, wanted: int) -> list[str]:
        """The nearest of a partition. Chroma's filters cost many times its search: a few more are asked for instead."""
        if part.visible == part.held:
            return self.chroma.nearest(partition, vector, wanted, None)
        asked = min(wanted * part.held // part.visible * 2 + _SPARE, part.held)
        if asked <= _MOST_ASKED:
            near = self.chroma.nearest(partition, vector, asked, None)
            found = [name for name in near if name.partition("-")[0] in part.document_ids]
            if len(found) >= wanted:
                return found[:wanted]
        return self.chroma.nearest(partition, vector, wanted, sorted(part.document_ids))

    def _plan(self, visible: Mapping[str, Document]) -> _Plan:
        wanted: dict[str, list[str]] = defaultdict(list)
        others = []
        for document in visible.values():
            if self.holds(document):
                wanted[partition_of(document)].append(document.document_id)
            else:
                others.append(document)
        parts = {
            partition: _Part(frozenset(ids), sum(self._held[name].chunks for name in ids), self._sizes[partition])
            for partition, ids in wanted.items()
        }
        return _Plan({name: part for name, part in parts.items() if part.visible}, tuple(others))


@dataclass(frozen=True, slots=True)
class _Block:
    """Passages to compare one by one: ids and unit vectors (n, d)."""

    ids: tuple[str, ...]
    vectors: Vector

    def similarities(self, vector: Vector) -> list[tuple[str, float]]:
        """Each id with its cosine to ``vector`` (d,), in double precision: the same number in whatever block."""
        if not self.ids:
            return []
        cosines = self.vectors.astype(np.float64) @ vector.astype(np.float64)
        return list(zip(self.ids, np.round(cosines, _DECIMALS).tolist(), strict=True))


class VectorIndex:
    """Cosine search over chunks; safe to share between threads."""

    def __init__(self, settings: Settings, registry: Registry) -> None:
        """:raises StoreError: another embedding model than the settings' made the store's vectors."""
        self._settings = settings
        self._registry = registry
        self._model = model_id(settings)
        self._check_model()
        self._lock = Lock()
        self._view: _View | None = None
        self._blocks: dict[tuple[str, str], _Block] = {}

    def search(self, vector: Vector, visible: Mapping[str, Document], top: int) -> list[tuple[str, float]]:
        """The ``top`` chunks of the visible documents nearest to ``vector`` (d,), with their cosines.

        Best first, equal ones by id; the same as in a store that has no other documents.

        :raises StoreError: another process has changed the store's embedding model meanwhile
        """
        self._check_model()
        with self._lock:
            candidates, others = self._propose(vector, visible, top)
            blocks = [self._block(document) for document in others]
        visible_candidates = [name for name in candidates if _is_visible(name, visible)]
        blocks.append(_block_of(self._registry.vectors(visible_candidates, "chunk")))
        scored = [hit for block in blocks for hit in block.similarities(vector)]
        return sorted(scored, key=lambda hit: (-hit[1], hit[0]))[:top]

    def close(self) -> None:
        """Lets go of Chroma; the next search opens it again."""
        with self._lock:
            self._drop_view()

    def _check_model(self) -> None:
        made_by = self._registry.state().embedding_model
        if made_by not in (None, self._model):
            raise StoreError(
                f"The vectors of this store were made by the embedding model {made_by}, but the settings name "
                f"{self._model}; run `python -m ingest rebuild` to make them again, or change the setting back."
            )

    def _propose(self, vector: Vector, visible: Mapping[str, Document], top: int) -> _Proposal:
        """Chroma's candidates, and the documents it cannot speak for."""
        everything: _Proposal = [], visible.values()
        if not Chroma.exists(self._settings):
            return everything
        with locked(self._settings, alone=False) as held:
            if not held:
                return everything
            try:
                view = self._current_view()
                if view is None:
                    return everything
                candidates = view.nearest(vector, visible, top)
            except troubles() as error:
                log.warning("Chroma fails, so vectors are compared one by one: %s", error)
                self._drop_view()
                return everything
        if self._registry.state().index_generation != view.index_generation:  # a server is changed under our eyes
            return everything
        return candidates, view.others(visible)

    def _current_view(self) -> _View | None:
        """Chroma as it is now, or None where it is not as the registry remembers it. The caller shares the lock."""
        generation = self._registry.state().index_generation
        if self._view is None or self._view.index_generation != generation:
            self._drop_view()
            held = self._registry.indexed()
            if any(not indexed.version for indexed in held.values()):
                log.warning("A writer was interrupted, so vectors are compared one by one until the next one mends it.")
                return None
            self._view = _View(generation, held, Chroma(self._settings, self._registry.state().store))
            if not self._view.chroma.agrees(held.values()):
                log.warning("Chroma lacks vectors, so they are compared one by one; `ingest rebuild` mends it.")
                self._drop_view()
                return None
            self._forget_blocks(self._view)
        return self._view

    def _drop_view(self) -> None:
        if self._view is not None:
            self._view.chroma.close()
            self._view = None

    def _block(self, document: Document) -> _Block:
        key = (document.document_id, document.version)
        if key in self._blocks:
            return self._blocks[key]
        found = self._registry.vectors_of(document.document_id, "chunk")
        if all(is_of_version(name, document.document_id, document.version) for name in found):
            self._blocks[key] = _block_of(found)
            return self._blocks[key]
        return _block_of({})  # replaced in this moment: its old version is gone

    def _forget_blocks(self, view: _View) -> None:
        """Drops the vectors of documents that are gone or that Chroma answers for again."""
        needed = {(d.document_id, d.version) for d in self._registry.documents() if not view.holds(d)}
        self._blocks = {key: block for key, block in self._blocks.items() if key in needed}


def _is_visible(name: str, visible: Mapping[str, Document]) -> bool:
    document = visible.get(name.partition("-")[0])
    return document is not None and is_of_version(name, document.document_id, document.version)


def _block_of(vectors: Mapping[str, Vector]) -> _Block:
    return _Block(tuple(vectors), np.stack(list(vectors.values())) if vectors else np.zeros((0, 0), np.float32))
