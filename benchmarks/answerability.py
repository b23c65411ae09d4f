"""Trains and measures the answerability model (assistant/evidence/answerability.py).

    python -m benchmarks.answerability ../shared/bench/clapnq tests/samples/answerability [--write]

Every figure is out of fold: five folds by a hash of the question. A question counts as answered when a passage that
the rules let answer reaches the threshold. On the sample questions the share of answerable ones answered exceeds that
of unanswerable ones answered by about as much over a wide range of thresholds (Youden's J); the lowest of that plateau
is taken: the officer sees the quote beside the answer and can turn it down, but not find a passage that is not shown.
``--write`` ships the model trained on everything, with this record beside it.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import Counter
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.evidence.features import FEATURES
from benchmarks.labelled import Case, clapnq_cases, sample_cases
from ingest.settings import Settings

Floats = NDArray[np.float64]
FOLDS = 5
RIDGE = 3.0
ROUNDS = 6
PLATEAU = 0.02
AGAINST = frozenset({"heading"})  # features that speak against an answer
HARDEST = 2  # wrong passages a question that take part in a round
SOURCE_WEIGHT = {"clapnq": 0.1}  # search questions over encyclopaedia pages teach less than a press desk's own
MODEL = Path(__file__).resolve().parent.parent / "assistant" / "evidence" / "answerability.json"


def hardest(cases: list[Case], model: tuple[Floats, float] | None) -> tuple[Floats, Floats, Floats]:
    """Features, labels and weights of the evidence that decides: a question's answers, and its best wrong passages.

    A question weighs the same whatever it has; its answers half of that. Without a model yet, all evidence is taken.
    """
    features, labels, weights = [], [], []
    for case in cases:
        allowed = [i for i, may in enumerate(case.may) if may]
        if model is not None:
            chances = {i: float(np.array(case.evidence[i].features) @ model[0]) for i in allowed}
            allowed.sort(key=lambda i: -chances[i])
        right = [i for i in allowed if case.answers[i]][: None if model is None else 2]
        wrong = [i for i in allowed if not case.answers[i]][: None if model is None else HARDEST]
        for chosen, label in ((right, 1.0), (wrong, 0.0)):
            share = SOURCE_WEIGHT.get(case.source, 1.0) * (0.5 if right and wrong else 1.0)
            features += [case.evidence[i].features for i in chosen]
            labels += [label] * len(chosen)
            weights += [share / max(len(chosen), 1)] * len(chosen)
    return np.array(features), np.array(labels), np.array(weights)


def train(cases: list[Case]) -> tuple[Floats, float]:
    """Trains on all evidence, then again and again on what the model before found hardest to tell apart.

    An answer is decided by the best passage alone, so the wrong passages that score best are the ones that matter
    (hard-negative mining, as in Felzenszwalb et al., 2010).
    """
    model = None
    for _ in range(ROUNDS):
        model = fit(*hardest(cases, model))
    assert model is not None
    return model


def fit(x: Floats, y: Floats, w: Floats) -> tuple[Floats, float]:
    """Ridge logistic regression; weights for the raw features, and the intercept.

    A feature that speaks for an answer never counts against it: one whose weight turns out with the wrong sign (its
    neighbours say the same better) is left out, and the rest is fitted again.
    """
    sign = np.array([-1.0 if name in AGAINST else 1.0 for name in FEATURES])
    kept = np.ones(len(FEATURES), dtype=bool)
    while True:
        weights = np.zeros(len(FEATURES))
        weights[kept], intercept = newton(x[:, kept], y, w)
        wrong = weights * sign < 0
        if not wrong.any():
            return weights, intercept
        kept &= ~wrong


def newton(x: Floats, y: Floats, w: Floats, steps: int = 60, ridge: float = RIDGE) -> tuple[Floats, float]:
    """Ridge logistic regression by Newton's method: weights for the raw features, and the intercept."""
    mean, scale = x.mean(axis=0), x.std(axis=0) + 1e-9
    design = np.hstack([(x - mean) / scale, np.ones((len(x), 1))])
    beta = np.zeros(design.shape[1])
    penalty = np.diag([ridge] * x.shape[1] + [0.0])
    for _ in range(steps):
        p = 1 / (1 + np.exp(-design @ beta))
        gradient = design.T @ (w * (y - p)) - penalty @ beta
        hessian = (design * (w * p * (1 - p))[:, None]).T @ design + penalty
        step = np.linalg.solve(hessian, gradient)
        beta += step
        if np.abs(step).max() < 1e-8:
            break
    raw = beta[:-1] / scale
    return raw, float(beta[-1] - raw @ mean)


