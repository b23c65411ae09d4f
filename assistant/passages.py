"""The sentences of retrieved chunks, each with the sentence before it, ready to be scored."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assistant.evidence import Passage, leans_on
from assistant.retrieval import Hit
from ingest.language.tokens import content_words
from ingest.registry import Registry, StoredSentence
from ingest.types import Document

_LEAST_WORDS = 2
_MOST_LEAD = 2  # sentences that are told before the one that answers leans on the one before it

Known = Mapping[tuple[str, int], StoredSentence]
"""Sentences by document and position."""


def passages_of(hits: Sequence[Hit], registry: Registry) -> list[Passage]:
    """Every sentence of the hits once, in the order of the hits."""
    by_chunk = registry.sentences_of_chunks(hit.chunk_id for hit in hits)
    known = {(s.document_id, s.ordinal): s for sentences in by_chunk.values() for s in sentences}
    passages: dict[str, Passage] = {}
    for hit in hits:
        for sentence in filter(_says_something, by_chunk.get(hit.chunk_id, ())):
            before = _before(sentence, known)
            passage = Passage(sentence, hit.document, before, _lead(before, known))
            passages.setdefault(sentence.sentence_id, passage)
    return list(passages.values())


def contact_passages(visible: Mapping[str, Document], registry: Registry) -> list[Passage]:
    """The sentences with an address or a phone number: no words of a question lead to a bare address."""
    found: dict[str, Passage] = {}
    for row in registry.facts("contact", documents=visible):
        place = row.document.document_id, row.fact.sentence
        known = {(s.document_id, s.ordinal): s for s in registry.sentences(place[0], max(0, place[1] - 1), place[1])}
        if (sentence := known.get(place)) is not None:
            found[sentence.sentence_id] = Passage(sentence, row.document, _before(sentence, known))
    return list(found.values())


def _lead(sentence: StoredSentence | None, known: Known) -> tuple[StoredSentence, ...]:
    """What the sentence leans on, and that in turn: "They will also …" after "They will …" after who they are."""
    lead: list[StoredSentence] = []
    while sentence is not None and len(lead) < _MOST_LEAD:
        before = _before(sentence, known)
        if before is None or not leans_on(sentence, before):
            break
        lead.insert(0, before)
        sentence = before
    return tuple(lead)


def _before(sentence: StoredSentence, known: Known) -> StoredSentence | None:
    """The sentence before it in the same section."""
    before = known.get((sentence.document_id, sentence.ordinal - 1))
    return before if before is not None and before.section == sentence.section else None


def _says_something(sentence: StoredSentence) -> bool:
    """Whether the sentence can be an answer at all: not a question itself, nor a bare marker or number."""
    if sentence.text.rstrip("*_ ”’\"'").endswith("?"):
        return False
    return len(content_words(sentence.text)) >= _LEAST_WORDS or "@" in sentence.text
