"""What each signal of the answerability model brings, the rules beside it, and each leg of the retrieval.

    python -m benchmarks.ablation ../shared/bench/clapnq tests/samples/answerability [--json FILE]

The evidence is gathered once. Then each feature is taken alone, untrained: a question scores as its best passage does
by that feature, without the rules (the plain baselines) and behind them. And the model is trained again without it,
and without each group of them; five folds, every figure out of fold. A false answer is one to an unanswerable question,
at the highest threshold at which at least 80 % of the answerable are answered. The legs are measured by the page that
they bring, on the regression run's questions without history, over a store made from ``corpus/``.
"""

from __future__ import annotations

import argparse
import json
import math
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from assistant.evidence.features import FEATURES
from benchmarks.answerability import AGAINST, FOLDS, area, best, fold, train
from benchmarks.labelled import Case, clapnq_cases, sample_cases
from benchmarks.retrieval import Found, found_by_leg, hits_at
from benchmarks.stored import ROOT
from benchmarks.unseen.figures import DRAWS, area_interval, share_answered, threshold_answering
from ingest.pipeline import add
from ingest.settings import Settings

SHARE = 0.8  # of the answerable questions answered
NOTHING = -math.inf  # the score of a question without a passage that may answer
SOURCES = ("samples", "clapnq")
GROUPS = {  # features that say much the same: each makes up for another that is left out
    "words": ("coverage", "attribute", "own_attribute", "chunk_coverage", "binding"),
    "cosines": ("similarity", "behind", "chunk_similarity"),
    "kinds": ("kind", "shown"),
}
WHOLE, NO_RULES, RULES = "the model and the rules", "the model without the rules", "the rules alone"


@dataclass(frozen=True, slots=True)
class Scored:
    """A question's best passage: its score, and whether it answers."""

    source: str
    answerable: bool
    score: float
    right: bool


def without(cases: Iterable[Case], names: Iterable[str]) -> list[Case]:
    """The same cases where no passage has these features: a constant has no weight."""
    kept = [name not in set(names) for name in FEATURES]

    def blank(values: tuple[float, ...]) -> tuple[float, ...]:
        return tuple(value if keep else 0.0 for value, keep in zip(values, kept, strict=True))

    return [replace(c, evidence=[replace(e, features=blank(e.features)) for e in c.evidence]) for c in cases]


def unruled(cases: Iterable[Case]) -> list[Case]:
    """The same cases where every passage may answer."""
    return [replace(case, may=[True] * len(case.may)) for case in cases]


def by_model(cases: Sequence[Case]) -> list[Scored]:
    """Every case, in its order, by a model trained without its fold."""
    models = [train([case for case in cases if fold(case) != number]) for number in range(FOLDS)]
    return [_scored(case, *best(case, models[fold(case)])) for case in cases]


def by_feature(cases: Iterable[Case], name: str) -> list[Scored]:
    """Every case by the best value of one feature among the passages that may answer."""
    column, sign = FEATURES.index(name), -1.0 if name in AGAINST else 1.0
    return [
        _scored(
            case,
            *max(
                (
                    (sign * evidence.features[column], answer)
                    for evidence, answer, may in zip(case.evidence, case.answers, case.may, strict=True)
                    if may
                ),
                default=(NOTHING, False),
                key=lambda found: found[0],
            ),
        )
        for case in cases
    ]


def by_rules(cases: Iterable[Case]) -> list[Scored]:
    """Every case by whether any passage may answer; no passage is the best one."""
    return [_scored(case, 1.0 if any(case.may) else NOTHING, False) for case in cases]


