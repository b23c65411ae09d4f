"""Numbers keep their value however they are written; a slip is a factor of ten thousand."""

from __future__ import annotations

import time
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.language.numbers import Number, find_numbers

UNITS = ["", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
UNITS += ["thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
SINO = ["", "일", "이", "삼", "사", "오", "육", "칠", "팔", "구"]
NATIVE_TENS = ["", "열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔"]
NATIVE_UNITS = ["", "한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉"]


def english(n: int, link: str = "-", conjunction: str = "") -> str:
    """The number in English words: 125 is "one hundred twenty-five"."""
    for size, name in ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand")):
        if n >= size:
            rest = english(n % size, link, conjunction) if n % size else ""
            return f"{english(n // size, link, conjunction)} {name} {rest}".strip()
    if n >= 100:
        rest = english(n % 100, link) if n % 100 else ""
        return f"{UNITS[n // 100]} hundred {conjunction if rest else ''}{rest}".strip()
    if n >= 20:
        return TENS[n // 10] + (link + UNITS[n % 10] if n % 10 else "")
    return UNITS[n]


def korean(n: int, group: str = "{}", gap: str = "") -> str:
    """Digits with Korean magnitudes: 1_230_000_000_000 is "1조 2300억"."""
    parts = []
    for size, name in ((10**12, "조"), (10**8, "억"), (10**4, "만"), (1, "")):
        count, n = divmod(n, size)
        if count:
            parts.append(group.format(count) + name)
    return gap.join(parts)


def sino(n: int) -> str:
    """The number in Sino-Korean words, with the 일 before 천, 백 and 십 left out: 1200 is "천이백"."""
    text = ""
    for size, name in ((10**12, "조"), (10**8, "억"), (10**4, "만"), (1, "")):
        count, n = divmod(n, size)
        if not count:
            continue
        digits = ""
        for place, mark in ((1000, "천"), (100, "백"), (10, "십"), (1, "")):
            digit, count = divmod(count, place)
            digits += (SINO[digit] if digit > 1 or place == 1 else "") + mark if digit else ""
        text += digits + name
    return text


def only(text: str) -> Number:
    (number,) = find_numbers(text)
    return number


def written(text: str) -> list[str]:
    return [text[n.start : n.end] for n in find_numbers(text)]


@given(st.integers(1, 10**15 - 1))
def test_digits_and_english_words_give_the_same_value(n: int) -> None:
    for form in (f"{n:,}", str(n), english(n), english(n, " "), english(n, "-", "and ")):
        assert only(f"They counted {form} {'thing' if n == 1 else 'things'} there.").value == n, form


@given(st.integers(1, 10**16 - 1))
def test_korean_magnitudes_give_the_same_value(n: int) -> None:
    rest_can_stand_apart = n % 10**4 == 0 or (n % 10**4 >= 100 and n % 10**8 >= 10**4)
    for form in [korean(n), korean(n, "{:,}"), *([korean(n, "{:,}", " ")] if rest_can_stand_apart else [])]:
        assert only(f"총 {form}원을").value == n, form
        assert only(f"예산은 {form} 원이다").currency == "KRW", form


@given(st.integers(10, 10**16 - 1))
def test_sino_korean_words_give_the_same_value(n: int) -> None:
    number = only(f"예산 {sino(n)} 원을 쓴다")
    assert (number.value, number.currency) == (n, "KRW")


@given(st.integers(1, 99))
def test_native_korean_words_give_the_same_value(n: int) -> None:
    word = "스무" if n == 20 else NATIVE_TENS[n // 10] + NATIVE_UNITS[n % 10]
    number = only(f"모두 {word} 개를")
    assert (number.value, number.unit) == (n, "개")


@given(
    st.decimals(min_value="0.1", max_value="999.9", places=1),
    st.sampled_from([("thousand", 3), ("million", 6), ("billion", 9), ("trillion", 12)]),
)
def test_decimals_with_a_magnitude_in_english_and_korean_agree(mantissa: Decimal, scale: tuple[str, int]) -> None:
    value = mantissa.scaleb(scale[1])
    assert only(f"worth {mantissa} {scale[0]} won in all").value == value
    assert only(f"US${mantissa} {scale[0]}").value == value
    if value >= 10**4:
        assert only(f"약 {value / 10**4:f}만 원").value == value


@given(st.integers(1, 999).filter(lambda n: n % 100 not in (11, 12, 13)))
def test_ordinals_in_digits(n: int) -> None:
    number = only(f"ranked {n}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(n % 10, 'th') } worldwide")
    assert (number.value, number.kind) == (n, "ordinal")


@pytest.mark.parametrize(
    ("text", "value", "unit", "kind"),
    [
        ("eight companies moved", 8, "companies", "count"),
        ("The eight selected companies", 8, "companies", "count"),
        ("three Japanese venture capital firms", 3, "firms", "count"),
        ("three more special zones", 3, "zones", "count"),
        ("a dozen partners", 12, "partners", "count"),
        ("eight of the companies", 8, "companies", "count"),
        ("one employee", 1, "employee", "count"),
        ("128, of which some", 128, None, "count"),
        ("about 300,000 square metres", 300000, "square metres", "measure"),
        ("300,000㎡", 300000, "㎡", "measure"),
        ("two and a half years", Decimal("2.5"), "years", "measure"),
        ("one thousand trillion cells", 10**15, "cells", "count"),
        ("half a million people", 500000, "people", "count"),
        ("three-day visit", 3, "day", "measure"),
        ("twenty-second", 22, None, "ordinal"),
        ("the twelfth committee", 12, None, "ordinal"),
        ("40 percent", 40, "%", "percent"),
        ("2.5 percentage points", Decimal("2.5"), "%p", "percent"),
        ("3.2%p 상승", Decimal("3.2"), "%p", "percent"),
        ("a dividend of $.455 per share", Decimal("0.455"), None, "money"),
        ("△3.2%", Decimal("-3.2"), "%", "percent"),
        ("-0.5 %", Decimal("-0.5"), "%", "percent"),
        ("여덟 개 기업", 8, "개", "count"),
        ("8개사가", 8, "개사", "count"),
        ("12개국에서", 12, "개국", "count"),
        ("두 기업이", 2, "기업", "count"),
        ("스물두 명의", 22, "명", "count"),
        ("한 차례", 1, "차례", "count"),
        ("십이 개", 12, "개", "count"),
        ("22위", 22, "위", "ordinal"),
        ("제15차 위원회", 15, "차", "ordinal"),
        ("제4조", 4, "조", "ordinal"),
        ("백여 개", 100, "개", "count"),
        ("세 번째", 3, "번째", "ordinal"),
        ("일본 첫 CRO", 1, None, "ordinal"),
        ("5만가구", 50000, "가구", "count"),
        ("과제 5만 건", 50000, "건", "count"),
        ("1만 2,300명", 12300, "명", "count"),
        ("3년간", 3, "년간", "measure"),
        ("3분의 2", Decimal(2) / 3, None, "count"),
        ("two-thirds of the firms", Decimal(2) / 3, "firms", "count"),
    ],
)
def test_value_unit_and_kind(text: str, value: Decimal | int, unit: str | None, kind: str) -> None:
    number = only(text)
    assert (number.value, number.unit, number.kind) == (value, unit, kind)


@pytest.mark.parametrize(
    ("text", "value", "currency", "span"),
    [
        ("4억원을", 400_000_000, "KRW", "4억원"),
        ("13억 2천만 원", 1_320_000_000, "KRW", "13억 2천만 원"),
        ("1조 2,300억 원", 1_230_000_000_000, "KRW", "1조 2,300억 원"),
        ("3천5백만원", 35_000_000, "KRW", "3천5백만원"),
        ("만 원", 10_000, "KRW", "만 원"),
        ("400 million won per project", 400_000_000, "KRW", "400 million won"),
        ("₩4억", 400_000_000, "KRW", "₩4억"),
        ("US$100 million", 100_000_000, "USD", "US$100 million"),
        ("5 million US dollars", 5_000_000, "USD", "5 million US dollars"),
        ("5-million-dollar fund", 5_000_000, "USD", "5-million-dollar"),
        ("$5m raised", 5_000_000, "USD", "$5m"),
        ("500만 달러", 5_000_000, "USD", "500만 달러"),
        ("1억 엔", 100_000_000, "JPY", "1억 엔"),
        ("two million euros", 2_000_000, "EUR", "two million euros"),
    ],
)
def test_money(text: str, value: int, currency: str, span: str) -> None:
    number = only(text)
    assert (number.value, number.currency, number.kind, text[number.start : number.end]) == (
        value, currency, "money", span,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("3~4억원", [300_000_000, 400_000_000]),
        ("$5 to $10 million", [5_000_000, 10_000_000]),
        ("5-10 million won", [5_000_000, 10_000_000]),
        ("10-20%", [10, 20]),
        ("3만 5만", [30_000, 50_000]),
        ("1억 300명", [100_000_000, 300]),
        ("8 to 10 companies", [8, 10]),
    ],
)
def test_ranges_share_what_only_their_end_states(text: str, values: list[int]) -> None:
    numbers = find_numbers(text)
    assert [n.value for n in numbers] == values
    assert not any(n.approximate for n in numbers)
    if len({n.kind for n in numbers}) == 1 and "~" in text:
        assert {n.currency for n in numbers} == {"KRW"}


@pytest.mark.parametrize(
    ("text", "approximate", "bound"),
    [
        ("about 150 companies", True, None),
        ("around 220 companies", True, None),
        ("약 3,500명", True, None),
        ("3,500여 명", True, None),
        ("150여개사", True, None),
        ("50억원 가량", True, None),
        ("10% 내외", True, None),
        ("30 or so firms", True, None),
        ("up to 10 companies", False, "up_to"),
        ("fewer than 30 people", False, "up_to"),
        ("최대 5개사", False, "up_to"),
        ("30일 이내", False, "up_to"),
        ("20명 미만", False, "up_to"),
        ("at least 5 million US dollars", False, "at_least"),
        ("over 200 people", False, "at_least"),
        ("50억원 이상", False, "at_least"),
        ("최소 3개", False, "at_least"),
        ("10 or more firms", False, "at_least"),
        ("over two years", False, None),
        ("8 companies", False, None),
        ("~30 companies", True, None),
    ],
)
def test_approximation_and_bounds(text: str, approximate: bool, bound: str | None) -> None:
    number = only(text)
    assert (number.approximate, number.bound) == (approximate, bound)


@pytest.mark.parametrize(
    "text",
    [
        "On September 26 (Thursday)",
        "2024.9.30. 배포",
        "9월 26일",
        "since 2023",
        "(1) Verification",
        "2. Investment",
        "as shown [3].",
        "Call 02-1234-5678 or +82-44-204-7000",
        "desk7@example.org",
        "www.example.org/item/1053574",
        "the 1990s and 20.5q",
        "COVID-19 and CD19 in 3D",
        "version 2.9.30",
        "no one, one of them, one another, one-to-one talks",
        "thousands of firms, hundreds more, several hundred",
        "한국과 하나은행, 넷마블, 네, 열 전달, 세 부담",
        "백신과 일본 그리고 이상",
        "기업만 명단에",
        "한 기업 관계자는",
        "수십억 원, 수천 명",
    ],
)
def test_what_is_no_quantity_is_left_out(text: str) -> None:
    assert written(text) == []


def test_a_number_right_after_a_date_is_still_found() -> None:
    assert written("On September 26, 2024, 8 companies and 3 banks") == ["8", "3"]


def test_a_verb_is_no_currency() -> None:
    assert only("eight won the prize").currency is None


PIECES = [
    "one",
    "hundred",
    "two",
    "million",
    "half a",
    "and a half",
    "second",
    "1",
    "00",
    "23",
    "US$",
    "won",
    "percent",
]
PIECES += ["percent", "about ", "up to ", "열두", "십이", *"억만천원개한 ,.-~()%제약여"]


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join) | st.text())
def test_numbers_are_in_order_apart_and_within_the_text(text: str) -> None:
    end = 0
    for number in find_numbers(text):
        assert end <= number.start < number.end <= len(text)
        end = number.end


@pytest.mark.parametrize(
    "unit", ["1", "1,", "one ", "한 ", "a.", " ", "0-", "1억", "one-", "(", "1~", "1 ", "\n1", "+1 "]
)
def test_long_inputs_take_no_quadratic_time(unit: str) -> None:
    started = time.process_time()
    find_numbers(unit * (30_000 // len(unit)))
    assert time.process_time() - started < 2


@pytest.mark.needs_shared
def test_the_numbers_of_the_release(shared: Path) -> None:
    text = (shared / "corpus" / "press-release.txt").read_text("utf-8")
    assert [(int(n.value), n.kind) for n in find_numbers(text)] == [
        (8, "count"), (8, "count"), (8, "count"), (3, "count"), (22, "ordinal"), (2, "ordinal"), (1, "ordinal"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "currency"),
    [("1.2 million won a month", "KRW"), ("1억원인 경우", "KRW"), ("He won a medal.", None), ("세종 다솜로", None)],
)
def test_won_is_money_after_an_amount_only(text: str, currency: str | None) -> None:
    assert [number.currency for number in find_numbers(text)] == ([currency] if currency else [])
