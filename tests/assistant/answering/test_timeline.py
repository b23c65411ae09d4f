"""What the documents tell of a stretch of time."""

from __future__ import annotations

from datetime import date

import pytest
from answer_rules import breaches

from assistant.answer import Answer
from assistant.answering.frames import frame
from assistant.answering.timeline import MOST
from assistant.desk import Desk
from assistant.question.window import bounds_of
from ingest.language.dates import find_dates

WEEK = (date(2024, 9, 22), date(2024, 9, 30))


def told(desk: Desk, question: str, **more: object) -> Answer:
    answer = desk.ask(question, **more)
    assert breaches(answer, desk.registry) == []
    return answer


def first_days(answer: Answer, first: date, last: date) -> list[date]:
    """The first day within the time that each statement names."""
    days = []
    for statement in answer.statements:
        dated = answer.citations[statement.citations[0] - 1].date
        bounds = [bounds_of(mention, dated) for mention in find_dates(statement.text, dated)]
        days.append(min(b[0] for b in bounds if b and first <= b[0] and b[1] <= last))
    return days


@pytest.mark.parametrize(
    "question", ["What was on in the last week of September 2024?", "2024년 9월 마지막 주에 무슨 일이 있었나요?"]
)
def test_every_statement_is_of_the_time_asked_for_and_they_come_in_its_order(desk: Desk, question: str) -> None:
    answer = told(desk, question)
    assert answer.status == "answered"
    days = first_days(answer, *WEEK)
    assert days == sorted(days)
    assert {date(2024, 9, 25), date(2024, 9, 26), date(2024, 9, 27)} <= set(days)


def test_a_time_without_a_year_is_taken_from_the_documents_that_tell_of_it(desk: Desk) -> None:
    with_year = told(desk, "What happened on 25 September 2024?")
    assert with_year.statements == told(desk, "What happened on 25 September?").statements != ()


def test_the_day_after_is_another_day(desk: Desk) -> None:
    answer = told(desk, "What was scheduled for the day after September 26, 2024?")
    assert set(first_days(answer, date(2024, 9, 27), date(2024, 9, 27))) == {date(2024, 9, 27)}


def test_who_is_named_beside_the_time_is_in_every_statement(desk: Desk) -> None:
    answer = told(desk, "9월 마지막 주 임정욱 실장 일정이 어떻게 됐나요?")
    assert len(answer.statements) > 1
    assert all("LIM Jeong-wook" in statement.text for statement in answer.statements)


def test_last_month_counts_from_the_day_of_asking(desk: Desk) -> None:
    question = "What happened at Shonan iPark last month?"
    answer = told(desk, question, as_of=date(2024, 10, 20))
    assert answer.status == "answered"
    assert all(day.month == 9 for day in first_days(answer, date(2024, 9, 1), date(2024, 9, 30)))
    assert told(desk, question, as_of=date(2019, 10, 20)).status == "not_in_documents"


def test_the_day_on_which_somebody_reported_is_not_the_day_of_what_happened(desk: Desk) -> None:
    answer = told(desk, "What happened on 12 May 2024?")  # a newspaper's day; nothing took place on it
    assert answer.status == "not_in_documents"


@pytest.mark.parametrize(
    "question",
    [
        "Do we have anything from after January 2025 on what the Chungbuk zone companies did?",
        "Is there any news from 2025 about the Chungbuk zone?",
        "2025년 이후에 충북 특구 소식이 있나요?",
    ],
)
def test_whether_there_is_anything_asks_what_there_is(desk: Desk, question: str) -> None:
    answer = told(desk, question)
    assert answer.status == "answered"
    assert "NextRegenX" in answer.statements[0].text


@pytest.mark.parametrize(
    "question",
    ["What did the ministry sign with Shonan iPark before 2024?", "2024년 이전에 쇼난 아이파크와 무엇을 체결했나요?"],
)
def test_what_was_done_before_a_day_need_not_name_that_day(desk: Desk, question: str) -> None:
    answer = told(desk, question)
    assert "9 November 2023" in answer.text
    assert "January 2024" not in answer.text


@pytest.mark.parametrize("question", ["What was Shonan iPark before April 2018?", "What did KVIC open after 2024?"])
def test_what_lies_outside_the_time_is_no_answer(desk: Desk, question: str) -> None:
    assert told(desk, question).status == "not_in_documents"


def test_that_a_document_was_compiled_is_no_event(desk: Desk) -> None:
    answer = told(desk, "What happened in November 2026?")
    assert answer.statements == ()


def test_a_time_of_which_nothing_is_told_is_not_in_the_documents(desk: Desk) -> None:
    assert told(desk, "What happened in March 1999?").status == "not_in_documents"


def test_a_long_time_is_cut_and_said_to_be(desk: Desk) -> None:
    answer = told(desk, "What has happened since 2018?")
    assert answer.status == "partial"
    assert len(answer.statements) == MOST
    assert answer.text.endswith(frame("timeline_cut", "en"))
