"""Vectors for texts: those the store has are used again, only the others are embedded."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from ingest.embedding import embed_passages, model_id, open_embedding
from ingest.registry import RegistryWriter, Vector, text_sha256
from ingest.settings import Settings

if TYPE_CHECKING:
    from llama_index.core.base.embeddings.base import BaseEmbedding

OpenModel = Callable[[Settings], "BaseEmbedding"]
Told = Callable[[int, int], object]

_BATCH = 512  # texts between two looks at the clock, or two writes of a rebuild


class Vectoriser:
    """Embeds with the settings' model, which is opened when the first unknown text comes."""

    def __init__(self, settings: Settings, writer: RegistryWriter, open_model: OpenModel = open_embedding) -> None:
        self.model = model_id(settings)
        self._settings = settings
        self._writer = writer
        self._open_model = open_model
        self._opened: BaseEmbedding | None = None

    def vectors(self, texts: Iterable[str], told: Told | None = None) -> dict[str, Vector]:
        """A unit vector (d,) for each text, by ``text_sha256``.

        :param told: hears how many of how many unknown texts are embedded
        :raises EmbeddingError: the model cannot be used
        """
        wanted = {text_sha256(text): text for text in texts}
        known = self._writer.cached(self.model, wanted)
        return known | self._embed({sha: text for sha, text in wanted.items() if sha not in known}, told)

    def refresh(self, texts: dict[str, str], told: Told | None = None) -> None:
        """Stores the vectors that are missing, a batch at a time, so that an interruption loses little."""
        known = self._writer.cached(self.model, texts)
        missing = [(sha, text) for sha, text in texts.items() if sha not in known]
        for at in range(0, len(missing), _BATCH):
            self._writer.keep_vectors(self.model, self._embed(dict(missing[at : at + _BATCH]), None))
            if told:
                told(min(at + _BATCH, len(missing)), len(missing))

    def _embed(self, texts: dict[str, str], told: Told | None) -> dict[str, Vector]:
        if not texts:
            return {}
        if self._opened is None:
            self._opened = self._open_model(self._settings)
        done = 0

        def count(more: int) -> None:
            nonlocal done
            done += more
            if told:
                told(done, len(texts))

        return dict(zip(texts, embed_passages(self._opened, list(texts.values()), count), strict=True))
