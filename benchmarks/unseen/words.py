"""Keywords of a closed pool of passages: BM25, and how rare a word is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ingest.language.tokens import content_words

Floats = NDArray[np.float64]
K1, B = 1.2, 0.75


def keys(text: str) -> list[str]:
    """The content words of a text, each once, in their order."""
    return list(dict.fromkeys(word.key for word in content_words(text)))


class WordIndex:
    """The words of the passages, by passage."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.size = len(texts)
        self._postings: dict[str, list[tuple[int, int]]] = {}
        lengths = np.zeros(self.size)
        for number, text in enumerate(texts):
            counts = Counter(word.key for word in content_words(text))
            lengths[number] = sum(counts.values())
            for word, times in counts.items():
                self._postings.setdefault(word, []).append((number, times))
        self._norm = K1 * (1 - B + B * lengths / lengths.mean())

    def rarity(self, word: str) -> float:
        """The word's inverse document frequency."""
        known = len(self._postings.get(word, ()))
        return float(np.log(1 + (self.size - known + 0.5) / (known + 0.5)))

    def scores(self, words: Sequence[str]) -> tuple[Floats, Floats]:
        """BM25, (passages,), and the share of the words, by rarity, that each passage holds, (passages,)."""
        score, held = np.zeros(self.size), np.zeros(self.size)
        for word in words:
            rarity = self.rarity(word)
            for number, times in self._postings.get(word, ()):
                score[number] += rarity * times * (K1 + 1) / (times + self._norm[number])
                held[number] += rarity
        total = sum(map(self.rarity, words))
        return score, held / max(total, 1e-9)

    def unknown(self, words: Sequence[str]) -> float:
        """The share of the words, by rarity, that no passage holds; 0 for no words."""
        total = sum(map(self.rarity, words))
        missing = sum(self.rarity(word) for word in words if word not in self._postings)
        return missing / total if total else 0.0
