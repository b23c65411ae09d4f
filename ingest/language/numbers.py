"""Numbers in English and Korean text: their value whichever way they are written, and what they count.

A mistake here is a mistake of a factor of ten thousand in front of a journalist, so numerals are
read by the grammar of each language, and what is no quantity (a date, a phone number, a section marker) is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from ingest.language import number_context as context
from ingest.language.dates import find_dates
from ingest.language.number_context import HANGUL_ENDS, Bound
from ingest.language.number_words import find_english_words, find_native_korean, find_sino_korean
from ingest.language.numerals import Numeral, find_digits
from ingest.language.scripts import has_hangul

Kind = Literal["count", "ordinal", "percent", "money", "measure"]

# Where no number is a quantity, each after a sign that is in every text that holds one, and quicker to look for.
_NO_QUANTITY = tuple(
    (re.compile(sign), re.compile(pattern))
    for sign, pattern in (
        (r"\d[.)]", r"(?m)^[ \t]*(?:\(\d{1,3}\)|\d{1,2}[.)](?=\s+[^\W\d]))"),  # section markers
        (r"\[\d", r"\[\d{1,3}\]"),
        ("@", r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+"),
        (r"://|www", r"(?<![\w.-])(?:https?://|www\.)\S+"),
        (r"\w\.[a-z]", r"(?<![\w.-])(?:[a-z][\w-]{0,63}\.){1,8}[a-z]{2,8}(?:/\S*)?(?![\w.])"),
        (r"\+\d", r"(?<![\d.,-])\+\d{1,3}(?:[-. ]\(?\d{1,4}\)?){2,5}(?![\d-])"),  # phone numbers
        (
            r"\d{4}",
            r"(?<![\d.,-])\(?0\d{1,3}\)?[-. ]\d{3,4}[-. ]\d{4}(?![\d-])|(?<![\d.,-])1[568]\d\d-\d{4}(?![\d-])",
        ),
        (r"\d\.\d+\.", r"(?<![\d.,])\d+(?:\.\d+){2,}"),  # versions
    )
)
_STRICT = "개사|개국|개소|개월|개|곳|명|건|차례|가지|팀|사람|달|해|편|권|대|쌍|종|장|마리"
_COUNTED = (
    f"{_STRICT}|번째|번|점|기업|기관|회사|업체|나라|국가|지역|단체|대학|도시|분야|사업|과제|특구|부처|제품|회|차|호|층"
)
_COUNTER = re.compile(rf"여?\s?(?:{_COUNTED}){HANGUL_ENDS}")
_STRICT_COUNTER = re.compile(rf"\s?(?:{_STRICT}|번째){HANGUL_ENDS}")
_WORD_ENDS = re.compile(HANGUL_ENDS)
_PRONOUN_DETERMINERS = r"no|any|every|some|each|this|that|which|another|the|only|new|old|right|wrong|next|last"
_PRONOUN_BEFORE = re.compile(rf"(?<!\w)(?:{_PRONOUN_DETERMINERS})\s+$", re.IGNORECASE)
_PRONOUN_AFTER = re.compile(
    r"\s+(?:of|another|can|could|should|may|might|must|will|would|has|had|is|was|who|that|which|by\s+one)\b"
    r"|-(?:to|by|on|off|sided|stop|way|time)\b|['’]s\b|\s*(?:[.,;:?!)]|$)",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\s?(?:[-–—~∼〜～]|\bto\b|에서|내지)\s?", re.IGNORECASE)
_AFTER_ORDINAL_PREFIX = re.compile(r"(?<![가-힣])제\s?$")
_AMBIGUOUS_NATIVE = frozenset(["한", "하나", "열", "세", "네"])  # also: one of, heat, tax, yes


@dataclass(frozen=True, slots=True)
class Number:
    """A quantity. ``text[start:end]`` holds the numeral with its currency or percent sign, not the unit after it.

    ``unit``: the noun, counter or measure that follows, lower case, as written, "%" or "%p"; None where unclear.
    ``currency``: ISO code. ``bound``: "up_to" for up to, within, less than, 최대, 이내, 이하; "at_least" likewise.
    """

    start: int
    end: int
    value: Decimal
    unit: str | None
    currency: str | None
    kind: Kind
    approximate: bool = False
    bound: Bound | None = None


def find_numbers(text: str) -> list[Number]:
    """The numbers of a text in order, none overlapping, without those of dates, markers, phones and addresses."""
    numerals = _quantities(text)
    numbers: list[Number] = []
    for numeral in reversed(numerals):
        numbers.append(_number(text, numeral, numbers[-1].start if numbers else len(text)))
    numbers.reverse()
    for i in range(len(numbers) - 1, 0, -1):
        if _RANGE.fullmatch(text, numbers[i - 1].end, numbers[i].start):
            numbers[i - 1] = _share(numbers[i - 1], numerals[i - 1], numbers[i], numerals[i])
    return numbers


def _quantities(text: str) -> list[Numeral]:
    taken = bytearray(len(text))
    for start, end in _spans_without_quantity(text):
        taken[start:end] = b"\1" * (end - start)
    kept: list[Numeral] = []
    for numeral in _numerals(text):
        if not any(taken[numeral.start : numeral.end]):
            taken[numeral.start : numeral.end] = b"\1" * (numeral.end - numeral.start)
            kept.append(numeral)
    return sorted(kept, key=lambda numeral: numeral.start)


def _spans_without_quantity(text: str) -> Iterator[tuple[int, int]]:
    for mention in find_dates(text):
        yield mention.start, mention.end
    for sign, pattern in _NO_QUANTITY:
        if sign.search(text):
            for match in pattern.finditer(text):
                yield match.span()


def _numerals(text: str) -> Iterator[Numeral]:
    yield from find_digits(text)
    for numeral in find_english_words(text):
        if not _is_pronoun(text, numeral):
            yield numeral
    if not has_hangul(text):
        return
    for numeral in find_native_korean(text):
        if _counts_natively(text, numeral):
            yield numeral
    for numeral in find_sino_korean(text):
        if _counts_in_sino_korean(text, numeral):
            yield numeral


def _is_pronoun(text: str, numeral: Numeral) -> bool:
    """Whether "one" stands for a thing (no one, one of them, one another) rather than for a quantity."""
    if text[numeral.start : numeral.end].lower() != "one":
        return False
    before = _PRONOUN_BEFORE.search(text, max(0, numeral.start - 10), numeral.start)
    return before is not None or _PRONOUN_AFTER.match(text, numeral.end) is not None


def _counts_natively(text: str, numeral: Numeral) -> bool:
    word, after = text[numeral.start : numeral.end], text[numeral.end : numeral.end + 2]
    if word == "첫":
        return after[:1] in (" ", "째", "번")
    if word == "한":  # 한 기업 is "a company"
        return _STRICT_COUNTER.match(text, numeral.end) is not None
    if word == "세" and after.startswith("종"):  # 세종, the city
        return False
    if _COUNTER.match(text, numeral.end) or after.startswith("째"):
        return True
    if word == "두":
        return re.fullmatch(r"\s[가-힣]", after) is not None
    return word not in _AMBIGUOUS_NATIVE and _WORD_ENDS.match(text, numeral.end) is not None


def _counts_in_sino_korean(text: str, numeral: Numeral) -> bool:
    word = text[numeral.start : numeral.end]
    followed = context.currency_after(text, numeral.end) or _COUNTER.match(text, numeral.end)
    return bool(followed) and (len(word) > 1 or word in "십백천만")


def _number(text: str, numeral: Numeral, following: int) -> Number:
    """``following`` is where the next number begins, whose currency sign is not this one's."""
    start, end, currency = _with_currency(text, numeral, following)
    unit: context.Unit | None = None
    kind: Kind = "money"
    if currency is None:
        kind, unit = _kind_and_unit(text, numeral)
    value = numeral.value
    if kind == "percent" and unit:
        end = unit.end
        if (sign := context.falls(text, start)) is not None:
            start, value = sign, -value
    unit_end = unit.end if unit else end
    return Number(
        start,
        end,
        value,
        unit.name if unit else None,
        currency,
        kind,
        context.is_approximate(text, start, numeral.end, unit_end),
        context.bound(text, start, unit, unit_end),
    )


