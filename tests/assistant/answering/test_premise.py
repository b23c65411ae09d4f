"""A number that the question takes for granted is corrected where the documents give another."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from answer_rules import breaches
from sample_disagreements import fill_with
from sample_evidence import ask, matched, sample_found, sample_passages
from shared_model import SharedModel

from assistant.answering.frames import frame
from assistant.answering.premise import correction
from assistant.desk import Desk

FOUND = [
    sample_found(passage)
    for passage in sample_passages(
        "The eight companies moved in May.", "Three hospitals joined.", "It was a good year."
    )
]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("When did the twelve companies move in?", "The eight companies moved in May."),
        ("입주한 12개 기업은 어디에 있나요?", "The eight companies moved in May."),
        ("Which five hospitals joined?", "Three hospitals joined."),
        ("When did the eight companies move in?", None),
        ("When did the twelve rockets move in?", None),
        ("How many of the 12 companies moved?", None),
        ("When did they move in?", None),
    ],
)
def test_another_number_of_the_same_things_corrects_the_question(question: str, said: str | None) -> None:
    asked = ask(question)
    found = correction(asked, [replace(one, matches=matched(asked)) for one in FOUND])
    assert (found.passage.text if found else None) == said


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Is it true that the park has 150 tenants?", None),
        ("Is it true that the park has 300 tenants?", "The park has 128 tenants."),
        ("과제 30개는 언제 시작하나요?", "○ 과제 33개를 시작한다."),
        ("과제 33개는 언제 시작하나요?", None),
    ],
)
def test_a_count_is_told_wherever_its_noun_stands(question: str, said: str | None) -> None:
    asked = ask(question)
    texts = ("The park has 128 tenants.", "The park has about 150 companies as tenants.", "○ 과제 33개를 시작한다.")
    evidence = [sample_found(passage, matches=matched(asked)) for passage in sample_passages(*texts)]
    found = correction(asked, evidence)
    assert (found.passage.text if found else None) == said


AMOUNTS = (
    "The lab pays 4 million won per project.",
    "The total size of the Harbor Fund is 30 million dollars.",
    "At least 2 million dollars go to start-ups.",
    "○ 기업당 40억 엔을 지원한다.",
)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Does the lab pay 5 million won per project?", AMOUNTS[0]),
        ("Does the lab pay 4 million won per project?", None),
        ("Does the lab pay 5 million dollars per project?", None),
        ("When was the 50-million-dollar Harbor Fund announced?", AMOUNTS[1]),
        ("5천만 달러 규모의 Harbor Fund는 언제 발표됐나요?", AMOUNTS[1]),
        ("When was the 30-million-dollar Harbor Fund announced?", None),
        ("기업당 50억 엔을 지원하는 게 맞나요?", AMOUNTS[3]),
        ("기업당 40억 엔을 지원하는 게 맞나요?", None),
    ],
)
def test_another_amount_of_the_same_thing_corrects_the_question(question: str, said: str | None) -> None:
    asked = ask(question)
    evidence = [sample_found(passage, matches=matched(asked)) for passage in sample_passages(*AMOUNTS)]
    found = correction(asked, evidence)
    assert (found.passage.text if found else None) == said


@pytest.mark.parametrize("text", ["At least 2 million dollars go to start-ups.", "Up to 9 million dollars go there."])
def test_a_bound_that_the_amount_keeps_corrects_nothing(text: str) -> None:
    asked = ask("Do 3 million dollars go to start-ups?")
    [passage] = sample_passages(text)
    assert correction(asked, [sample_found(passage, matches=matched(asked))]) is None


def test_an_amount_for_each_of_something_else_corrects_nothing() -> None:
    asked = ask("Does the lab pay 5 million won per year?")
    [passage] = sample_passages(AMOUNTS[0])
    matches = tuple(0.0 if term.text == "year" else 1.0 for term in asked.terms)
    assert correction(asked, [sample_found(passage, matches=matches)]) is None


def test_an_amount_of_something_else_corrects_nothing() -> None:
    asked = ask("Does the lab lend the school 3 million dollars?")
    [passage] = sample_passages("The lab pays 9 million dollars.")
    assert correction(asked, [sample_found(passage, matches=(1.0, *(0.0 for _ in asked.terms[1:])))]) is None


def test_a_correction_that_leaves_the_question_open_stands_beside_its_answer(
    tmp_path: Path, model: SharedModel
) -> None:
    text = (
        "# Harbor Fund\n\nThe total size of the Harbor Fund is 30 million dollars.\n\n"
        "The Harbor Fund was announced on 4 May 2025 in Saltmarsh.\n\nThe hall was full."
    )
    opened = fill_with({"fund.md": {"text": text, "title": "Harbor Fund", "date": "2025-07-01"}}, tmp_path, model)
    answer = opened.ask("When was the 50-million-dollar Harbor Fund announced?")
    assert breaches(answer, opened.registry) == []
    opened.close()
    said = [statement.text for statement in answer.statements]
    assert "30 million" in said[0]
    assert "4 May 2025" in said[1]


def test_the_correction_is_a_cited_answer_with_a_frame(desk: Desk) -> None:
    answer = desk.ask("What will the twelve selected companies develop?")
    assert answer.status == "answered"
    assert answer.text.startswith(frame("premise", "en"))
    assert "eight companies" in answer.text
    assert not breaches(answer, desk.registry)
