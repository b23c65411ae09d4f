"""The embedded model behind LlamaIndex's interface."""

from __future__ import annotations

import asyncio
from pathlib import Path

from llama_index.core.base.embeddings.base import BaseEmbedding, Embedding
from pydantic import PrivateAttr

from ingest.embedding.cache import load_model
from ingest.embedding.runtime import Encoder
from ingest.embedding.weights import read_weights, weights_path


class E5Embedding(BaseEmbedding):
    """multilingual-e5-small: 384 dimensions, about a hundred languages, vectors of length one."""

    _encoder: Encoder = PrivateAttr()

    def __init__(self, encoder: Encoder) -> None:
        super().__init__(model_name="multilingual-e5-small", embed_batch_size=64)
        self._encoder = encoder

    @classmethod
    def class_name(cls) -> str:
        return "E5Embedding"

    def _get_query_embedding(self, query: str) -> Embedding:
        return self._embed([query], "query: ")[0]

    def _get_text_embedding(self, text: str) -> Embedding:
        return self._embed([text], "passage: ")[0]

    def _get_text_embeddings(self, texts: list[str]) -> list[Embedding]:
        return self._embed(texts, "passage: ")

    def _embed(self, texts: list[str], prefix: str) -> list[Embedding]:
        vectors: list[Embedding] = self._encoder.encode(texts, prefix).tolist()
        return vectors

    async def _aget_query_embedding(self, query: str) -> Embedding:
        return await asyncio.to_thread(self._get_query_embedding, query)

    async def _aget_text_embeddings(self, texts: list[str]) -> list[Embedding]:
        return await asyncio.to_thread(self._get_text_embeddings, texts)


def load_embedding(cache: Path, threads: int) -> E5Embedding:
    """Loads the model, building its file in the cache folder first where it is missing or damaged.

    Raises:
        EmbeddingError: the weights' package is missing or damaged.
        OSError: the folder cannot be written.
    """
    model = load_model(cache)
    return E5Embedding(Encoder(read_weights(weights_path()), model, threads))
