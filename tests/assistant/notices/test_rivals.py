"""What the desk tells of documents that disagree with, restate or replace what an answer states."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from answer_rules import breaches
from sample_disagreements import fill_with
from shared_model import SharedModel

from assistant.answer import Answer, Notice
from assistant.desk import Desk

DOCUMENTS = {
    "park.md": {
        "text": "# Harbor Park sheet\n\n## Tenants\n\n"
        "Harbor Park has 128 tenants, according to Harbor News, 9 March 2025.\n\n"
        "Harbor Park has about 150 companies as tenants, according to Meridian City, 10 March 2025.\n\n"
        "## Others\n\nAround 220 companies take part in Harbor Park, according to the Quay Agency, 1 March 2025.\n\n"
        "Harbor Park opened in April 2018, according to Harbor News, 9 March 2025.\n",
        "title": "Harbor Park sheet",
        "date": "2025-03-10",
    },
    "visit.md": {
        "text": "# Visit to Nordlab\n\n"
        "The minister met Taro Masunaga, Vice Chairman of Nordlab, in Osaka on 5 May 2025.\n",
        "title": "Visit to Nordlab",
        "date": "2025-05-06",
    },
    "dinner.md": {
        "text": "# Quay dinner\n\n"
        "KIM Bora, Taro Masunaga, Vice Chairman of Nordlab, and Ines Duarte attended the Quay dinner.\n",
        "title": "Quay dinner",
        "date": "2025-05-04",
    },
    "meeting.md": {
        "text": "# Meeting with Nordlab\n\n"
        "On 27 May 2025 the mayor will meet Taro Matsunaga, Vice Chairman of Nordlab.\n",
        "title": "Meeting with Nordlab",
        "date": "2025-05-20",
    },
    "old-notice.md": {
        "text": "# Quill grant notice\n\n"
        "The Quill grant pays 30 million won to each company.\n\nIt is open to ten companies.\n",
        "title": "Quill grant notice",
        "date": "2025-01-10",
    },
    "new-notice.md": {
        "text": "# Quill grant notice, revised\n\nThe Quill grant pays 50 million won to each company.\n",
        "title": "Quill grant notice, revised",
        "date": "2025-02-10",
        "supersedes": ["old-notice.md"],
        "visibility": "internal",
    },
    "plan.md": {
        "text": "# Saltmarsh plan\n\nThe plan is to move ten companies into the Saltmarsh laboratories.\n",
        "title": "Saltmarsh plan",
        "date": "2025-01-15",
    },
    "progress.md": {
        "text": "# Saltmarsh progress\n\nEight companies have moved into the Saltmarsh laboratories.\n",
        "title": "Saltmarsh progress",
        "date": "2025-09-15",
    },
}


@pytest.fixture(scope="module")
def rivals(tmp_path_factory: pytest.TempPathFactory, model: SharedModel) -> Iterator[Desk]:
    opened = fill_with(DOCUMENTS, tmp_path_factory.mktemp("rivals"), model)
    yield opened
    opened.close()


def asked(desk: Desk, question: str, **eyes: object) -> Answer:
    answer = desk.ask(question, **eyes)  # type: ignore[arg-type]
    assert answer.status == "answered"
    assert breaches(answer, desk.registry) == []
    return answer


def told(answer: Answer, *kinds: str) -> list[Notice]:
    return [notice for notice in answer.notices if notice.kind in (kinds or ("conflict", "superseded"))]


@pytest.mark.parametrize(
    "question", ["How many tenants does Harbor Park have?", "Harbor Park의 입주기업은 몇 개인가요?"]
)
def test_two_figures_for_one_thing_are_told_with_sources_and_dates(rivals: Desk, question: str) -> None:
    answer = asked(rivals, question)
    [notice] = told(answer)
    assert notice.kind == "conflict"
    assert len(notice.citations) == 2
    for part in ("128", "150", "Harbor News", "2025-03-09", "Meridian City", "2025-03-10"):
        assert part in notice.text


def test_who_takes_part_is_no_rival_of_who_is_a_tenant(rivals: Desk) -> None:
    assert told(asked(rivals, "How many companies take part in Harbor Park?")) == []


def test_two_spellings_of_one_person_are_told(rivals: Desk) -> None:
    answer = asked(rivals, "When will the mayor meet Taro Matsunaga?")
    notice = told(answer)[0]
    assert "Masunaga" in notice.text
    assert "Matsunaga" in notice.text
    assert "Meeting with Nordlab" in {answer.citations[number - 1].title for number in notice.citations}


def test_the_spelling_of_a_person_is_no_matter_of_another_question(rivals: Desk) -> None:
    assert told(asked(rivals, "Who attended the Quay dinner for KIM Bora?")) == []


def test_a_declared_successor_is_told_with_its_own_words(rivals: Desk) -> None:
    answer = asked(rivals, "To how many companies is the Quill grant open?")
    [notice] = told(answer)
    assert notice.kind == "superseded"
    assert "50 million won" in notice.text
    assert {answer.citations[number - 1].title for number in notice.citations} == {
        "Quill grant notice",
        "Quill grant notice, revised",
    }


def test_the_current_document_answers_before_the_one_it_replaces(rivals: Desk) -> None:
    answer = asked(rivals, "How much does the Quill grant pay?")
    assert "50 million" in answer.statements[0].text
    assert [notice.kind for notice in told(answer)] == ["superseded"]


def test_what_the_asker_may_not_see_disagrees_with_nothing(rivals: Desk) -> None:
    assert told(asked(rivals, "How much does the Quill grant pay?", audience="press")) == []
    assert told(asked(rivals, "To how many companies is the Quill grant open?", audience="press")) == []
    assert told(asked(rivals, "When did the minister meet Taro Masunaga?", as_of=date(2025, 5, 10))) == []


def test_a_plan_is_shown_beside_what_came_of_it(rivals: Desk) -> None:
    answer = asked(rivals, "How many companies are in the Saltmarsh laboratories?")
    assert ["ten" in answer.statements[0].text, "Eight" in answer.statements[1].text] == [True, True]
    assert "planned" in answer.text.splitlines()[0]
    assert told(answer) == []


@pytest.mark.parametrize("question", ["When did Harbor Park open?", "Who is the Vice Chairman of Nordlab in Osaka?"])
def test_notices_are_the_same_in_either_order_of_asking(rivals: Desk, question: str) -> None:
    assert asked(rivals, question).notices == asked(rivals, question).notices
