"""Proper names by their shape: capitalised runs and acronyms in English, institutions by their last word in Korean.

Shape is no proof. At the start of a sentence every word has a capital, in a heading most have: there a single word
counts only if the text writes it with a capital elsewhere, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ingest.language.aliases import Aliases, NameMention
from ingest.language.date_patterns import MONTHS
from ingest.language.scripts import has_hangul
from ingest.language.titles import ABBREVIATED_TITLES, TITLE
from ingest.language.wordlists import DEMONYMS, ENGLISH_FUNCTION_WORDS, words_of

_UPPER = "A-ZÀ-ÖØ-Þ"
_LETTERS = r"[^\W_]"
CAPITALISED = (
    rf"(?:[{_UPPER}]|[a-z]{{1,2}}(?=[{_UPPER}])){_LETTERS}*(?:[-&](?=[^\W\d_]){_LETTERS}+|['’](?!s\b){_LETTERS}+)*"
)
_GAP = r"\s{1,3}"
_LINK = r"(?:of the|of|for the|for|de|del|da|di|van der|van|von|bin|&)"
_RUN = re.compile(
    rf"(?<![\w@./])(?:{CAPITALISED})(?:(?<=\b[{_UPPER}])\.)?"
    rf"(?:{_GAP}(?:{_LINK}{_GAP})?(?:{CAPITALISED})(?:(?<=\s[{_UPPER}])\.)?)*"
)
_WORD = re.compile(rf"{CAPITALISED}|{_LETTERS}+|&")
_INSIDE_SENTENCE = re.compile(rf"(?<=[a-z,;] )(?:{CAPITALISED})")
_CAPITALISED_WORDS = rf"{CAPITALISED}(?:{_GAP}{CAPITALISED})*"
# Units of government and the like are named after subjects that can be lists: Ministry of Economy, Trade and Industry.
_UNIT_OF = re.compile(
    r"\b(?:Ministry|Department|Office|Bureau|Division|Institute|Committee|Council|Center|Centre|Agency|Faculty|School"
    rf"|Commission|Minister|Secretary|Directorate){_GAP}(?:of|for)(?:{_GAP}the)?{_GAP}"
)
_AND_MORE = re.compile(
    rf"(?:,{_GAP}{_CAPITALISED_WORDS}){{0,4}},?{_GAP}(?:and|&){_GAP}{_CAPITALISED_WORDS}(?![^\W_])(?!['’]s\b)"
)
_HAS_OWN_KIND = re.compile(
    r"\b(?:University|Institute|Ministry|Hospital|Corp|Corporation|Inc|Ltd|Foundation|Association|Agency|Bank|Fund|Committee"
    r"|Council|Pharma|Company|Group|Office|Department|Bureau|Division|College|Minister|Director|Chair|CEO)\b"
)
_TITLE_OF = re.compile(rf"(?:{TITLE}|(?:{ABBREVIATED_TITLES})\.?)(?:\s{{1,3}}(?:of|for|at)(?:\s{{1,3}}the)?)?\s{{0,3}}")
_TITLE = re.compile(TITLE)
_SENTENCE_START = re.compile(r"(?:^|[.!?•*]|\n\s*\n)[\s\"'“‘(\[]*$|[“‘\"]$")
_DOLLARS = re.compile(r"\s+dollars?\b")
_POSSESSIVE = re.compile(r"['’]s\b")
_PLAIN = re.compile(rf"[{_UPPER}][a-zß-öø-ÿ]+(?:-[a-z]+)*")
_ACRONYM = re.compile(r"[A-Z][A-Z0-9&-]*[A-Z0-9]s?")
_SURNAME_FIRST = re.compile(rf"[A-Z]{{2,}}{_GAP}[A-Z][a-z]+(?:-[a-z]+)?")
_LETTERS_JOINED = re.compile(r"[A-Z]&[A-Z]")  # R&D, M&A, Q&A
_LOOKS_ORDINARY = re.compile(r".+(?:ing|ed|ly|tion|sion|ment|ness|ities|ies|ance|ence)")
_IMPERATIVES = words_of("list describe explain name give tell show compare summarise summarize find identify state")
_LINKS = words_of("of for the de del da di van der von bin and at &")
_CALENDAR = frozenset(MONTHS) | words_of("monday tuesday wednesday thursday friday saturday sunday")
_NAMES_LIKE_PRONOUNS = frozenset({"US", "IT", "WHO"})
_KOREAN_INSTITUTION = re.compile(
    r"(?<![가-힣])(?:[가-힣A-Za-z0-9·]{1,15}(?:대학교|대학|병원|재단|연구원|연구소|진흥원|위원회|공사|공단|협회|센터|테크노파크|컨소시엄"
    r"|은행|중앙회|산업부|기업부|복지부|외교부|교육부|환경부|국방부|법무부|정보통신부|국토교통부))"
    r"(?=[^가-힣]|$|은|는|이|가|을|를|의|에|와|과|로|도|및|측|장)"
)


class _Word(NamedTuple):
    start: int
    end: int
    text: str


def find_names(text: str, aliases: Aliases, *, heading: bool = False) -> list[NameMention]:
    """The proper names of a text in order, none overlapping; listed names first, then what is shaped like a name.

    ``heading``: the text is in title case or capitals, so that only listed names, acronyms and people written as
    "LIM Jeong-wook" are to be told from the other words.
    """
    mentions = aliases.find(text)
    taken = bytearray(len(text))
    for mention in mentions:
        taken[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
    for start, end in _heading_spans(text) if heading else _spans(text, taken):
        if not any(taken[start:end]):
            mentions.append(NameMention(start, end, text[start:end], aliases.canonical(text[start:end])))
            taken[start:end] = b"\1" * (end - start)
    return sorted(mentions, key=lambda mention: mention.start)


def _heading_spans(text: str) -> Iterator[tuple[int, int]]:
    if text.isupper():
        return
    for match in _SURNAME_FIRST.finditer(text):
        yield match.span()
    for match in re.finditer(rf"(?<!\w)(?:{_ACRONYM.pattern})(?!\w)", text):
        if not _LETTERS_JOINED.fullmatch(match[0]):
            yield match.start(), match.end() - match[0].endswith("s")


def _spans(text: str, taken: bytearray) -> Iterator[tuple[int, int]]:
    inside = _capitalised_inside_sentences(text)
    for start, end in _runs(text):
        for words in _free_stretches(text, start, end, taken):
            if trimmed := _trimmed(words, text, inside):
                last = trimmed[-1]
                if last.text == "US" and _DOLLARS.match(text, last.end):
                    continue
                plural = _ACRONYM.fullmatch(last.text) is not None and last.text.endswith("s")
                yield trimmed[0].start, last.end - plural
    if has_hangul(text):
        for match in _KOREAN_INSTITUTION.finditer(text):
            yield match.span()


def run_end(text: str, start: int) -> int | None:
    """Where the capitalised run that begins at ``start`` ends, with the list of subjects of a ministry or office."""
    match = _RUN.match(text, start)
    if match is None:
        return None
    more = _AND_MORE.match(text, match.end()) if _UNIT_OF.search(match[0]) else None
    return more.end() if more and not _HAS_OWN_KIND.search(more[0]) else match.end()


def _runs(text: str) -> Iterator[tuple[int, int]]:
    """Capitalised runs, cut before a possessor: Bio Division of | Japan's."""
    position = 0
    while match := _RUN.search(text, position):
        start, position = match.start(), run_end(text, match.start()) or match.end()
        if position == match.end() and _POSSESSIVE.match(text, position) and " of " in match[0]:
            cut = start + match[0].rindex(" of ")
            yield start, cut
            yield cut + len(" of "), position
        else:
            yield start, position


