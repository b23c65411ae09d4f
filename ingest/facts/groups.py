"""Names that a sentence strings together: what it says before the first or after the last, it says of each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.facts.candidates import Candidate
from ingest.facts.reading import NamedDocument

_BRACKET = r"(?:\s?\([^()]{1,80}\))?"
_AND = re.compile(rf"{_BRACKET}\s?(?:,|,?\s(?:and|&|or)\s|·|및|와|과|,\s?및)\s?(?:and\s)?(?:the\s)?")
_POSSESSIVE = re.compile(r"['’]s\b")
_OF = re.compile(r"\bof\s(?:the\s)?$")
_OPENS = re.compile(r"\s?\(['\"‘“]?(?:이하\s)?['\"‘“]?")


@dataclass(frozen=True, slots=True)
class Group:
    """One name, or several joined by commas and "and"; ``before`` and ``after`` are the rest of the sentence."""

    names: tuple[Candidate, ...]
    text: str

    @property
    def before(self) -> str:
        """The sentence up to the first name."""
        return self.text[: self.names[0].start]

    @property
    def after(self) -> str:
        """The sentence from the last name on."""
        return self.text[self.names[-1].end :]


def group_names(text: str, names: Sequence[Candidate], document: NamedDocument) -> list[Group]:
    """The groups of a sentence's names, in order; an acronym explained in brackets is no name of its own."""
    groups: list[list[Candidate]] = []
    last: Candidate | None = None
    for name in names:
        between = text[last.end : name.start] if last else ""
        if last and _OPENS.fullmatch(between):
            if not document.same(last.text, name.text):
                groups.insert(-1, [name])  # what stands in brackets is said of the name before them
            continue
        # "the operator of the Fund, and the Corp": the comma leads back to before "of"
        higher = last and between.startswith(", and ") and _OF.search(text[: groups[-1][0].start])
        if last and _AND.fullmatch(between) and not higher and not _POSSESSIVE.match(text, name.end):
            groups[-1].append(name)
        else:
            groups.append([name])
        last = name
    return [Group(tuple(group), text) for group in groups]
