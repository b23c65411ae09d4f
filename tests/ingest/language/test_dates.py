"""Dates as English and Korean texts write them."""

from __future__ import annotations

import time
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.language.dates import DateMention, PartialDate, find_dates

REFERENCE = date(2024, 9, 30)
DAYS = st.dates(date(1950, 1, 1), date(2099, 12, 31))
KOREAN_WEEKDAYS = "월화수목금토일"
FULL_FORMS = [
    lambda d: f"{d:%B} {d.day}, {d.year}",
    lambda d: f"{d:%B} {d.day} {d.year}",
    lambda d: f"{d:%B} {d.day} ({d:%A}), {d.year}",
    lambda d: f"{d:%A}, {d:%B} {d.day}, {d.year}",
    lambda d: f"{d.day} {d:%B} {d.year}",
    lambda d: f"{d:%a} {d.day} {d:%b} {d.year}",
    lambda d: f"{d:%b} {d.day}, {d.year}",
    lambda d: f"{d:%Y-%m-%d}",
    lambda d: f"{d:%Y/%m/%d}",
    lambda d: f"{d.year}.{d.month}.{d.day}.",
    lambda d: f"{d.year}. {d.month}. {d.day}.",
    lambda d: f"{d:%Y.%m.%d}",
    lambda d: f"{d.year}.{d.month}.{d.day}.({KOREAN_WEEKDAYS[d.weekday()]})",
    lambda d: f"{d.year}년 {d.month}월 {d.day}일",
    lambda d: f"{d.year}년 {d.month}월 {d.day}일({KOREAN_WEEKDAYS[d.weekday()]})",
    lambda d: f"{d.year}년{d.month}월{d.day}일",
]
YEARLESS_FORMS = [
    lambda d: f"{d:%B} {d.day}",
    lambda d: f"{d:%B} {d.day} ({d:%A})",
    lambda d: f"the {d.day}th of {d:%B}",
    lambda d: f"{d.month}월 {d.day}일",
    lambda d: f"{d.month}.{d.day}.({KOREAN_WEEKDAYS[d.weekday()]})",
]
PIECES = ["September", "May", "march", "26", "2024", "31", "3", "to", "end of", "Q3", "and", "of", "부터", "지난", "월"]
PIECES += list("일년말목.,-~'() \n  ")
TEXT = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)


def only(text: str, reference: date | None = REFERENCE) -> DateMention:
    (mention,) = find_dates(text, reference)
    return mention


def ymd(mention: DateMention) -> tuple[int | None, int | None, int | None]:
    return mention.year, mention.month, mention.day


@given(DAYS, st.sampled_from(FULL_FORMS))
def test_a_full_date_is_read_in_every_form(day: date, form) -> None:
    written = form(day)
    mention = only(f"It opened on {written} and 개최")
    assert ymd(mention) == (day.year, day.month, day.day)
    assert mention.precision == "day"
    assert not mention.year_inferred


@given(DAYS, st.sampled_from(FULL_FORMS))
def test_the_offsets_hold_the_whole_date(day: date, form) -> None:
    written = form(day)
    mention = only(f"It opened on {written} and 개최")
    assert f"It opened on {written} and 개최"[mention.start : mention.end] == written


@given(DAYS, st.integers(-150, 150), st.sampled_from(YEARLESS_FORMS))
def test_a_date_without_a_year_takes_the_year_nearest_the_document(reference: date, offset: int, form) -> None:
    day = reference + timedelta(days=offset)
    if (day.month, day.day) == (2, 29):
        return
    mention = only(f"on {form(day)}", reference)
    assert ymd(mention) == (day.year, day.month, day.day)
    assert mention.year_inferred


def test_a_weekday_decides_the_year_and_is_never_contradicted() -> None:
    assert only("September 26 (Thursday)", date(2025, 2, 1)).year == 2024
    assert only("September 26 (Friday)", date(2025, 2, 1)).year == 2025
    assert only("September 26 (Sunday)", date(2025, 2, 1)).year is None
    assert only("9월 26일(목)", date(2024, 9, 30)).weekday == 3


