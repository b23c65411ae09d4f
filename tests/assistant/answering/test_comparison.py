"""Questions that set two things side by side."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from answer_rules import breaches
from sample_disagreements import fill_with
from shared_model import SharedModel

from assistant.answering.comparison import comparison_in
from assistant.desk import Desk

NOTICES = {
    "harbor-spring.md": {
        "text": "# Harbor programme, spring notice\n\n"
        "The Harbor programme supports 40 companies with laboratory space.\n\n"
        "Applications for the Harbor programme close on 5 April 2025.\n",
        "title": "Harbor programme, spring notice",
        "date": "2025-03-01",
        "kind": "notice",
    },
    "meridian.md": {
        "text": "# Meridian programme, guide\n\nThe Meridian programme supports 25 companies with laboratory space.\n\n"
        "Applications for the Meridian programme close on 30 June 2025.\n",
        "title": "Meridian programme, guide",
        "date": "2025-04-01",
        "kind": "guide",
    },
}


@pytest.fixture(scope="module")
def notices(tmp_path_factory: pytest.TempPathFactory, model: SharedModel) -> Iterator[Desk]:
    opened = fill_with(NOTICES, tmp_path_factory.mktemp("notices"), model)
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("question", "sides", "topic"),
    [
        ("How do A News and B News differ on the number of tenants?", ("A News", "B News"), "the number of tenants"),
        ("What changed between May and October on the number of firms?", ("May", "October"), "the number of firms"),
        ("Compare the Busan zone with the Daegu zone.", ("the Busan zone", "the Daegu zone"), ""),
        ("What is the difference in size between the fund and the grant?", ("the fund", "the grant"), "size"),
        ("How does the report compare to the guide on funding?", ("the report", "the guide"), "funding"),
        ("부산시와 대구시가 밝힌 기업 수를 비교해 주세요", ("부산시", "대구시"), "밝힌 기업 수"),
        ("Which was earlier, the visit or the signing?", ("the visit", "the signing"), "the date of"),
        ("Which is larger, the grant or the loan?", ("the grant", "the loan"), ""),
        ("개소식이랑 협약식 중에 어느 게 먼저였나요?", ("개소식", "협약식"), "날짜"),
        (
            "How many firms came, compared with the number of guests?",
            ("How many firms came", "the number of guests"),
            "",
        ),
        ("Busan versus Daegu: what does the fund pay?", ("Busan", "Daegu"), "what does the fund pay"),
        ("Did the director change between May and June?", ("May", "June"), "the director"),
        ("Is the head of the park the same person as the speaker?", ("the head of the park", "the speaker"), "person"),
        ("공고의 소장하고 안내서의 소장이 같은 사람인가요?", ("공고의 소장", "안내서의 소장"), "사람"),
    ],
)
def test_the_two_sides_and_the_topic_are_read_off_the_question(
    question: str, sides: tuple[str, str], topic: str
) -> None:
    found = comparison_in(question)
    assert found is not None
    assert (found.sides, found.topic) == (sides, topic)


@pytest.mark.parametrize(
    "question",
    ["Who is the minister?", "When did A and B meet?", "기업과 대학이 다른 지역에 있나요?", "What is the difference?"],
)
def test_other_questions_set_nothing_side_by_side(question: str) -> None:
    assert comparison_in(question) is None


@pytest.mark.parametrize(
    ("question", "first", "second"),
    [
        ("How do the Harbor and the Meridian programme differ on the number of companies?", "40", "25"),
        ("Compare the Meridian programme and the Harbor programme on the closing date", "30 June", "5 April"),
        ("What is the difference between the spring notice and the guide in terms of how many companies?", "40", "25"),
        ("Harbor 프로그램과 Meridian 프로그램의 지원 기업 수를 비교해 주세요", "40", "25"),
        (
            "Which comes first, the close of the Meridian applications or the close of the Harbor applications?",
            "30 June",
            "5 April",
        ),
    ],
)
def test_each_side_gets_a_cited_statement(notices: Desk, question: str, first: str, second: str) -> None:
    answer = notices.ask(question)
    assert answer.status == "answered"
    assert breaches(answer, notices.registry) == []
    one, other = answer.statements
    assert first in one.text
    assert second in other.text
    assert len({citation.document_id for citation in answer.citations}) == 2
    assert {notice.kind for notice in answer.notices} <= {"translation"}


def test_no_side_is_made_up(notices: Desk) -> None:
    answer = notices.ask("How do the Harbor and the Zephyrine programme differ on the number of companies?")
    assert "25" not in answer.text


def test_rows_of_one_table_stand_for_their_own_side(tmp_path: Path, model: SharedModel) -> None:
    cells = (("Zone", "Field"), ("---", "---"), *(("Haedong", "batteries"), ("Dalmae", "tides"), ("Norim", "seeds")))
    rows = "".join(f"| {zone} | {field} |\n" for zone, field in cells)
    note = {
        "text": f"# Zones of the Harbor programme\n\n{rows}",
        "title": "Zones of the Harbor programme",
        "kind": "note",
    }
    zones = fill_with({"zones.md": note | {"date": "2025-02-01"}}, tmp_path, model)
    asked = (
        "What is the difference between Haedong and Norim in terms of the field?",
        "What did Haedong and Norim each stand for as zones?",
    )
    answers = [zones.ask(question) for question in asked]
    zones.close()
    for answer in answers:
        assert [statement.text for statement in answer.statements] == ["| Haedong | batteries |", "| Norim | seeds |"]
