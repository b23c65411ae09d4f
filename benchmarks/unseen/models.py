"""Small models over standardised signals, in numpy: (training rows, labels, weights, rows to judge) to log-odds."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Model = Callable[[Floats, Floats, Floats, Floats], Floats]
STEPS = 15
FARTHEST = 4.0  # standard deviations, beyond which a signal says no more
LEAST = 1e-4  # least variance of a label, for stability


def standardised(rows: Floats, others: Floats) -> tuple[Floats, Floats]:
    """Both, by the mean and the deviation of ``rows``."""
    mean, scale = rows.mean(axis=0), rows.std(axis=0) + 1e-9
    return tuple(np.clip((x - mean) / scale, -FARTHEST, FARTHEST) for x in (rows, others))  # type: ignore[return-value]


def kernel_logistic(similarity: Callable[[Floats, Floats], Floats], ridge: float) -> Model:
    """Logistic regression on a kernel, by iteratively reweighted least squares."""

    def judge(rows: Floats, labels: Floats, weights: Floats, others: Floats) -> Floats:
        rows, others = standardised(rows, others)
        kernel, count = similarity(rows, rows), len(rows)
        system = np.ones((count + 1, count + 1))
        system[-1, -1] = 0.0
        odds, solution = np.zeros(count), np.zeros(count + 1)
        for _ in range(STEPS):
            chance = 1 / (1 + np.exp(-odds))
            variance = np.maximum(chance * (1 - chance), LEAST)
            system[:-1, :-1] = kernel + np.diag(ridge / (weights * variance))
            solution = np.linalg.solve(system, np.append(odds + (labels - chance) / variance, 0.0))
            odds = kernel @ solution[:-1] + solution[-1]
        return np.asarray(similarity(others, rows) @ solution[:-1] + solution[-1])

    return judge


def linear(a: Floats, b: Floats) -> Floats:
    """The mean product over the signals."""
    return np.asarray(a @ b.T / a.shape[1])


def bell(width: float) -> Callable[[Floats, Floats], Floats]:
    """exp(-distance²/2 width²), the distance² a mean over the signals."""

    def similarity(a: Floats, b: Floats) -> Floats:
        distance = (a * a).mean(axis=1)[:, None] + (b * b).mean(axis=1)[None] - 2 * linear(a, b)
        return np.asarray(np.exp(-np.maximum(distance, 0.0) / (2 * width**2)))

    return similarity
