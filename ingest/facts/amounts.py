"""Amounts: money, shares, measures, and how many of something."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.facts.base import Mention
from ingest.language.numbers import Number, find_numbers
from ingest.types import Sentence

# Durations, ages, clock times, frequencies, places in a law or a list: no amounts of anything.
_NO_AMOUNT = re.compile(
    r"(?i:years?|months?|weeks?|days?|hours?|minutes?|seconds?|times|a\.m|p\.m|am|pm|floors?|pages?)"
    r"|(?:년|개년|개월|달|주일|주|일|시간|분|초)(?:간|째|동안)?|시|세|살|차례|회|번|층|호|조|항|쪽|면|동|길|번지|배수?|년차|단계"
    r"|년도|학년|기|차"
)
_KOREAN_COUNTER = re.compile(
    r"개(?:사|소|국|교|팀|기관|기업|사업|과제)?|명|인|건|곳|점|부|팀|사람|대|종|편|권|과제|기업|기관|회사|업체|나라|국가|지역|단체|대학"
    r"|도시|분야|사업|특구|부처|제품|실|좌석|마리|쌍|장|가구|단|[가-힣]*달러"
)
_HANGUL = re.compile("[가-힣]")
_GAP = re.compile(r"여?[\s-]{0,2}")


def find_amounts(sentence: Sentence) -> Iterator[Mention]:
    """The amounts that a sentence states."""
    for number in find_numbers(sentence.text):
        unit = number.currency or number.unit
        if unit and number.kind != "ordinal" and not _is_no_amount(number, sentence.text):
            yield Mention(
                "amount",
                sentence,
                number.start,
                _unit_end(number, sentence.text),
                f"{number.value.normalize():f}",
                {
                    "currency": number.currency,
                    "unit": None if number.currency else number.unit,
                    "approximate": number.approximate,
                    "bound": number.bound,
                },
            )


def _is_no_amount(number: Number, text: str) -> bool:
    if number.currency or number.unit in ("%", "%p"):
        return False
    unit = number.unit or ""
    if number.kind == "count" and _HANGUL.match(unit) and not _KOREAN_COUNTER.fullmatch(unit):
        return True
    article = number.kind == "count" and number.value == 1 and not text[number.start : number.end].isdigit()
    return article or _NO_AMOUNT.fullmatch(unit) is not None


def _unit_end(number: Number, text: str) -> int:
    """The end of the amount with the unit that follows it, where it follows at once."""
    if number.currency or not number.unit:
        return number.end
    gap = _GAP.match(text, number.end)
    end = (gap.end() if gap else number.end) + len(number.unit)
    return end if text[end - len(number.unit) : end].lower() == number.unit.lower() else number.end
