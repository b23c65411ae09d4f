"""Which single words mean the same, within a language and across two, by the embedding model's own vectors.

Raw vectors of single words all lie in one narrow cone, so their cosines say little. Taking off the mean vector of
each language's common words spreads them: "firm" and "company", "비용" and "costs" then stand apart from unrelated
pairs (mean removal as in Mu and Viswanath, "All-but-the-Top", 2018, done by language). The means come from a fixed
list of common words, so that no document, visible or hidden, moves a similarity.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache, lru_cache
from importlib.resources import files

import numpy as np
import yaml
from numpy.typing import NDArray

from ingest.language.detect import language_of
from ingest.language.tokens import Word, content_words, is_hangul

LONGEST_WORD = 64
"""Characters; anything longer is no word, and the registry keeps no vector for it."""

Vectors = NDArray[np.float32]
Embed = Callable[[Sequence[str]], Vectors]


@cache
def common_words() -> dict[str, list[str]]:
    """Everyday words by language, of no document and no field."""
    words: dict[str, list[str]] = yaml.safe_load(files("ingest").joinpath("common_words.yaml").read_text("utf-8"))
    return words


@lru_cache(maxsize=20_000)
def word_forms(text: str) -> tuple[tuple[str, str], ...]:
    """The stem key of each content word, and the form under which it is compared by meaning.

    The form of Hangul is without its particles, that of other words is lower case.
    """
    return tuple((word.key, word_form(word)) for word in content_words(text))


def word_form(word: Word) -> str:
    """The form under which a word is compared by meaning."""
    return word.key if is_hangul(word.key) else word.text.casefold()


class Lexicon:
    """Similarity of words; vectors are fetched once and kept for the life of the object."""

    def __init__(self, embed: Embed) -> None:
        """``embed`` gives one unit vector (d,) a word, shape (n, d); it may look them up rather than compute them."""
        self._embed = embed
        self._vectors: dict[str, Vectors] = {}
        self._means: dict[str, Vectors] = {}

    def similarity(self, rows: Sequence[str], columns: Sequence[str]) -> Vectors:
        """Centred cosine of each row word with each column word, shape (rows, columns), in [-1, 1]."""
        if not rows or not columns:
            return np.zeros((len(rows), len(columns)), dtype=np.float32)
        self._fetch((*rows, *columns))
        left = np.stack([self._vectors[word] for word in rows])
        right = np.stack([self._vectors[word] for word in columns])
        return np.asarray(left @ right.T, dtype=np.float32)

    def _fetch(self, words: Iterable[str]) -> None:
        missing = [word for word in dict.fromkeys(words) if word not in self._vectors]
        if not missing:
            return
        for word, vector in zip(missing, self._embed(missing), strict=True):
            centred = vector - self._mean(language_of(word))
            self._vectors[word] = centred / (np.linalg.norm(centred) + 1e-9)

    def _mean(self, language: str) -> Vectors:
        """The mean of the language's common words; of all lists together where the language has none."""
        if not self._means:
            lists = common_words()
            vectors = self._embed([word for words in lists.values() for word in words])
            start = 0
            for name, words in lists.items():
                self._means[name] = vectors[start : start + len(words)].mean(axis=0)
                start += len(words)
            self._means["und"] = np.mean(list(self._means.values()), axis=0)
        return self._means.get(language, self._means["und"])
