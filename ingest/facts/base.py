"""What a fact is: one thing that one sentence of a document says, with its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from ingest.types import Sentence

FactKind = Literal[
    "company", "partner", "organisation", "person", "place", "date", "amount", "support_measure", "contact"
]
KINDS: tuple[FactKind, ...] = get_args(FactKind)
NAMED: frozenset[FactKind] = frozenset({"company", "partner", "organisation", "person", "place"})
"""The kinds whose value is a name, which an alias list may join with others."""

Details = Mapping[str, str | bool | None]


@dataclass(frozen=True, slots=True)
class Mention:
    """What the rules of a kind find: ``sentence.text[start:end]`` states ``value``.

    ``value`` is the normalised form (a name with plain white space and its acronym spelt out, an ISO date, a decimal
    number); ``details`` are the kind's own fields.
    """

    kind: FactKind
    sentence: Sentence
    start: int
    end: int
    value: str
    details: Details = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact as it is stored. ``quote`` is ``page_text[quote_start:quote_end]``, ``[start:end]`` what states the fact.

    Of a sentence that runs over a page break, both are the part on the page where the statement begins. ``text`` is
    the mention as written, white space made plain; ``sentence`` and ``at`` say where it begins in the reading text.
    """

    kind: FactKind
    sentence: int
    at: int
    page: int | None
    quote_start: int
    quote_end: int
    quote: str
    start: int
    end: int
    text: str
    value: str
    details: Details
