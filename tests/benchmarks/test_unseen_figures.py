"""Figures are out of fold, and thresholds mean what they say."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.unseen.conversations import Conversation
from benchmarks.unseen.figures import (
    Cases,
    answered_in_turn,
    area_interval,
    cases_of,
    fold,
    out_of_fold,
    share_answered,
    threshold_answering,
    threshold_sparing,
)

SCORES = st.lists(st.floats(-5, 5), min_size=3, max_size=60, unique=True).map(np.array)


def _cases(count: int = 200) -> Cases:
    """Every other question is answerable; the first signal tells so, the second nothing."""
    answerable = np.arange(count) % 2 == 0
    draw = np.random.default_rng(0)
    signals = np.stack([answerable + draw.normal(0, 0.3, count), draw.normal(size=count)], axis=1)
    tasks = np.array([f"task {i}" for i in range(count)])
    return Cases(("told.first", "noise.second"), signals, tasks, answerable, np.zeros(count, dtype=bool))


def test_an_answerable_question_gives_two_cases() -> None:
    yes = Conversation("yes", ("q",), (), True, frozenset({0}))
    no = Conversation("no", ("q",), (), False, frozenset())
    cases = cases_of([(yes, ({"a": 1.0}, {"a": 0.5})), (no, ({"a": 0.0}, None))])
    assert cases.tasks.tolist() == ["yes", "yes", "no"]
    assert cases.answerable.tolist() == [True, False, False]
    assert cases.hard.tolist() == [False, True, False]
    assert cases.signals[:, 0].tolist() == [1.0, 0.5, 0.0]


def test_a_case_is_judged_by_a_model_that_saw_no_label_of_its_fold() -> None:
    cases = _cases()
    here = np.array([fold(str(task)) == 0 for task in cases.tasks])
    turned = replace(cases, answerable=np.where(here, ~cases.answerable, cases.answerable))
    assert out_of_fold(cases)[here] == pytest.approx(out_of_fold(turned)[here])


def test_hard_cases_without_weight_teach_nothing() -> None:
    cases = _cases()
    hard = replace(cases, hard=np.arange(200) % 4 == 1)
    turned = replace(hard, signals=np.where(hard.hard[:, None], 9.0, hard.signals))
    kept = ~hard.hard
    assert out_of_fold(hard, hard_weight=0.0)[kept] == pytest.approx(out_of_fold(turned, hard_weight=0.0)[kept])


def test_a_signal_that_tells_parts_the_questions_and_one_that_does_not_does_not() -> None:
    cases = _cases()
    answered = answered_in_turn(cases.only(["told"]), 0.8)
    assert answered[cases.answerable].mean() == pytest.approx(0.8, abs=0.08)
    assert answered[~cases.answerable].mean() < 0.1
    assert answered_in_turn(cases.only(["noise"]), 0.8)[~cases.answerable].mean() > 0.5


@given(SCORES, st.floats(0.05, 1.0))
def test_the_threshold_answers_at_least_the_share_and_no_higher_one_does(scores: np.ndarray, share: float) -> None:
    threshold = threshold_answering(scores, share)
    assert (scores >= threshold).mean() >= share - 1e-9
    assert (scores > threshold).mean() < share


@given(SCORES, st.floats(0.0, 0.9))
def test_the_threshold_spares_all_but_the_share(scores: np.ndarray, share: float) -> None:
    assert (scores >= threshold_sparing(scores, share)).mean() <= share + 1e-9


def test_intervals_hold_their_figure() -> None:
    draw = np.random.default_rng(1)
    assert area_interval(np.ones(9), np.zeros(9)) == "1.000 (1.000 to 1.000)"
    figure, low, _, high = area_interval(draw.normal(1, 1, 50), draw.normal(0, 1, 50)).replace("(", "").split()
    assert float(low) < float(figure) < float(high.rstrip(")"))
    assert share_answered(np.array([True, False])) == "50.0% (9.5% to 90.5%, n=2)"
