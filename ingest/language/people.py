"""People with their titles, by the forms in which English documents introduce them.

"NAME, TITLE of ORGANISATION", "TITLE NAME", "NAME (TITLE, ORGANISATION)", "TITLE of ORGANISATION, NAME". The Korean
forms are korean_people.py's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ingest.language.aliases import Aliases
from ingest.language.date_patterns import MONTHS
from ingest.language.korean_people import find_korean_people
from ingest.language.numerals import either
from ingest.language.person_mentions import PersonMention
from ingest.language.proper_names import CAPITALISED, run_end
from ingest.language.scripts import has_hangul
from ingest.language.titles import ABBREVIATED_TITLES, TITLE, may_hold_title
from ingest.language.wordlists import DEMONYMS, ENGLISH_FUNCTION_WORDS, words_of

_GAP = r"\s{1,3}"
_GIVEN = r"[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]+(?:-[A-Za-zß-öø-ÿ][a-zß-öø-ÿ]+)*"
_CAPITALS = r"[A-Z]{2,}(?:-[A-Z]{2,})?"
_PARTICLE = rf"(?:(?:van|von|de|del|da|di|bin|al)(?:{_GAP}der)?{_GAP})?"
_ENDS = r"(?![^\W_])(?!-)"
_NAME = (
    rf"(?:{_CAPITALS}{_GAP}{_GIVEN}|{_GIVEN}{_GAP}{_CAPITALS}"
    rf"|{_GIVEN}(?:{_GAP}(?:[A-Z]\.|{_GIVEN}))?{_GAP}{_PARTICLE}(?:Mc|Mac|O['’])?{_GIVEN}){_ENDS}"
)
_KOREAN_FAMILY = either(
    words_of("""
        Kim Lee Yi Park Pak Choi Jung Jeong Chung Kang Cho Jo Yoon Yun Jang Chang Lim Im Han Oh Seo Suh Shin Kwon
        Hwang Ahn An Song Jeon Chun Hong Yoo Yu You Ryu Ko Koh Go Moon Mun Yang Son Sohn Bae Baek Paik Heo Hur Huh Nam
        Shim Sim Noh Roh Ha Kwak Sung Seong Cha Joo Ju Woo Koo Gu Ku Min Na Ra Jin Ji Eom Chae Won Bang Kong Hyun Ham
        Byun Byeon Yeom Yeo Choo Chu Seok Sun Seol Gil Yeon Pyo Myung Ki Ban Wang
    """)
)
# Shapes that only personal names have: LIM Jeong-wook, Moon Ji-sook, OH Youngju, Toshio FUJIMOTO.
_SURELY_NAME = re.compile(
    rf"(?<![\w-])(?:{_CAPITALS}{_GAP}[A-Z][a-z]+-[a-z]+|(?i:{_KOREAN_FAMILY}){_GAP}[A-Z][a-z]+-[a-z]+"
    rf"|(?:{_KOREAN_FAMILY.upper()}){_GAP}[A-Z][a-z]+|[A-Z][a-z]+{_GAP}[A-Z]{{6,}}){_ENDS}"
)
_SURE_SIGN = re.compile(r"[a-z]-[a-z]|[A-Z]{2}")  # in all of them, and quicker to look for
_ANY_NAME = re.compile(rf"(?<![\w-]){_NAME}")
_OF = rf"{_GAP}(?:of|at|for)(?:{_GAP}the)?{_GAP}"
_ARTICLE = rf"(?:(?:the|an?|its|their|former|then|current){_GAP})?"
_MODIFIERS = rf"(?:(?!{TITLE}){CAPITALISED}{_GAP}){{0,3}}"  # R&D Japan Region Head
_AFTER_NAME = re.compile(
    rf"(?:,{_GAP}|,?{_GAP}(?:who{_GAP}is|as|is|was){_GAP}|\s?(?P<bracket>\()){_ARTICLE}(?P<title>{_MODIFIERS}{TITLE})"
    rf"(?!{_GAP}[A-Z])(?P<of>{_OF})?"
)
_SECOND_TITLE = re.compile(rf",?{_GAP}and{_GAP}{_ARTICLE}(?P<title>{TITLE})(?P<of>{_OF})")
_TITLE_BEFORE = re.compile(
    rf"(?<![\w-])(?P<title>{TITLE}|(?:{ABBREVIATED_TITLES})\b\.?){_GAP}(?P<name>{_NAME}|(?:{_CAPITALS}|{_GIVEN}){_ENDS})"
)
_TITLE_OF = re.compile(rf"(?<![\w-])(?P<title>{TITLE}){_OF}(?=[^\W\d_])")
_THEN_NAME = re.compile(rf"\s?[,:]{_GAP}(?P<name>{_NAME})(?=\s*(?:[,.;)]|$))")
_IN_BRACKET_BEFORE = re.compile(rf"\((?P<organisation>{CAPITALISED}(?:{_GAP}{CAPITALISED}){{0,5}}),{_GAP}$")
_ATTACHED_BEFORE = re.compile(
    rf"(?<![\w-])(?P<organisation>{CAPITALISED}(?:{_GAP}{CAPITALISED}){{0,4}})(?:['’]s)?{_GAP}$"
)
_MORE_OF = re.compile(_OF)
_PLAIN_WORD = r"[\w&'’-]{1,40}"
_PLAIN_ORGANISATION = re.compile(  # the province's bio, food and drug bureau
    rf"(?:{_PLAIN_WORD}['’]s\s+)?[a-z]+(?:,\s+[a-z]+){{1,4}},?\s+and\s+[a-z]+(?:\s+[a-z]+)?(?=[,.;)]|$)"
    rf"|{_PLAIN_WORD}(?:\s+{_PLAIN_WORD}){{0,6}}?(?=\s*(?:[,.;:)]|$))"
)
_NO_PERSON = words_of("""
    office division department bureau ministry institute university center centre council committee group company
    corporation science sciences pharma bio fund bank hospital zone program programme policy association agency
    affairs global special research development joint korea japan medical national international general foundation
    college school technology innovation industry investment venture business press health
