"""Keyword tokens and content words."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.language.tokens import content_words, korean_stem, tokens

MIXED = st.text(alphabet=st.sampled_from("aBs'’é&가한은는에서이파크9,.0 -ア漢字ﬁⅧ㎡\n"), max_size=60)


def keys(text: str) -> list[str]:
    return [word.key for word in content_words(text)]


def test_english_words_become_stems_without_grammar_words() -> None:
    assert tokens("The companies are moving into the laboratories") == ["compani", "move", "laboratori"]


def test_case_accents_possessives_and_plural_acronyms_do_not_matter() -> None:
    assert tokens("Japan's CROs and Kyūshū’s companies’") == tokens("JAPAN CRO kyushu company")


def test_an_ampersand_word_is_one_token() -> None:
    assert tokens("R&D를 and M&A.") == ["r&d", "를", "m&a"]


def test_a_country_in_capitals_is_no_pronoun() -> None:
    assert tokens("US firms told us about IT") == ["us", "firm", "told", "it"]


def test_hangul_words_become_overlapping_two_syllable_tokens() -> None:
    assert tokens("아이파크에 둘") == ["아이", "이파", "파크", "크에", "둘"]


def test_kana_and_han_become_bigrams() -> None:
    assert tokens("湘南ヘルス 薬") == ["湘南", "南ヘ", "ヘル", "ルス", "薬"]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("1,000", ["1000"]),
        ("13.2", ["13.2"]),
        ("1,234,567.5", ["1234567.5"]),
        ("22nd", ["22"]),
        ("2024.09.30.", ["2024", "9", "30"]),
        ("2024-09-30", ["2024", "9", "30"]),
        ("0", ["0"]),
        ("0.5", ["0.5"]),
        ("1,2", ["1", "2"]),
        ("１２", ["12"]),
    ],
)
def test_numbers_are_normalised(written: str, expected: list[str]) -> None:
    assert tokens(written) == expected


def test_tokens_ignore_the_unicode_form() -> None:
    text = "입주 기업 Café"
    assert tokens(unicodedata.normalize("NFD", text)) == tokens(text)


def test_content_words_leave_out_grammar_and_question_words() -> None:
    assert keys("How many companies will move into the park?") == ["compani", "move", "park"]
    assert keys("기업은 언제부터 어디에 입주하나요?") == ["기업", "입주"]


@pytest.mark.parametrize(
    ("inflected", "stem"),
    [
        ("기업들이", "기업"),
        ("아이파크에서는", "아이파크"),
        ("연구소의", "연구소"),
        ("일본으로부터", "일본"),
        ("서울로", "서울"),
        ("시작됐습니다", "시작"),
        ("장관입니까", "장관"),
        ("전문가가", "전문가"),
        ("전문가", "전문가"),
        ("성과", "성과"),
        ("국가", "국가"),
        ("회의", "회의"),
        ("원으로", "원으로"),
        ("기업이며", "기업"),
    ],
)
def test_korean_endings_come_off_only_where_they_fit(inflected: str, stem: str) -> None:
    assert korean_stem(inflected) == stem


def test_counters_lose_their_particles_and_particles_may_follow_a_bracket() -> None:
    assert keys("13억 원으로 150여 개의 기업(스타트업)은") == ["13", "억", "원", "150", "기업", "스타트업"]


def test_particles_on_latin_words_and_numbers_are_no_words() -> None:
    assert keys("CRO는 R&D를 10에서 5만까지") == ["cro", "r&d", "10", "5", "만"]


@given(MIXED | st.text())
def test_content_words_stand_where_they_say(text: str) -> None:
    for word in content_words(text):
        assert text[word.start : word.end] == word.text
        assert word.key


@given(st.text(alphabet="가나업은는이가을를에서의도들한하다", min_size=1, max_size=8))
def test_a_stem_is_its_own_stem(word: str) -> None:
    assert korean_stem(korean_stem(word)) == korean_stem(word)


@given(MIXED | st.text())
def test_a_text_has_the_tokens_of_its_words(text: str) -> None:
    assert tokens(text) == [t for line in text.split("\n") for t in tokens(line)]


@pytest.mark.parametrize("unit", ["a", "가", "1", "1,", "a'", "a&", "漢", "1.1", "的's"])
def test_long_runs_take_no_time(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    started = time.process_time()
    tokens(text)
    content_words(text)
    assert time.process_time() - started < 1


def test_a_large_collection_takes_seconds() -> None:
    passage = "The selected companies of the zone moved into the park. 선정된 기업들이 파크에 입주했습니다. " * 10
    passages = [f"{number} {passage}" for number in range(500)]
    started = time.process_time()
    for text in passages:
        tokens(text)
    assert time.process_time() - started < 2


@pytest.mark.parametrize(
    "written", ["회의", "회의는", "회의에서의", "결과를", "지원제도가", "연구결과는", "신청기한까지", "인허가를"]
)
def test_a_noun_that_ends_like_an_ending_stays_whole(written: str) -> None:
    noun = next(n for n in ("회의", "지원제도", "연구결과", "신청기한", "인허가", "결과") if written.startswith(n))
    assert keys(written) == [noun]


def test_a_count_of_meetings_is_no_meeting() -> None:
    assert keys("3회의") == ["3", "회"]