def test_without_a_reference_the_year_stays_open() -> None:
    mention = only("On September 26 they met.", None)
    assert ymd(mention) == (None, 9, 26)
    assert not mention.year_inferred


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("September 25-27, 2024", (2024, 9, 25), (2024, 9, 27)),
        ("25–27 September 2024", (2024, 9, 25), (2024, 9, 27)),
        ("September 25 to 27", (2024, 9, 25), (2024, 9, 27)),
        ("from 25 September to 3 October 2024", (2024, 9, 25), (2024, 10, 3)),
        ("December 25 to January 3, 2025", (2024, 12, 25), (2025, 1, 3)),
        ("between 7 and 9 October 2024", (2024, 10, 7), (2024, 10, 9)),
        ("9월 25일부터 27일까지", (2024, 9, 25), (2024, 9, 27)),
        ("9월 25~27일", (2024, 9, 25), (2024, 9, 27)),
        ("9월 25일(수)~27일(금)", (2024, 9, 25), (2024, 9, 27)),
        ("2024년 9월 25일부터 10월 3일까지", (2024, 9, 25), (2024, 10, 3)),
        ("2024.9.25.(수)~9.27.(금)", (2024, 9, 25), (2024, 9, 27)),
        ("2024.12.30. ~ 1.2.", (2024, 12, 30), (2025, 1, 2)),
        ("2024.9.25.~2024.10.3.", (2024, 9, 25), (2024, 10, 3)),
        ("2024-2027", (2024, None, None), (2027, None, None)),
        ("2024년~2027년", (2024, None, None), (2027, None, None)),
        ("between May and June 2024", (2024, 5, None), (2024, 6, None)),
    ],
)
def test_ranges_have_a_first_and_a_last_day(text: str, first: tuple, last: tuple) -> None:
    mention = only(text)
    assert ymd(mention) == first
    assert mention.until == PartialDate(*last)


def test_two_listed_days_are_two_dates() -> None:
    text = "on September 25 and 26, 2024"
    assert [ymd(m) for m in find_dates(text)] == [(2024, 9, 25), (2024, 9, 26)]
    assert [ymd(m) for m in find_dates("9월 25일과 27일")] == [(None, 9, 25), (None, 9, 27)]


@pytest.mark.parametrize(
    ("text", "year", "month", "precision", "part"),
    [
        ("in May", 2024, 5, "month", None),
        ("May 2025", 2025, 5, "month", None),
        ("2024년 9월", 2024, 9, "month", None),
        ("9월에", 2024, 9, "month", None),
        ("2024.9.", 2024, 9, "month", None),
        ("'24.9월", 2024, 9, "month", None),
        ("'24년 9월", 2024, 9, "month", None),
        ("the end of September 2025", 2025, 9, "part", "end"),
        ("9월 말까지", 2024, 9, "part", "end"),
        ("last week of September", 2024, 9, "part", "last week"),
        ("early May", 2024, 5, "part", "early"),
        ("2024년 하반기", 2024, None, "part", "second half"),
        ("mid-2024", 2024, None, "part", "mid"),
        ("Q3 2024", 2024, None, "quarter", "q3"),
        ("the third quarter of 2024", 2024, None, "quarter", "q3"),
        ("2024년 3분기", 2024, None, "quarter", "q3"),
        ("since 2023", 2023, None, "year", None),
        ("BIO Japan 2024", 2024, None, "year", None),
        ("2024년부터", 2024, None, "year", None),
    ],
)
def test_partial_dates_say_how_much_they_state(text, year, month, precision, part) -> None:
    mention = only(text)
    assert (mention.year, mention.month, mention.day, mention.precision, mention.part) == (
        year, month, None, precision, part,
    )  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Firms may apply.",
        "May we go on?",
        "They may 5 times decline.",
        "March on, and they march 15 miles.",
        "April Smith spoke.",
        "February 30",
        "2024-13-01",
        "2월 30일",
        "February 29, 2023",
        "2,024 companies",
        "in 2000 people",
        "version 2.9.30",
        "9개월",
        "24년간",
        "3일 동안",
    ],
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert find_dates(text, REFERENCE) == []


