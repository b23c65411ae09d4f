from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.evaluation.reading.dates import When, take_dates, weekdays
from assistant.evaluation.reading.numbers import numbers
from assistant.evaluation.reading.values import lacking, read_values
from assistant.evaluation.reading.wording import holds, plain, squeeze, squeeze_with_map, stem

UNITS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("eight companies", [8]),
        ("Eight (8) companies", [8]),
        ("8개 기업", [8]),
        ("여덟 개 기업, 열두 곳", [8, 12]),
        ("400 million won", [400_000_000]),
        ("4억원", [400_000_000]),
        ("4억 3천만원", [430_000_000]),
        ("2만 3,500명", [23_500]),
        ("1조 2천억원", [1_200_000_000_000]),
        ("12,000 people and 3.5 percent", [12_000, Decimal("3.5")]),
        ("two hundred and five", [205]),
        ("between two and three", [2, 3]),
        ("five six", [5, 6]),
        ("ranked 22nd worldwide and 2nd in Japan", [22, 2]),
        ("Japan's first CRO", [1]),
        ("일본 최초의 CRO", [1]),
        ("one of the partners and no one else", []),
        ("one company", [1]),
        ("Bizinfo1 and H2O", []),
        ("제5조에 따라", [5]),
    ],
)
def test_numbers_are_read_as_values_in_both_languages(text: str, values: list[int | Decimal]) -> None:
    assert numbers(text) == {Decimal(value) for value in values}


@given(st.integers(0, 10**12))
def test_a_number_reads_the_same_with_and_without_separators(value: int) -> None:
    assert numbers(f"about {value} items") == numbers(f"about {value:,} items") == {Decimal(value)}


@given(st.integers(2, 9), st.integers(1, 9), st.sampled_from([" ", "-"]))
def test_spelled_and_written_figures_are_one(tens: int, unit: int, mark: str) -> None:
    assert numbers(f"{TENS[tens - 2]}{mark}{UNITS[unit]} firms") == {Decimal(10 * tens + unit)}


@given(st.integers(1, 9999), st.integers(1, 9999))
def test_korean_units_lift_what_stands_before_them(hundred_millions: int, ten_thousands: int) -> None:
    expected = hundred_millions * 10**8 + ten_thousands * 10**4
    assert numbers(f"{hundred_millions}억 {ten_thousands}만원") == {Decimal(expected)}


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("On September 26 (Thursday)", [When(None, 9, 26)]),
        ("26 September 2024", [When(2024, 9, 26)]),
        ("25 to 27 September", [When(None, 9, 25), When(None, 9, 27)]),
        ("September 25-27, 2024", [When(2024, 9, 25), When(2024, 9, 27)]),
        ("2024-09-26, 2024. 9. 26.", [When(2024, 9, 26)]),
        ("9월 26일(목)", [When(None, 9, 26)]),
        ("9월 25~27일", [When(None, 9, 25), When(None, 9, 27)]),
        ("2024년 5월", [When(2024, 5)]),
        ("2023년에", [When(2023)]),
        ("in May 2024", [When(2024, 5)]),
        ("in May", [When(None, 5)]),
        ("they may meet", []),
        ("Sept. 27", [When(None, 9, 27)]),
        ("in 2024.", [When(2024)]),
        ("2,024 firms and 2000 companies", []),
    ],
)
def test_dates_are_read_as_far_as_they_are_stated(text: str, dates: list[When]) -> None:
    assert take_dates(text)[1] == set(dates)


@given(st.dates(date(1990, 1, 1), date(2089, 12, 31)))
def test_every_way_of_writing_a_date_reads_the_same(day: date) -> None:
    written = [
        f"{day:%Y-%m-%d}",
        f"{day:%B} {day.day}, {day.year}",
        f"{day.day} {day:%B} {day.year}",
        f"{day.year}년 {day.month}월 {day.day}일",
        f"{day.year}. {day.month}. {day.day}.",
    ]
    assert all(take_dates(f"It was {text} that")[1] == {When(day.year, day.month, day.day)} for text in written)
    assert all(not numbers(take_dates(f"It was {text} that")[0]) for text in written)


def test_weekdays_are_read_in_both_languages() -> None:
    assert weekdays("on Thursday") == weekdays("9월 26일(목)") == weekdays("목요일에") == {3}
    assert weekdays("the weekday (a)") == frozenset()


@pytest.mark.parametrize(
    ("when", "document", "year"),
    [
        (When(None, 9, 26), date(2024, 9, 30), 2024),
        (When(None, 12, 30), date(2025, 1, 2), 2024),
        (When(None, 1, 5), date(2024, 12, 20), 2025),
        (When(None, 5), date(2024, 9, 30), 2024),
        (When(2020, 5), date(2024, 9, 30), 2020),
    ],
)
def test_a_document_gives_its_dates_the_nearest_year(when: When, document: date, year: int) -> None:
    assert when.in_year_of(document).year == year


@pytest.mark.parametrize(
    ("statement", "quote", "missing"),
    [
        ("on 26 September 2024", "on September 26", []),
        ("on 26 September 2023", "on September 26", ["date 2023-09-26"]),
        ("in September 2024", "on September 26", []),
        ("on September 26", "in September", ["date ????-09-26"]),
        ("in 2024", "on September 26", []),
        ("ten companies", "eight companies", ["number 10"]),
        ("8 companies", "eight companies", []),
        ("8% of companies", "8 companies", ["unit percent"]),
        ("400 million won", "4억원", []),
        ("400 million yen", "4억원", ["unit yen"]),
        ("at 10:30", "at 10:00", ["address 10:30"]),
        ("write to a@b.kr", "write to a@c.kr", ["address a@b.kr"]),
        ("call +82 44 204 7480", "call 02-123-4567", ["address +82 44 204 7480"]),
        ("on Friday", "on Thursday", ["weekday 4"]),
    ],
)
def test_what_a_quote_lacks_is_named(statement: str, quote: str, missing: list[str]) -> None:
    assert lacking(read_values(statement), read_values(quote), [date(2024, 9, 30)]) == missing


@given(st.text())
def test_nothing_is_missing_from_a_text_compared_with_itself(text: str) -> None:
    assert lacking(read_values(text), read_values(text)) == []


@given(st.text())
def test_squeezed_text_keeps_the_way_back_to_its_offsets(text: str) -> None:
    squeezed, offsets = squeeze_with_map(plain(text))
    assert squeezed == squeeze(text)
    assert len(offsets) == len(squeezed)
    assert list(offsets) == sorted(offsets)


def test_line_ends_and_quotation_marks_do_not_matter() -> None:
    assert squeeze("the ‘full-\n\nscale’  test") == squeeze("the 'full-scale' test")


def test_words_are_held_as_words_of_their_own() -> None:
    assert holds("the 8 companies", "eight|8")
    assert holds("쇼난 아이파크에서", "아이파크")
    assert holds("OH\n\nYoungju said", "oh youngju")
    assert not holds("the 28 companies", "8")
    assert not holds("Koreans", "Korea")


def test_forms_of_a_word_are_one() -> None:
    assert stem("met") == stem("meets") == stem("meet")
    assert stem("논의할") == stem("논의했다")
