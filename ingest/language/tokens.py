"""Keyword tokens for the index, and content words for comparing a question with a sentence.

Both know English (Snowball stems) and Korean. The index takes overlapping two-syllable tokens, which survive
particles and compounds without a dictionary; content words are whole words with their particles taken off.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock

import Stemmer

from ingest.language.wordlists import (
    ENGLISH_FUNCTION_WORDS,
    KOREAN_ENDINGS,
    KOREAN_FUNCTION_WORDS,
    NOUNS_LIKE_INFLECTIONS,
    PARTICLES_AFTER_CONSONANT,
    PARTICLES_AFTER_VOWEL,
    PARTICLES_AFTER_VOWEL_OR_RIEUL,
)

CJK = "\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
HANGUL = "가-힣"
_LETTER = f"[^\\W\\d_{HANGUL}{CJK}]"
_WORD = re.compile(
    rf"\d+(?:[.,]\d+)*(?:(?:st|nd|rd|th)(?!{_LETTER}))?|[{HANGUL}]+|[{CJK}]+"
    rf"|(?<!{_LETTER}){_LETTER}{{1,2}}&{_LETTER}{{1,2}}(?!{_LETTER})"  # R&D, M&A
    rf"|{_LETTER}(?:{_LETTER}|\d)*(?:['’]{_LETTER}+)*",
    re.IGNORECASE,
)
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_DECIMAL = re.compile(r"\d+\.\d+")
_PLURAL_ACRONYM = re.compile(r"[A-Z]{2,}s")
_NAMES_LIKE_PRONOUNS = frozenset({"US", "IT", "WHO"})
_CLOSING = frozenset(")]}>'\"’”」』》%")  # a particle may follow: 중소벤처기업부(중기부)는
_COUNTERS = frozenset("원명개곳건년월일회배")  # one syllable, and yet known to be whole: 원으로, 명이
_RIEUL = 8  # index of ㄹ among the 28 final consonants (0 is none)
_ENDINGS = {last: [e for e in KOREAN_ENDINGS if e[-1] == last] for last in {e[-1] for e in KOREAN_ENDINGS}}
_LONGEST_STEMMED = 64  # nothing longer is a word, and taking endings off it one by one would take seconds

_stemmer = Stemmer.Stemmer("english", 0)
_stemmer_lock = Lock()  # a PyStemmer object keeps one work buffer


@dataclass(frozen=True, slots=True)
class Word:
    """A word that carries meaning: ``text[start:end]`` as written, ``key`` the form that equal words share."""

    text: str
    start: int
    end: int
    key: str


def tokens(text: str) -> list[str]:
    """The keyword tokens of a text, in order, repeats kept; the same for passages and for queries."""
    return [t for word in _WORD.findall(unicodedata.normalize("NFKC", text)) for t in _index_tokens(word)]


def content_words(text: str) -> list[Word]:
    """The words of a text that are neither grammar nor question words, numbers included, with offsets into it."""
    words: list[Word] = []
    for match in _WORD.finditer(text):
        written, start = match[0], match.start()
        attached = start > 0 and is_hangul(written) and (text[start - 1].isalnum() or text[start - 1] in _CLOSING)
        if key := _particle_host_key(written) if attached else _content_key(written):
            words.append(Word(written, start, match.end(), key))
    return words


def is_hangul(word: str) -> bool:
    """Whether a word begins with a Hangul syllable (words never mix scripts)."""
    return "가" <= word[:1] <= "힣"


def korean_stem(word: str, at_least: int = 2) -> str:
    """A Hangul word without particles, plural and 하다/되다/이다 endings, as long as ``at_least`` syllables remain.

    Repeats until nothing comes off, so that every inflection of one noun ends in the same key.
    """
    if len(word) > _LONGEST_STEMMED:
        return word
    while (shorter := _without_ending(word, at_least)) != word:
        word = shorter
    return word


def carries_endings(word: str, host: int) -> bool:
    """Whether all that follows the first ``host`` syllables is endings that fit there: 김보라 + 는."""
    rest = word[host:]
    return not rest or any(
        rest.startswith(ending) and _fits(word[:host], ending) and carries_endings(word, host + len(ending))
        for ending in KOREAN_ENDINGS
    )


@lru_cache(maxsize=1 << 17)
def english_stem(word: str) -> str:
    """The stem of one Latin word: case, accents, possessive and the s of a plural acronym taken off first."""
    if _PLURAL_ACRONYM.fullmatch(word):
        word = word[:-1]
    word = word.casefold().replace("’", "'").removesuffix("'s")
    word = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    if len(word) > _LONGEST_STEMMED:
        return word
    with _stemmer_lock:
        return str(_stemmer.stemWord(word))


@lru_cache(maxsize=1 << 17)
def _index_tokens(word: str) -> tuple[str, ...]:
    if word[0].isdigit():
        return _number_keys(word)
    if is_hangul(word) or _is_cjk(word):
        return tuple(word[i : i + 2] for i in range(len(word) - 1)) or (word,)
    return () if _is_english_function_word(word) else (english_stem(word),)


@lru_cache(maxsize=1 << 17)
def _content_key(word: str) -> str | None:
    """The key of a word, or None for grammar; a dotted date counts as one word."""
    word = unicodedata.normalize("NFKC", word)
    if word[0].isdigit():
        return ".".join(_number_keys(word))
    if is_hangul(word):
        stem = korean_stem(word)
        if (counter := korean_stem(word, at_least=1)) in _COUNTERS:
            stem = counter
        return None if word in KOREAN_FUNCTION_WORDS or stem in KOREAN_FUNCTION_WORDS else stem
    if _is_cjk(word):
        return word
    return None if _is_english_function_word(word) else english_stem(word)


@lru_cache(maxsize=1 << 12)
def _particle_host_key(word: str) -> str | None:
    """The key of Hangul right after a Latin word or a number, which may be particles alone (R&D를, 10에서)."""
    if word[0] in _COUNTERS and carries_endings(word, 1):  # 3회의 is 3회 + 의, no 회의
        return None if word[0] in KOREAN_FUNCTION_WORDS else word[0]
    numeral = word.startswith("만")  # 5만 is 50,000
    stem = korean_stem(word, at_least=1 if numeral else 0)
    return None if stem in KOREAN_FUNCTION_WORDS or stem == "여" else stem or None


def _number_keys(number: str) -> tuple[str, ...]:
    """``1,000`` is one number, ``2024.9.30`` three; ordinals and leading zeros do not matter."""
    number = number.casefold().rstrip("stndrh")
    if _THOUSANDS.fullmatch(number):
        number = number.replace(",", "")
    parts = [number] if _DECIMAL.fullmatch(number) else re.split("[.,]", number)
    return tuple(_unpadded(part) for part in parts)


def _unpadded(number: str) -> str:
    bare = number.lstrip("0")
    return bare if bare[:1].isdigit() else "0" + bare


def _is_cjk(word: str) -> bool:
    return re.match(f"[{CJK}]", word) is not None


def _is_english_function_word(word: str) -> bool:
    return word.casefold().replace("’", "'") in ENGLISH_FUNCTION_WORDS and word not in _NAMES_LIKE_PRONOUNS


def _without_ending(word: str, at_least: int) -> str:
    """The word without the longest ending that it has; whole where that leaves too little (원으로 is not 원으 + 로)."""
    if word.endswith(NOUNS_LIKE_INFLECTIONS):
        return word
    for ending in _ENDINGS.get(word[-1:], ()):
        rest = word.removesuffix(ending)
        if len(rest) < len(word) and (not rest or _fits(rest, ending)):
            return rest if len(rest) >= at_least else word
    return word


def _fits(rest: str, ending: str) -> bool:
    """Whether the ending has the form that Korean uses after this last syllable."""
    final = (ord(rest[-1]) - ord("가")) % 28
    if ending in PARTICLES_AFTER_CONSONANT:
        return final != 0
    if ending in PARTICLES_AFTER_VOWEL:
        return final == 0
    return ending not in PARTICLES_AFTER_VOWEL_OR_RIEUL or final in (0, _RIEUL)
