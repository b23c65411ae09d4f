"""The stretch of time that a question asks about."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.question.window import asks_what_happens, window_of

TODAY, NEWEST = date(2025, 3, 12), date(2024, 9, 30)  # a Wednesday; the newest document


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("What was on in the last week of September?", date(2024, 9, 22), date(2024, 9, 30)),
        ("What happened on 26 September 2024?", date(2024, 9, 26), date(2024, 9, 26)),
        ("What was planned for the day after September 26?", date(2024, 9, 27), date(2024, 9, 27)),
        ("What did she do on September 25? And the next day?", date(2024, 9, 26), date(2024, 9, 26)),
        ("What happened between May 2023 and May 2024?", date(2023, 5, 1), date(2024, 5, 31)),
        ("What happened between the vote in May 2023 and June 2024?", date(2023, 5, 1), date(2024, 6, 30)),
        ("2023년 5월 총회와 2024년 6월 사이에 무슨 일이 있었나요?", date(2023, 5, 1), date(2024, 6, 30)),
        ("What happened before the general assembly of May 2024?", date.min, date(2024, 4, 30)),
        ("Anything from after January 2025?", date(2025, 2, 1), date.max),
        ("What has happened since 2023?", date(2023, 1, 1), date.max),
        ("What events were there before May 2024?", date.min, date(2024, 4, 30)),
        ("What took place in early October 2024?", date(2024, 10, 1), date(2024, 10, 10)),
        ("What happened in winter 2023?", date(2023, 12, 1), date(2024, 2, 29)),
        ("What happened yesterday?", date(2025, 3, 11), date(2025, 3, 11)),
        ("What happened last week?", date(2025, 3, 3), date(2025, 3, 9)),
        ("지난달에 무슨 일이 있었나요?", date(2025, 2, 1), date(2025, 2, 28)),
        ("작년 5월에 무슨 행사가 있었나요?", date(2024, 5, 1), date(2024, 5, 31)),
        ("9월 25일부터 27일까지 무슨 일이 있었나요?", date(2024, 9, 25), date(2024, 9, 27)),
        ("9월 26일 다음 날 일정은?", date(2024, 9, 27), date(2024, 9, 27)),
        ("2024년 5월 이후 일정은?", date(2024, 5, 1), date.max),
        ("2024년 봄에 있었던 일은?", date(2024, 3, 1), date(2024, 5, 31)),
    ],
)
def test_the_time_is_read_off_the_words(text: str, first: date, last: date) -> None:
    window = window_of(text, TODAY, NEWEST)
    assert window is not None
    assert (window.first, window.last) == (first, last)


@pytest.mark.parametrize("text", ["What happened?", "무슨 일이 있었나요?", "What was on, 3 May 2024 or 9 July 2024?"])
def test_no_time_and_two_times_are_no_window(text: str) -> None:
    assert window_of(text, TODAY, NEWEST) is None


def test_the_words_beside_the_time_are_kept() -> None:
    window = window_of("What did the minister do in May 2024 in Tokyo?", TODAY, NEWEST)
    assert window is not None
    assert window.words.split() == ["What", "did", "the", "minister", "do", "in", "in", "Tokyo?"]


@pytest.mark.parametrize(
    "text", ["What happened in May?", "What was scheduled for Friday?", "5월 일정이 어떻게 되나요?"]
)
def test_asking_what_happens(text: str) -> None:
    assert asks_what_happens(text)


@pytest.mark.parametrize(
    "text", ["When was the memorandum signed?", "Who visited the park in May 2023?", "언제 문을 열었나요?"]
)
def test_asking_for_one_thing_about_it(text: str) -> None:
    assert not asks_what_happens(text)


@given(st.dates(date(1990, 1, 1), date(2060, 1, 1)), st.sampled_from(["", "after ", "since ", "before ", "until "]))
def test_a_window_has_its_days_in_order_whatever_the_day(day: date, turn: str) -> None:
    window = window_of(f"What happened {turn}{day:%-d %B %Y}?", TODAY, NEWEST)
    assert window is not None
    assert window.first <= window.last
    assert (window.first <= day <= window.last) == (turn in ("", "since ", "until "))
