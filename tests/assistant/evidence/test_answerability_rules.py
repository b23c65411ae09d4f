"""The rules that no probability overrides."""

from __future__ import annotations

import pytest
from sample_evidence import ask, matched, sample_found, sample_passages, sample_sentence

from assistant.evidence.answerability import answers, may_answer, supports
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


def test_a_reason_of_somebody_else_is_no_answer() -> None:
    passage = sample_passages("It was closed to protect the birds.")[0]
    question = ask("Why did Harbor Bio pick the park?")
    assert not may_answer(sample_found(passage, binding=0.4, matches=matched(question)), question)


@pytest.mark.parametrize(
    ("question", "text", "answers"),
    [
        ("What came out of the meeting?", "They will meet on Monday.", False),
        ("What came out of the meeting?", "They signed a charter.", True),
        ("What will they do?", "They will meet on Monday.", True),
        ("시험은 성공했나요?", "시험을 10월에 할 예정이다.", False),
        ("How many firms have completed their move?", "Eight firms will move in from May.", False),
        ("How many firms have completed their move?", "Eight firms from the county moved in.", True),
        ("실제로 몇 곳이 입주했나요?", "10곳이 입주할 예정이다.", False),
        ("실제로 몇 곳이 입주했나요?", "8곳이 입주를 마쳤다.", True),
    ],
)
def test_a_plan_does_not_tell_an_outcome(question: str, text: str, answers: bool) -> None:
    asked = ask(question)
    found = sample_found(sample_passages(text)[0], matches=matched(asked), holds=(1.0,) * len(asked.asked))
    assert may_answer(found, asked) == answers


def test_a_heading_answers_nothing_but_a_list() -> None:
    heading = Passage(sample_sentence("Firms taking part", kind="heading"), sample_passages("x")[0].document, None)
    one, several = ask("Does the firm take part?"), ask("Which firms take part?")
    assert not answers(sample_found(heading, matches=matched(one)), one)
    assert answers(sample_found(heading, matches=matched(several)), several)


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        ("The voucher is for small firms.", False),
        ("Firms in arrears are excluded.", True),
        ("휴업 중인 기업은 신청할 수 없다.", True),
    ],
)
def test_who_may_not_apply_is_told_by_what_leaves_somebody_out(text: str, answers: bool) -> None:
    question = ask("Who may not apply for the voucher?")
    assert may_answer(sample_found(sample_passages(text)[0], matches=matched(question)), question) == answers


def test_a_figure_needs_more_of_the_question_than_other_answers_do() -> None:
    passage = sample_passages("Harbor Bio employs 40 people.")[0]
    question = ask("How many patents did Harbor Bio sell?")
    assert not may_answer(sample_found(passage, attribute=0.2, matches=matched(question)), question)
    assert may_answer(sample_found(passage, attribute=0.3, matches=matched(question)), question)


def test_a_heading_completes_no_answer() -> None:
    heading = Passage(sample_sentence("2025 notice", kind="heading"), sample_passages("x")[0].document, None)
    question = ask("When was it?")
    assert not supports(sample_found(heading, matches=matched(question)), question)
