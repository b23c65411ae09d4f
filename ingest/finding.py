"""The facts of documents that are in the store already, found again: other rules, or other names in an alias list."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.facts.base import Fact
from ingest.facts.extraction import extract_facts
from ingest.registry import Registry, RegistryWriter


def refresh_facts(registry: Registry, document_id: str) -> None:
    """Replaces a document's facts where the rules find others now."""
    fresh = found_facts(registry, document_id)
    if fresh != registry.stored_facts(document_id):
        RegistryWriter(registry).put_facts(document_id, fresh)


def found_facts(registry: Registry, document_id: str) -> tuple[Fact, ...]:
    """What the rules find in a document's sentences now."""
    return extract_facts(registry.pages(document_id), registry.sentences_of(document_id), registry.aliases())


def outdated_facts(registry: Registry) -> Iterator[str]:
    """A plain line for each document whose facts are not what the rules find."""
    for document in registry.documents():
        if found_facts(registry, document.document_id) != registry.stored_facts(document.document_id):
            yield f"The facts of {document.path} were found by other rules; `python -m ingest rebuild` renews them."
