"""Hangul in Latin letters, for comparing names: 달매 and "Dalmae", 도쿄 and "Tokyo", 하노이 and "Hanoi".

The Revised Romanization of 2000, syllable by syllable, without its sound changes; then both sides are reduced to the
sounds on which spellings agree, vowels included, so that short names can be told apart too.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_INITIALS = re.split(" ", "g kk n d tt r m b pp s ss - j jj ch k t p h")
_VOWELS = re.split(" ", "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i")
_FINALS = re.split(" ", "- k k k n n n t l k m l l l p l m p p t t ng t t k t p t")
_LEAST = 4
"""Letters of a reduced spelling; shorter ones agree by chance."""
_SAME = (
    (re.compile(r"tch|ts|tz|jj|ch|[jz]"), "c"),
    (re.compile(r"sch|sh|ss|c(?=[eiy])|x$"), "s"),
    (re.compile(r"ng"), "n"),
    (re.compile(r"kk|ck|gh|[gkqc](?!h)"), "k"),
    (re.compile(r"pp|ph|[bpvf]"), "p"),
    (re.compile(r"tt|th|[dt]"), "t"),
    (re.compile(r"[lr]+"), "r"),
    (re.compile(r"yeo|you|yu|eo|eu|oo|ou|wo|[ou]"), "o"),
    (re.compile(r"yae|ae|ai|ay|ye|oe|we|e"), "e"),
    (re.compile(r"ui|wi|ee|[iy]"), "i"),
)


@lru_cache(maxsize=1 << 16)
def spoken(word: str) -> str:
    """The letters of a Hangul or Latin word as they are heard, "" where too few are left to tell names apart."""
    letters = "".join(map(_letters, unicodedata.normalize("NFC", word)))
    plain = "".join(c for c in unicodedata.normalize("NFKD", letters.casefold()) if "a" <= c <= "z")
    heard, at = "", 0
    while at < len(plain):
        match = next(((found, to) for pattern, to in _SAME if (found := pattern.match(plain, at))), None)
        sound, at = (match[1], match[0].end()) if match else (plain[at], at + 1)
        heard += "" if heard.endswith(sound) else sound
    return heard if len(heard) >= _LEAST else ""


def _letters(character: str) -> str:
    index = ord(character) - ord("가")
    if not 0 <= index < 11_172:
        return character
    initial, vowel, final = _INITIALS[index // 588], _VOWELS[index % 588 // 28], _FINALS[index % 28]
    return f"{initial}{vowel}{final}".replace("-", "")
