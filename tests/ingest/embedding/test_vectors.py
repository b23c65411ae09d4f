from __future__ import annotations

import numpy as np
import pytest
from llama_index.core.base.embeddings.base import BaseEmbedding

from ingest.embedding import EmbeddingError, embed_passages, embed_query


class Given(BaseEmbedding):
    """Gives each text the vector that its words spell."""

    def _get_query_embedding(self, query: str) -> list[float]:
        return [float(word) for word in query.split()]

    _get_text_embedding = _get_query_embedding

    async def _aget_query_embedding(self, query: str) -> list[float]:
        return self._get_query_embedding(query)


class Forgetful(Given):
    """Loses a text."""

    def _get_text_embeddings(self, texts: list[str]) -> list[list[float]]:
        return [self._get_text_embedding(text) for text in texts[1:]]


def test_vectors_of_any_model_are_brought_to_length_one() -> None:
    np.testing.assert_allclose(embed_query(Given(), "3 4"), [0.6, 0.8], atol=1e-7)
    np.testing.assert_allclose(embed_passages(Given(), ["3 4", "0 2"]), [[0.6, 0.8], [0, 1]], atol=1e-7)


def test_progress_hears_of_every_batch() -> None:
    heard: list[int] = []
    rows = embed_passages(Given(embed_batch_size=2), ["1 0"] * 5, heard.append)
    assert rows.shape == (5, 2)
    assert heard == [2, 2, 1]


def test_no_passages_give_no_rows() -> None:
    assert embed_passages(Given(), []).shape == (0, 0)


@pytest.mark.parametrize("vector", ["nan 1", "inf 1", "0 0"])
def test_a_vector_without_direction_is_refused(vector: str) -> None:
    with pytest.raises(EmbeddingError, match="without direction"):
        embed_query(Given(), vector)
    with pytest.raises(EmbeddingError, match="without direction"):
        embed_passages(Given(), ["1 0", vector])


def test_a_lost_text_is_noticed() -> None:
    with pytest.raises(EmbeddingError, match="gave 1 vectors for 2 texts"):
        embed_passages(Forgetful(), ["1 0", "0 1"])