def _free_stretches(text: str, start: int, end: int, taken: bytearray) -> Iterator[list[_Word]]:
    """The words of a run without those that a listed name, or a title before a name, has taken."""
    if title := _TITLE_OF.match(text, start, end):
        start = title.end()
    words: list[_Word] = []
    for match in _WORD.finditer(text, start, end):
        if any(taken[match.start() : match.end()]):
            yield words
            words = []
        else:
            words.append(_Word(*match.span(), match[0]))
    yield words


def _trimmed(words: Sequence[_Word], text: str, inside: frozenset[str]) -> Sequence[_Word]:
    """What of a run is a name: without grammar and calendar words at its ends; nothing where none is left."""
    first, last = 0, len(words)
    while first < last and _is_grammar(words[last - 1].text):
        last -= 1
    while first < last and (
        _is_grammar(words[first].text) or _starts_sentence_only(words[first], first + 1 == last, text, inside)
    ):
        first += 1
    name = words[first:last]
    if len(name) > 1 and name[0].text.lower() in DEMONYMS and all(_ACRONYM.fullmatch(word.text) for word in name[1:]):
        name = name[1:]
    if len(name) != 1:
        return name
    word = name[0].text
    ordinary = word.lower() in DEMONYMS or len(word) == 1 or _LETTERS_JOINED.fullmatch(word) or _TITLE.fullmatch(word)
    return [] if ordinary else name


def _is_grammar(word: str) -> bool:
    lower = word.lower()
    if word in _NAMES_LIKE_PRONOUNS:
        return False
    return lower in _LINKS or lower in _CALENDAR or lower in ENGLISH_FUNCTION_WORDS


def _starts_sentence_only(first: _Word, alone: bool, text: str, inside: frozenset[str]) -> bool:
    """Whether a word owes its capital to the sentence's start: an ordinary word as far as the text shows."""
    if not _PLAIN.fullmatch(first.text) or not _SENTENCE_START.search(text[max(0, first.start - 8) : first.start]):
        return False
    lower = first.text.lower()
    if lower in _IMPERATIVES or (alone and first.text not in inside and not _POSSESSIVE.match(text, first.end)):
        return True
    return _LOOKS_ORDINARY.fullmatch(lower) is not None and first.text not in inside


def _capitalised_inside_sentences(text: str) -> frozenset[str]:
    """The capitalised words that also stand elsewhere than at a sentence's start."""
    return frozenset(_INSIDE_SENTENCE.findall(text))
