"""All that the documents state and one audience may see at this minute, read once and kept until it changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from threading import Lock
from typing import TYPE_CHECKING

from assistant.dossier.telling import subjects
from ingest.language.names import Aliases
from ingest.registry import FactKind, FactRow, StoredSentence
from ingest.types import Audience, Document

if TYPE_CHECKING:
    from assistant.desk import Desk

KEPT = 8
"""Dossiers remembered; a new one lets the oldest go."""


@dataclass(frozen=True)
class Dossier:
    """The visible documents by id, the newest first; their facts; their sentences; and how names are spelt.

    ``listed``: whether the names lists may be shown beyond the spellings that the facts themselves have. They belong to
    no document, so nobody said that the press may read them.
    """

    documents: Mapping[str, Document]
    facts: tuple[FactRow, ...]
    sentences: Mapping[str, tuple[StoredSentence, ...]]
    aliases: Aliases
    listed: bool

    def of(self, *kinds: FactKind) -> list[FactRow]:
        """The facts of these kinds, by document."""
        return [row for row in self.facts if row.fact.kind in kinds]

    @cached_property
    def _held(self) -> Mapping[tuple[str, int], StoredSentence]:
        return {(name, s.ordinal): s for name, held in self.sentences.items() for s in held}

    def sentence(self, row: FactRow) -> StoredSentence | None:
        """The sentence that states a fact; None where a person added the fact and said no sentence."""
        return self._held.get((row.document.document_id, row.fact.sentence))

    def section(self, row: FactRow) -> str:
        """The heading under which a fact stands; empty where there is none."""
        sentence = self.sentence(row)
        return (sentence.section or "") if sentence else ""

    @cached_property
    def _known(self) -> dict[str, frozenset[str]]:
        return {}

    def subjects(self, text: str) -> frozenset[str]:
        """What a sentence is about: the listed names in it and its content words. Remembered."""
        if text not in self._known:
            self._known[text] = subjects(text, self.aliases)
        return self._known[text]


class Dossiers:
    """The dossiers of one desk; safe to use from several threads."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._made: dict[object, Dossier] = {}
        self._lock = Lock()

    def of(self, audience: Audience) -> Dossier:
        """What an audience may see now: what is visible is looked up at each call, and only then remembered."""
        generation = self._desk.registry.generation()
        visible = self._desk.visible(audience)
        key = (generation, audience, tuple(visible))
        with self._lock:
            if key in self._made:
                return self._made[key]
        made = self._read(audience, visible)
        with self._lock:
            self._made[key] = made
            while len(self._made) > KEPT:
                del self._made[next(iter(self._made))]
        return made

    def _read(self, audience: Audience, visible: Mapping[str, Document]) -> Dossier:
        registry = self._desk.registry
        newest = sorted(visible.values(), key=lambda d: (d.date is not None, d.date, d.document_id), reverse=True)
        by_document: dict[str, list[FactRow]] = {document.document_id: [] for document in newest}
        for row in self._desk.facts(audience=audience, documents=visible):
            by_document[row.document.document_id].append(row)
        return Dossier(
            {document.document_id: document for document in newest},
            tuple(row for rows in by_document.values() for row in rows),
            {document_id: tuple(registry.sentences_of(document_id)) for document_id in by_document},
            registry.aliases(),
            audience != "press",
        )
