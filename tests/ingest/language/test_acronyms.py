"""Acronyms are believed where their letters are the initials of what stands before."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.language.acronyms import find_acronyms


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("the role of Contract Research Organizations (CROs), which", "CRO", "Contract Research Organizations"),
        ("The Ministry of SMEs and Startups (MSS, Minister A) said", "MSS", "Ministry of SMEs and Startups"),
        ("research and development (R&D) activities", "R&D", "research and development"),
        ("small and medium-sized enterprises (SMEs)", "SME", "small and medium-sized enterprises"),
        ("a memorandum of understanding (MOU)", "MOU", "memorandum of understanding"),
        ("the K-Startup Center (KSC) Tokyo", "KSC", "K-Startup Center"),
        ("Ministry of Food and Drug Safety (hereinafter “MFDS”)", "MFDS", "Ministry of Food and Drug Safety"),
        ("a CRO (Contract Research Organization)", "CRO", "Contract Research Organization"),
        ("돌봄로봇 상생협의체(CRA, Care Robot Alliance)는", "CRA", "Care Robot Alliance"),
        ("협의체(Care Robot Alliance, CRA)는", "CRA", "Care Robot Alliance"),
        ("중소벤처기업부(이하 중기부)는", "중기부", "중소벤처기업부"),
        ("중소벤처기업부(중기부)", "중기부", "중소벤처기업부"),
    ],
)
def test_explained_acronyms(text: str, short: str, long: str) -> None:
    (acronym,) = find_acronyms(text)
    assert (acronym.short, acronym.long) == (short, long)
    assert short in text[acronym.start : acronym.end]
    assert long in text[acronym.start : acronym.end]


@pytest.mark.parametrize(
    "text", ["the companies (CEO)", "(MSS)", "the plan (2024)", "서울(부산)", "Bio. Contract (BC)"]
)
def test_a_bracket_that_explains_nothing(text: str) -> None:
    assert find_acronyms(text) == []


@given(
    st.text() | st.lists(st.sampled_from(["Big", "Code", "and", "(BC)", "(", ")", "가나", "(가)", "."])).map(" ".join)
)
def test_both_forms_stand_in_the_span(text: str) -> None:
    for acronym in find_acronyms(text):
        span = " ".join(text[acronym.start : acronym.end].split())
        assert acronym.short in span
        assert acronym.long in span


@pytest.mark.parametrize("unit", ["(A", "A ", "a (AB) ", "and ", "AB (", "가 ", "가(", "A B C (ABC) "])
def test_long_inputs_take_no_quadratic_time(unit: str) -> None:
    started = time.process_time()
    find_acronyms(unit * (100_000 // len(unit)))
    assert time.process_time() - started < 2


@pytest.mark.needs_shared
def test_the_acronyms_of_the_release(shared: Path) -> None:
    text = (shared / "corpus" / "press-release.txt").read_text("utf-8")
    assert [acronym.short for acronym in find_acronyms(text)] == ["MSS", "R&D", "KVIC", "CRO"]


def test_a_korean_short_form_may_follow_other_words_in_its_bracket() -> None:
    (found,) = find_acronyms("하버우주연구원(원장 김보라, 이하 ‘하우연’)과 함께")
    assert (found.short, found.long) == ("하우연", "하버우주연구원")
    assert find_acronyms("강원·충청권 (강원, 대전)") == []
