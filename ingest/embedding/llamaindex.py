"""The embedded model for programs that use LlamaIndex: ``E5Embedding(open_embedding(Settings()))``."""

from __future__ import annotations

import asyncio

from llama_index.core.base.embeddings.base import BaseEmbedding
from llama_index.core.base.embeddings.base import Embedding as Vector
from pydantic import PrivateAttr

from ingest.embedding.vectors import Embedding


class E5Embedding(BaseEmbedding):
    """The same vectors behind LlamaIndex's own class."""

    _model: Embedding = PrivateAttr()

    def __init__(self, model: Embedding) -> None:
        super().__init__(model_name="multilingual-e5-small", embed_batch_size=model.embed_batch_size)
        self._model = model

    @classmethod
    def class_name(cls) -> str:
        return "E5Embedding"

    def _get_query_embedding(self, query: str) -> Vector:
        return self._model.get_query_embedding(query)

    def _get_text_embedding(self, text: str) -> Vector:
        return self._model.get_text_embedding_batch([text])[0]

    def _get_text_embeddings(self, texts: list[str]) -> list[Vector]:
        return self._model.get_text_embedding_batch(texts)

    async def _aget_query_embedding(self, query: str) -> Vector:
        return await asyncio.to_thread(self._get_query_embedding, query)

    async def _aget_text_embeddings(self, texts: list[str]) -> list[Vector]:
        return await asyncio.to_thread(self._get_text_embeddings, texts)
