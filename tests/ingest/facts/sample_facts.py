"""Facts of sample texts, read as ingest reads them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from ingest.chunks import chunk_document
from ingest.facts.base import Fact, FactKind
from ingest.facts.canonical import canonical_name
from ingest.facts.dates import resolved
from ingest.facts.extraction import extract_facts
from ingest.language.aliases import Aliases
from ingest.settings import ChunkSettings
from ingest.types import Page, Sentence


def read(text: str, *more: str) -> tuple[tuple[Page, ...], tuple[Sentence, ...]]:
    """The pages and sentences of a document with a page for each text."""
    pages = tuple(Page(number, None, page) for number, page in enumerate((text, *more), 1))
    return pages, chunk_document(pages, ChunkSettings()).sentences


def facts(text: str, *more: str, aliases: Iterable[tuple[str, ...]] = (), dated: dt.date | None = None) -> list[Fact]:
    """The facts of a document of the day ``dated``."""
    pages, sentences = read(text, *more)
    found = extract_facts(pages, sentences, Aliases.of(aliases))
    return [resolved(fact, sentences[fact.sentence].text, dated) for fact in found]


def values(
    kind: FactKind, text: str, dated: dt.date | None = None, aliases: Iterable[tuple[str, ...]] = ()
) -> list[str]:
    """The canonical names or values of one kind, in order."""
    names = Aliases.of(aliases)
    found = facts(text, dated=dated, aliases=aliases)
    return [canonical_name(fact, names) for fact in found if fact.kind == kind]


def only(kind: FactKind, text: str, dated: dt.date | None = None) -> Fact:
    """The one fact of a kind."""
    (found,) = [fact for fact in facts(text, dated=dated) if fact.kind == kind]
    return found
