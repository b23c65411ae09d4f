"""Passages for a question: the vector leg and the keyword leg, fused.

The legs' scores are standardised over the candidates of both and added with weights (benchmarks/fusion.py measures
this against rank fusion and against either leg alone). Only documents visible to the asker take part, in the
statistics too, so that hidden documents move neither scores nor order.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ingest.index import Index
from ingest.language.tokens import tokens
from ingest.registry import Registry, StoredChunk
from ingest.settings import RetrievalSettings
from ingest.types import Document

Vector = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Hit:
    """A retrieved chunk; ``score`` is the fused one, comparable within one search only."""

    document: Document
    score: float
    chunk_id: str
    document_id: str
    path: str
    page: int | None
    section: str | None
    start: int
    end: int
    text: str


def _hit(chunk: StoredChunk, document: Document, score: float) -> Hit:
    return Hit(
        document=document,
        score=score,
        chunk_id=chunk.chunk_id,
        document_id=chunk.document_id,
        path=document.path,
        page=chunk.page,
        section=chunk.section,
        start=chunk.start,
        end=chunk.end,
        text=chunk.text,
    )


def retrieve(
    keywords: str,
    vector: Vector,
    visible: Mapping[str, Document],
    index: Index,
    registry: Registry,
    settings: RetrievalSettings,
    top: int,
) -> list[Hit]:
    """The ``top`` best chunks of the visible documents, best first; equal scores in the order of their ids."""
    if not visible:
        return []
    pool = max(settings.pool, top)
    words = tokens(keywords)
    dense = dict(index.vector_search(vector, visible, pool))
    keyword = dict(index.keyword_search(words, visible, pool))
    candidates = sorted({*dense, *keyword})
    chunks = registry.chunks(candidates)  # a hit the registry no longer knows was removed by another process
    candidates = [c for c in candidates if c in chunks and chunks[c].document_id in visible]
    others = registry.vectors([c for c in candidates if c not in dense], "chunk")
    dense |= {c: float(other @ vector) for c, other in others.items()}
    keyword |= index.keyword_scores(words, visible, [c for c in candidates if c not in keyword])
    fused = fuse(
        np.array([dense.get(c, 0.0) for c in candidates]),
        np.array([keyword.get(c, 0.0) for c in candidates]),
        settings.dense_weight,
    )
    order = sorted(range(len(candidates)), key=lambda i: (-fused[i], candidates[i]))
    found = [(chunks[candidates[i]], float(fused[i])) for i in order[:top]]
    return [_hit(chunk, visible[chunk.document_id], score) for chunk, score in found]


def fuse(dense: NDArray[np.float64], keyword: NDArray[np.float64], dense_weight: float) -> NDArray[np.float64]:
    """Weighted sum of standardised scores, rounded so that the last bits of a sum decide no order."""
    return np.round(dense_weight * _standardised(dense) + (1 - dense_weight) * _standardised(keyword), 6)


def _standardised(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    if len(scores) == 0:
        return scores
    spread = scores.std()
    return (scores - scores.mean()) / spread if spread > 1e-9 else np.zeros_like(scores)
