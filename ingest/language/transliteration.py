"""Whether a Hangul word and a Latin name sound alike: 메디포트 and Mediport, 마쓰나가 and Matsunaga.

Both are reduced to a skeleton of consonant classes, as phonetic codes like Soundex do: vowels go (Hangul writes extra
ones between consonants), sounds that Korean spelling does not keep apart fall together (p b f v; l r; s z j ch sh ts),
and an r or l that Korean spelling swallows before a consonant or at the end goes too. A vowel at the start is kept.
Names with few consonants, and Korean ones, are compared with their vowels (``ingest/language/romanisation.py``).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from ingest.language.romanisation import spoken

LEAST = 3
"""Skeletons shorter than this agree too often by chance."""
LONG = 5
"""From this length on, one sound may differ."""

_INITIALS = ["K", "K", "N", "T", "T", "R", "M", "P", "P", "S", "S", "-", "S", "S", "S", "K", "T", "P", "H"]
_FINALS = [
    "-",
    "K",
    "K",
    "K",
    "N",
    "N",
    "N",
    "T",
    "R",
    "K",
    "M",
    "P",
    "R",
    "T",
    "P",
    "R",
    "M",
    "P",
    "P",
    "S",
    "S",
    "N",
    "S",
    "S",
    "K",
    "T",
    "P",
    "H",
]  # ㄹ with another: what is heard
_RIEUL = 8
_VOWELS = re.compile(r"[aeiouy]+(?!\b)|[aiouy]+\b", re.IGNORECASE)
"""The vowels of a Latin word; an e at its end is often silent."""
_LATIN = (
    (re.compile(r"tch|ts|tz|sch|sh|ch|zh|[szjx]|c(?=[eiy])"), "S"),
    (re.compile(r"ck|kh|gh|ng(?=[^aeiouy]|$)|[gkqc]"), "K"),
    (re.compile(r"ph|[pbfv]"), "P"),
    (re.compile(r"th|[td]"), "T"),
    (re.compile(r"[lr]"), "R"),
    (re.compile(r"m"), "M"),
    (re.compile(r"n"), "N"),
    (re.compile(r"h"), "H"),
)


def sound_alike(hangul: str, latin: str) -> bool:
    """Whether they are heard alike, or their skeletons, where they are long, differ by one sound at most.

    Every vowel that is heard makes a syllable in Hangul: 충북 is too short for "Technopark".
    """
    if not set(sounds(hangul)).isdisjoint(sounds(latin)):
        return True
    if len(_VOWELS.findall(latin)) > len(hangul):
        return False
    first, second = _of_hangul(hangul), _of_latin(latin)
    return min(len(first), len(second)) >= LEAST and max(len(first), len(second)) >= LONG and _one_apart(first, second)


def sounds(word: str) -> Iterator[str]:
    """By what a Hangul or Latin word is recognised in the other script: nothing, its skeleton, its letters as heard."""
    hangul = "가" <= word[:1] <= "힣"
    skeleton = _of_hangul(word) if hangul else _of_latin(word)
    if len(skeleton) >= LEAST:
        yield skeleton
    if (heard := spoken(word)) and (not hangul or all(map(_is_everyday, word))):
        yield heard


def _one_apart(first: str, second: str) -> bool:
    """Whether one sound added, left out or changed makes them the same."""
    short, long = sorted((first, second), key=len)
    if len(long) - len(short) > 1:
        return False
    same = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return short[same + (len(short) == len(long)) :] == long[same + 1 :]


@lru_cache(maxsize=1 << 16)
def _of_hangul(word: str) -> str:
    sounds = ""
    for position, syllable in enumerate(unicodedata.normalize("NFC", word)):
        index = ord(syllable) - ord("가")
        if not 0 <= index < 11_172 or not _is_everyday(syllable):
            return ""
        initial, final = _INITIALS[index // 588], index % 28
        if sounds[-1:] != initial:  # a final and the same initial after it are one sound
            sounds += "A" if position == 0 and initial == "-" else initial
        sounds += "-" if final in (0, _RIEUL) else "-" + _FINALS[final]
    return re.sub("[-H]", "", sounds)


@lru_cache(maxsize=1 << 14)
def _is_everyday(syllable: str) -> bool:
    """Whether it is one of the 2,350 syllables of the KS X 1001 character set; names are spelt with no others."""
    try:
        return bool(syllable.encode("iso2022_kr"))
    except UnicodeEncodeError:
        return False


@lru_cache(maxsize=1 << 16)
def _of_latin(word: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if "a" <= c <= "z")
    sounds = "A" if plain[:1] in set("aeiouyw") else ""
    at = 0
    while at < len(plain):
        match = next(((m, to) for pattern, to in _LATIN if (m := pattern.match(plain, at))), None)
        if match is None:
            at += 1
            continue
        end = match[0].end()
        swallowed = match[1] == "R" and (end == len(plain) or plain[end] not in "aeiouylr")
        doubled = plain[match[0].start() - 1 : match[0].start()] == plain[match[0].start() : match[0].start() + 1]
        sounds += "" if swallowed or doubled else match[1]
        at = end
    return sounds.replace("H", "")
