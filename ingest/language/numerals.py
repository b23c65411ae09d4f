"""Numerals written with digits, and the magnitudes after them: 1,000, 13.2 billion, 1조 2,300억, 22nd.

Only the value is read here; what is counted, and whether the numeral counts anything at all, is numbers.py's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_ABBREVIATIONS = {"mn": 10**6, "bn": 10**9, "tn": 10**12, "m": 10**6, "k": 1000}
KOREAN_SMALL = {"십": 10, "백": 100, "천": 1000}
KOREAN_BIG = {"만": 10**4, "억": 10**8, "조": 10**12}


def either(words: Iterable[str]) -> str:
    """The alternatives of a regular expression, longest first."""
    return "|".join(sorted(words, key=len, reverse=True))


# Digits. A letter right before or after makes an identifier (CD19, 3D), unless it is a unit or an ordinal ending.
# The group is atomic: half of a rejected number (201 of 2019s) is no number.
_DIGITS = r"(?>(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?|(?<![^\s$€£¥₩(~-])\.\d+)"
_UNIT_LETTERS = r"(?:[kK]|[kcm]?m[2²³]?|[km]?g|m?l|ha|pp?|x|hrs?|[kMGT]B|[kMG]?Wh?|won|USD|KRW|JPY|EUR)(?![A-Za-z])"
# A syllable right after digits is a magnitude unless it begins a common word; after a space only where a counter, a
# currency or a particle follows (5 만 명, but 2 조사).
_ATTACHED = (
    r"(?:조(?!사|건|각|항|직|정(?!도)|성|합|선|율)"
    r"|억(?!제(?!곱)|압)|만(?!족|들|료|남)|천(?!연|막|체)|백(?!신|분)|십(?!자))"
)
_AFTER_SPACED = (
    r"(?=[^가-힣]|$|원|달러|엔|유로|위안|파운드|여|개|명|곳|건|대|가지|인|톤|평|주|회|종|점|권|배|제곱|미터"
    r"|이|가량|내외|정도|안팎|남짓|쯤|미만|초과|은|는|가|을|를|의|에|과|와|까지|부터|도|씩|으로|로|규모)"
)
_KOREAN_MAGNITUDE = (
    rf"(?:\s[십백천]?[만억조]{_AFTER_SPACED}|\s[십백천]{_AFTER_SPACED}"
    rf"|(?=[십백천]){_ATTACHED}(?:(?=[만억조]){_ATTACHED}|\s[만억조]{_AFTER_SPACED})?|{_ATTACHED})"
)
_KOREAN_PART = rf"{_DIGITS}{_KOREAN_MAGNITUDE}"
# The last four digits of a number in 만: spaced off, one or two digits are a number of their own (1만 2명).
_KOREAN_REST = r"(?:(?:\s?\d,\d{3}|\s\d{3,4}|\d{1,4})(?!\d|,\d))"
_NUMERAL = re.compile(
    rf"(?<![A-Za-z\d_])(?<![A-Za-z]-)(?<!\d\.)"
    rf"(?:(?<!(?<![가-힣])제)(?<!(?<![가-힣])제\s)(?P<korean>{_KOREAN_PART}(?:\s?{_KOREAN_PART})*{_KOREAN_REST}?)"
    rf"|(?P<digits>{_DIGITS})(?:(?P<ordinal>st|nd|rd|th)(?![^\W\d_])"
    rf"|(?P<scales>(?i:(?:(?:\s|-)?(?:{either(SCALES)}|dozen)\b)+|\s?(?:mn|bn|tn)\b))|(?=[^A-Za-z]|$|{_UNIT_LETTERS})))"
)
_KOREAN_STEP = re.compile(rf"({_DIGITS})(?:\s?([십백천]))?(?:\s?([만억조]))?")

_LETTERS = re.compile("[a-z]+")
_KOREAN_FRACTION = re.compile(r"(?<!\d)(?P<bottom>\d{1,4})분의\s?(?P<top>\d{1,4})(?!\d)")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A value at ``text[start:end]``; ``scale`` is the magnitude written last (3 in "2 to 3 million" has 10**6)."""

    start: int
    end: int
    value: Decimal
    ordinal: bool = False
    scale: int = 1


def find_digits(text: str) -> Iterator[Numeral]:
    """Numerals written with digits, with the magnitudes that follow them: 13.2 billion, 1조 2,300억, 22nd."""
    for match in _KOREAN_FRACTION.finditer(text):
        if int(match["bottom"]):
            yield Numeral(*match.span(), Decimal(match["top"]) / Decimal(match["bottom"]))
    for match in _NUMERAL.finditer(text):
        if match["korean"]:
            yield from _korean_magnitudes(match)
        else:
            yield _plain_digits(match)


def _plain_digits(match: re.Match[str]) -> Numeral:
    text, (start, end) = match.string, match.span()
    scale = 1
    for word in _LETTERS.findall(match["scales"].lower()) if match["scales"] else ():
        scale *= SCALES.get(word) or _ABBREVIATIONS.get(word) or 12
    letter = text[end : end + 1].lower()
    if scale == 1 and letter in ("m", "k") and text[start - 1 : start] in tuple("$€£₩￦¥￥"):
        scale, end = _ABBREVIATIONS[letter], end + 1
    value = Decimal(match["digits"].replace(",", ""))
    return Numeral(start, end, value * scale if scale > 1 else value, match["ordinal"] is not None, scale)


def _korean_magnitudes(match: re.Match[str]) -> Iterator[Numeral]:
    """The numbers of a run like 13억 2천만; a magnitude that does not fall begins a new one (3만 5만)."""
    total, group = Decimal(0), Decimal(0)
    last_small, last_big, scale = 10**4, 10**16, 1
    start = end = match.start()
    for step in _KOREAN_STEP.finditer(match.string, *match.span()):
        small, big = KOREAN_SMALL.get(step[2], 1), KOREAN_BIG.get(step[3], 1)
        spaced_off = small == big == 1 and group == 0 and last_big > 10**4 and step.start() > end  # 1억 300명
        if small >= last_small or big >= last_big or spaced_off:
            yield Numeral(start, end, total + group, scale=scale)
            total, group, last_big, start = Decimal(0), Decimal(0), 10**16, step.start()
        group, last_small = group + Decimal(step[1].replace(",", "")) * small, small
        scale, end = small * big, step.end()
        if big > 1:
            total, group, last_small, last_big = total + group * big, Decimal(0), 10**4, big
    yield Numeral(start, end, total + group, scale=scale)
