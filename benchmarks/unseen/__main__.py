"""Are questions about unseen documents answered only where these hold an answer?

    python -m benchmarks.unseen ../shared/bench/mtrag_un [--clapnq ../shared/bench/clapnq] [--json FILE]

MTRAG-UN: the last turn of a conversation with what was said before it, over a closed pool of the passages of all
tasks. Five folds by a hash of the task; a ridge logistic regression; all figures out of fold. The hard case is each
answerable question over the pool without the passages that answer it; it takes part in training as unanswerable. One
row a set of signals: first what each adds to the ones before it, then what leaving one out of all of them costs.
Thresholds are those of the pooled scores; the last lines take each fold's from the other folds alone.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from tqdm import tqdm

from benchmarks.answerability import area
from benchmarks.unseen.conversations import Pool, read_clapnq, read_mtrag
from benchmarks.unseen.figures import (
    Cases,
    answered_in_turn,
    area_interval,
    cases_of,
    out_of_fold,
    share_answered,
    threshold_answering,
    threshold_sparing,
)
from benchmarks.unseen.signals import GROUPS, measure, texts_of
from benchmarks.unseen.states import states_of
from ingest.settings import Settings

USED = ("vectors", "tokens")
SETS: dict[str, Sequence[str]] = {
    "nine: vectors and keywords of the last turn": ("vectors.last", "words.last"),
    "vectors, all readings": ("vectors",),
    "vectors and keywords, all readings": ("vectors", "words"),
    "tokens of the last turn alone": ("tokens.last",),
    "tokens, all readings": ("tokens",),
    "vectors and tokens (used)": USED,
    **{f"used, and {group}": (*USED, group) for group in GROUPS if group not in USED},
    "all": GROUPS,
    **{f"all without {group}": tuple(other for other in GROUPS if other != group) for group in GROUPS},
}
CLAPNQ_SIGNALS = {
    "words.last.coverage": "share of the words in the best passage",
    "vectors.last.best": "cosine of the best passage",
    "tokens.last.0.best": "late interaction, last layer",
    "tokens.last.1.best": "late interaction, third last layer",
}
HEAD = ("area", "area, hard", "at 80 % answered: unanswerable", "hard", "at most 8 %: answerable")
ANSWERED, FALSE = 0.80, 0.08
IN_TURN = (0.80, 0.82, 0.84)


def main() -> None:
    """Prints both tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("mtrag", type=Path)
    parser.add_argument("--clapnq", type=Path)
    parser.add_argument("--json", type=Path, metavar="FILE")
    options = parser.parse_args()
    cases = _measured(read_mtrag(options.mtrag))
    tables = [[("MTRAG-UN", *HEAD)]]
    print(" | ".join(tables[0][0]))
    for label, prefixes in SETS.items():
        tables[0].append((label, *_row(cases.only(prefixes))))
        print(" | ".join(tables[0][-1]), flush=True)
    for share in IN_TURN:
        answered = answered_in_turn(cases.only(USED), share)
        kinds = {"answerable": cases.answerable, "unanswerable": _unanswerable(cases), "hard": cases.hard}
        label = f"used, threshold from the other folds at {share:.0%}"
        tables += [[(label, *kinds), ("answered", *(share_answered(answered[chosen]) for chosen in kinds.values()))]]
        print(" | ".join(f"{kind} {text}".strip() for kind, text in zip(*tables[-1], strict=True)))
    if options.clapnq:
        tables.append(_clapnq(_measured(read_clapnq(options.clapnq))))
    if options.json:
        figures = {"hard_answered_at_80": _hard_answered(cases.only(USED)), "tables": tables}
        options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


def _measured(pool: Pool) -> Cases:
    states = states_of(texts_of(pool), Settings().cache.expanduser())
    bar = tqdm(measure(pool, states), total=len(pool.conversations), desc="signals", file=sys.stderr)
    return cases_of(zip(pool.conversations, bar, strict=True))


def _unanswerable(cases: Cases) -> np.ndarray:
    return np.asarray(~cases.answerable & ~cases.hard)


def _row(cases: Cases) -> list[str]:
    scores = out_of_fold(cases)
    yes, no, hard = scores[cases.answerable], scores[_unanswerable(cases)], scores[cases.hard]
    threshold, strict = threshold_answering(yes, ANSWERED), threshold_sparing(no, FALSE)
    return [
        area_interval(yes, no),
        f"{area(yes, hard):.3f}",
        share_answered(no >= threshold),
        share_answered(hard >= threshold),
        share_answered(yes >= strict),
    ]


def _hard_answered(cases: Cases) -> float:
    scores = out_of_fold(cases)
    return float((scores[cases.hard] >= threshold_answering(scores[cases.answerable], ANSWERED)).mean())


def _clapnq(cases: Cases) -> list[tuple[str, ...]]:
    """Prints the second table, and gives it."""
    yes, no = cases.answerable, _unanswerable(cases)
    rows: list[tuple[str, ...]] = [("CLAPNQ", "area")]
    for name, label in CLAPNQ_SIGNALS.items():
        values = cases.signals[:, cases.names.index(name)]
        rows.append((label, area_interval(values[yes], values[no])))
    for label, prefixes in SETS.items():
        scores = out_of_fold(cases.only(prefixes), hard_weight=0.0)
        rows.append((label, area_interval(scores[yes], scores[no])))
    print("\n".join(" | ".join(row) for row in rows), flush=True)
    return rows


if __name__ == "__main__":
    main()
