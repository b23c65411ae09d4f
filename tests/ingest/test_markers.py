"""What a line begins with."""

import pytest

from ingest.markers import cells, is_rule, marker


@pytest.mark.parametrize(
    ("line", "family", "words"),
    [
        ("# Title", "hash", "Title"),
        ("(1) Verification and Trials", "paren", "Verification and Trials"),
        ("1. Overview", "number", "Overview"),
        ("1.1 Scope", "decimal2", "Scope"),
        ("2.1.3. Scope", "decimal3", "Scope"),
        ("1) 신청", "close-number", "신청"),
        ("1. 2024년 사업", "number", "2024년 사업"),
        ("가. 지원대상", "syllable", "지원대상"),
        ("가) 지원대상", "close-letter", "지원대상"),
        ("Ⅰ. 추진배경", "roman", "추진배경"),
        ("제1장 총칙", "chapter", "총칙"),
        ("Chapter 2: Scope", "chapter", "Scope"),
        ("□ 지원대상", "square", "지원대상"),
        ("○지원내용", "round", "지원내용"),
        ("ㅇ 지원내용", "round", "지원내용"),
        ("① 서류", "circled", "서류"),
        ("- 세부 내용", "dash", "세부 내용"),
        ("- 2024년 2월", "dash", "2024년 2월"),
        ("• item", "bullet", "item"),
        ("** 참고", "bullet", "참고"),
        ("※ 유의사항", "bullet", "유의사항"),
    ],
)
def test_marks_are_read(line: str, family: str, words: str) -> None:
    found = marker(line)
    assert found is not None
    assert (found.family, line[found.end :]) == (family, words)


@pytest.mark.parametrize(
    "line",
    [
        "1.5 billion won",
        "2024. 9. 30.",
        "9. 30.(월)",
        "- 2 -",
        "-5 degrees",
        "Mr. Kim",
        "**bold** text",
        "제1장관 회의",
        "(KVIC) funds",
        "Chapter of the story",
        "가격은 오른다",
        "Iceland",
        "#hashtag",
        "--- ",
        "나. ",
    ],
)
def test_text_that_only_looks_like_a_mark_is_none(line: str) -> None:
    assert marker(line.strip()) is None


def test_cells_of_piped_tabbed_and_plain_lines() -> None:
    assert cells("| a |  | b |") == ["a", "b"]
    assert cells("a\tb\t\tc") == ["a", "b", "c"]
    assert cells("a | b") == ["a", "b"]
    assert cells("1.\tOverview") == ["1.\tOverview"]
    assert cells("plain text") == ["plain text"]


@pytest.mark.parametrize(("line", "rule"), [("|---|:-:|", True), ("|  |  |", True), ("| a |", False), ("---", False)])
def test_lines_that_only_draw_a_table_are_told_from_rows(line: str, rule: bool) -> None:
    assert is_rule(line) is rule
