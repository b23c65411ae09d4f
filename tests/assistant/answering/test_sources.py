"""What each source says of one thing, side by side."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from answer_rules import breaches
from sample_disagreements import fill_with
from shared_model import SharedModel

from assistant.answering.sources import MOST
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
    fields = (
        "The council named three areas on 2 May 2025: Westmark (tidal power), Northmark (fish feed) and Southmark "
        "(salt works), according to the Morrow Daily, 2 May 2025.\n\nThe council meets on Mondays."
    )
    spelt = (
        "The port's letter, 3 May 2025, spells the Westmark envoy “Anna Lindqwist”, while the council's release spells "
        "“Anna Lindqvist”."
    )
    texts = {
        "areas.md": f"# The council's areas\n\n{fields}",
        "names.md": f"# Names in letters\n\n{spelt}",
        "envoy.md": "# The council\n\nAnna Lindqvist, Envoy of Westmark, spoke in May.\n\nThe Westmark council met.",
        "places.md": "# 참여 지역\n\n○ 참여 지역은 웨스트마크(Westmark) 풍력, Northmark 사료, Southmark 제염이다.",
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
    assert notes.ask("Zephyr Park 주차 요금이 자료마다 다른가요?").status == "not_in_documents"


def _said(desk: Desk, question: str) -> list[str]:
    answer = desk.ask(question)
    assert breaches(answer, desk.registry) == []
    return [statement.text for statement in answer.statements]


@pytest.mark.parametrize(
    "question", ["Who says 40 tenants, and who says 45?", "Zephyr Park 입주기업은 왜 자료마다 다른가요?"]
)
def test_who_says_which_is_told_of_each(notes: Desk, question: str) -> None:
    said = " ".join(_said(notes, question))
    assert "Morrow Daily" in said
    assert "Tidewater Post" in said


@pytest.mark.parametrize(
    "question",
    ["Are the documents consistent about Westmark's field?", "Westmark 분야가 자료마다 다른가요?"],
)
def test_a_document_that_restates_it_in_other_words_is_heard(notes: Desk, question: str) -> None:
    said = " ".join(_said(notes, question))
    assert "tidal power" in said
    assert "풍력" in said
    assert "Mondays" not in said


def test_spellings_of_one_name_are_one_subject(notes: Desk) -> None:
    said = _said(notes, "Do our papers disagree about the title of Westmark's Ms Lindqvist or Lindqwist?")
    assert "spells" in said[0]
    assert any("Envoy" in text for text in said)


def test_what_has_nothing_to_do_with_the_told_dispute_is_left_out(notes: Desk) -> None:
    assert not any(
        "council met" in text for text in _said(notes, "How do the documents differ on the Westmark envoy's name?")
    )
