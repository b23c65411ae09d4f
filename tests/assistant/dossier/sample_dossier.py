"""Dossiers of made-up documents: a page each, its sentences one after the other, its facts where their text stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sample_answers import sample_document

from assistant.dossier.dossier import Dossier
from ingest.language.names import Aliases
from ingest.registry import FactKind, FactRow, StoredSentence
from ingest.registry.facts import Fact
from ingest.types import Document, Span


@dataclass(frozen=True)
class Said:
    """A sentence, and what it states: (kind, the words that state it, value, details)."""

    text: str
    facts: Sequence[tuple[FactKind, str, str, dict[str, str | bool | None]]] = ()
    section: str | None = None
    kind: str = "sentence"


def dossier_of(
    *documents: Sequence[Said], aliases: Sequence[Sequence[str]] = (), listed: bool = True, **described: object
) -> Dossier:
    """A dossier of documents named a, b, …; ``described`` holds of all of them."""
    names = Aliases.of(aliases)
    held: dict[str, Document] = {}
    rows: list[FactRow] = []
    sentences: dict[str, tuple[StoredSentence, ...]] = {}
    for number, said in enumerate(documents):
        name = chr(ord("a") + number)
        document = replace(sample_document(), document_id=name, title=f"Sample note {name.upper()}", **described)
        held[name], position, own = document, 0, []
        for ordinal, one in enumerate(said):
            span = Span(1, position, position + len(one.text))
            own.append(_sentence(name, ordinal, one, span))
            rows += [_row(document, ordinal, span, one.text, fact, names) for fact in one.facts]
            position = span.end + 1
        sentences[name] = tuple(own)
    return Dossier(held, tuple(rows), sentences, names, listed)


def _sentence(document: str, ordinal: int, said: Said, span: Span) -> StoredSentence:
    ids = {"sentence_id": f"{document}-{ordinal}", "chunk_id": document, "document_id": document}
    return StoredSentence(ordinal, said.kind, said.text, (span,), said.section, **ids)


def _row(
    document: Document,
    ordinal: int,
    span: Span,
    text: str,
    stated: tuple[FactKind, str, str, dict[str, str | bool | None]],
    aliases: Aliases,
) -> FactRow:
    kind, words, value, details = stated
    at = text.index(words)
    start, end = span.start + at, span.start + at + len(words)
    fact = Fact(kind, ordinal, at, 1, span.start, span.end, text, start, end, words, value, details)
    return FactRow(document, fact, aliases.canonical(value) or value, by_hand=False)


def person(name: str, title: str, organisation: str | None = None) -> Said:
    """A sentence that says who somebody is."""
    text = f"{name}, {title} of {organisation}, opened the event." if organisation else f"{title} {name} opened it."
    return Said(text, [("person", name, name, {"title": title, "organisation": organisation})])


def dated(text: str, words: str, value: str, precision: str = "day", section: str | None = None) -> Said:
    """A sentence with a date in it."""
    return Said(text, [("date", words, value, {"precision": precision, "inferred": False})], section)


def counted(text: str, words: str, value: str, unit: str) -> Said:
    """A sentence with a count in it."""
    plain = {"currency": None, "unit": unit, "approximate": False, "bound": None}
    return Said(text, [("amount", words, value, plain)])
