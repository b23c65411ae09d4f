"""Figures, however they are written: a mistake in a Korean magnitude is one of a factor of ten thousand."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from assistant.verification import violations
from ingest.language.names import Aliases

STEADY = settings(derandomize=True, deadline=None, max_examples=200)
DATED = date(2024, 9, 30)
NO_ALIASES = Aliases()
MAGNITUDES = {"만": 10**4, "억": 10**8, "조": 10**12}
ENGLISH = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
DIGITS = "영일이삼사오육칠팔구"
amounts = st.integers(1, 9_999)


def stands(statement: str, quote: str) -> bool:
    return violations(statement, [quote], DATED, NO_ALIASES) == []


def grouped(value: int) -> str:
    """132억 5,000만 for 13,250,000,000."""
    parts = []
    for name, size in reversed(MAGNITUDES.items()):
        if value >= size:
            parts.append(f"{value // size:,}{name}")
            value %= size
    return " ".join([*parts, *([f"{value:,}"] if value else [])])


def spelt(value: int) -> str:
    """Sino-Korean words below ten thousand: 삼천이백 for 3,200."""
    words = ""
    for size, name in ((1000, "천"), (100, "백"), (10, "십"), (1, "")):
        digit, value = divmod(value, size)
        if digit:
            words += ("" if digit == 1 and name else DIGITS[digit]) + name
    return words


@STEADY
@given(amounts, st.sampled_from(sorted(MAGNITUDES)))
def test_a_korean_magnitude_is_the_figure_written_out(count: int, name: str) -> None:
    value = count * MAGNITUDES[name]
    quote = f"예산은 {value:,}원이다."
    assert stands(f"예산은 {count}{name} 원이다.", quote)
    assert stands(f"예산은 {count:,}{name}원이다.", quote)
    assert stands(f"예산은 {grouped(value)} 원이다.", quote)


@STEADY
@given(amounts, st.sampled_from(sorted(MAGNITUDES)), st.sampled_from(sorted(MAGNITUDES)))
def test_another_magnitude_is_another_amount(count: int, name: str, other: str) -> None:
    assume(name != other)
    assert not stands(f"예산은 {count}{name} 원이다.", f"예산은 {count}{other} 원이다.")
    assert not stands(f"예산은 {count} 원이다.", f"예산은 {count}{other} 원이다.")


@STEADY
@given(amounts, st.sampled_from(sorted(MAGNITUDES)), st.sampled_from([10, 100, 1_000, 10_000, 10**8]))
def test_a_figure_with_more_or_fewer_noughts_falls(count: int, name: str, factor: int) -> None:
    value = count * MAGNITUDES[name]
    assert not stands(f"The budget is {value * factor:,} won.", f"The budget is {count}{name} 원.")


@STEADY
@given(st.integers(1, 999), st.sampled_from(sorted(ENGLISH)), st.sampled_from(["won", "KRW", "₩"]))
def test_english_and_korean_magnitudes_agree(count: int, name: str, currency: str) -> None:
    written = f"{currency}{count} {name}" if currency == "₩" else f"{count} {name} {currency}"
    value = count * ENGLISH[name]
    assert stands(f"It costs {written}.", f"It costs {grouped(value)} 원.")
    assert not stands(f"It costs {written}.", f"It costs {grouped(value * 10)} 원.")


@STEADY
@given(st.integers(2, 9_999), st.sampled_from(["만", "억"]))
def test_numerals_in_words_agree_with_digits(count: int, name: str) -> None:
    assert stands(f"예산은 {count}{name} 원이다.", f"예산은 {spelt(count)}{name} 원이다.")


@STEADY
@given(
    st.integers(1, 999),
    st.sampled_from(["won", "dollars", "yen", "euros"]),
    st.sampled_from(["원", "달러", "엔", "유로"]),
)
def test_currencies_are_told_apart(count: int, english: str, korean: str) -> None:
    same = {"won": "원", "dollars": "달러", "yen": "엔", "euros": "유로"}[english] == korean
    assert stands(f"It costs {count} million {english}.", f"It costs {count * 100}만 {korean}.") is same


@STEADY
@given(st.decimals(0, 100, places=1, allow_nan=False, allow_infinity=False))
def test_percent_and_percentage_points_are_two_things(share: object) -> None:
    assert stands(f"It rose by {share} percent.", f"It rose by {share}%.")
    assert stands(f"It rose by {share}%p.", f"It rose by {share} percentage points.")
    assert not stands(f"It rose by {share}%.", f"It rose by {share}%p.")


@STEADY
@given(st.dates(date(2000, 1, 1), date(2049, 12, 31)), st.integers(1, 400))
def test_a_day_is_the_same_day_in_every_form_and_no_other(day: date, later: int) -> None:
    forms = [
        f"{day.isoformat()}",
        f"{day.day} {day:%B} {day.year}",
        f"{day:%B} {day.day}, {day.year}",
        f"{day.year}년 {day.month}월 {day.day}일",
        f"{day.year}. {day.month}. {day.day}.",
        f"'{day:%y}. {day.month}. {day.day}.",
    ]
    other = day + timedelta(days=later)
    for form in forms:
        assert stands(f"They met on {forms[0]} here.", f"They met on {form} here.")
        assert not stands(f"They met on {other.isoformat()} here.", f"They met on {form} here.")