def best(case: Case, model: tuple[Floats, float]) -> tuple[float, bool]:
    """The highest probability among the passages allowed to answer, and whether that passage does."""
    weights, intercept = model
    found = [
        (1 / (1 + np.exp(-(np.array(e.features) @ weights + intercept))), answer)
        for e, answer, may in zip(case.evidence, case.answers, case.may, strict=True)
        if may
    ]
    return max(found, default=(0.0, False))


def area(answerable: Floats, unanswerable: Floats) -> float:
    """Area under the curve: how often an answerable question scores above an unanswerable one."""
    above = (answerable[:, None] > unanswerable[None, :]).mean()
    return float(above + 0.5 * (answerable[:, None] == unanswerable[None, :]).mean())


def youden(answerable: Floats, unanswerable: Floats) -> float:
    """The lowest threshold, in steps of .02, at which the two shares above it differ within ``PLATEAU`` of the most."""
    steps = np.arange(0.1, 0.9, 0.02)
    gaps = np.array([(answerable >= step).mean() - (unanswerable >= step).mean() for step in steps])
    return float(steps[np.flatnonzero(gaps >= gaps.max() - PLATEAU)[0]])


def wilson(share: float, count: int) -> str:
    """A share with its 95 % Wilson interval."""
    z = 1.96
    centre = (share + z * z / (2 * count)) / (1 + z * z / count)
    half = z * np.sqrt(share * (1 - share) / count + z * z / (4 * count * count)) / (1 + z * z / count)
    return f"{share:.1%} ({centre - half:.1%} to {centre + half:.1%}, n={count})"


def fold(case: Case) -> int:
    """The fold of a question, by a hash of its words."""
    return int(hashlib.sha256(case.question.encode()).hexdigest(), 16) % FOLDS


def main() -> None:
    """Trains, prints the out-of-fold figures and, asked to, writes the model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("clapnq", type=Path)
    parser.add_argument("samples", type=Path)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    cache = Settings().cache.expanduser() / "benchmarks"
    cases = [*sample_cases(options.samples), *clapnq_cases(options.clapnq, cache)]
    scored: list[tuple[Case, float, bool]] = []
    for number in range(FOLDS):
        model = train([case for case in cases if fold(case) != number])
        scored += [(case, *best(case, model)) for case in cases if fold(case) == number]
    record: dict[str, object] = {"questions": dict(Counter(case.source for case in cases)), "folds": FOLDS}
    samples = [(p, any(case.answers)) for case, p, _ in scored if case.source == "samples"]
    threshold = youden(np.array([p for p, yes in samples if yes]), np.array([p for p, yes in samples if not yes]))
    for source in ("samples", "clapnq"):
        yes = [(p, right) for case, p, right in scored if case.source == source and any(case.answers)]
        no = np.array([p for case, p, _ in scored if case.source == source and not any(case.answers)])
        chances = np.array([p for p, _ in yes])
        figures = {
            "area": round(area(chances, no), 3),
            "answerable answered": wilson(float((chances >= threshold).mean()), len(yes)),
            "best passage right where answered": wilson(
                float(np.mean([right for p, right in yes if p >= threshold])), int((chances >= threshold).sum())
            ),
            "unanswerable answered": wilson(float((no >= threshold).mean()), len(no)),
        }
        record[source] = figures
        print(source, json.dumps(figures, indent=2))
    weights, intercept = train(cases)
    shipped = {
        "threshold": round(threshold, 3),
        "beside": round(threshold * 0.7, 3),
        "intercept": round(intercept, 4),
        "weights": {name: round(float(w), 4) for name, w in zip(FEATURES, weights, strict=True)},
        "record": record,
    }
    print(json.dumps({k: v for k, v in shipped.items() if k != "record"}, indent=2))
    if options.write:
        MODEL.write_text(json.dumps(shipped, indent=2, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    main()
