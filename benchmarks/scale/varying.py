"""The same text with other names, dates and numbers: as long as it was, letter for letter, so that every offset holds.

What becomes of a number or a name depends on it and on the seed alone, never on what stands around it; so a page, its
chunks, sentences and facts, each varied by itself, still agree.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from zlib import crc32

_CONSONANTS, _VOWELS = "bcdfghjklmnprstvz", "aeiou"
_HANGUL = "가나다라마바사아자카타파하고노도로모보소오조코토포호구누두루무부수우주쿠투푸후기니디리미비시이지키티피히"
_COINED = 3_000  # words of each length: a vocabulary that grows with the documents, and ends
_LEAST = 4  # letters of a Latin name; shorter ones are mostly initials and units
_CALENDAR = frozenset((*calendar.month_name[1:], *calendar.day_name))
_YEARS, _DAYS = (2010, 2026), (13, 28)
_KEPT = 1 << 16


class Variation:
    """Names and numbers to others; equal seeds give equal texts."""

    def __init__(self, texts: Iterable[str], hangul_names: Iterable[str] = ()) -> None:
        """:param texts: what is varied; a word that stands there in lower case too is no name

        :param hangul_names: names in Hangul, which no capital tells from words
        """
        self._common = {word.capitalize() for text in texts for word in re.findall(r"\b[a-z]{4,}\b", text)} | _CALENDAR
        names = sorted(hangul_names, key=lambda name: (-len(name), name))
        known = "|".join(map(re.escape, names))
        self._varied = re.compile(rf"\d+|\b[A-Z][a-z]{{{_LEAST - 1},}}\b" + (f"|{known}" if known else ""))

    def of(self, text: str, seed: int) -> str:
        """The text's variant; seed 0 is the text itself."""
        return self._varied.sub(self._other(seed), text) if seed else text

    def names(self, text: str, seed: int) -> set[str]:
        """The names coined in the text's variant."""
        found = self._varied.findall(text) if seed else []
        other = self._other(seed)
        return {word for old in found if not old.isdecimal() and (word := other(old)) != old}

    def _other(self, seed: int) -> Callable[[re.Match[str] | str], str]:
        def other(found: re.Match[str] | str) -> str:
            word = found if isinstance(found, str) else found[0]
            if word.isdecimal():
                return other_number(word, seed)
            return word if word in self._common else coined(word, seed)

        return other


def other_number(digits: str, seed: int) -> str:
    """Another number with as many digits; a year stays a year, a possible day a day, and what may be a month stays."""
    value, chance = int(digits), crc32(f"{seed} {digits}".encode())
    if value <= 12 or (len(digits) > 2 and digits[0] == "0"):
        return digits
    if len(digits) == 4 and 1900 <= value <= 2099:
        least, most = _YEARS
    elif value <= 31:
        least, most = _DAYS
    else:
        least, most = max(10 ** (len(digits) - 1), 32), 10 ** len(digits) - 1
    return str(least + chance % (most - least + 1))


@lru_cache(_KEPT)
def coined(name: str, seed: int) -> str:
    """A name of as many letters in the same script that nobody has."""
    number = crc32(f"{seed} {name}".encode()) % _COINED
    if not name.isascii():
        return "".join(_HANGUL[(number // 7**i + i * 11) % len(_HANGUL)] for i in range(len(name)))
    sounds = [(_CONSONANTS, _VOWELS)[i % 2] for i in range(len(name))]
    letters = []
    for sound in sounds:
        number, at = divmod(number + 7919, len(sound))
        letters.append(sound[at])
    return "".join(letters).capitalize()
