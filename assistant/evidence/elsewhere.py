"""Whether a passage is about another place than the question: the centre in Tokyo, where one asks about Hanoi's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from assistant.question.understanding import Question
from ingest.facts.naming import places_in
from ingest.language.names import Aliases

if TYPE_CHECKING:
    from assistant.evidence.candidates import Passage

Places = Mapping[str, frozenset[str]]
"""Listed places, with the sorts of place each is."""


def are_elsewhere(question: Question, passages: Sequence[Passage], said: Sequence[str], aliases: Aliases) -> list[bool]:
    """For each passage, whether it names a place of the same sort instead of one that the question names.

    A country says nothing against a city, which may lie in it. The heading counts, and what the passage leans on.

    :param said: what each passage says, without who reported it
    """
    asked = places_in(question.standalone, aliases)
    if not asked:
        return [False] * len(passages)
    return [
        _are_others(asked, places_in(text, aliases)) and not _leads_to(asked, passage, aliases)
        for passage, text in zip(passages, said, strict=True)
    ]


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
