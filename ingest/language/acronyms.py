"""Acronyms where a text explains them: "Contract Research Organizations (CROs)", 중소벤처기업부(이하 중기부)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.language.wordlists import ENGLISH_FUNCTION_WORDS

_HEREAFTER = r"(?:(?:hereinafter|hereafter|이하)\s+)?[\"'“‘]?"
_SHORT = r"(?P<short>[A-Za-z]?[A-Z][A-Za-z]{0,3}(?:[&/-]?[A-Z0-9]){1,8}?)s?(?![\w&])"
_BRACKETED_SHORT = re.compile(rf"\s?\({_HEREAFTER}{_SHORT}")
_BRACKETED_LONG = re.compile(r"(?<!\w)(?P<short>[A-Z](?:[&/-]?[A-Z0-9]){1,8})s?\s?\((?P<long>[^\W\d_][^()]{4,120})\)")
_BOTH_BRACKETED = re.compile(
    r"\((?P<short>[A-Z](?:[&/-]?[A-Z0-9]){1,8})s?, (?P<long>[A-Z][^(),;]{4,80})\)"
    r"|\((?P<long_first>[A-Z][^(),;]{4,80}), (?P<short_last>[A-Z](?:[&/-]?[A-Z0-9]){1,8})s?\)"
)
_KOREAN = re.compile(
    r"(?P<long>[가-힣]+(?:[ ·][가-힣]+){0,4})"
    r"\s?\((?:(?:[^()]{1,40},\s*)?(?P<hereafter>이하\s+))?[\"'“‘]?(?P<short>[가-힣]{2,8})(?=[)\"'”’,])"
)
_WORD = re.compile(r"[^\W_]+")
_BREAK = re.compile(r"[.;:!?()\[\]“”\"]")
_LONGEST = 160  # code points of a long form


@dataclass(frozen=True, slots=True)
class Acronym:
    """A short form and what it stands for, white space normalised; ``text[start:end]`` holds both as written."""

    short: str
    long: str
    start: int
    end: int


def find_acronyms(text: str) -> list[Acronym]:
    """The acronyms that a text explains, in order; only those whose letters are the initials of the long form."""
    found = [acronym for match in _BRACKETED_SHORT.finditer(text) if (acronym := _before_bracket(match))]
    for match in _BRACKETED_LONG.finditer(text):
        words = _words(match["long"], match.start("long"))
        if words and _initials_match(_letters(match["short"]), words, 0):
            found.append(Acronym(match["short"], " ".join(match["long"].split()), match.start(), match.end("long")))
    for match in _BOTH_BRACKETED.finditer(text):
        short, long = match["short"] or match["short_last"], match["long"] or match["long_first"]
        if (words := _words(long, 0)) and _initials_match(_letters(short), words, 0):
            found.append(Acronym(short, " ".join(long.split()), match.start() + 1, match.end() - 1))
    for match in _KOREAN.finditer(text):
        if acronym := _korean(match):
            found.append(acronym)
    return sorted(found, key=lambda acronym: acronym.start)


@dataclass(frozen=True, slots=True)
class _Part:
    """A word of a long form, or what follows its hyphen; ``optional`` where an acronym may leave it out."""

    start: int
    end: int
    initial: str
    optional: bool


def _before_bracket(match: re.Match[str]) -> Acronym | None:
    """The shortest run of words before the bracket whose initials are the letters in it."""
    text, letters = match.string, _letters(match["short"])
    first = max(0, match.start() - _LONGEST)
    breaks = [b.end() for b in _BREAK.finditer(text, first, match.start())]
    first = breaks[-1] if breaks else first
    words = _words(text[first : match.start()], first)
    for i in range(len(words) - 1, -1, -1):
        if not words[i].optional and words[i].initial == letters[0] and _initials_match(letters, words[i:], 0):
            start = words[i].start
            return Acronym(match["short"], " ".join(text[start : match.start()].split()), start, match.end("short"))
    return None


def _words(text: str, offset: int) -> list[_Part]:
    return [
        _Part(
            offset + word.start(),
            offset + word.end(),
            word[0][0].casefold(),
            word[0].casefold() in ENGLISH_FUNCTION_WORDS or text[max(0, word.start() - 1) : word.start()] == "-",
        )
        for word in _WORD.finditer(text)
    ]


def _letters(short: str) -> str:
    return "".join(c for c in short.casefold() if c.isalnum())


def _initials_match(letters: str, words: Sequence[_Part], used: int) -> bool:
    """Whether the letters from ``used`` on are the words' initials, grammar words and hyphen tails optional."""
    if not words:
        return used == len(letters)
    if used < len(letters) and words[0].initial == letters[used] and _initials_match(letters, words[1:], used + 1):
        return True
    return words[0].optional and _initials_match(letters, words[1:], used)


def _korean(match: re.Match[str]) -> Acronym | None:
    """A Hangul short form takes syllables of the long one in order, and begins as one of its words does."""
    short, long = match["short"], match["long"]
    if match["hereafter"] is None and match.string[match.end()] == ",":  # 강원·충청권 (강원, 대전, …) is a list
        return None
    starts = [word.start() for word in re.finditer(r"[가-힣]+", long) if word[0][0] == short[0]]
    for start in reversed(starts):
        form = long[start:]
        syllables = re.sub(r"[^가-힣]", "", form)
        remaining = iter(syllables)
        if len(syllables) > len(short) + (match["hereafter"] is None) and all(s in remaining for s in short):
            return Acronym(short, form, match.start("long") + start, match.end("short"))
    return None
