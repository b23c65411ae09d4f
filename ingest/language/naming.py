"""What kind of thing a name names: a company, another organisation, a site, a place, an event."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

import yaml

from ingest.language.aliases import Aliases
from ingest.language.names import find_names
from ingest.language.numerals import either

NameType = Literal["company", "organisation", "site", "place", "event", "other"]
"""A site is a place in "at Shonan iPark" and an organisation in "signed with Shonan iPark"."""

_FILE = Path(__file__).with_name("names.yaml")
_WORD = re.compile(r"[^\W_]+(?:[-&'’][^\W_]+)*|&")
_ADMINISTRATIVE = re.compile(r"[A-Z][a-z]+-(?:do|si|gun|gu|dong|eup|myeon|ri|ken|shi|ku)")
_KOREAN_PERSON = re.compile(r"[A-Z]{2,} [A-Z][a-z]+(?:-[a-z]+)?")


def name_type(name: str, aliases: Aliases) -> NameType | None:
    """The kind of thing that the words of a name, or of another spelling of it, tell."""
    canonical = aliases.canonical(name)
    spellings = (name, *aliases.spellings(canonical)) if canonical else (name,)
    return next((found for spelling in spellings if (found := _type_of(spelling))), None)


def place_name(name: str) -> str | None:
    """The first spelling of a place that the list of places has."""
    return _places().get(_key(name))


def place_spellings(name: str) -> Sequence[str]:
    """The listed spellings of a place, in both languages; none of what is no listed place."""
    return _places_spelt().get(_key(name), ())


def places_in(text: str, aliases: Aliases) -> Mapping[str, frozenset[str]]:
    """The listed places that a text names, with the sorts of place each is: "KSC Tokyo" is in one, not "Japan News"."""
    names = find_names(text, aliases)
    found = [place_name(name.text) or place_name(name.text.split()[-1]) for name in names]
    inside = bytearray(len(text))
    for name in names:
        inside[name.start : name.end] = b"\1" * (name.end - name.start)
    listed = (match for pattern in (english_places(), korean_places()) for match in pattern.finditer(text))
    found += [place_name(match[0]) for match in listed if not any(inside[slice(*match.span())])]
    return {place: _sorts()[place] for place in found if place}


def is_person(name: str, aliases: Aliases) -> bool:
    """Whether a listed name is written as only people's are: LIM Jeong-wook."""
    canonical = aliases.canonical(name)
    return any(_KOREAN_PERSON.fullmatch(spelling) for spelling in (aliases.spellings(canonical) if canonical else ()))


@cache
def nouns(kind: Literal["company", "organisation"]) -> str:
    """What a text calls a thing of the kind (firm, startup; agency, foundation), as a pattern."""
    return f"(?:{either(_data()['nouns'][kind].split())})"


@cache
def korean_names() -> re.Pattern[str]:
    """Korean names by their last word."""
    types = _data()["korean_types"]
    words = [word for kind in ("company", "organisation", "site", "place") for word in types[kind].split()]
    part_of_university = r"(?:(?<=대학교)\s(?:산학협력단|창업지원단|[가-힣]{0,4}(?:연구소|병원|센터)))?"
    return re.compile(
        rf"(?<![가-힣A-Za-z0-9])(?:{either(_authorities())}|(?:㈜\s?|주식회사\s)?[가-힣A-Za-z0-9]{{0,20}}?(?:{either(words)})"
        rf"{part_of_university})"
        r"(?=[^가-힣A-Za-z0-9]|$|은|는|이|가|을|를|의|에|와|과|로|도|및|측|장|으|에서|에게|까지|부터|입)"
    )


@cache
def korean_places() -> re.Pattern[str]:
    """The listed Korean spellings of places of two syllables and more, as whole words, particles after them."""
    names = [spelling for spelling in _spellings() if "가" <= spelling[0] <= "힣"]
    return re.compile(
        rf"(?<![가-힣])(?:{either(names)})"
        r"(?=[^가-힣]|$|(?:은|는|이|가|을|를|의|에|에서|와|과|로|으로|도|까지|부터)(?![가-힣]))"
    )


@cache
def english_places() -> re.Pattern[str]:
    """The listed English spellings of places, as whole words that no hyphen joins to another."""
    names = [spelling for spelling in _spellings() if spelling[0].isascii()]
    first = "".join(sorted({name[0] for name in names}))  # said once more, for the speed of it
    return re.compile(rf"(?<![\w-])(?=[{first}])(?:{either(names)})(?![\w-])")


def is_noun(name: str) -> bool:
    """Whether a word in capitals is what a text calls such things, not the name of one: CROs."""
    return re.fullmatch(f"{nouns('company')}|{nouns('organisation')}", name, re.IGNORECASE) is not None


def _type_of(name: str) -> NameType | None:
    if place_name(name) or _ADMINISTRATIVE.fullmatch(name):
        return "place"
    if "가" <= name[-1:] <= "힣":
        return _korean_type(name)
    head = re.split(r"\s(?:of|for)\s", name)[0] if re.search(r"\s(?:of|for)\s", name) else name
    words = _WORD.findall(head)
    if name in _types():  # "the Committee" names none
        return "other"
    return next((kind for word in reversed(words) if (kind := _types().get(word))), None)


def _korean_type(name: str) -> NameType | None:
    if name in _authorities():
        return "organisation"
    if name in _korean_types():  # 협회, 센터: any one
        return "other"
    endings = ((ending, kind) for ending, kind in _korean_types().items() if name[2:].endswith(ending))
    return max(endings, key=lambda found: len(found[0]), default=("", None))[1]


@cache
def _data() -> Mapping[str, Any]:
    data: Mapping[str, Any] = yaml.safe_load(_FILE.read_text("utf-8"))
    return data


@cache
def _types() -> Mapping[str, NameType]:
    return {word: kind for kind in get_args(NameType) for word in _data()["types"].get(kind, "").split()}


@cache
def _korean_types() -> Mapping[str, NameType]:
    types = _data()["korean_types"]
    return {word: kind for kind in get_args(NameType) for word in types.get(kind, "").split()}


@cache
def _authorities() -> frozenset[str]:
    return frozenset(_data()["korean_authorities"].split())


def _lines() -> Iterable[tuple[str, list[str]]]:
    """The sort of each listed place, and its spellings."""
    for sort, lines in _data()["places"].items():
        for line in lines:
            yield sort, [spelling.strip() for spelling in line.split(",")]


def _spellings() -> Iterable[str]:
    return [spelling for _, spellings in _lines() for spelling in spellings]


@cache
def _places() -> Mapping[str, str]:
    return {_key(spelling): spellings[0] for _, spellings in _lines() for spelling in spellings}


@cache
def _places_spelt() -> Mapping[str, Sequence[str]]:
    return {_key(spelling): spellings for _, spellings in _lines() for spelling in spellings}


@cache
def _sorts() -> Mapping[str, frozenset[str]]:
    sorts: dict[str, frozenset[str]] = {}
    for sort, (name, *_) in _lines():
        sorts[name] = sorts.get(name, frozenset()) | {sort}
    return sorts


def _key(name: str) -> str:
    return name.casefold().strip()
