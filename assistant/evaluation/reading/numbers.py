"""The numbers a text states, in English and Korean, as values: eight, 8 and 여덟 곳 are one; 4억 is 400 million.

Written apart from the product's own reading of numbers: the regression run must not share its mistakes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from assistant.evaluation.reading.wording import listed

_UNDER_TWENTY = listed(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_ORDINALS = listed("zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth")
_SMALL = {word: value for names in (_UNDER_TWENTY, _ORDINALS) for value, word in enumerate(names)}
_BY_TEN = listed("twenty thirty forty fifty sixty seventy eighty ninety")
_TENS = {word: 10 * value for value, word in enumerate(_BY_TEN, start=2)}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
NUMBER_WORDS = frozenset({*_SMALL, *_TENS, *_SCALES})

_WORD = "|".join(sorted(NUMBER_WORDS, key=len, reverse=True))
_RUN = re.compile(rf"\b(?:{_WORD})(?:(?:[\s-]+|\s+and\s+)(?:{_WORD}))*\b", re.IGNORECASE)
_NOT_A_COUNT = re.compile(r"\b(?:no one|one another|(?<!-)one of|the one)\b", re.IGNORECASE)
_FIGURE = re.compile(
    r"(?<![A-Za-z0-9_.,])(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"(?:st|nd|rd|th)?(?![A-Za-z0-9])(?:[\s-]*(hundred|thousand|million|billion|trillion)\b)?",
    re.IGNORECASE,
)
_KOREAN_FIGURE = re.compile(
    r"(?<![A-Za-z0-9_.,제])\d[\d,.]*\s?[조억만천백십](?:\s?[\d,.]*[조억만천백십])*(?:\s?\d[\d,]*)?"
)
_KOREAN_UNITS = {"조": 10**12, "억": 10**8, "만": 10**4}
_KOREAN_SMALL_UNITS = {"천": 1000, "백": 100, "십": 10}
_KOREAN_WORDS = {"한": 1, "두": 2, "세": 3, "네": 4, "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9}
_KOREAN_COUNTED = re.compile(
    r"(?<![가-힣])(?:(열)\s?)?(한|두|세|네|다섯|여섯|일곱|여덟|아홉)?\s?"
    r"(?:곳|개|명|건|가지|번째|차례|군데|회사|기업|달|배|시간)"
)
_KOREAN_FIRST = re.compile(r"최초|첫\s?(?:번째|[가-힣])")


def numbers(text: str) -> frozenset[Decimal]:
    """The values stated in ``text``; dates, addresses and other literals must have been taken out before."""
    found = set(_korean_counts(text))
    text, values = _take(_KOREAN_FIGURE, text, _korean_value)
    found |= values
    text, values = _take(_FIGURE, text, _figure_value)
    found |= values
    for run in _RUN.finditer(_NOT_A_COUNT.sub(" ", text)):
        found.update(_spelled(re.split(r"[\s-]+", run.group().lower())))
    return frozenset(found)


def _take(pattern: re.Pattern[str], text: str, value: Callable[[re.Match[str]], Decimal]) -> tuple[str, set[Decimal]]:
    """The text with the pattern's finds blanked, and their values."""
    values = {value(match) for match in pattern.finditer(text)}
    return pattern.sub(" ", text), values


def _figure_value(match: re.Match[str]) -> Decimal:
    value = Decimal(match.group(1).replace(",", ""))
    return value * _SCALES[match.group(2).lower()] if match.group(2) else value


def _korean_value(match: re.Match[str]) -> Decimal:
    """4억 3천만: each stretch of figures counts until 조, 억 or 만 lifts it."""
    total = section = figure = Decimal(0)
    for part in re.findall(r"\d[\d,]*(?:\.\d+)?|[조억만천백십]", match.group()):
        if part in _KOREAN_UNITS:
            total += ((section + figure) or 1) * _KOREAN_UNITS[part]
            section = figure = Decimal(0)
        elif part in _KOREAN_SMALL_UNITS:
            section += (figure or 1) * _KOREAN_SMALL_UNITS[part]
            figure = Decimal(0)
        else:
            figure = Decimal(part.replace(",", ""))
    return total + section + figure


def _korean_counts(text: str) -> Iterator[Decimal]:
    """여덟 곳, 열두 개, and 최초 as first."""
    for match in _KOREAN_COUNTED.finditer(text):
        value = (10 if match.group(1) else 0) + _KOREAN_WORDS.get(match.group(2) or "", 0)
        if value:
            yield Decimal(value)
    if _KOREAN_FIRST.search(text):
        yield Decimal(1)


def _spelled(words: list[str]) -> Iterator[Decimal]:
    """Values of a run of number words; a word that cannot continue the number before it begins another."""
    total = part = 0
    last = ""
    for word in words:
        if word == "and":
            if last not in _SCALES:
                yield from _given(total + part, last)
                total, part, last = 0, 0, ""
            continue
        if word in _SCALES:
            part = (part or 1) * _SCALES[word]
            if word != "hundred":
                total, part = total + part, 0
        else:
            if not _continues(last, word):
                yield from _given(total + part, last)
                total = part = 0
            part += _SMALL.get(word, 0) + _TENS.get(word, 0)
        last = word
    yield from _given(total + part, last)


def _continues(last: str, word: str) -> bool:
    """twenty + five and hundred + five go together; five + six do not."""
    return not last or last in _SCALES or (last in _TENS and 0 < _SMALL.get(word, 0) < 10)


def _given(value: int, last: str) -> Iterator[Decimal]:
    if last:
        yield Decimal(value)
