"""From times to figures: quantiles, ratios of what was asked side by side, growth; and the table."""

from __future__ import annotations

import math
import statistics
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from benchmarks.load.figures import quantile

Figures = Mapping[str, float]


class Timed:
    """Seconds by asker and question; of several askings the shortest counts: others use the machine too."""

    def __init__(self) -> None:
        self._best: dict[str, dict[str, float]] = defaultdict(dict)

    def note(self, asker: str, question: str, seconds: float) -> None:
        """One asking."""
        known = self._best[asker].get(question, math.inf)
        self._best[asker][question] = min(known, seconds)

    def figures(self, what: str, unfiltered: str) -> dict[str, float]:
        """Median and 95th percentile of each asker, and the median over questions of its time to ``unfiltered``'s."""
        found: dict[str, float] = {}
        for asker, times in self._best.items():
            found[f"{what}_{asker}_p50_ms"] = 1000 * quantile(times.values(), 0.5)
            found[f"{what}_{asker}_p95_ms"] = 1000 * quantile(times.values(), 0.95)
            if asker != unfiltered:
                ratios = [times[question] / self._best[unfiltered][question] for question in times]
                found[f"{what}_{asker}_ratio"] = statistics.median(ratios)
        return found


def growth(smaller: Figures, larger: Figures, name: str) -> float:
    """The exponent with which a figure grows with the chunks: 0 not at all, 1 in proportion; NaN for nothing."""
    if not min(smaller[name], larger[name]) > 0:
        return math.nan
    return math.log(larger[name] / smaller[name]) / math.log(larger["chunks"] / smaller["chunks"])


def flat(runs: Mapping[int, Figures]) -> dict[str, float]:
    """All figures of all sizes under names of their own, and how each grows from the smallest size to the largest."""
    found = {f"chunks_{size}_{name}": value for size, run in runs.items() for name, value in run.items()}
    sizes = sorted(runs)
    for small, large in pairwise(sizes):
        for name in runs[large]:
            grows = name != "chunks" and not name.endswith("_ratio") and name in runs[small]
            if grows and not math.isnan(power := growth(runs[small], runs[large], name)):
                found[f"growth_{small}_to_{large}_{name}"] = power
    return found


def table(runs: Mapping[int, Figures], names: Mapping[str, str]) -> str:
    """A Markdown table, a figure a row, a size a column, and the growth between the last two sizes.

    :param names: the figures' names by what they are called in the table
    """
    sizes = sorted(runs)
    head = ["", *(f"{round(runs[size]['chunks']):,} chunks" for size in sizes), "grows with chunks to the power"]
    lines = [
        head,
        ["---"] * len(head),
        *(_line(label, name, [runs[s] for s in sizes]) for label, name in names.items()),
    ]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _line(label: str, name: str, runs: Sequence[Figures]) -> list[str]:
    values = [f"{run[name]:,.3g}" if run[name] < 100 else f"{run[name]:,.0f}" for run in runs]
    grows = len(runs) > 1 and not name.endswith("_ratio") and "recall" not in name
    return [label, *values, f"{growth(runs[-2], runs[-1], name):.2f}" if grows else ""]
