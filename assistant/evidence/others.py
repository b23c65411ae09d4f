"""Whether a passage is about another one than the question: the centre in Tokyo, where one asks about Hanoi's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from assistant.question.understanding import Question
from ingest.language.names import Aliases, PersonMention, find_people
from ingest.language.naming import places_in
from ingest.language.tokens import is_hangul
from ingest.lexicon import word_forms

if TYPE_CHECKING:
    from assistant.evidence.candidates import Passage

Places = Mapping[str, frozenset[str]]
"""Listed places, with the sorts of place each is."""


_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![\d,])")
_YEAR_ASKED = re.compile(
    rf"(?<!before )(?<!after )(?<!since )(?<!until )(?<!by )(?<!from )(?<!to )(?:{_YEAR.pattern})"
    r"(?!년? ?(?:이전|이후|이래|부터|까지|전|후))",
    re.IGNORECASE,
)
"""A year that is asked about, not one that bounds a time."""
_NUMBERED = re.compile(
    r"(?P<number>\d+) ?(?P<korean>부두|호기?|차|회|기|층|번|단계|구역|게이트)(?![가-힣]{3})"
    r"|\b(?P<english>Pier|Gate|Phase|Round|Vault|Line|Unit|Building|Room|Session|Cohort) (?P<mark>\d+|[A-Z])\b"
)
"""Things of which each is known by its number: 6부두, Vault B."""


def are_of_others(
    question: Question, passages: Sequence[Passage], said: Sequence[str], aliases: Aliases
) -> Iterator[bool]:
    """For each passage, whether it names another person, place, year or numbered thing instead of the question's.

    :param said: what each passage says, without who reported it
    """
    places = places_in(question.standalone, aliases)
    people = () if "person" in question.asked else find_people(question.standalone, aliases)
    years, numbered = set(_YEAR_ASKED.findall(question.standalone)), _numbered(question.standalone)
    for passage, text in zip(passages, said, strict=True):
        yield (
            _is_elsewhere(places, passage, text, aliases)
            or (len(years) == 1 and _differ(years, set(_YEAR.findall(text))))
            or _is_of_somebody_else(people, passage, text, aliases)
            or ("quotation" in question.asked and _is_said_by_another(question, passage, text, aliases))
            or any(_differ(numbers, _numbered(text).get(thing, set())) for thing, numbers in numbered.items())
        )


def _is_of_somebody_else(asked: Sequence[PersonMention], passage: Passage, text: str, aliases: Aliases) -> bool:
    """Whether a text names people, and none whom the question names: what one of them said, another did not."""
    named = find_people(text, aliases) if asked and not passage.leans else ()
    return bool(named) and not any(_may_be(one, other, aliases) for one in asked for other in named)


def _is_said_by_another(question: Question, passage: Passage, text: str, aliases: Aliases) -> bool:
    """Whether a text names who speaks, and nothing that the question names: "What did the head of Harbor say?"."""
    names = [term for term in question.terms if term.name and term.binding]
    foreign = passage.document.language != question.language
    if not names or foreign or passage.leans or not find_people(text, aliases):
        return False
    said, keys = text.casefold(), {key for key, _ in word_forms(text)}
    return not any(
        keys & set(term.keys) or any(spelling.casefold() in said for spelling in term.spellings) for term in names
    )


def _may_be(one: PersonMention, other: PersonMention, aliases: Aliases) -> bool:
    """Whether two mentions may be of one person; two scripts tell nothing where the names are not listed."""
    listed = aliases.canonical(one.name), aliases.canonical(other.name)
    if all(listed):
        return listed[0] == listed[1]
    if is_hangul(one.name) != is_hangul(other.name):
        return True
    first, second = ({key for key, _ in word_forms(mention.name)} for mention in (one, other))
    return first <= second or second <= first


def _differ(asked: set[str], told: set[str]) -> bool:
    return bool(told) and asked.isdisjoint(told)


def _numbered(text: str) -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = {}
    for match in _NUMBERED.finditer(text):
        found.setdefault(match["korean"] or match["english"], set()).add(match["number"] or match["mark"])
    return found


def _is_elsewhere(asked: Places, passage: Passage, text: str, aliases: Aliases) -> bool:
    """Whether a place of the same sort is named instead: a country says nothing against a city, which may lie in it.

    The heading counts, and what the passage leans on.
    """
    return bool(asked) and _are_others(asked, places_in(text, aliases)) and not _leads_to(asked, passage, aliases)


def _are_others(asked: Places, named: Places) -> bool:
    others = [sorts for place, sorts in named.items() if place not in asked]
    return any(sorts & other for place, sorts in asked.items() if place not in named for other in others)


def _leads_to(asked: Places, passage: Passage, aliases: Aliases) -> bool:
    """Whether what is read before the passage names every place asked for."""
    read = {place for text in _before(passage) for place in places_in(text, aliases)}
    return read.issuperset(asked)


def _before(passage: Passage) -> Iterator[str]:
    yield passage.sentence.section or ""
    if passage.leans and passage.before:
        yield from (sentence.text for sentence in (*passage.lead, passage.before))
