"""Numerals written as words: English (twenty-two, half a million), Sino-Korean (오백만) and native Korean (여덟)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from ingest.language.numerals import KOREAN_BIG, KOREAN_SMALL, SCALES, Numeral, either

_UNIT_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TEN_WORDS = "twenty thirty forty fifty sixty seventy eighty ninety"
_UNITS, _TENS = _UNIT_WORDS.split(), _TEN_WORDS.split()
_CARDINALS = {word: n for n, word in enumerate(_UNITS)} | {word: 10 * n for n, word in enumerate(_TENS, start=2)}
_IRREGULAR_ORDINALS = {"first": 1, "second": 2, "third": 3, "fifth": 5, "eighth": 8, "ninth": 9, "twelfth": 12}
_ORDINALS = _IRREGULAR_ORDINALS | {
    (f"{word[:-1]}ieth" if word.endswith("y") else f"{word}th"): n
    for word, n in _CARDINALS.items()
    if n and n not in _IRREGULAR_ORDINALS.values()
}
_PARTS = ["half", "third", "quarter", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
_PART_SIZES = dict(zip(_PARTS, (2, 3, 4, 4, 5, 6, 7, 8, 9, 10), strict=True))

_KOREAN_DIGITS = {digit: n for n, digit in enumerate("일이삼사오육칠팔구", start=1)}
_NATIVE_TENS = ["열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔"]
_NATIVE_UNITS = ["한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉"]
_NATIVE = {word: 10 * n for n, word in enumerate(_NATIVE_TENS, start=1)} | {"스무": 20}
_NATIVE |= {word: n for n, word in enumerate(_NATIVE_UNITS, start=1)} | {"하나": 1, "둘": 2, "셋": 3, "넷": 4}
_NATIVE |= {"첫": 1}


_AND_A_HALF = r"and\s+a\s+half"
_OF_SCALE = rf"(?=[\s-]+(?:{either(SCALES)}|dozen)\b)"
_WORD = (
    rf"(?:{either(_CARDINALS)}|{either(_ORDINALS)}|(?:{either(SCALES)})(?:th)?|dozen"
    rf"|an?{_OF_SCALE}|half\s+an?{_OF_SCALE}|{_AND_A_HALF})"
)
_ENGLISH_RUN = re.compile(rf"(?<![\w-]){_WORD}(?:(?:\s+and\s+|[\s-]+){_WORD})*(?!\w)", re.IGNORECASE)
_ENGLISH_WORD = re.compile(rf"\b{_WORD}\b", re.IGNORECASE)
_FRACTION = re.compile(
    rf"(?<![\w-])(?:(?P<top>an?|{either(_UNITS[1:10])})(?:-(?P<part>{either(_PARTS)})s?|\s(?P<spaced>{either(_PARTS)})s?"
    r"(?=\s+of\b))|(?<!first )(?<!second )(?P<half>half)(?=\s+of\b))(?!\w)",
    re.IGNORECASE,
)
_SINO = re.compile(r"(?:(?<![가-힣])|(?<=제))(?:[일이삼사오육칠팔구십백천][일이삼사오육칠팔구십백천만억조]*|만)")
_NATIVE_WORD = re.compile(rf"(?<![가-힣])(?:(?:{either(_NATIVE_TENS)})(?:{either(_NATIVE)})?|{either(_NATIVE)})")


def find_english_words(text: str) -> Iterator[Numeral]:
    """English number words: eight, twenty-two, a dozen, two and a half million, third, two-thirds."""
    for match in _FRACTION.finditer(text):
        part, top = match["part"] or match["spaced"] or "half", match["top"] or "one"
        value = Decimal(_CARDINALS.get(top.lower(), 1)) / _PART_SIZES[part.lower()]
        yield Numeral(*match.span(), value)
    for run in _ENGLISH_RUN.finditer(text):
        yield from _english_run(text, *run.span())


def find_sino_korean(text: str) -> Iterator[Numeral]:
    """Runs of Sino-Korean numeral syllables (십이, 오백만); many are parts of words: the caller looks what follows."""
    for match in _SINO.finditer(text):
        if (value := _sino_value(match[0])) is not None:
            yield Numeral(*match.span(), value)


def find_native_korean(text: str) -> Iterator[Numeral]:
    """Native Korean numerals (한, 여덟, 스물두); 한 and 열 are often other words, so the caller looks what follows."""
    for match in _NATIVE_WORD.finditer(text):
        tens = next((word for word in _NATIVE_TENS if match[0].startswith(word)), "")
        rest = match[0].removeprefix(tens)
        value = _NATIVE.get(match[0]) or _NATIVE[tens] + _NATIVE[rest]
        yield Numeral(*match.span(), Decimal(value), ordinal=match[0] == "첫")


class _EnglishNumber:
    """A number in the making, word by word; ``add`` says whether the next word still belongs to it."""

    def __init__(self) -> None:
        self.total = Decimal(0)
        self.group: Decimal | None = None
        self.last_scale = 10**15
        self.scale = 1
        self.ordinal = False
        self.complete = False

    @property
    def value(self) -> Decimal:
        return self.total + (self.group or 0)

    def add(self, word: str, after_and: bool) -> bool:
        if self.complete or (after_and and not self._takes_and()):
            return False
        if word in _ORDINALS or (word.endswith("th") and word[:-2] in SCALES):
            self.complete = self.ordinal = self._add_cardinal(word)
            return self.ordinal
        return self._add_cardinal(word)

    def _takes_and(self) -> bool:
        return self.group % 100 == 0 if self.group else self.total > 0

    def _add_cardinal(self, word: str) -> bool:
        if word.startswith("and"):
            return self._add_small(Decimal("0.5"), room=Decimal(1))
        if word.startswith("half"):
            return self._add_small(Decimal("0.5"), room=None)
        if word == "dozen":
            return self._multiply(12)
        scale = SCALES.get(word.removesuffix("th"))
        if scale:
            return self._multiply(scale)
        small = Decimal(_CARDINALS.get(word, _ORDINALS.get(word, 1)))  # "a" and "an" are one
        return self._add_small(small, room=Decimal(10 if small < 10 else 100))

    def _add_small(self, small: Decimal, room: Decimal | None) -> bool:
        """Adds below what is there: five after twenty, twenty after hundred, a half after two."""
        if self.group is None:
            self.group = None if room == 1 else small
            return room != 1
        ten = room == 10 and self.group % 100 == 10
        fits = room is not None and self.group > 0 and self.group % room == 0 and not ten
        if fits:
            self.group += small
        return fits

    def _multiply(self, scale: int) -> bool:
        if self.group is None and self.total and self.last_scale < scale:  # one thousand trillion
            self.total, self.last_scale, self.scale = self.total * scale, scale, self.scale * scale
            return True
        if self.group is None or scale >= self.last_scale:
            return False
        if scale == 100:
            if self.group >= 100:
                return False
            self.group *= 100
            return True
        self.total, self.group, self.last_scale = self.total + self.group * scale, None, scale
        self.scale, self.complete = scale, scale == 12
        return True


def _english_run(text: str, start: int, end: int) -> Iterator[Numeral]:
    number: _EnglishNumber | None = None
    first = last = start
    for match in _ENGLISH_WORD.finditer(text, start, end):
        word, after_and = match[0].lower(), text[last : match.start()].strip().lower() == "and"
        if number is not None and number.add(word, after_and):
            last = match.end()
            continue
        if number is not None:
            yield Numeral(first, last, number.value, number.ordinal, number.scale)
        candidate = _EnglishNumber()
        number = candidate if candidate.add(word, after_and=False) else None
        first, last = match.span()
    if number is not None:
        yield Numeral(first, last, number.value, number.ordinal, number.scale)


def _sino_value(word: str) -> Decimal | None:
    """The value of a Sino-Korean numeral, or None where its syllables are in no order that numerals have."""
    total, group, digit = 0, 0, 0
    last_small, last_big = 10**4, 10**16
    for syllable in word:
        if syllable in _KOREAN_DIGITS:
            if digit:
                return None
            digit = _KOREAN_DIGITS[syllable]
        elif syllable in KOREAN_SMALL:
            small = KOREAN_SMALL[syllable]
            if small >= last_small:
                return None
            group, digit, last_small = group + (digit or 1) * small, 0, small
        else:
            big = KOREAN_BIG[syllable]
            if big >= last_big:
                return None
            total, group, digit, last_small, last_big = total + (group + digit or 1) * big, 0, 0, 10**4, big
    return Decimal(total + group + digit)
