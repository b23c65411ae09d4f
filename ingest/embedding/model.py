"""The embedded model."""

from __future__ import annotations

from pathlib import Path

from ingest.embedding.cache import load_model
from ingest.embedding.runtime import Encoder
from ingest.embedding.weights import read_weights, weights_path


class E5:
    """multilingual-e5-small: 384 dimensions, about a hundred languages, vectors of length one.

    Called like a LlamaIndex embedding, but it does without LlamaIndex, which takes longer to load than an answer.
    """

    embed_batch_size = 64

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder

    def get_query_embedding(self, query: str) -> list[float]:
        return self._embed([query], "query: ")[0]

    def get_text_embedding(self, text: str) -> list[float]:
        return self._embed([text], "passage: ")[0]

    def get_text_embedding_batch(self, texts: list[str]) -> list[list[float]]:
        return self._embed(texts, "passage: ")

    def _embed(self, texts: list[str], prefix: str) -> list[list[float]]:
        vectors: list[list[float]] = self._encoder.encode(texts, prefix).tolist()
        return vectors


def load_embedding(cache: Path, threads: int) -> E5:
    """Loads the model, building its file in the cache folder first where it is missing or damaged.

    Raises:
        EmbeddingError: the weights' package is missing or damaged.
        OSError: the folder cannot be written.
    """
    model = load_model(cache)
    return E5(Encoder(read_weights(weights_path()), model, threads))
