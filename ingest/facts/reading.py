"""A document read for its names: the people and other names of each sentence, and the acronyms that it explains."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ingest.facts.candidates import Candidate, find_candidates
from ingest.facts.tables import Cell, table_cells
from ingest.language.acronyms import find_acronyms
from ingest.language.aliases import Aliases
from ingest.language.names import PersonMention, find_people
from ingest.types import Sentence


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


def _lines(sentences: Iterable[Sentence], aliases: Aliases, cells: Mapping[int, tuple[Cell, ...]]) -> Iterable[Line]:
    for sentence in sentences:
        people = tuple(find_people(sentence.text, aliases))
        names = tuple(find_candidates(sentence, aliases, people))
        yield Line(sentence, people, names, cells.get(sentence.ordinal, ()))
