"""A text's language is the language of its grammar."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.language.detect import language_of


@pytest.mark.parametrize(
    "text",
    [
        "How many companies moved in?",
        "What is 중소벤처기업부?",
        "Who is 임정욱 장관",
        "The Ministry of SMEs and Startups (중소벤처기업부) signed an agreement with アステラス製薬 in May.",
        "Annual report",
    ],
)
def test_english_grammar_is_english(text: str) -> None:
    assert language_of(text) == "en"


@pytest.mark.parametrize(
    "text",
    [
        "입주 기업은 몇 곳인가요?",
        "LIM Jeong-wook의 직책은 무엇인가요?",
        "Ministry of Economy, Trade and Industry는 무엇?",
        "Mediport Nemoto Science CMIC Pharma Science 관계는",
        "쇼난 아이파크",
        "R&D 지원",
    ],
)
def test_a_korean_question_with_english_names_is_korean(text: str) -> None:
    assert language_of(text) == "ko"


@pytest.mark.parametrize(
    "text", ["パークはどこにありますか", "湘南ヘルスイノベーションパーク", "Astellasの副会長は誰ですか?"]
)
def test_kana_make_japanese(text: str) -> None:
    assert language_of(text) == "ja"


@pytest.mark.parametrize("text", ["", "   ", "2024.9.30.", "湘南", "Кто это?"])
def test_no_letters_or_another_script_is_undetermined(text: str) -> None:
    assert language_of(text) == "und"


@given(st.text())
def test_every_text_has_an_answer(text: str) -> None:
    assert language_of(text) in {"en", "ko", "ja", "und"}
