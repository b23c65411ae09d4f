"""The fact tables as readers see them.

What is stored is what the text says. The year that a date leaves open, the name that an alias list joins a spelling to
and a person's corrections are added whenever the rows are read, so a changed list or date holds at once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from ingest.facts.applying import apply
from ingest.facts.base import Fact, FactKind
from ingest.facts.canonical import canonical_name
from ingest.facts.corrections import Correction, Stored, from_stored
from ingest.facts.dates import resolved
from ingest.language.aliases import Aliases
from ingest.registry import schema
from ingest.registry.passages import batches
from ingest.registry.rows import Entry, fact_of, page_of
from ingest.types import Document, Page


@dataclass(frozen=True, slots=True)
class FactRow:
    """A row of the fact tables. ``name`` is the canonical name; ``by_hand``: a person changed or added it."""

    document: Document
    fact: Fact
    name: str
    by_hand: bool


def stored_facts(
    connection: Connection, document_ids: Iterable[str], kind: FactKind | None = None
) -> dict[str, list[tuple[Fact, str]]]:
    """The facts of documents as they are stored, of one kind or all, each with the reading text of its sentence."""
    facts, sentences = schema.facts, schema.sentences
    same = (sentences.c.document_id == facts.c.document_id) & (sentences.c.ordinal == facts.c.sentence)
    query = select(facts, sentences.c.text.label("reading_text")).join(sentences, same)
    if kind is not None:
        query = query.where(facts.c.kind == kind)
    found: dict[str, list[tuple[Fact, str]]] = defaultdict(list)
    for batch in batches(document_ids):
        wanted = query.where(facts.c.document_id.in_(batch)).order_by(facts.c.document_id, facts.c.ordinal)
        for row in connection.execute(wanted).mappings():
            found[row["document_id"]].append((fact_of(row), row["reading_text"]))
    return found


def read_facts(
    connection: Connection,
    documents: Iterable[Document],
    aliases: Aliases,
    corrections: Mapping[str | None, list[Correction]],
    kind: FactKind | None = None,
) -> tuple[list[FactRow], list[Correction]]:
    """The rows of these documents, by document and kind, and the corrections that found no place.

    :param corrections: by document id
    :param kind: the only kind to read and to correct
    """
    wanted = list(documents)
    stored = stored_facts(connection, (document.document_id for document in wanted), kind)
    rows: list[FactRow] = []
    unmet: list[Correction] = []
    for document in wanted:
        facts = [resolved(fact, text, document.date) for fact, text in stored.get(document.document_id, ())]
        own = [c for c in corrections.get(document.document_id, ()) if kind in (None, c.kind)]
        corrected = apply(own, facts, _pages(connection, document.document_id) if own else ())
        unmet += corrected.unmet
        for fact, by_hand in zip(corrected.facts, corrected.by_hand, strict=True):
            rows.append(FactRow(document, fact, canonical_name(fact, aliases), by_hand))
    return rows, unmet


def by_document(stored: Stored, entries: Iterable[Entry]) -> dict[str | None, list[Correction]]:
    """The corrections by the id of the document that holds the text they speak of; under None those of no document."""
    holders = {entry.document.path: entry.copy_of or entry.document.document_id for entry in entries}
    found: dict[str | None, list[Correction]] = defaultdict(list)
    for correction in from_stored(stored):
        found[holders.get(correction.document)].append(correction)
    return found


def _pages(connection: Connection, document_id: str) -> list[Page]:
    table = schema.pages
    found = connection.execute(select(table).where(table.c.document_id == document_id).order_by(table.c.position))
    return [page_of(row) for row in found.mappings()]
