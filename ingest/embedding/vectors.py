"""Texts to checked numpy vectors, through any embedding that is called like LlamaIndex's."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from ingest.embedding.errors import EmbeddingError

Floats = NDArray[np.float32]


class Embedding(Protocol):
    """What is used of an embedding model: of LlamaIndex's ``BaseEmbedding``, so that any of its models will do."""

    @property
    def embed_batch_size(self) -> int: ...
    def get_query_embedding(self, query: str) -> list[float]: ...
    def get_text_embedding_batch(self, texts: list[str]) -> list[list[float]]: ...


def embed_query(embedding: Embedding, text: str) -> Floats:
    """The question's vector, (dimensions,), of length one.

    Raises:
        EmbeddingError: the model gave no usable vector.
    """
    return _unit([embedding.get_query_embedding(text)], 1).reshape(-1)


def embed_passages(
    embedding: Embedding, texts: Sequence[str], progress: Callable[[int], object] | None = None
) -> Floats:
    """The passages' vectors, (texts, dimensions), rows of length one; (0, 0) for no texts.

    Args:
        progress: hears, batch by batch, how many more texts are done (``tqdm.update`` fits).

    Raises:
        EmbeddingError: the model gave no usable vector for one of them.
    """
    if not texts:
        return np.zeros((0, 0), np.float32)
    batches: list[Floats] = []
    for start in range(0, len(texts), embedding.embed_batch_size):
        batch = list(texts[start : start + embedding.embed_batch_size])
        batches.append(_unit(embedding.get_text_embedding_batch(batch), len(batch)))
        if progress:
            progress(len(batch))
    return np.concatenate(batches)


def _unit(vectors: Sequence[Sequence[float]], expected: int) -> Floats:
    """The vectors as rows of length one."""
    if len(vectors) != expected:
        raise EmbeddingError(f"The embedding model gave {len(vectors)} vectors for {expected} texts.")
    rows = np.asarray(vectors, np.float32)
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    if not (np.isfinite(lengths) & (lengths > 0)).all():
        raise EmbeddingError("The embedding model gave a vector without direction (zero or not finite).")
    rows /= lengths
    return rows