def test_a_month_followed_by_another_word_is_only_the_month() -> None:
    text = "9월 말레이시아에서"
    assert [text[m.start : m.end] for m in find_dates(text)] == ["9월"]


def test_questions_in_lower_case_name_may_and_march() -> None:
    assert only("what happened in may?").month == 5
    assert ymd(only("who came on may 10")) == (2024, 5, 10)
    assert ymd(only("as of march 31, 2009")) == (2009, 3, 31)


def test_a_bare_korean_day_takes_the_month_of_the_document() -> None:
    assert ymd(only("지난 27일 밝혔다")) == (2024, 9, 27)
    assert ymd(only("오는 3일 연다")) == (2024, 10, 3)
    assert ymd(only("26일부터 입주한다")) == (2024, 9, 26)


@pytest.mark.parametrize("length", ["3일간", "3일 동안", "5일간의 일정으로"])
def test_a_number_of_days_after_a_day_is_no_end_of_a_range(length: str) -> None:
    day = only(f"2024년 10월 7일부터 {length} 방문")
    assert (ymd(day), day.until) == ((2024, 10, 7), None)


def test_last_next_and_since_choose_a_side_of_the_document() -> None:
    assert only("last November").year == 2023
    assert only("since March").year == 2024
    assert only("next March").year == 2025


def test_a_year_told_relative_to_the_document() -> None:
    assert only("지난해 5월").year == 2023
    assert only("올해 상반기").year == 2024
    assert only("내년 1월").year == 2025
    assert only("in May last year").year == 2023


@pytest.mark.parametrize(
    ("wide", "narrow", "covers"),
    [
        ("September 26", "2024-09-26", True),
        ("2024년 9월", "September 26, 2024", True),
        ("September 26, 2024", "September 2024", False),
        ("September 25-27", "September 26", True),
        ("September 2024", "September 26, 2023", False),
        ("end of September", "9월 27일", True),
        ("early September", "9월 27일", False),
        ("Q3 2024", "2024-09-26", True),
        ("2024년 상반기", "September 2024", False),
        ("2024 to 2027", "May 2025", True),
        ("2024 to 2027", "May 2028", False),
        ("2024.12.30. ~ 1.2.", "January 1, 2025", True),
    ],
)
def test_a_mention_covers_what_lies_within_it(wide: str, narrow: str, covers: bool) -> None:
    assert only(wide, None).covers(only(narrow, None)) is covers


def test_the_same_day_in_two_languages_is_the_same() -> None:
    assert only("September 26 (Thursday)", None).same_as(only("2024년 9월 26일", None))
    assert not only("September 26", None).same_as(only("September", None))


@given(TEXT | st.text(), st.none() | DAYS)
def test_mentions_are_in_order_apart_and_within_the_text(text: str, reference: date | None) -> None:
    end = 0
    for mention in find_dates(text, reference):
        assert end <= mention.start < mention.end <= len(text)
        end = mention.end


@given(TEXT)
def test_every_full_date_exists(text: str) -> None:
    for mention in find_dates(text):
        if mention.year and mention.month and mention.day:
            date(mention.year, mention.month, mention.day)


@pytest.mark.parametrize(
    "unit", ["1", "1.", "May ", "9월 ", "2024", " ", "(", "2024-", "first ", "the ", "'24.", "Mon, ", "\n", "25 and "]
)
def test_long_inputs_take_no_time(unit: str) -> None:
    started = time.process_time()
    find_dates(unit * (30_000 // len(unit)), REFERENCE)
    assert time.process_time() - started < 2


@pytest.mark.needs_shared
def test_the_release_has_its_seven_dates(shared: Path) -> None:
    text = (shared / "corpus" / "press-release.txt").read_text("utf-8")
    assert [ymd(m) for m in find_dates(text, REFERENCE)] == [
        (2024, 9, 26), (2024, 5, None), (2024, 9, None), (2024, 9, 26), (2024, 9, 25), (2024, 9, 27), (2024, 9, 27),
    ]  # fmt: skip
