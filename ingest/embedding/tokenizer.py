"""Cuts text into the model's tokens: the most probable sequence of Unigram pieces.

Token ids must be those the weights' own engine gives, ties included, and two cuts often tie ("ㅋㅋㅋ" is "ㅋㅋ" and
"ㅋ" in either order). The engine adds scores in float32 from the text's start, so which cut wins a tie depends on
rounding; the sums here are float32 in the same order. Libraries that add in float64 cut such words otherwise.
"""

from __future__ import annotations

import re

import numpy as np

from ingest.embedding.weights import Vocabulary

_BOUNDARY = "▁"  # stands for a space; every piece holds it in front or not at all
_SPACES = re.compile(" {2,}")
_WORDS = re.compile(f"{_BOUNDARY}?[^{_BOUNDARY}]*")


class Tokenizer:
    """The Unigram tokenizer of one vocabulary; safe to share between threads."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        unknown = vocabulary.unknown
        self._ids = {piece: id for id, piece in enumerate(vocabulary.pieces) if id != unknown}
        self._scores = list(vocabulary.scores)
        self._longest = max(map(len, vocabulary.pieces))
        self._rewrites = vocabulary.rewrites
        self._unknown = unknown
        self._unknown_score = np.float32(vocabulary.scores.min() - np.float32(10))

    def ids(self, text: str) -> list[int]:
        """The tokens of a text without NUL and lone surrogates, without the marks for its begin and end."""
        text = _SPACES.sub(" ", text.translate(self._rewrites))
        if not text.startswith(" "):
            text = " " + text
        ids: list[int] = []
        score = np.float32(0)
        for word in _WORDS.findall(text.replace(" ", _BOUNDARY)):
            score = self._cut(word, score, ids)
        return ids

    def _cut(self, word: str, score: np.float32, ids: list[int]) -> np.float32:
        """Appends the word's best cut to ``ids``; takes and returns the text's score before and after it.

        No piece spans two words, so every cut of the text passes through each word's end: word by word is exact.
        """
        size, ids_of, scores = len(word), self._ids, self._scores
        best = [score] + [np.float32(-np.inf)] * size
        came: list[tuple[int, int]] = [(0, 0)] * (size + 1)  # where the best last piece starts, and its id
        for start in range(size):
            here = best[start]
            for end in range(start + 1, min(start + self._longest, size) + 1):
                id = ids_of.get(word[start:end])
                if id is not None and (total := here + scores[id]) > best[end]:
                    best[end], came[end] = total, (start, id)
            if word[start] not in ids_of and (total := here + self._unknown_score) > best[start + 1]:
                best[start + 1], came[start + 1] = total, (start, self._unknown)
        cut: list[int] = []
        at = size
        while at:
            at, id = came[at]
            cut.append(id)
        ids.extend(reversed(cut))
        return best[size]
