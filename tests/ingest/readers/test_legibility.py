"""What tells a good extraction from a bad one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.readers.legibility import damage, doubtful, legible, letters, undecoded

ENGLISH = "The eight companies of the zone will move into the park in September, and a second group follows. " * 3
KOREAN = "충북 첨단재생바이오 글로벌 혁신특구의 여덟 개 기업이 구월부터 쇼난 아이파크에 입주하여 실증을 시작한다. " * 3
JAPANESE = "湘南ヘルスイノベーションパークに韓国の企業八社が入居し実証研究を開始することになりました" * 3


def spaced(text: str) -> str:
    return " ".join(text)


@pytest.mark.parametrize("text", [ENGLISH, KOREAN, JAPANESE])
def test_ordinary_prose_is_beyond_doubt(text: str) -> None:
    assert not doubtful(text)


@pytest.mark.parametrize(
    ("sound", "broken"),
    [
        (KOREAN, spaced(KOREAN)),
        (KOREAN, "\n".join(KOREAN)),
        (ENGLISH, spaced(ENGLISH)),
        (ENGLISH, ENGLISH.replace(" ", "")),
        (KOREAN, KOREAN.replace(" ", "").replace(".", "")),
        (ENGLISH, ENGLISH.replace("e", "\ufffd")),
        (ENGLISH, ENGLISH.replace("t", "\ue012")),
        (ENGLISH, ENGLISH.replace("a", "\x00")),
    ],
    ids=[
        "spaced hangul",
        "hangul by line",
        "spaced latin",
        "glued latin",
        "glued hangul",
        "replaced",
        "private",
        "nul",
    ],
)
def test_damaged_prose_is_doubtful_and_less_legible_than_the_sound_text(sound: str, broken: str) -> None:
    assert doubtful(broken)
    assert legible(broken) < legible(sound)


def test_a_nearly_empty_page_is_doubtful_without_being_damaged() -> None:
    assert doubtful("Annex 1")
    assert damage("Annex 1") == 0


@given(st.text(max_size=80))
def test_shares_stay_between_nought_and_one(text: str) -> None:
    assert 0 <= undecoded(text) <= damage(text) <= 1
    assert 0 <= legible(text) <= letters(text)