def figures(scored: Sequence[Scored]) -> dict[str, str]:
    """The area, the share of the unanswerable answered, and of the answers to the others those from a right passage.

    The shares are left out where less than ``SHARE`` of the answerable have any passage that may answer.
    """
    yes = np.array([one.score for one in scored if one.answerable])
    no = np.array([one.score for one in scored if not one.answerable])
    threshold = threshold_answering(yes, SHARE)
    found = {"area": area_interval(yes, no)}
    if threshold == NOTHING:
        return found
    right = np.array([one.right for one in scored if one.answerable])
    return found | {
        "answered": share_answered(yes >= threshold),
        "false": share_answered(no >= threshold),
        "right": share_answered(right[yes >= threshold]),
    }


def change(whole: Sequence[Scored], less: Sequence[Scored]) -> str:
    """The second's area less the first's over the same questions, with its 95 % bootstrap interval over both kinds."""
    pairs = np.array([(one.score, other.score) for one, other in zip(whole, less, strict=True)])
    answerable = np.array([one.answerable for one in whole])
    above, below = pairs[answerable], pairs[~answerable]

    def difference(yes: Any, no: Any) -> float:
        return area(yes[:, 1], no[:, 1]) - area(yes[:, 0], no[:, 0])

    draw = np.random.default_rng(0)
    drawn = [difference(draw.choice(above, len(above)), draw.choice(below, len(below))) for _ in range(DRAWS)]
    low, high = np.quantile(drawn, [0.025, 0.975])
    return f"{difference(above, below):+.3f} ({low:+.3f} to {high:+.3f})"


def signals(cases: Sequence[Case]) -> dict[str, dict[str, Any]]:
    """By source: the model and the rules, each without the other, and every feature alone and left out."""
    free = unruled(cases)
    whole = by_model(cases)
    together = {WHOLE: whole, NO_RULES: by_model(free), RULES: by_rules(cases)}
    each = {
        name: {
            "alone, no rules": by_feature(free, name),
            "alone": by_feature(cases, name),
            "left out": by_model(without(cases, [name])),
        }
        for name in FEATURES
    }
    each |= {group: {"left out": by_model(without(cases, names))} for group, names in GROUPS.items()}
    found: dict[str, dict[str, Any]] = {}
    for source in SOURCES:
        found[source] = {name: figures(_of(source, scored)) for name, scored in together.items()}
        found[source][RULES].pop("right", None)  # they name no best passage
        for name, ways in each.items():
            found[source][name] = {way: figures(_of(source, scored)) for way, scored in ways.items()}
            found[source][name]["left out"]["change"] = change(_of(source, whole), _of(source, ways["left out"]))
    return found


def legs(found: Iterable[Found]) -> dict[str, dict[str, Any]]:
    """By leg and language: the shares of the questions with a right page first, and among the first five."""
    ranks: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for one in found:
        pages = {(place.document_id, place.page) for place in one.places}
        for leg, passages in one.legs.items():
            rank = next((i for i, p in enumerate(passages, 1) if (p.document_id, p.page) in pages), 0)
            for group in ("all", "other language" if one.across else "own language"):
                ranks[leg][group].append(rank)
    return {leg: {group: hits_at(of) for group, of in groups.items()} for leg, groups in ranks.items()}


def _scored(case: Case, score: float, right: bool) -> Scored:
    return Scored(case.source, any(case.answers), float(score), right)


def _of(source: str, scored: Iterable[Scored]) -> list[Scored]:
    return [one for one in scored if one.source == source]


def main() -> None:
    """Gathers, measures, and prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("clapnq", type=Path)
    parser.add_argument("samples", type=Path)
    parser.add_argument("--json", type=Path, metavar="FILE")
    options = parser.parse_args()
    cache = Settings().cache.expanduser() / "benchmarks"
    measured: dict[str, Any] = signals([*sample_cases(options.samples), *clapnq_cases(options.clapnq, cache)])
    with tempfile.TemporaryDirectory() as folder:
        add(Settings(store=Path(folder)), [ROOT / "corpus"])
        measured["legs"] = legs(found_by_leg(Path(folder)))
    text = json.dumps(measured, ensure_ascii=False, indent=1)
    if options.json:
        options.json.write_text(text + "\n", encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
