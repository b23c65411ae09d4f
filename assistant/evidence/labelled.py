"""The passages of a document by the fields that their labels, columns and headings name.

A question for a field need share no word with it, so that retrieval by the question may miss it; in the documents that
were retrieved the fields are few and looked up by name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

from assistant.evidence.candidates import Passage
from assistant.evidence.fields import column_fields, headed_by, own_fields
from assistant.evidence.passages import passage_of
from ingest.registry import Registry
from ingest.types import Document

_KEPT = 64  # documents of which the fields are remembered
_MOST_UNDER = 12  # passages of one heading

ByField = Mapping[str, tuple[Passage, ...]]


class LabelledPassages:
    """Finds and remembers the labelled passages of documents; safe to share between threads."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._of = lru_cache(maxsize=_KEPT)(self._by_field)

    def of(self, documents: Iterable[Document], asked: Iterable[str]) -> list[Passage]:
        """The passages of the fields asked for, each once, in the order of the documents and of each one's text."""
        names = sorted(asked)
        if not names:
            return []
        found = [
            passage
            for document in documents
            for passage in sorted(
                (one for name in names for one in self._of(document).get(name, ())), key=lambda p: p.sentence.ordinal
            )
        ]
        return list({passage.sentence.sentence_id: passage for passage in found}.values())

    def _by_field(self, document: Document) -> ByField:
        sentences = self._registry.sentences_of(document.document_id)
        known = {(s.document_id, s.ordinal): s for s in sentences}
        found: dict[str, list[Passage]] = defaultdict(list)
        under: dict[tuple[str, str | None], int] = defaultdict(int)
        for passage in (passage_of(sentence, document, known) for sentence in sentences):
            names = own_fields(passage) or column_fields(passage)
            for name in names or headed_by(passage):
                if not names:
                    under[name, passage.sentence.section] += 1
                if names or under[name, passage.sentence.section] <= _MOST_UNDER:
                    found[name].append(passage)
        return {name: tuple(passages) for name, passages in found.items()}
