"""Vectors for texts: those the store has are used again, only the others are embedded."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import chain

from ingest.embedding import Embedding, embed_passages, model_id, open_embedding
from ingest.lexicon import common_words
from ingest.registry import RegistryWriter, Vector, text_sha256
from ingest.settings import Settings

OpenModel = Callable[[Settings], Embedding]
Told = Callable[[int, int], object]

_BATCH = 512  # texts between two looks at the clock, or two writes of a rebuild


class Vectoriser:
    """Embeds with the settings' model, which is opened when the first unknown text comes."""

    def __init__(self, settings: Settings, writer: RegistryWriter, open_model: OpenModel | None = None) -> None:
        self.model = model_id(settings)
        self._settings = settings
        self._writer = writer
        self._open_model = open_model or open_embedding
        self._opened: Embedding | None = None
        self._words: set[str] | None = None  # those that have a vector of this model

    def vectors(self, texts: Iterable[str], told: Told | None = None) -> dict[str, Vector]:
        """A unit vector (d,) for each text, by ``text_sha256``.

        :param told: hears how many of how many unknown texts are embedded
        :raises EmbeddingError: the model cannot be used
        """
        wanted = {text_sha256(text): text for text in texts}
        known = self._writer.cached(self.model, wanted)
        return known | self._embed({sha: text for sha, text in wanted.items() if sha not in known}, told)

    def learn_words(self, words: Iterable[str]) -> None:
        """Stores vectors for words that have none, and for the common words they are compared by."""
        wanted = set(words)
        if not wanted:
            return
        if self._words is None:
            self._words = self._writer.known_words(self.model)
            wanted |= set(chain.from_iterable(common_words().values()))
        if missing := sorted(wanted - self._words):
            vectors = embed_passages(self._model(), missing)
            self._writer.keep_words(self.model, dict(zip(missing, vectors, strict=True)))
            self._words.update(missing)

    def relearn_words(self) -> None:
        """Stores vectors of this model for every word known by another."""
        self.learn_words(self._writer.words())

    def refresh(self, texts: dict[str, str], told: Told | None = None) -> None:
        """Stores the vectors that are missing, a batch at a time, so that an interruption loses little."""
        known = self._writer.cached(self.model, texts)
        missing = [(sha, text) for sha, text in texts.items() if sha not in known]
        for at in range(0, len(missing), _BATCH):
            self._writer.keep_vectors(self.model, self._embed(dict(missing[at : at + _BATCH]), None))
            if told:
                told(min(at + _BATCH, len(missing)), len(missing))

    def _model(self) -> Embedding:
        if self._opened is None:
            self._opened = self._open_model(self._settings)
        return self._opened

    def _embed(self, texts: dict[str, str], told: Told | None) -> dict[str, Vector]:
        if not texts:
            return {}
        done = 0

        def count(more: int) -> None:
            nonlocal done
            done += more
            if told:
                told(done, len(texts))

        return dict(zip(texts, embed_passages(self._model(), list(texts.values()), count), strict=True))
