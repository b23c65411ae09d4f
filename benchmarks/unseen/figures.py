"""Out-of-fold scores, and what they say at a threshold."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from benchmarks.unseen.models import Model

Floats = NDArray[np.float64]
FOLDS = 5
DRAWS = 2000


@dataclass(frozen=True, slots=True)
class Rows:
    """One row a case: its signals, its conversation, whether it is answerable, and whether it is a hard case."""

    names: tuple[str, ...]
    values: Floats  # (rows, signals)
    conversations: tuple[str, ...]
    answerable: NDArray[np.bool_]
    hard: NDArray[np.bool_]


def fold(name: str) -> int:
    """The fold of a task, by a hash of its name."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % FOLDS


def out_of_fold(rows: Rows, columns: Sequence[int], model: Model, hard_weight: float) -> Floats:
    """Every row's score from a model that saw no case of its fold; hard cases count in training by their weight."""
    folds = np.array([fold(name) for name in rows.conversations])
    weights = np.where(rows.hard, hard_weight, 1.0)
    labels = (rows.answerable & ~rows.hard).astype(np.float64)
    values, scores = rows.values[:, columns], np.zeros(len(folds))
    for number in range(FOLDS):
        train, test = (folds != number) & (weights > 0), folds == number
        scores[test] = model(values[train], labels[train], weights[train], values[test])
    return scores


def area(above: Floats, below: Floats) -> float:
    """How often a score of the first kind lies above one of the second."""
    return float((above[:, None] > below).mean() + 0.5 * (above[:, None] == below).mean())


def threshold_answering(scores: Floats, share: float) -> float:
    """The highest threshold at which at least this share of the scores is answered."""
    return float(np.sort(scores)[::-1][int(np.ceil(share * len(scores))) - 1])


def wilson(count: int, total: int) -> tuple[float, float]:
    """The 95 % Wilson interval of a share."""
    z, share = 1.96, count / total
    centre = (share + z * z / (2 * total)) / (1 + z * z / total)
    half = z * np.sqrt(share * (1 - share) / total + z * z / (4 * total * total)) / (1 + z * z / total)
    return float(centre - half), float(centre + half)


def area_interval(above: Floats, below: Floats, seed: int = 0) -> tuple[float, float]:
    """The 95 % bootstrap interval of an area, both kinds drawn anew."""
    draw = np.random.default_rng(seed)
    areas = [
        area(draw.choice(above, len(above)), draw.choice(below, len(below)))
        for _ in range(DRAWS)
    ]
    low, high = np.quantile(areas, [0.025, 0.975])
    return float(low), float(high)
