"""Fusion of the legs."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from assistant.desk import Desk
from assistant.retrieval import fuse, in_each_language

SCORES = st.lists(st.tuples(st.floats(-1, 1), st.floats(-1, 1), st.floats(0, 40)), min_size=1, max_size=30)
SHARE = st.floats(0, 1)


@given(SCORES, SHARE, SHARE)
def test_a_passage_that_all_legs_rank_first_comes_first(
    scores: list[tuple[float, float, float]], weight: float, share: float
) -> None:
    dense, nearest, keyword = (np.array(leg) for leg in zip(*scores, (2.0, 2.0, 50.0), strict=True))
    assert fuse(dense, nearest, keyword, weight, share).argmax() == len(scores)


@given(SCORES)
def test_scale_and_offset_of_a_leg_do_not_matter(scores: list[tuple[float, float, float]]) -> None:
    dense, nearest, keyword = (np.array(leg) for leg in zip(*scores, strict=True))
    moved = fuse(dense, nearest, keyword * 4.0 + 8.0, 0.5, 0.5)
    assert np.allclose(fuse(dense, nearest, keyword, 0.5, 0.5), moved, atol=1e-5)


def test_a_leg_without_any_difference_has_no_say() -> None:
    assert fuse(np.array([0.1, 0.3, 0.2]), np.zeros(3), np.zeros(3), 0.5, 0.5).argmax() == 1


def test_the_nearest_sentence_lifts_a_long_passage() -> None:
    dense, nearest = np.array([0.82, 0.80, 0.79]), np.array([0.83, 0.91, 0.80])
    assert fuse(dense, nearest, np.zeros(3), 0.6, 0.0).argmax() == 0
    assert fuse(dense, nearest, np.zeros(3), 0.6, 0.5).argmax() == 1


@given(st.lists(st.tuples(st.floats(-3, 3), st.sampled_from(["en", "ko"])), min_size=1, max_size=30))
def test_the_best_passage_in_either_language_is_among_the_first_five(passages: list[tuple[float, str]]) -> None:
    before = np.round([score for score, _ in passages], 6)
    languages = [language for _, language in passages]
    after = in_each_language(before, languages)
    first = {languages[i] for i in sorted(range(len(after)), key=lambda i: -after[i])[:5]}
    assert first == set(languages)
    moved = np.flatnonzero(after != before)
    assert len(moved) <= 1
    assert all(
        before[i] == max(s for s, other in zip(before, languages, strict=True) if other == languages[i]) for i in moved
    )


def test_a_short_name_in_hangul_finds_a_document_that_spells_it_in_latin_letters(samples: Desk) -> None:
    assert "Gannet" in samples.search("가넷 섬 노선", top=3)[0].text


def test_a_korean_question_finds_english_passages_beside_korean_ones(samples: Desk) -> None:
    found = samples.search("모르바네에 보낸 종자는 어떤 작물인가요?", top=3)
    assert any("barley" in hit.text for hit in found)


def test_a_day_is_found_as_the_other_language_writes_it(samples: Desk) -> None:
    assert any("28 October" in hit.text for hit in samples.search("10월 28일에 브래넉 대표단은 무엇을 했나요?", top=5))
