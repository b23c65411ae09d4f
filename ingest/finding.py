"""The facts of documents that are in the store already, found again: other rules, or other names in an alias list."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.facts.base import Fact
from ingest.facts.extraction import extract_facts
from ingest.language.aliases import Aliases
from ingest.registry import Registry


def changed_facts(registry: Registry, aliases: Aliases) -> dict[str, tuple[Fact, ...]]:
    """The facts that the rules find now, with these spellings of names, of each document that has others."""
    names = [document.document_id for document in registry.documents()]
    fresh = ((name, _found(registry, name, aliases)) for name in names)
    return {name: facts for name, facts in fresh if facts != registry.stored_facts(name)}


def fact_findings(registry: Registry) -> Iterator[str]:
    """A plain line for each document whose facts are not what the rules find, or whose sentences are on no page."""
    for document in registry.documents():
        name = document.document_id
        lengths = {page.number: len(page.text) for page in registry.pages(name)}
        spans = (span for sentence in registry.sentences_of(name) for span in sentence.spans)
        if any(span.end > lengths.get(span.page, 0) for span in spans):
            yield f"The registry has sentences of {document.path} that stand on no page of it."
        elif _found(registry, name, registry.aliases()) != registry.stored_facts(name):
            yield f"The facts of {document.path} were found by other rules; `python -m ingest rebuild` renews them."


def _found(registry: Registry, document_id: str, aliases: Aliases) -> tuple[Fact, ...]:
    return extract_facts(registry.pages(document_id), registry.sentences_of(document_id), aliases)