def _with_currency(text: str, numeral: Numeral, following: int) -> tuple[int, int, str | None]:
    if numeral.ordinal:
        return numeral.start, numeral.end, None
    before, after = context.currency_before(text, numeral.start), context.currency_after(text, numeral.end)
    if after and after.end > following:
        after = None
    if before:
        same = after is not None and after.name == before.name
        return before.end, after.end if after and same else numeral.end, before.name
    if after:
        return numeral.start, after.end, after.name
    return numeral.start, numeral.end, None


def _kind_and_unit(text: str, numeral: Numeral) -> tuple[Kind, context.Unit | None]:
    counted = context.counted(text, numeral.end, singular=numeral.value == 1)
    if numeral.ordinal or _AFTER_ORDINAL_PREFIX.search(text, max(0, numeral.start - 3), numeral.start):
        korean = counted is not None and "가" <= counted.name[0] <= "힣"
        return "ordinal", counted if korean else None
    if unit := context.percent(text, numeral.end):
        return "percent", unit
    if unit := context.measure(text, numeral.end):
        return "measure", unit
    return "ordinal" if context.ranks(counted) else "count", counted


def _share(first: Number, first_numeral: Numeral, last: Number, last_numeral: Numeral) -> Number:
    """The first end of a range with what only its last end states: 3~4억원, 5 to 10 million dollars, 10-20%."""
    if first.kind not in ("count", last.kind) or first.currency not in (None, last.currency):
        return first
    value, scale = first.value, last_numeral.scale
    if first_numeral.scale == 1 and scale > 1 and value < last.value / scale:
        value *= scale
    if first.unit is not None or first.currency is not None:
        return replace(first, value=value)
    return replace(
        first,
        value=value,
        unit=last.unit,
        currency=last.currency,
        kind=last.kind,
        approximate=first.approximate or last.approximate,
    )
