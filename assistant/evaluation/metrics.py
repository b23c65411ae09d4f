"""The measures of a set of scores: shares with Wilson intervals, reciprocal rank, latency."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence

from pydantic import BaseModel, ConfigDict

from assistant.evaluation.scoring import QuestionScore, Tally

_Z = 1.959964  # the normal distribution's 97.5 % point: intervals of 95 %


class Metric(BaseModel):
    """A measure between 0 and 1 with its 95 % interval. ``passed`` is a sum of reciprocal ranks for the MRR."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    passed: float
    total: int
    value: float | None
    low: float | None
    high: float | None


class Latency(BaseModel):
    """Seconds a question took, from the call to the answer."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    p50: float
    p95: float


def share(passed: float, total: int) -> Metric:
    """A share with its Wilson score interval; of nothing there is neither.

    For a mean of values between 0 and 1 the interval is wider than needed, as no such values vary more than a share.
    """
    if total == 0:
        return Metric(passed=0, total=0, value=None, low=None, high=None)
    value = passed / total
    centre = value + _Z**2 / (2 * total)
    spread = _Z * math.sqrt(value * (1 - value) / total + _Z**2 / (4 * total**2))
    scale = 1 + _Z**2 / total
    low, high = max(0.0, (centre - spread) / scale), min(1.0, (centre + spread) / scale)
    return Metric(passed=passed, total=total, value=value, low=min(low, value), high=max(high, value))


def percentile(values: Sequence[float], percent: int) -> float:
    """The nearest-rank percentile: the smallest value that at least ``percent`` % of the values do not exceed."""
    return sorted(values)[max(0, math.ceil(percent / 100 * len(values)) - 1)]


def latency(scores: Sequence[QuestionScore]) -> Latency:
    """Median and 95th percentile of a non-empty set."""
    seconds = [score.seconds for score in scores]
    return Latency(p50=percentile(seconds, 50), p95=percentile(seconds, 95))


def measure(scores: Sequence[QuestionScore]) -> dict[str, Metric]:
    """Every metric of a set of scores, by name; docs/evaluation.md defines each."""
    sourced = [score for score in scores if score.has_sources]
    answerable = [score for score in scores if score.answerability == "answerable"]
    unanswerable = [score for score in scores if score.answerability == "unanswerable"]
    answered = [score for score in sourced if score.outcome == "answered"]
    reciprocal = sum(1 / score.rank for score in sourced if score.rank)
    return {
        "hit@1": _share_of(sourced, lambda score: score.rank == 1),
        "hit@5": _share_of(sourced, lambda score: score.rank is not None and score.rank <= 5),
        "page@5": _share_of(sourced, lambda score: score.page_rank is not None and score.page_rank <= 5),
        "mrr": share(reciprocal, len(sourced)),
        "page_hit": _share_of(answered, lambda score: score.page_cited),
        "citation_validity": _sum(score.citation_validity for score in scores),
        "quote_in_page": _sum(score.quote_in_page for score in scores),
        "statement_fidelity": _sum(score.statement_fidelity for score in scores),
        "frame_fidelity": _sum(score.frame_fidelity for score in scores),
        "fact_recall": _sum(score.facts for score in scores),
        "answerable_right": _share_of(answerable, lambda score: score.right),
        "answerable_abstained": _share_of(answerable, lambda score: score.outcome == "abstained"),
        "unanswerable_abstained": _share_of(unanswerable, lambda score: score.outcome == "abstained"),
        "status_right": _share_of(scores, lambda score: score.status in score.expected_status),
        "right": _share_of(scores, lambda score: score.right),
    }


def _share_of(scores: Sequence[QuestionScore], passes: Callable[[QuestionScore], bool]) -> Metric:
    return share(sum(passes(score) for score in scores), len(scores))


def _sum(tallies: Iterable[Tally]) -> Metric:
    counted = list(tallies)
    return share(sum(tally.passed for tally in counted), sum(tally.total for tally in counted))
