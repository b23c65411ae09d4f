"""A document read for its names: the people and other names of each sentence, and the acronyms that it explains."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.facts.candidates import Candidate, find_candidates
from ingest.facts.tables import Cell, table_cells
from ingest.language.acronyms import find_acronyms
from ingest.language.aliases import Aliases
from ingest.language.names import PersonMention, find_people
from ingest.types import Sentence

_NAME = re.compile(r"[A-Z][a-z]+(?:-[A-Za-z]+)?\s[A-Z][A-Za-z]+(?:-[a-z]+)?")
_ITEM_BEGINS = re.compile(r"[\W\d]*")


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence with what is known of it."""

    sentence: Sentence
    people: tuple[PersonMention, ...]
    names: tuple[Candidate, ...]
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class NamedDocument:
    """A document's sentences with their names."""

    lines: tuple[Line, ...]
    acronyms: Mapping[str, str]  # short form -> long form
    aliases: Aliases

    def value(self, name: str) -> str:
        """The name with white space made plain, an acronym that the document explains spelt out."""
        plain = " ".join(name.split())
        return self.acronyms.get(plain, plain)

    def same(self, one: str, other: str) -> bool:
        """Whether two spellings are one name, by the document's acronyms and the alias list."""
        return self.key(one) == self.key(other)

    def key(self, name: str) -> str:
        """Equal for the spellings of one name."""
        value = self.value(name)
        return self.aliases.canonical(value) or value


def read_names(sentences: Sequence[Sentence], aliases: Aliases) -> NamedDocument:
    """Reads the sentences of a document, in order."""
    cells = table_cells(sentences)
    acronyms = {found.short: found.long for sentence in sentences for found in find_acronyms(sentence.text)}
    return NamedDocument(tuple(_lines(sentences, aliases, cells)), acronyms, aliases)


def _lines(sentences: Sequence[Sentence], aliases: Aliases, cells: Mapping[int, tuple[Cell, ...]]) -> Iterable[Line]:
    titled = [find_people(sentence.text, aliases) for sentence in sentences]
    listing = {sentence.section for sentence, people in zip(sentences, titled, strict=True) if people}
    for sentence, people in zip(sentences, titled, strict=True):
        names = find_candidates(sentence, aliases, people)
        if people or (sentence.kind == "list_item" and sentence.section in listing):
            people += _of_organisation(sentence.text, names)
            names = [name for name in names if not any(person.start == name.start for person in people)]
        yield Line(sentence, tuple(people), tuple(names), cells.get(sentence.ordinal, ()))


def _of_organisation(text: str, names: Sequence[Candidate]) -> list[PersonMention]:
    """People named beside their organisation, without a title, where others are introduced with theirs.

    "Ryuichi Totsuka (Mitsubishi Tanabe Pharma)", and at the beginning of an item "Ryuichi Totsuka, Mitsubishi …".
    """
    found = []
    for name, following in pairwise(names):
        between = text[name.end : following.start]
        begins = _ITEM_BEGINS.fullmatch(text[: name.start]) is not None and between == ", "
        beside = begins or (between == " (" and text[following.end : following.end + 1] == ")")
        if (
            beside
            and name.type is None
            and following.type in ("company", "organisation")
            and _NAME.fullmatch(name.text)
        ):
            found.append(PersonMention(name.start, name.end, name.text, None, following.text))
    return found
