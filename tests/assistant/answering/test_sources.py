"""What each source says of one thing, side by side."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from answer_rules import breaches
from sample_disagreements import fill_with
from shared_model import SharedModel

from assistant.answering.sources import MOST, subject_of_dispute
from assistant.desk import Desk

PAPERS = ("Morrow Daily", "Tidewater Post", "Quay Gazette", "Harbour Herald", "Lantern Weekly")


@pytest.fixture(scope="module")
def notes(tmp_path_factory: pytest.TempPathFactory, model: SharedModel) -> Iterator[Desk]:
    counted = (
        f"Zephyr Park has {40 + 5 * number} tenants, according to the {paper}, {number + 1} May 2025.\n\n"
        for number, paper in enumerate(PAPERS[:2])
    )
    berths = (
        f"The Saltmarsh port has {n + 3} berths, according to the {p}, 3 June 2025.\n\n" for n, p in enumerate(PAPERS)
    )
    differing = (
        "The published names of the park's head differ: the Morrow Daily writes Okoro, the Quay Gazette Okora.\n\n"
    )
    texts = {
        "park.md": f"# Zephyr Park\n\n{''.join(counted)}The head of Zephyr Park is Paul Okoro.\n\n{differing}",
        "port.md": f"# Saltmarsh port\n\n{''.join(berths)}",
    }
    opened = fill_with(
        {name: {"text": text, "title": text[2:].splitlines()[0], "date": "2025-07-01"} for name, text in texts.items()},
        tmp_path_factory.mktemp("notes"),
        model,
    )
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("question", "subject"),
    [
        ("Do the documents agree on the number of tenants?", "the number of tenants?"),
        ("Are our papers consistent about the fund?", "the fund?"),
        ("What does each source say about the berths?", "the berths?"),
        ("Is there a discrepancy in the number of tenants?", "Is there a   the number of tenants?"),
        ("입주기업 수가 자료마다 다른가요?", "입주기업 수가"),
    ],
)
def test_what_the_documents_are_asked_to_agree_on(question: str, subject: str) -> None:
    found = subject_of_dispute(question)
    assert found is not None
    assert found.split() == subject.split()


@pytest.mark.parametrize(
    "question", ["How many tenants does it have?", "Which documents are needed?", "두 기업은 어떻게 다른가요?"]
)
def test_other_questions_ask_for_no_agreement(question: str) -> None:
    assert subject_of_dispute(question) is None


@pytest.mark.parametrize(
    "question", ["Do the sources agree on the tenants of Zephyr Park?", "Zephyr Park 입주기업 수가 자료마다 다른가요?"]
)
def test_each_source_is_quoted(notes: Desk, question: str) -> None:
    answer = notes.ask(question)
    assert answer.status == "answered"
    assert breaches(answer, notes.registry) == []
    said = " ".join(statement.text for statement in answer.statements)
    assert "40 tenants" in said
    assert "45 tenants" in said


def test_a_sentence_that_tells_of_the_disagreement_stands_first(notes: Desk) -> None:
    answer = notes.ask("Do the documents agree on the name of the head of Zephyr Park?")
    assert "Okora" in answer.statements[0].text


def test_no_more_sources_are_quoted_than_can_be_taken_in(notes: Desk) -> None:
    answer = notes.ask("Are the documents consistent about the berths of the Saltmarsh port?")
    assert len(answer.statements) == MOST


def test_where_no_source_says_anything_nor_does_the_answer(notes: Desk) -> None:
    assert notes.ask("Do the documents agree on the price of herring in Osaka?").status in (
        "not_in_documents",
        "out_of_scope",
    )
