"""Fusion of the two legs."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from assistant.retrieval import fuse

SCORES = st.lists(st.tuples(st.floats(-1, 1), st.floats(0, 40)), min_size=1, max_size=30)


@given(SCORES, st.floats(0, 1))
def test_a_passage_that_both_legs_rank_first_comes_first(scores: list[tuple[float, float]], weight: float) -> None:
    dense = np.array([d for d, _ in scores] + [2.0])
    keyword = np.array([k for _, k in scores] + [50.0])
    assert fuse(dense, keyword, weight).argmax() == len(scores)


@given(SCORES)
def test_scale_and_offset_of_a_leg_do_not_matter(scores: list[tuple[float, float]]) -> None:
    dense, keyword = (np.array(leg) for leg in zip(*scores, strict=True))
    moved = fuse(dense, keyword * 4.0 + 8.0, 0.5)
    assert np.allclose(fuse(dense, keyword, 0.5), moved, atol=1e-5)


def test_a_leg_without_any_difference_has_no_say() -> None:
    assert fuse(np.array([0.1, 0.3, 0.2]), np.zeros(3), 0.5).argmax() == 1
