"""The facts of documents that are in the store already, found again: other rules, or other names in an alias list."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.facts.base import Fact
from ingest.facts.extraction import extract_facts
from ingest.registry import Registry, RegistryWriter


def refresh_facts(registry: Registry, document_id: str) -> None:
    """Replaces a document's facts where the rules find others now."""
    fresh = _found(registry, document_id)
    if fresh != registry.stored_facts(document_id):
        RegistryWriter(registry).put_facts(document_id, fresh)


def fact_findings(registry: Registry) -> Iterator[str]:
    """A plain line for each document whose facts are not what the rules find, or whose sentences are on no page."""
    for document in registry.documents():
        name = document.document_id
        lengths = {page.number: len(page.text) for page in registry.pages(name)}
        spans = (span for sentence in registry.sentences_of(name) for span in sentence.spans)
        if any(span.end > lengths.get(span.page, 0) for span in spans):
            yield f"The registry has sentences of {document.path} that stand on no page of it."
        elif _found(registry, name) != registry.stored_facts(name):
            yield f"The facts of {document.path} were found by other rules; `python -m ingest rebuild` renews them."


def _found(registry: Registry, document_id: str) -> tuple[Fact, ...]:
    return extract_facts(registry.pages(document_id), registry.sentences_of(document_id), registry.aliases())
