"""The rules that no probability overrides."""

from __future__ import annotations

import pytest
from sample_evidence import ask, matched, sample_found, sample_passages, sample_sentence

from assistant.evidence.answerability import may_answer
from assistant.evidence.candidates import Passage


@pytest.mark.parametrize(
    ("question", "answers"),
    [
        ("When will the fund be closed?", False),
        ("Why did they sell the park?", False),
        ("How many people does Recode employ?", False),
        ("Where is the building?", True),
        ("What do they develop?", True),
    ],
)
def test_a_day_or_a_reason_of_something_else_is_no_answer(question: str, answers: bool) -> None:
    passage = sample_passages("The fund was announced on 10 May 2024 because 8 people asked.")[0]
    asked = ask(question)
    assert may_answer(sample_found(passage, attribute=0.0, matches=matched(asked)), asked) == answers


def test_a_row_about_the_name_alone_says_nothing_of_it() -> None:
    row = Passage(
        sample_sentence("| Harbor Bio | Anna Weber |", kind="table_row"), sample_passages("x")[0].document, None
    )
    question = ask("What does Harbor Bio develop?")
    assert not may_answer(sample_found(row, attribute=0.0, matches=matched(question)), question)
    assert may_answer(sample_found(row, attribute=0.5, matches=matched(question)), question)


@pytest.mark.parametrize(
    ("question", "answers"), [("How many joined Harbor Bio?", False), ("Who is at Harbor Bio?", True)]
)
def test_a_number_needs_the_name_nearer_than_a_person_does(question: str, answers: bool) -> None:
    passage = sample_passages("Eight people joined.")[0]
    asked = ask(question)
    assert may_answer(sample_found(passage, binding=0.4, matches=matched(asked)), asked) == answers
