"""Questions that set two things side by side."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from answer_rules import breaches
from sample_disagreements import fill_with
from shared_model import SharedModel

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
    "halls.md": {
        "text": "# Halls\n\nThe Tidewater hall opened on 2 May 2025.\n\nThe Meridian hall has twelve rooms.\n\n"
        "Each group pays 30 euros a day, altogether 900 euros in June.\n\n"
        "On 4 May 2025 director Anna Weber met the dean of Elm College.\n\n"
        "On 5 May 2025 director Anna Weber opened the fair. This event was attended by two banks from Lyon.\n",
        "title": "Halls",
        "date": "2025-07-01",
        "kind": "note",
    },
    "pacts.md": {
        "text": "# Pacts of Elm College: the port (February 2025) and the zoo (May 2025)\n\n"
        "Elm College and the port signed a pact on 3 February 2025; Rita Lund signed for the port.\n\n"
        "Elm College and the zoo signed a pact on 9 May 2025; Omar Haddad signed for the zoo.\n",
        "title": "Pacts of Elm College: the port (February 2025) and the zoo (May 2025)",
        "date": "2025-06-01",
        "kind": "note",
    },
    "release-june.md": {
        "text": "# Minister Paul Okafor opens the summer school\n\nMinister Paul Okafor opened the summer school.\n",
        "title": "Minister Paul Okafor opens the summer school",
        "date": "2025-06-10",
        "kind": "press_release",
    },
    "release-august.md": {
        "text": "# The summer school closes\n\nMinister Ines Duarte closed the summer school in Portside.\n",
        "title": "The summer school closes",
        "date": "2025-08-20",
        "kind": "press_release",
    },
}


@pytest.fixture(scope="module")
def notices(tmp_path_factory: pytest.TempPathFactory, model: SharedModel) -> Iterator[Desk]:
    opened = fill_with(NOTICES, tmp_path_factory.mktemp("notices"), model)
    yield opened
    opened.close()


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


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("How do the Harbor and the Zephyrine programme differ on the number of companies?", "40", "the Zephyrine"),
        ("What are the prizes of the Harbor programme and the Meridian programme, respectively?", "", ""),
        (
            "Which came first, the opening of the Tidewater hall or the opening of the Meridian hall?",
            "2 May",
            "Meridian",
        ),
        ("Tidewater 홀 개관과 Meridian 홀 개관 중 어느 것이 먼저였나요?", "2 May", "Meridian"),
        ("Harbor 프로그램과 Zephyrine 프로그램의 지원 기업 수를 비교해 주세요", "40", "Zephyrine"),
    ],
)
def test_a_side_of_which_nothing_is_told_is_named(notices: Desk, question: str, told: str, untold: str) -> None:
    answer = notices.ask(question)
    assert breaches(answer, notices.registry) == []
    if not told:
        assert answer.status == "not_in_documents"
        return
    assert answer.status == "partial"
    assert told in answer.statements[0].text
    assert untold in answer.text.splitlines()[-1]


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("A day versus altogether: what does each group pay?", ["30 euros a day, altogether 900"]),
        (
            "How do those whom Anna Weber met on 4 May 2025 and the guests of the event on the 5th differ?",
            ["Elm College", "opened the fair", "two banks"],
        ),
        (
            "Weber 관장이 5월 4일에 만난 쪽하고 5일 행사에 온 쪽이 어떻게 달라요?",
            ["Elm College", "opened the fair", "two banks"],
        ),
        (
            "Is the minister in the June release the same person as the minister in the August release?",
            ["Paul Okafor", "Ines Duarte"],
        ),
        (
            "6월 보도자료에 나오는 장관이랑 8월 보도자료에 나오는 장관이 같은 사람이에요?",
            ["Paul Okafor", "Ines Duarte"],
        ),
        ("Who signed the pact in February 2025, and who in May 2025?", ["Rita Lund", "Omar Haddad"]),
        ("Who was the minister in June 2025, and who in August 2025?", ["Paul Okafor", "Ines Duarte"]),
    ],
)
def test_each_side_is_looked_for_by_itself(notices: Desk, question: str, parts: list[str]) -> None:
    answer = notices.ask(question)
    assert answer.status == "answered"
    assert breaches(answer, notices.registry) == []
    assert len(answer.statements) == len(parts)
    for part, statement in zip(parts, answer.statements, strict=True):
        assert part in statement.text


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
        assert [statement.text.splitlines()[-1] for statement in answer.statements] == [
            "| Haedong | batteries |",
            "| Norim | seeds |",
        ]


def test_of_two_things_that_a_figure_may_stand_for_both_are_told(tmp_path: Path, model: SharedModel) -> None:
    text = (
        "# Lantern Fund\n\nThe Lantern Fund lends 20 million euros to port cities.\n\n"
        "The county pays 20 million euros into the Lantern Fund.\n\nThe Lantern Fund has its seat in Saltmarsh."
    )
    opened = fill_with({"fund.md": {"text": text, "title": "Lantern Fund", "date": "2025-07-01"}}, tmp_path, model)
    both = opened.ask(
        "Are the 20 million euros what the Lantern Fund lends to port cities, or what the county pays in?"
    )
    assert breaches(both, opened.registry) == []
    said = " ".join(statement.text for statement in both.statements)
    assert "lends" in said
    assert "county pays" in said
    one = opened.ask("2천만 유로가 Lantern Fund가 빌려주는 돈인가요, 아니면 Westport 임대료인가요?")
    assert "Westport" not in one.text
    opened.close()
