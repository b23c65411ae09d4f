"""A number that the question takes for granted is corrected where the documents give another."""

from __future__ import annotations

import pytest
from answer_rules import breaches
from sample_evidence import ask, sample_found, sample_passages

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
    found = correction(ask(question), FOUND)
    assert (found.passage.text if found else None) == said


def test_the_correction_is_a_cited_answer_with_a_frame(desk: Desk) -> None:
    answer = desk.ask("What will the twelve selected companies develop?")
    assert answer.status == "answered"
    assert answer.text.startswith(frame("premise", "en"))
    assert "eight companies" in answer.text
    assert not breaches(answer, desk.registry)
