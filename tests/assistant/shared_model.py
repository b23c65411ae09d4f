"""The embedded model, opened once for all sample stores and asked for each text once."""

from __future__ import annotations

from ingest.embedding import Embedding, open_embedding
from ingest.settings import Settings


class SharedModel:
    """Gives the embedded model's own vectors, which do not depend on what is embedded beside a text."""

    embed_batch_size = 64

    def __init__(self) -> None:
        self._model: Embedding = open_embedding(Settings())
        self._passages: dict[str, list[float]] = {}

    def get_query_embedding(self, query: str) -> list[float]:
        return self._model.get_query_embedding(query)

    def get_text_embedding_batch(self, texts: list[str]) -> list[list[float]]:
        new = [text for text in dict.fromkeys(texts) if text not in self._passages]
        self._passages |= dict(zip(new, self._model.get_text_embedding_batch(new), strict=True))
        return [self._passages[text] for text in texts]
