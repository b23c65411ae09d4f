"""Sample passages built in memory, evidence about them, and a lexicon in which only equal words are alike."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date

import numpy as np

from assistant.evidence.candidates import Evidence, Passage
from assistant.question.understanding import Question, understand
from ingest.language.names import Aliases
from ingest.lexicon import Lexicon, Vectors
from ingest.registry import StoredSentence
from ingest.types import Document, Span, UnitKind

DIMENSIONS = 1024
NO_ALIASES = Aliases()


def unlike(words: Sequence[str]) -> Vectors:
    """Unit vectors (words, d) of which no two are near each other."""
    seeds = [int.from_bytes(hashlib.sha256(word.encode()).digest()[:8], "big") for word in words]
    rows = np.stack([np.random.default_rng(seed).normal(size=DIMENSIONS) for seed in seeds]).astype(np.float32)
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), dtype=np.float32)


def plain_lexicon() -> Lexicon:
    """Knows no two words of one meaning: what matches does so by stem, name, date, glossary or sound."""
    return Lexicon(unlike)


def ask(text: str) -> Question:
    """The question, understood without aliases and without a conversation."""
    return understand(text, (), NO_ALIASES)


def sample_document(**changes: object) -> Document:
    """A public English release of 30 September 2024."""
    entry: dict[str, object] = {
        "document_id": "d1",
        "path": "/inbox/sample.txt",
        "version": "0" * 64,
        "title": "Sample release",
        "kind": "press_release",
        "date": date(2024, 9, 30),
        "date_inferred": False,
        "language": "en",
        "visibility": "public",
        "reviewed": True,
        "embargo_until": None,
        "source": None,
        "issuer": None,
        "contact": None,
        "compiled_on": None,
        "supersedes": (),
        "pages": 1,
        "chunks": 1,
        "partial": False,
        "warnings": (),
    }
    return Document(**{**entry, **changes})  # type: ignore[arg-type]


def sample_sentence(
    text: str, ordinal: int = 0, section: str | None = None, kind: UnitKind = "sentence", document_id: str = "d1"
) -> StoredSentence:
    """A sentence of its own on a page without a number, in a chunk of its section."""
    return StoredSentence(
        ordinal=ordinal,
        kind=kind,
        text=text,
        spans=(Span(None, 1_000 * ordinal, 1_000 * ordinal + len(text)),),
        section=section,
        sentence_id=f"{document_id}-s{ordinal:03}",
        chunk_id=f"{document_id}-{section}",
        document_id=document_id,
    )


def sample_passages(*texts: str, section: str | None = None, document: Document | None = None) -> list[Passage]:
    """The texts as the sentences of one section, each with the one before it."""
    document = document or sample_document()
    sentences = [sample_sentence(t, i, section, document_id=document.document_id) for i, t in enumerate(texts)]
    return [Passage(s, document, sentences[i - 1] if i else None) for i, s in enumerate(sentences)]


def sample_found(passage: Passage, probability: float = 0.9, **changes: object) -> Evidence:
    """Evidence that speaks for the passage as far as nothing else is said; of a question with one term."""
    entry: dict[str, object] = {
        "matches": (1.0,),
        "coverage": 1.0,
        "binding": 1.0,
        "dated": 1.0,
        "holds": (1.0,),
        "attribute": 1.0,
        "features": (),
    }
    return Evidence(passage=passage, probability=probability, **{**entry, **changes})  # type: ignore[arg-type]


def matched(question: Question) -> tuple[float, ...]:
    """The matches of a passage that holds every term of the question."""
    return (1.0,) * len(question.terms)
