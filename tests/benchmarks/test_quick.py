"""What counts as a regression."""

from __future__ import annotations

from typing import Any

import pytest

from benchmarks.quick import SLOWER, SLOWER_THERE, multiple, reference, regressions


def run(value: float = 0.8, time: float = 2.0, processor: str = "one", name: str = "right") -> dict[str, Any]:
    return {"processor": processor, "quality": {name: {"value": value, "total": 100}}, "times": {"an answer": time}}


def test_the_same_run_is_no_regression() -> None:
    assert list(regressions(run(), run())) == []


def test_on_the_same_kind_of_processor_a_single_case_counts() -> None:
    assert list(regressions(run(0.79), run())) == ["right: 0.7900, baseline 0.8000, over 100 cases."]
    assert list(regressions(run(0.81), run())) == []


@pytest.mark.parametrize(("value", "lines"), [(0.77, 0), (0.76, 1)])
def test_on_another_kind_of_processor_a_few_cases_may_be_lost(value: float, lines: int) -> None:
    assert len(list(regressions(run(value, processor="other"), run()))) == lines


def test_what_is_promised_of_every_answer_is_exact_on_any_processor() -> None:
    name = "regression run: statement_fidelity"
    assert len(list(regressions(run(0.99, processor="other", name=name), run(1.0, name=name)))) == 1


@pytest.mark.parametrize(("value", "lines"), [(0.041, 0), (0.035, 1)])
def test_a_small_mean_may_lose_a_case_and_not_most_of_itself(value: float, lines: int) -> None:
    name = "chunking sample: iou"
    assert len(list(regressions(run(value, processor="other", name=name), run(0.05, name=name)))) == lines


def test_where_less_is_better_more_is_a_regression() -> None:
    before = run(name="answerable_abstained")
    assert len(list(regressions(run(0.9, name="answerable_abstained"), before))) == 1
    assert list(regressions(run(0.7, name="answerable_abstained"), before)) == []


def test_a_timing_may_be_noisy_and_no_more() -> None:
    assert list(regressions(run(time=2.0 * SLOWER - 0.1), run())) == []
    (line,) = regressions(run(time=2.0 * SLOWER + 0.1), run())
    assert line.startswith("time of an answer: 3.10 times the reference, baseline 2.00")


def test_a_timing_may_differ_more_between_kinds_of_processors() -> None:
    assert list(regressions(run(time=2.0 * SLOWER_THERE - 0.1, processor="other"), run())) == []
    assert len(list(regressions(run(time=2.0 * SLOWER_THERE + 0.1, processor="other"), run()))) == 1


def test_a_figure_that_is_gone_is_told() -> None:
    gone = {"processor": "one", "quality": {}, "times": {}}
    assert len(list(regressions(gone, run()))) == 2


def test_the_reference_is_about_once_itself() -> None:
    assert 0.3 < multiple(reference, rounds=3) < 3
