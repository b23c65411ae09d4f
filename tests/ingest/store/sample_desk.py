"""A store of small sample documents, with a stand-in for the embedding model: fast, deterministic, no weights."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np

from ingest import pipeline
from ingest.index import Index
from ingest.language.tokens import tokens
from ingest.outcomes import Report
from ingest.registry import Registry, Vector
from ingest.settings import EmbeddingSettings, Settings
from ingest.types import Document

NOW = datetime(2025, 1, 1, tzinfo=UTC)
DIMENSIONS = 32


class SampleEmbedding:
    """A text's vector is the sum of those of its tokens, so texts that share words are near one another.

    It has what we use of a LlamaIndex embedding without being one: importing that takes two seconds a process.
    """

    embed_batch_size = 16

    def __init__(self, model: str = "sample") -> None:
        self.embedded: list[str] = []
        self._model = model

    def get_query_embedding(self, query: str) -> list[float]:
        total = sum((_of_token(self._model, token) for token in tokens(query)), np.full(DIMENSIONS, 1e-3))
        return [float(number) for number in total]

    def get_text_embedding_batch(self, texts: list[str]) -> list[list[float]]:
        self.embedded += texts
        return [self.get_query_embedding(text) for text in texts]


def _of_token(model: str, token: str) -> np.ndarray[Any, np.dtype[np.float64]]:
    seed = int.from_bytes(hashlib.sha256(f"{model} {token}".encode()).digest()[:8], "big")
    return np.random.default_rng(seed).normal(size=DIMENSIONS)


class Desk:
    """A store with its folder of files, driven as the commands drive it."""

    def __init__(self, folder: Path | str, fresh: bool = True, **places: str) -> None:
        """:param places: ``registry_url`` and ``chroma_url``, where they are not in the store's folder"""
        self.places = places
        self.inbox = Path(folder, "inbox")
        self.inbox.mkdir(parents=True, exist_ok=not fresh)
        self.settings = sample_settings(Path(folder, "store"), **places)
        self.embedding = SampleEmbedding()
        self._opened: list[Registry | Index] = []

    def write(self, name: str, text: str) -> Path:
        """A sample file in the inbox."""
        path = self.inbox / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        return path

    def add(self, *paths: Path, **options: Any) -> Report:
        """``ingest add``, of the whole inbox by default."""
        return pipeline.add(self.settings, paths or (self.inbox,), open_model=self.open_model, **options)

    def use_model(self, model: str) -> None:
        """Names another embedding model in the settings, and makes vectors as that one does."""
        self.embedding = SampleEmbedding(model)
        chosen = self.settings.embedding.model_copy(update={"model": model})
        self.settings = self.settings.model_copy(update={"embedding": chosen})

    def open_model(self, _: Settings) -> Any:
        """The stand-in, where the product opens its model."""
        return self.embedding

    def statuses(self, *paths: Path, **options: Any) -> dict[str, str]:
        """``ingest add``, and what became of each file by name."""
        return {Path(outcome.path).name: outcome.status for outcome in self.add(*paths, **options).outcomes}

    def registry(self) -> Registry:
        """The store's registry, opened anew."""
        registry = Registry.open(self.settings)
        self._opened.append(registry)
        return registry

    def open(self) -> tuple[Registry, Index]:
        """The store as a reader holds it open."""
        registry = self.registry()
        index = Index(self.settings, registry)
        self._opened.append(index)
        return registry, index

    def close(self) -> None:
        """Closes all that was opened."""
        while self._opened:
            self._opened.pop().close()

    def documents(self) -> dict[str, Document]:
        """The documents held, by file name."""
        return {Path(document.path).name: document for document in self.registry().documents()}

    def found(self, question: str, audience: Any = "editor", store: tuple[Registry, Index] | None = None) -> list[str]:
        """The texts of the chunks that both legs find, best of the vector leg first."""
        registry, index = store or self.open()
        visible = registry.visible(audience, NOW)
        ids = [name for name, _ in index.vector_search(self.vector(question), visible, 5)]
        ids += [name for name, _ in index.keyword_search(tokens(question), visible, 5)]
        return [chunk.text for chunk in registry.chunks(dict.fromkeys(ids)).values()]

    def vector(self, question: str) -> Vector:
        """The question's vector, of length 1."""
        vector = np.array(self.embedding.get_query_embedding(question), np.float32)
        return vector / np.linalg.norm(vector)


def sample_settings(store: Path, **more: Any) -> Settings:
    """Settings of a store whose vectors a stand-in makes."""
    return Settings(store=store, embedding=EmbeddingSettings(provider="ollama", model="sample"), **more)
