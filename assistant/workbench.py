"""What the answering steps work with: the open store, the models of language, and the limits they keep to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from threading import Lock

import numpy as np

from assistant.evidence.labelled import LabelledPassages
from assistant.question.understanding import Question
from assistant.retrieval import Hit, Vector, retrieve
from ingest.embedding import Embedding, embed_passages, embed_query, open_embedding
from ingest.errors import StoreError
from ingest.index import Index
from ingest.language.names import Aliases
from ingest.language.tokens import is_hangul
from ingest.lexicon import Lexicon
from ingest.registry import Registry
from ingest.settings import Settings
from ingest.types import Document


class Workbench:
    """One store, opened for reading; safe to share between threads."""

    def __init__(self, settings: Settings) -> None:
        """:raises StoreError: the store cannot be opened, or other software or another model made it."""
        self.settings = settings
        self.registry = Registry.open(settings)
        try:
            self.index = Index(settings, self.registry)
        except StoreError:
            self.registry.close()
            raise
        self._opening = Lock()

    def close(self) -> None:
        """Lets go of the store."""
        self.index.close()
        self.registry.close()

    @property
    def aliases(self) -> Aliases:
        """The names' spellings that the store knows now."""
        return self.registry.aliases()

    @cached_property
    def embedding(self) -> Embedding:
        """The model that made the store's vectors, opened at the first question."""
        with self._opening:
            return open_embedding(self.settings)

    @cached_property
    def labelled(self) -> LabelledPassages:
        """The labelled fields of documents, remembered."""
        return LabelledPassages(self.registry)

    @cached_property
    def lexicon(self) -> Lexicon:
        """Word similarities, from vectors kept at ingest where there are any."""
        return Lexicon(self._word_vectors)

    def vector(self, question: Question) -> Vector:
        """The question's vector, (d,)."""
        return embed_query(self.embedding, question.search_text)

    def retrieve(self, question: Question, vector: Vector, visible: Mapping[str, Document], top: int) -> list[Hit]:
        """The best chunks of the visible documents for a question."""
        hangul = [word for word in (t.keys[0] for t in question.terms) if is_hangul(word)]
        words = " ".join([question.keywords, *self.index.sounding(hangul)])
        return self.find(words, vector, question.language, visible, top)

    def find(self, words: str, vector: Vector, language: str, visible: Mapping[str, Document], top: int) -> list[Hit]:
        """The best chunks of the visible documents for these words in this language and this vector, (d,)."""
        return retrieve(words, vector, language, visible, self.index, self.registry, self.settings.retrieval, top)

    def _word_vectors(self, words: Sequence[str]) -> Vector:
        kept = self.registry.word_vectors(words)
        missing = [word for word in words if word not in kept]
        made = embed_passages(self.embedding, missing)
        kept |= dict(zip(missing, made, strict=True))
        return np.stack([kept[word] for word in words])
