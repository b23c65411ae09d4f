"""Compares Chroma with the registry, vector by vector."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from ingest.index.chroma import PARTITIONS, Chroma, damage, is_indexed, locked, partition_of
from ingest.registry import Indexed, Registry, Vector
from ingest.settings import Settings

_SAME = 0.9999  # cosine: Chroma normalises vectors in its own arithmetic


def differences(settings: Settings, registry: Registry) -> list[str]:
    """A line for each way in which Chroma is not what the registry says; the caller is the store's writer."""
    held = registry.indexed()
    if not Chroma.exists(settings):
        return ["The vector index is missing."] if held else []
    with locked(settings, alone=True):
        try:
            chroma = Chroma(settings, registry.state().store)
            try:
                return list(_differences(chroma, registry, held))
            finally:
                chroma.close()
        except damage() as error:
            return [f"The vector index cannot be read: {error}."]


def _differences(chroma: Chroma, registry: Registry, held: dict[str, Indexed]) -> Iterator[str]:
    expected = _expected(registry, held)
    there = chroma.partitions()
    for partition, wanted in expected.items():
        seen = set()
        for name, vector in chroma.contents(partition) if partition in there else ():
            seen.add(name)
            if name not in wanted:
                yield f"The vector index has a chunk {name} among the {partition} ones that should not be there."
            elif float(wanted[name] @ vector) < _SAME * float(np.linalg.norm(vector)):
                yield f"The vector index has another vector of the chunk {name} than the registry."
        for name in sorted(wanted.keys() - seen):
            yield f"The vector index lacks the {partition} chunk {name}."


def _expected(registry: Registry, held: dict[str, Indexed]) -> dict[str, dict[str, Vector]]:
    """What each collection should hold: the vectors of those documents that are not waiting for the index."""
    expected: dict[str, dict[str, Vector]] = {partition: {} for partition in PARTITIONS}
    for document in registry.documents():
        if is_indexed(document, held.get(document.document_id)):
            expected[partition_of(document)] |= registry.vectors_of(document.document_id, "chunk")
    return expected
