"""The sentences of retrieved chunks, each with the sentence before it, ready to be scored."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.evidence import Passage
from assistant.retrieval import Hit
from ingest.language.tokens import content_words
from ingest.registry import Registry, StoredSentence

_LEAST_WORDS = 2


def passages_of(hits: Sequence[Hit], registry: Registry) -> list[Passage]:
    """Every sentence of the hits once, in the order of the hits."""
    by_chunk = registry.sentences_of_chunks(hit.chunk_id for hit in hits)
    known = {(s.document_id, s.ordinal): s for sentences in by_chunk.values() for s in sentences}
    passages: dict[str, Passage] = {}
    for hit in hits:
        for sentence in filter(_says_something, by_chunk.get(hit.chunk_id, ())):
            before = known.get((sentence.document_id, sentence.ordinal - 1))
            passages.setdefault(sentence.sentence_id, Passage(sentence, hit.document, _same_section(before, sentence)))
    return list(passages.values())


def _says_something(sentence: StoredSentence) -> bool:
    """Whether the sentence can be an answer at all: not a question itself, nor a bare marker or number."""
    if sentence.text.rstrip("*_ ”’\"'").endswith("?"):
        return False
    return len(content_words(sentence.text)) >= _LEAST_WORDS or "@" in sentence.text


def _same_section(before: StoredSentence | None, sentence: StoredSentence) -> StoredSentence | None:
    return before if before is not None and before.section == sentence.section else None
