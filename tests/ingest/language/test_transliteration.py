"""Names across the two scripts, by sound."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.language.transliteration import sound_alike


@pytest.mark.parametrize(
    ("hangul", "latin"),
    [
        ("메디포트", "Mediport"),
        ("마쓰나가", "Matsunaga"),
        ("쓰쿠바", "Tsukuba"),
        ("나카무라", "Nakamura"),
        ("프라운호퍼", "Fraunhofer"),
        ("오가노이드", "organoid"),
        ("다케다", "Takeda"),
        ("컨소시엄", "consortium"),
    ],
)
def test_a_hangul_spelling_sounds_like_the_name_it_spells(hangul: str, latin: str) -> None:
    assert sound_alike(hangul, latin)


@pytest.mark.parametrize(
    ("hangul", "latin"),
    [
        ("장소", "Science"),
        ("기업", "keep"),
        ("마쓰나가", "Masuda"),
        ("메디포트", "Nemoto"),
        ("협력", "Hopkins"),
        ("충북", "Technopark"),
    ],
)
def test_other_words_do_not(hangul: str, latin: str) -> None:
    assert not sound_alike(hangul, latin)


@given(st.text(max_size=20), st.text(max_size=20))
def test_any_text_can_be_compared(first: str, second: str) -> None:
    assert sound_alike(first, second) in (True, False)
