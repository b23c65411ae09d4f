"""The ids must be those of the engine that the weights came with, which is compiled and asked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from source_engine import Engine

from ingest.embedding.tokenizer import Tokenizer

LATIN = st.characters(min_codepoint=0x20, max_codepoint=0x17F)
HANGUL = st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3) | st.characters(
    min_codepoint=0x3131, max_codepoint=0x3163
)
JAPANESE = (
    st.characters(min_codepoint=0x3001, max_codepoint=0x30FF)
    | st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF)
    | st.characters(min_codepoint=0xFF01, max_codepoint=0xFF9F)
)
COMMON = st.sampled_from(" \n.,:-()0123456789")
SAMPLES = """
    The eight companies selected for the programme on 30 September 2024 ; 한국과 일본의 바이오 협력 기업은 선정되었다
    지원금 4억원 ㅋㅋㅋ 日本のバイオ企業 大学との共同研究 について 2024年9月30日 CO₂ ﬁnal № ㈜한국 ½
"""
WORDS = st.sampled_from(SAMPLES.split())


def sentences(character: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Running text of one script: loose characters, repeats of one, and the words above."""
    repeat = st.builds(lambda one, times: one * times, character, st.integers(2, 40))
    return st.lists(st.text(character | COMMON, max_size=12) | repeat | WORDS, max_size=30).map(" ".join)


@given(text=sentences(LATIN))
def test_english_ids_are_the_engines(tokenizer: Tokenizer, engine: Engine, text: str) -> None:
    assert tokenizer.ids(text) == engine.ids(text)


@given(text=sentences(HANGUL))
def test_korean_ids_are_the_engines(tokenizer: Tokenizer, engine: Engine, text: str) -> None:
    assert tokenizer.ids(text) == engine.ids(text)


@given(text=sentences(JAPANESE))
def test_japanese_ids_are_the_engines(tokenizer: Tokenizer, engine: Engine, text: str) -> None:
    assert tokenizer.ids(text) == engine.ids(text)


@given(text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_ids_of_any_text_are_the_engines(tokenizer: Tokenizer, engine: Engine, text: str) -> None:
    assert tokenizer.ids(text) == engine.ids(text)


@pytest.mark.parametrize("word", ["ㅋ", "ㅋㅋㅋ ", "-", "=", "하하", "ha", "。", "가나다 ", "the company of the "])
def test_ties_far_into_a_long_text_are_cut_as_the_engine_cuts_them(
    tokenizer: Tokenizer, engine: Engine, word: str
) -> None:
    text = "A tie is decided by the rounding of the sum before it. " * 40 + word * 333
    assert tokenizer.ids(text) == engine.ids(text)


def test_an_unknown_character_is_one_token_each(tokenizer: Tokenizer) -> None:
    known, unknown = tokenizer.ids("x"), tokenizer.ids("x\ue000\ue001")
    assert unknown[: len(known)] == known
    assert len(unknown) == len(known) + 2


def test_runs_of_white_space_count_as_one_space(tokenizer: Tokenizer) -> None:
    assert tokenizer.ids(" one\t\u3000two\n\n") == tokenizer.ids("one two ")
