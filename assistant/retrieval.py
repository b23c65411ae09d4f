"""Passages for a question: vectors and keywords, fused.

Both propose candidates. Each candidate has three scores: its own cosine, that of its nearest sentence (a long passage
hides the one sentence that answers) and its keywords'. They are standardised over the candidates and added with
weights; benchmarks/fusion.py measures this against rank fusion and against each leg alone. Both legs lean to the
question's own language, the vectors a little and the keywords wholly; so cosines are evened out across languages,
keyword scores standardised within each, and the best passage in either language is among the first five. Only documents
visible to the asker take part, in the statistics too, so that hidden documents move neither scores nor order.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ingest.index import Index
from ingest.language.tokens import tokens
from ingest.registry import Registry, StoredChunk
from ingest.settings import RetrievalSettings
from ingest.types import Document

Vector = NDArray[np.float32]
Scores = NDArray[np.float64]
_DECIMALS = 6
_FIRST = 5
ACROSS = {"en": 0.02, "ko": 0.06}
"""How much lower cosines lie, by the question's language, where the passage is in the other one (docs/answers.md)."""


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
    language: str,
    visible: Mapping[str, Document],
    index: Index,
    registry: Registry,
    settings: RetrievalSettings,
    top: int,
) -> list[Hit]:
    """The ``top`` best chunks of the visible documents, best first; equal scores in the order of their ids.

    :param language: the question's
    """
    if not visible:
        return []
    pool = max(settings.pool, top)
    words = tokens(keywords)
    dense = dict(index.vector_search(vector, visible, pool))
    keyword = dict(index.keyword_search(words, visible, pool))
    chunks = registry.chunks({*dense, *keyword})  # a hit the registry no longer knows was removed by another process
    candidates = [name for name in sorted(chunks) if chunks[name].document_id in visible]
    dense |= _similarities(registry.vectors([name for name in candidates if name not in dense], "chunk"), vector)
    nearest = _similarities(registry.sentence_vectors(chunks[name] for name in candidates), vector)
    keyword |= index.keyword_scores(words, visible, [name for name in candidates if name not in keyword])
    languages = [visible[chunks[name].document_id].language for name in candidates]
    nearer = np.array([0.0 if other == language else ACROSS[language] for other in languages])
    fused = fuse(
        _scores(dense, candidates) + nearer,
        _scores(nearest, candidates) + nearer,
        _standardised(_scores(keyword, candidates), languages),
        settings.dense_weight,
        settings.sentence_share,
    )
    fused = in_each_language(fused, languages)
    order = sorted(range(len(candidates)), key=lambda i: (-fused[i], candidates[i]))
    found = [(chunks[candidates[i]], float(fused[i])) for i in order[:top]]
    return [_hit(chunk, visible[chunk.document_id], score) for chunk, score in found]


def fuse(dense: Scores, nearest: Scores, keyword: Scores, dense_weight: float, sentence_share: float) -> Scores:
    """Weighted sum of standardised scores, rounded so that the last bits of a sum decide no order.

    :param dense: cosine of each passage
    :param nearest: cosine of its nearest sentence
    """
    vectors = (1 - sentence_share) * _standardised(dense) + sentence_share * _standardised(nearest)
    return np.round(dense_weight * vectors + (1 - dense_weight) * _standardised(keyword), _DECIMALS)


def in_each_language(fused: Scores, languages: Sequence[str]) -> Scores:
    """The scores with each language's best passage among the first five, just above the one whose place it takes."""
    for language in sorted(set(languages)):
        first = np.argsort(-fused, kind="stable")[:_FIRST]
        here = np.array([other == language for other in languages])
        if not here[first].any():
            best = int(np.argmax(np.where(here, fused, -np.inf)))
            fused = fused.copy()
            fused[best] = np.round(fused[first[-1]] + 10**-_DECIMALS, _DECIMALS)
    return fused


def _scores(leg: Mapping[str, float], candidates: Sequence[str]) -> Scores:
    return np.array([leg.get(name, 0.0) for name in candidates])


def _similarities(vectors: Mapping[str, Vector], vector: Vector) -> dict[str, float]:
    """The highest cosine of each name's vectors, (d,) or (n, d), in double precision: the same whatever is beside."""
    wanted = vector.astype(np.float64)
    return {name: round(float(np.max(own.astype(np.float64) @ wanted)), _DECIMALS) for name, own in vectors.items()}


def _standardised(scores: Scores, groups: Sequence[str] = ()) -> Scores:
    """With mean 0 and deviation 1, within each group where there are any; 0 where all are equal."""
    if groups:
        found = np.zeros_like(scores)
        for group in set(groups):
            here = np.array([other == group for other in groups])
            found[here] = _standardised(scores[here])
        return found
    if len(scores) == 0:
        return scores
    spread = scores.std()
    return (scores - scores.mean()) / spread if spread > 1e-9 else np.zeros_like(scores)
