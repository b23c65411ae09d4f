"""Names in Hangul and in Latin letters are heard alike, vowels included."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.language.romanisation import spoken
from ingest.language.transliteration import sound_alike


@pytest.mark.parametrize(
    ("hangul", "latin"),
    [("달매", "Dalmae"), ("새빛", "Saebit"), ("도쿄", "Tokyo"), ("하노이", "Hanoi"), ("현숙", "Hyeon-sook")],
)
def test_short_names_are_recognised_in_the_other_script(hangul: str, latin: str) -> None:
    assert spoken(hangul) == spoken(latin)
    assert sound_alike(hangul, latin)


@pytest.mark.parametrize(
    ("hangul", "latin"), [("달매", "Dalian"), ("도쿄", "Toledo"), ("부산", "Pusher"), ("수", "Su")]
)
def test_other_names_are_not(hangul: str, latin: str) -> None:
    assert not sound_alike(hangul, latin)


@given(st.text(max_size=12))
def test_any_text_has_letters_or_none(text: str) -> None:
    assert set(spoken(text)) <= set("abcdefghijklmnopqrstuvwxyz")
