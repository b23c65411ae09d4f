"""A question's tokens find their best matches in each passage and in each window of it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.unseen.matching import BLOCK, Matcher, Matches
from benchmarks.unseen.states import States

WIDTH = 8


def _states(seed: int, tokens: int) -> States:
    draw = np.random.default_rng(seed)
    states = draw.normal(size=(2, tokens, WIDTH))
    states /= np.linalg.norm(states, axis=-1, keepdims=True)
    mean = states[0].mean(axis=0).astype(np.float32)
    return States(draw.integers(0, 50, tokens).astype(np.int32), states.astype(np.float16), mean)


def _part(states: States, start: int, end: int) -> States:
    return States(states.ids[start:end], states.tokens[:, start:end], states.mean)


def test_a_question_that_stands_in_a_passage_matches_it_fully() -> None:
    passages = [_states(seed, 70) for seed in range(4)]
    (matches,) = Matcher(passages).match([_part(passages[2], 20, 30)], np.arange(4))
    means = matches.passage[0] @ matches.weights
    assert means.argmax() == 2
    assert means[2] == pytest.approx(1, abs=2e-3)
    assert matches.window[0, 2] == pytest.approx(1, abs=2e-3)


def test_a_window_never_reaches_into_the_next_passage() -> None:
    first, second = _states(1, BLOCK), _states(2, BLOCK)
    halves = _part(first, 0, 4), _part(second, 0, 4)
    across = States(
        np.concatenate([half.ids for half in halves]),
        np.concatenate([half.tokens for half in halves], axis=1),
        first.mean,
    )
    (matches,) = Matcher([first, second]).match([across], np.arange(2))
    assert (matches.window < 0.99).all()


@given(st.lists(st.integers(1, 3 * BLOCK), min_size=1, max_size=5), st.integers(1, 6))
def test_the_best_window_never_exceeds_its_passage(lengths: list[int], tokens: int) -> None:
    passages = [_states(seed, length) for seed, length in enumerate(lengths)]
    filler = [_states(99, 40)]  # the mean of a single token would leave nothing of it
    candidates = np.arange(len(lengths))
    (matches,) = Matcher([*passages, *filler]).match([_states(7, tokens)], candidates)
    assert matches.passage.shape == (2, len(lengths), tokens)
    assert (matches.window <= matches.passage @ matches.weights + 1e-5).all()


def test_rare_tokens_weigh_more_and_all_weigh_one_together() -> None:
    common = [States(np.array([1], np.int32), s.tokens, s.mean) for s in (_states(seed, 1) for seed in range(5))]
    weights = Matcher([*common, _states(9, 30)]).rarity(np.array([1, 999], np.int32))
    assert weights[1] > weights[0]
    assert weights.sum() == pytest.approx(1)


def test_signals_tell_what_the_best_passage_leaves_out_and_others_hold() -> None:
    found = np.array([[[1.0, 0.2], [0.1, 0.9], [0.0, 1.0]]], np.float32)
    matches = Matches(found, found.max(axis=2), np.array([0.75, 0.25], np.float32))
    signals = matches.signals(0, np.array([True, True, False]))
    assert signals["best"] == pytest.approx(0.8)
    assert signals["missed"] == pytest.approx(0.25)
    assert signals["joined"] == pytest.approx(0.75 + 0.25 * 0.9 - 0.8)
    assert signals["worst"] == pytest.approx(0.2)


def test_a_question_without_tokens_matches_nothing() -> None:
    passages = [_states(seed, 10) for seed in range(2)]
    (matches,) = Matcher(passages).match([_part(passages[0], 0, 0)], np.arange(2))
    assert set(matches.signals(0, np.array([True, True])).values()) == {0.0}
