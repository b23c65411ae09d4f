"""Rows of tables that give a figure of what their label says, through the desk over sample documents."""

from __future__ import annotations

from typing import Any, cast

import pytest
from sample_evidence import sample_document, sample_sentence
from shared_model import SharedModel

from assistant.desk import Desk
from assistant.evidence.candidates import Passage
from assistant.evidence.rows import joined, label_of
from ingest.pipeline import add
from ingest.settings import Settings
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def ordinary(tmp_path_factory: pytest.TempPathFactory, model: SharedModel) -> Desk:
    settings = Settings(store=tmp_path_factory.mktemp("ordinary"))
    add(settings, [ROOT / "tests/samples/ordinary"], open_model=lambda _: cast(Any, model))
    return Desk(settings)


def row(text: str) -> Passage:
    header = sample_sentence("| Cost | Old bridge |", 0, kind="table_row")
    return Passage(sample_sentence(text, 1, kind="table_row"), sample_document(), header, opening=header)


def test_a_row_is_called_what_its_first_cell_says() -> None:
    assert label_of(row("| Painting | 40,000 euros |")) == "Painting"
    assert label_of(row("| 1 | 40,000 euros |")) == ""


def test_a_word_that_is_spread_out_for_looks_is_one() -> None:
    assert joined("| 합 계 | 총 길 이 | 이 책 두 권 비용 |") == "| 합계 | 총길이 | 이책두권 비용 |"


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("How much does painting the new bridge cost a year?", "15,000 euros"),
        ("What is the total cost of the old bridge?", "60,000 euros"),
        ("분관의 도서 구입 비용은 얼마인가요?", "120만 원"),
        ("분관의 합계 비용은 얼마인가요?", "400만 원"),
    ],
)
def test_the_row_of_what_is_asked_is_told_with_its_heads(ordinary: Desk, question: str, told: str) -> None:
    answer = ordinary.ask(question)
    assert told in answer.text
    assert "Old bridge" in answer.text or "본관" in answer.text


@pytest.mark.parametrize(
    "question", ["How much does cleaning the new bridge cost each year?", "본관의 청소 비용은 얼마인가요?"]
)
def test_a_row_of_a_neighbouring_measure_is_no_answer(ordinary: Desk, question: str) -> None:
    assert ordinary.ask(question).status == "not_in_documents"


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Who chairs the Harbour Safety Council?", "Vice Mayor"),
        ("Whom does Deputy Minister Lindqvist meet on 16 June?", "Pavel Orlan"),
        ("숲도서관 운영심의회 위원장은 누가 맡나요?", "부시장"),
        ("한가람 국장은 4월 21일에 누구를 만나나요?", "오세린"),
        ("What would the bridge bill pay for?", "30 more pilots"),
        ("What is the toll for lorries now and what should it be raised to?", "9 euros"),
    ],
)
def test_what_the_documents_tell_in_other_forms_is_told(ordinary: Desk, question: str, told: str) -> None:
    answer = ordinary.ask(question)
    assert told in answer.text
    assert "amazing" not in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "What does Quillfeather make?",
        "What came out of the meeting of Hanna Lindqvist and Pavel Orlan?",
        "숲도서관은 성공적으로 개관했나요?",
    ],
)
def test_what_only_stands_near_is_no_answer(ordinary: Desk, question: str) -> None:
    assert ordinary.ask(question).status == "not_in_documents"


@pytest.mark.parametrize(
    "question",
    ["Who heads Quillfeather, and what does the firm make?", "책 수리 과제가 몇 개고 그중에 분관 과제는 몇 개예요?"],
)
def test_half_of_an_answer_is_partial(ordinary: Desk, question: str) -> None:
    assert ordinary.ask(question).status == "partial"
