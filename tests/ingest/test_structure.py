"""Kinds and sections of paragraphs, on made-up samples in the styles of English releases and Korean notices."""

import pytest

from ingest.cleaning import reading_flow
from ingest.structure import blocks
from ingest.types import Page

PROSE = "The ministry said that eight companies of the sample zone will move to the park in the autumn of this year."


def read(text: str) -> list[tuple[str, str | None, str]]:
    return [(b.kind, b.section, b.paragraph.text) for b in blocks(reading_flow([Page(None, None, text)]))]


@pytest.mark.parametrize(
    "heading",
    [
        "(1) Verification and Trials",
        "1. Overview",
        "1.1 Scope",
        "가. 지원대상",
        "□ 지원내용",
        "○ 신청자격",
        "Ⅰ. 추진배경",
        "제1장 총칙",
        "Chapter 2",
        "Investment Linkage",
        "2. What is it?",
        "A. Scope",
        "지원대상 및 내용",
        "【신청 방법】",
        "붙임 1 지원 제외 업종",
        "[참고] 지원 절차",
        "Sources",
        "출처",
    ],
)
def test_headings_open_sections_and_keep_their_mark(heading: str) -> None:
    assert read(f"{PROSE}\n\n{heading}\n\n{PROSE}") == [
        ("sentence", None, PROSE),
        ("heading", heading, heading),
        ("sentence", heading, PROSE),
    ]


def test_a_sentence_that_begins_like_an_annex_is_none() -> None:
    assert [kind for kind, _, _ in read(f"참고 바랍니다.\n\n붙임 1. 신청서 1부\n\n{PROSE}")] == ["sentence"] * 3


def test_wiki_headings_lose_their_signs_in_the_section() -> None:
    text = f"== Part two ==\n\n{PROSE}\n\n= = Part three = =\n\n{PROSE}"
    assert [section for _, section, _ in read(text)] == ["Part two", "Part two", "Part three", "Part three"]


def test_a_mark_with_nothing_under_it_is_an_items() -> None:
    text = f"1. 사업개요\n{PROSE}\n○ 표본 사업\n2. 지원내용\n{PROSE}"
    assert [(kind, section) for kind, section, _ in read(text)] == [
        ("heading", "1. 사업개요"),
        ("sentence", "1. 사업개요"),
        ("list_item", "1. 사업개요"),
        ("heading", "2. 지원내용"),
        ("sentence", "2. 지원내용"),
    ]


def test_markdown_headings_lose_their_hashes_in_the_section() -> None:
    assert [section for _, section, _ in read(f"# Title\n\n{PROSE}\n\n## Part two ##1\n{PROSE}")] == [
        "Title",
        "Title",
        "Part two ##1",
        "Part two ##1",
    ]


@pytest.mark.parametrize(
    "item",
    [
        "○ 신청 기간은 9월 30일까지이다.",
        "□ 지원대상 : 창업 후 7년 이내의 중소기업",
        "○ 신청서와 사업계획서를 누리집에 제출하여야 함",
        "□ 특구 기업은 실증에 착수하여 내년까지 마무리할 계획이라고 밝혔으며, 일본 기관과도 협력",
        "- 세부 내용",
        "• item",
        "① 신청서",
        "1. Send the form to the office by the end of the month.",
    ],
)
def test_marked_sentences_and_labels_are_items(item: str) -> None:
    assert read(f"{PROSE}\n\n{item}\n\n{PROSE}")[1] == ("list_item", None, item)


@pytest.mark.parametrize(
    "lines", [["1. Apples", "2. Pears", "3. Plums"], ["□ 신청서", "□ 계획서"], ["(1) One", "(2) Two"]]
)
def test_siblings_with_nothing_between_them_are_a_list(lines: list[str]) -> None:
    found = read("\n".join([*lines, PROSE]))
    assert [kind for kind, _, _ in found] == ["list_item"] * len(lines) + ["sentence"]


def test_nested_korean_headings() -> None:
    text = "1. 사업개요\n□ 지원대상\n○ 중소기업 : 7년 이내\n- 세부 요건은 붙임 참조\n□ 지원내용\n○ 자금을 지원한다."
    assert [(kind, section) for kind, section, _ in read(text)] == [
        ("heading", "1. 사업개요"),
        ("heading", "□ 지원대상"),
        ("list_item", "□ 지원대상"),
        ("list_item", "□ 지원대상"),
        ("heading", "□ 지원내용"),
        ("list_item", "□ 지원내용"),
    ]


def test_a_letterhead_has_no_headings() -> None:
    text = f"Press Release\nwww.example.org\nContact\nSample Relations\nsample@example.org\n\n{PROSE}"
    assert {kind for kind, _, _ in read(text)} == {"sentence"}


def test_a_number_in_running_text_opens_no_section() -> None:
    assert read(f"{PROSE} (1) Overview is no heading here.")[0][0] == "sentence"


def test_tables_are_rows_whatever_separates_their_cells() -> None:
    piped = read(f"{PROSE}\n\n| Name | Date |\n|---|---|\n| One | 1 |\n\n{PROSE}")
    tabbed = read(f"{PROSE}\n\nName\tDate\nOne\t1\n\n{PROSE}")
    assert [text for kind, _, text in piped if kind == "table_row"] == ["| Name | Date |", "| One | 1 |"]
    assert [text for kind, _, text in tabbed if kind == "table_row"] == ["Name\tDate", "One\t1"]


def test_a_table_of_one_row_with_a_number_and_a_title_is_a_heading() -> None:
    text = (
        "| 상자 안의 안내문이다. |\n| --- |\n\n| 1 |  | 사업개요 |  |\n| --- | --- | --- | --- |\n|  |\n\n□ 목적 : 지원"
    )
    assert [(kind, section) for kind, section, _ in read(text)] == [
        ("table_row", None),
        ("heading", "1 사업개요"),
        ("list_item", "1 사업개요"),
    ]


def test_numbered_rows_of_a_table_are_no_headings() -> None:
    text = "| 1 | 유흥주점업 |\n| --- | --- |\n| 2 | 도박업 |"
    assert [kind for kind, _, _ in read(text)] == ["table_row", "table_row"]
