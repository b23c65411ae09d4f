"""Brings Chroma in line with the registry. Only the holder of the store's writer lock may."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence

from ingest.index.chroma import Chroma, damage, destroy, is_indexed, locked, partition_of
from ingest.registry import Indexed, Registry, RegistryWriter
from ingest.registry.writing import UNRELIABLE
from ingest.settings import Settings

log = logging.getLogger(__name__)

_BATCH = 100  # documents between two marks in the registry

Progress = Callable[[int], object]


def synchronise(settings: Settings, registry: Registry, progress: Progress | None = None) -> int:
    """Applies what was committed since the last time, and mends what a killed process or a lost folder left.

    :param progress: hears how many more documents are done
    :returns: how many documents were brought in line
    :raises StoreError: the Chroma server does not answer
    """
    with locked(settings, alone=True):
        if not _is_sound(settings, registry):
            log.warning("The vector index is incomplete or was left half written; making it again from the registry.")
            _discard(settings, registry)
        return _apply(settings, registry, progress)


def rebuild(settings: Settings, registry: Registry, progress: Progress | None = None) -> int:
    """Makes the vector index again from the registry, whatever state it is in.

    :returns: how many documents it holds
    """
    with locked(settings, alone=True):
        _discard(settings, registry)
        return _apply(settings, registry, progress)


def pending(registry: Registry) -> list[str]:
    """The documents whose vectors are not as the registry says, removed ones among them."""
    documents = {document.document_id: document for document in registry.documents()}
    held = registry.indexed()
    stale = {name for name, document in documents.items() if not is_indexed(document, held.get(name))}
    return sorted(stale | (held.keys() - documents.keys()))


def _is_sound(settings: Settings, registry: Registry) -> bool:
    held = registry.indexed().values()
    if any(indexed == UNRELIABLE for indexed in held):
        return False
    if not Chroma.exists(settings):
        return not held
    try:
        chroma = Chroma(settings, registry.state().store)
        try:
            return not held or chroma.agrees(held)
        finally:
            chroma.close()
    except damage():
        return False


def _discard(settings: Settings, registry: Registry) -> None:
    """Deletes the index; the marks go first, so that whoever is killed in between is known to have been."""
    known = registry.indexed().keys() | {document.document_id for document in registry.documents()}
    RegistryWriter(registry).mark_indexed(dict.fromkeys(known, UNRELIABLE))
    destroy(settings, registry.state().store)


def _apply(settings: Settings, registry: Registry, progress: Progress | None) -> int:
    names = pending(registry)
    if not names:
        return 0
    chroma = Chroma(settings, registry.state().store)
    try:
        for at in range(0, len(names), _BATCH):
            batch = names[at : at + _BATCH]
            _apply_batch(chroma, registry, batch)
            if progress:
                progress(len(batch))
    finally:
        chroma.close()
    return len(names)


def _apply_batch(chroma: Chroma, registry: Registry, names: Sequence[str]) -> None:
    writer = RegistryWriter(registry)
    documents = {document.document_id: document for document in registry.documents()}
    written = [(documents[name], registry.vectors_of(name, "chunk")) for name in names if name in documents]
    writer.mark_indexed(dict.fromkeys(names, UNRELIABLE))
    chroma.delete(names)
    chroma.put(written)
    held: dict[str, Indexed | None] = dict.fromkeys(names)
    for document, vectors in written:
        held[document.document_id] = Indexed(document.version, partition_of(document), len(vectors))
    writer.mark_indexed(held)
