"""Out-of-fold scores of cases, and what they say at a threshold."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from benchmarks.answerability import area, newton, wilson
from benchmarks.unseen.conversations import Conversation
from benchmarks.unseen.signals import Signals

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
FOLDS = 5
RIDGE = 20.0
DRAWS = 1000


@dataclass(frozen=True, slots=True)
class Cases:
    """One row a case: an answerable or an unanswerable question, or a hard one: answerable, its answers taken out."""

    names: tuple[str, ...]  # of the signals
    signals: Floats  # (cases, signals)
    tasks: NDArray[np.str_]  # the question's task, by which cases are put into folds
    answerable: Flags
    hard: Flags

    def part(self, chosen: Flags) -> Cases:
        """These cases alone."""
        return Cases(self.names, self.signals[chosen], self.tasks[chosen], self.answerable[chosen], self.hard[chosen])

    def only(self, prefixes: Sequence[str]) -> Cases:
        """The same cases by these signals alone."""
        kept = [i for i, name in enumerate(self.names) if name.startswith(tuple(prefixes))]
        names = tuple(self.names[i] for i in kept)
        return Cases(names, self.signals[:, kept], self.tasks, self.answerable, self.hard)


def cases_of(measured: Iterable[tuple[Conversation, tuple[Signals, Signals | None]]]) -> Cases:
    """The cases of every conversation; an answerable one gives two."""
    rows = [
        (conversation, signals, hard)
        for conversation, pair in measured
        for signals, hard in zip(pair, (False, True), strict=True)
        if signals is not None
    ]
    names = tuple(rows[0][1])
    return Cases(
        names,
        np.array([[signals[name] for name in names] for _, signals, _ in rows], dtype=np.float64),
        np.array([conversation.name for conversation, _, _ in rows]),
        np.array([conversation.answerable and not hard for conversation, _, hard in rows]),
        np.array([hard for _, _, hard in rows]),
    )


def fold(task: str, salt: str = "") -> int:
    """The fold of a task, by a hash of its name."""
    return int(hashlib.sha256((salt + task).encode()).hexdigest(), 16) % FOLDS


def out_of_fold(cases: Cases, hard_weight: float = 1.0, salt: str = "") -> Floats:
    """Every case's log-odds from a ridge logistic regression that saw no case of its fold, (cases,)."""
    folds = np.array([fold(str(task), salt) for task in cases.tasks])
    weights = np.where(cases.hard, hard_weight, 1.0)
    scores = np.zeros(len(folds))
    for number in range(FOLDS):
        train, test = (folds != number) & (weights > 0), folds == number
        scores[test] = _judge(cases.part(train), weights[train], cases.part(test))
    return scores


def answered_in_turn(cases: Cases, share: float) -> Flags:
    """Which cases are answered where each fold's threshold comes from the other folds alone, (cases,).

    Within these the cases are scored out of fold again, and the threshold answers ``share`` of their answerable ones.
    """
    folds = np.array([fold(str(task)) for task in cases.tasks])
    answered = np.zeros(len(folds), dtype=bool)
    for number in range(FOLDS):
        train, test = cases.part(folds != number), cases.part(folds == number)
        inner = out_of_fold(train, salt="inner")
        threshold = threshold_answering(inner[train.answerable], share)
        answered[folds == number] = _judge(train, np.ones(len(train.tasks)), test) >= threshold
    return answered


def _judge(train: Cases, weights: Floats, test: Cases) -> Floats:
    slopes, intercept = newton(train.signals, train.answerable.astype(np.float64), weights, ridge=RIDGE)
    return np.asarray(test.signals @ slopes + intercept)


def threshold_answering(scores: Floats, share: float) -> float:
    """The highest threshold at which at least this share of the scores is answered."""
    return float(np.sort(scores)[::-1][int(np.ceil(share * len(scores))) - 1])


def threshold_sparing(scores: Floats, share: float) -> float:
    """The lowest threshold at which at most this share of the scores is answered."""
    return float(np.nextafter(np.sort(scores)[::-1][int(share * len(scores))], np.inf))


def share_answered(answered: Flags) -> str:
    """The share of the cases, with its Wilson interval."""
    return wilson(float(answered.mean()), len(answered))


def area_interval(above: Floats, below: Floats) -> str:
    """The area under the curve, with its 95 % bootstrap interval over both kinds."""
    draw = np.random.default_rng(0)
    areas = [area(draw.choice(above, len(above)), draw.choice(below, len(below))) for _ in range(DRAWS)]
    low, high = np.quantile(areas, [0.025, 0.975])
    return f"{area(above, below):.3f} ({low:.3f} to {high:.3f})"
