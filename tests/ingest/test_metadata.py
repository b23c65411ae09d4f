"""The date that a document states as its own."""

from __future__ import annotations

from datetime import date

import pytest

from ingest.metadata import stated_date
from ingest.types import Page

DAY = date(2024, 9, 30)


@pytest.mark.parametrize(
    "line",
    [
        "Date: 30 September 2024",
        "Posted: 2024-09-30",
        "Monday, September 30, 2024",
        "Release date | 2024-09-30",
        "2024. 9. 30.(월)",
        "보도일시: 2024. 9. 30.(월) 12:00",
        "2024년 9월 30일 월요일",
    ],
)
def test_a_line_of_the_head_that_says_nothing_else_dates_a_document(line: str) -> None:
    assert stated_date([Page(1, None, f"Press release\n\n{line}\n\nOn 26 September 2024 work began.")]) == DAY


@pytest.mark.parametrize(
    "line",
    [
        "On 30 September 2024 eight companies moved in.",
        "Deadline: 30 September 2024",
        "접수기간: 2024. 9. 30.",
        "2024-09-30 ~ 2024-10-02",
        "September 30",
        "September 2024",
    ],
)
def test_dates_of_events_periods_and_parts_do_not(line: str) -> None:
    assert stated_date([Page(1, None, f"Press release\n{line}\n")]) is None


def test_only_the_head_counts() -> None:
    assert stated_date([Page(1, None, "line\n" * 40 + "2024-09-30\n"), Page(2, None, "2024-09-30")]) is None
    assert stated_date([]) is None
