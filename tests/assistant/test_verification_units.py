"""Units, currencies and short Korean dates, however they are written."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from assistant.verification import violations
from ingest.language.names import Aliases

STEADY = settings(derandomize=True, deadline=None, max_examples=150)
DATED = date(2024, 9, 30)
NO_ALIASES = Aliases()
WEEKDAYS = "월화수목금토일"
SIGNS = {"₩": "won", "US$": "dollars", "€": "euros", "¥": "yen"}
days = st.dates(date(2001, 1, 1), date(2049, 12, 31))
counts = st.integers(2, 9_999)


def stands(statement: str, quote: str) -> bool:
    return violations(statement, [quote], DATED, NO_ALIASES) == []


@STEADY
@given(days, st.integers(1, 400))
def test_a_short_korean_date_is_the_day_in_full(day: date, later: int) -> None:
    short = f"'{day:%y}. {day.month}. {day.day}."
    other = date.fromordinal(day.toordinal() + later)
    assert stands(f"{day.year}년 {day.month}월 {day.day}일 개최했다", f"{short} 개최했다")
    assert not stands(f"{other.year}년 {other.month}월 {other.day}일 개최했다", f"{short} 개최했다")


@STEADY
@given(st.dates(date(2024, 6, 1), date(2024, 12, 31)), st.integers(1, 6))
def test_a_day_without_year_and_its_weekday_are_read_together(day: date, shift: int) -> None:
    weekday = WEEKDAYS[day.weekday()]
    quote = f"{day.month}.{day.day}.({weekday}) 개최했다"
    assert stands(f"{day.month}월 {day.day}일 개최했다", quote)
    assert stands(f"{day.month}월 {day.day}일({weekday}) 개최했다", quote)
    assert not stands(f"{day.month}월 {day.day}일({WEEKDAYS[(day.weekday() + shift) % 7]}) 개최했다", quote)


@STEADY
@given(counts, st.sampled_from(sorted(SIGNS)), st.sampled_from(sorted(SIGNS)), st.sampled_from(["", " million"]))
def test_a_sign_is_its_currency_and_no_other(count: int, sign: str, other: str, size: str) -> None:
    quote = f"It costs {sign}{count}{size}."
    assert stands(f"It costs {count}{size} {SIGNS[sign]}.", quote)
    assume(sign != other)
    assert not stands(f"It costs {count}{size} {SIGNS[other]}.", quote)
    assert not stands(f"It costs {other}{count}{size}.", quote)


@STEADY
@given(counts, st.sampled_from(["m²", "km", "kg", "hectares", "명", "개", "곳"]), st.sampled_from([10, 100, 10_000]))
def test_a_measured_number_with_more_noughts_falls(count: int, unit: str, factor: int) -> None:
    assert stands(f"Size: {count:,} {unit}", f"Size: {count} {unit}")
    assert not stands(f"Size: {count * factor:,} {unit}", f"Size: {count} {unit}")


@pytest.mark.parametrize(
    ("statement", "quote"),
    [
        ("It covers 5 km.", "It covers 5 kg."),
        ("It covers 5 km.", "It covers 5 m."),
        ("50개 기업", "50명 기업"),
        ("It rose by 3%.", "It rose by 3."),
        ("It rose by 3%p.", "It rose by 3%."),
        ("₩5 million was paid.", "US$5 million was paid."),
    ],
)
def test_another_unit_is_another_statement(statement: str, quote: str) -> None:
    assert not stands(statement, quote)


@STEADY
@given(st.integers(1, 999), st.integers(0, 9_999), st.sampled_from(["억", "조"]))
def test_a_magnitude_with_a_rest_is_the_figure_written_out(whole: int, rest: int, name: str) -> None:
    size, below = {"억": (10**8, "만"), "조": (10**12, "억")}[name]
    value = whole * size + rest * (size // 10**4)
    written = f"{whole}{name} {rest}{below}" if rest else f"{whole}{name}"
    assert stands(f"예산은 {value:,}원이다.", f"예산은 {written} 원이다.")
    assert not stands(f"예산은 {value * 10_000:,}원이다.", f"예산은 {written} 원이다.")