""") | frozenset(month for month in MONTHS if len(month) > 4)
_APPOSITION_ENDS = re.compile(r"\s?\(|[,;.)]|\s*$")
_COMMA = re.compile(rf",{_GAP}")
_LOOK_BACK = 120


class _Role(NamedTuple):
    title: str
    organisation: str | None


def find_people(text: str, aliases: Aliases) -> list[PersonMention]:
    """The people whom a text names, in order: those it introduces with a title, and those whose name can be nothing
    else (LIM Jeong-wook), whose title is then None. A person introduced with two titles is mentioned once for each.
    """
    found: dict[tuple[int, int], list[PersonMention]] = {}
    taken = bytearray(len(text))
    korean = find_korean_people(text, aliases) if has_hangul(text) else ()
    for mention in (*_introduced(text), *korean, *_bare(text)):
        span = (mention.start, mention.end)
        known = found.get(span, [])
        if not known and any(taken[slice(*span)]):
            continue
        if not known or (mention.title and mention.title not in [other.title for other in known]):
            found[span] = [*known, mention]
            taken[slice(*span)] = b"\1" * (mention.end - mention.start)
    return [mention for span in sorted(found) for mention in found[span]]


def _introduced(text: str) -> Iterator[PersonMention]:
    if not may_hold_title(text):
        return
    for match in _ANY_NAME.finditer(text):
        if _can_be_name(match[0]):
            for role in _roles_after(text, match.end()):
                yield _mention(text, match.span(), role)
    for match in _TITLE_BEFORE.finditer(text):
        if _can_be_name(match["name"]):
            yield _mention(text, match.span("name"), _Role(match["title"], _organisation_before(text, match.start())))
    for match in _TITLE_OF.finditer(text):
        end = run_end(text, match.end())
        name = _THEN_NAME.match(text, end) if end else None
        if name and _can_be_name(name["name"]):
            yield _mention(text, name.span("name"), _Role(match["title"], text[match.end() : end]))


def _bare(text: str) -> Iterator[PersonMention]:
    if not _SURE_SIGN.search(text):
        return
    for match in _SURELY_NAME.finditer(text):
        if _can_be_name(match[0]):
            yield PersonMention(*match.span(), _plain(match[0]), None, None)


def _roles_after(text: str, end: int) -> Iterator[_Role]:
    """The titles that follow a name, the second after "and": CEO of X and Chair of the Y."""
    match = _AFTER_NAME.match(text, end)
    while match:
        organisation_end = _organisation_end(text, match.end()) if match["of"] else None
        organisation = text[match.end() : organisation_end] if organisation_end else None
        if organisation is None and match.re is _AFTER_NAME:
            organisation = _organisation_after_comma(text, match.end(), in_bracket=match["bracket"] is not None)
        yield _Role(match["title"], organisation)
        match = _SECOND_TITLE.match(text, organisation_end) if organisation_end else None


def _organisation_end(text: str, start: int) -> int | None:
    """The end of what a title is of: a capitalised run and what that is of in turn, or plain words up to a comma."""
    end = run_end(text, start)
    if end is None:
        match = _PLAIN_ORGANISATION.match(text, start)
        return match.end() if match else None
    more = _MORE_OF.match(text, end)
    return (run_end(text, more.end()) if more else None) or end


def _organisation_after_comma(text: str, start: int, in_bracket: bool) -> str | None:
    """The organisation in "NAME (TITLE, ORGANISATION)" and "NAME, TITLE, ORGANISATION"."""
    match = _COMMA.match(text, start)
    end = run_end(text, match.end()) if match else None
    if match is None or end is None:
        return None
    closed = text[end : end + 1] == ")" if in_bracket else _APPOSITION_ENDS.match(text, end)
    return text[match.end() : end] if closed else None


def _organisation_before(text: str, start: int) -> str | None:
    """The organisation in "(MSS, Minister OH Youngju)" and "Astellas CEO Naoki Okamura"."""
    before = text[max(0, start - _LOOK_BACK) : start]
    if bracketed := _IN_BRACKET_BEFORE.search(before):
        return bracketed["organisation"]
    attached = _ATTACHED_BEFORE.search(before)
    return attached["organisation"] if attached and _can_be_organisation(attached["organisation"]) else None


def _can_be_organisation(words: str) -> bool:
    return words.lower() not in DEMONYMS and not any(word.lower() in ENGLISH_FUNCTION_WORDS for word in words.split())


def _can_be_name(name: str) -> bool:
    words = {word.lower() for word in re.split(r"[\s-]+", name)}
    grammar = {word.lower() for word in name.split()} & (ENGLISH_FUNCTION_WORDS - {"may", "will"})  # not CHA In-ryeol
    ordinary = words & _NO_PERSON or grammar
    return not ordinary and re.match(rf"{TITLE}|(?:Vice|Deputy|Prime|Acting)\b", name) is None


def _mention(text: str, span: tuple[int, int], role: _Role) -> PersonMention:
    organisation = _plain(role.organisation) if role.organisation else None
    return PersonMention(*span, _plain(text[slice(*span)]), _plain(role.title), organisation)


def _plain(words: str) -> str:
    return " ".join(words.split())
