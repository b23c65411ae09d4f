"""Late interaction: each token of a question and its best match among a passage's tokens (as in ColBERT, 2020)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from benchmarks.unseen.states import States

Floats = NDArray[np.float32]
BLOCK = 24  # tokens; a window is two blocks side by side, about two sentences
MISSED = 0.5  # a token whose best match is below this has none
SAMPLE = 200  # passages whose tokens give the mean state


@dataclass(frozen=True, slots=True)
class Matches:
    """The best matches of a question's tokens in each candidate and in each of its windows."""

    passage: Floats  # (layers, candidates, tokens)
    window: Floats  # (layers, candidates), the best window's mean over the tokens, by rarity
    weights: Floats  # (tokens,), rarity

    @property
    def layers(self) -> int:
        """How many layers were compared."""
        return len(self.passage)

    def signals(self, layer: int, kept: NDArray[np.bool_]) -> dict[str, float]:
        """What the kept candidates account for, and what the best of them leaves out."""
        if not len(self.weights):
            return dict.fromkeys(("best", "window", "top3", "lead", "rare", "rarest", "missed", "worst", "joined"), 0.0)
        found, windows, weights = self.passage[layer, kept], self.window[layer, kept], self.weights
        means = found @ weights
        ranked = np.sort(means)[::-1]
        best = found[means.argmax()]
        rare = best[np.argsort(-weights)[: max(2, len(weights) // 3)]]
        return {
            "best": float(ranked[0]),
            "window": float(windows.max()),
            "top3": float(ranked[:3].mean()),
            "lead": float(ranked[0] - np.median(ranked)),
            "rare": float(rare.mean()),
            "rarest": float(rare.min()),
            "missed": float(weights[best < MISSED].sum()),
            "worst": float(np.sort(best)[: max(1, len(best) // 5)].mean()),
            "joined": float(found.max(axis=0) @ weights - ranked[0]),
        }


class Matcher:
    """The passages' tokens. Every state is taken from the mean of all: what they share says nothing of any."""

    def __init__(self, passages: Sequence[States]) -> None:
        self._mean = np.concatenate([p.tokens for p in passages[:SAMPLE]], axis=1).astype(np.float32).mean(axis=1)
        self._tokens = [self._centred(p.tokens).astype(np.float16) for p in passages]
        ids, counts = np.unique(np.concatenate([np.unique(p.ids) for p in passages]), return_counts=True)
        self._known = dict(zip(ids.tolist(), counts.tolist(), strict=True))

    def rarity(self, ids: NDArray[np.int32]) -> Floats:
        """How rare the tokens are among the passages, summing to 1, (tokens,)."""
        known = np.array([self._known.get(int(id), 0) for id in ids])
        rarity = np.log(1 + (len(self._tokens) - known + 0.5) / (known + 0.5)).astype(np.float32)
        return np.asarray(rarity / rarity.sum()) if len(ids) else rarity

    def match(self, questions: Sequence[States], candidates: NDArray[np.intp]) -> list[Matches]:
        """Each question's tokens against the candidates'."""
        chosen = [self._tokens[i] for i in candidates]
        lengths = np.array([tokens.shape[1] for tokens in chosen])
        blocks = -(-lengths // BLOCK)
        firsts = np.cumsum(blocks) - blocks  # each candidate's first block
        starts = np.concatenate(
            [start + BLOCK * np.arange(n) for start, n in zip(np.cumsum(lengths) - lengths, blocks, strict=True)]
        )
        lasts = np.zeros(len(starts), dtype=bool)
        lasts[firsts + blocks - 1] = True
        tokens = np.concatenate(chosen, axis=1).astype(np.float32)  # (layers, tokens, width)
        matches = []
        for question in questions:
            weights = self.rarity(question.ids)
            cosines = tokens @ self._centred(question.tokens).transpose(0, 2, 1)  # (layers, tokens, its tokens)
            block = np.maximum.reduceat(cosines, starts, axis=1)
            beside = np.where(lasts[:-1, None], block[:, :-1], np.maximum(block[:, :-1], block[:, 1:]))
            pair = np.concatenate([beside, block[:, -1:]], axis=1)
            window = np.maximum.reduceat(pair @ weights, firsts, axis=1)
            matches.append(Matches(np.maximum.reduceat(block, firsts, axis=1), window, weights))
        return matches

    def _centred(self, tokens: NDArray[np.float16]) -> Floats:
        centred = tokens.astype(np.float32) - self._mean[:, None]
        return np.asarray(centred / np.linalg.norm(centred, axis=-1, keepdims=True))
