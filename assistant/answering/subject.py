"""What a summary is asked of: the newest document, a document by its title, a section by its heading, or a topic."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from assistant.evidence.answerability import BINDING, DATED
from assistant.evidence.candidates import NAME_WEIGHT, Evidence
from assistant.evidence.matching import match_table
from assistant.patterns import load_patterns
from assistant.question.understanding import Question, Term
from assistant.workbench import Workbench
from ingest.types import Document

NAMED = 0.6
"""Least share of the question's words that a title, a heading or a sentence must account for to be meant by it."""
_MARKUP = re.compile(r"^#+\s*")


@dataclass(frozen=True, slots=True)
class Subject:
    """A document, one of its sections, or (``evidence``) the sentences on a topic."""

    document: Document
    section: str | None = None
    evidence: tuple[Evidence, ...] = ()


def subject_of(
    question: Question, evidence: Sequence[Evidence], visible: Mapping[str, Document], bench: Workbench
) -> Subject | None:
    """What the question wants summarised, or None where nothing visible is that."""
    patterns = load_patterns("documents")
    documents = _of_kind(question.text, visible.values())
    near = sorted(dict.fromkeys(e.passage.document for e in evidence), key=lambda d: d not in documents)
    if patterns["newest"].search(question.text):
        about = [d for d in near if _share(question.terms, d.title, d, bench) >= NAMED] if question.terms else documents
        return Subject(max(about, key=_newest)) if about else None
    if not question.terms:
        return Subject(near[0] if near and near[0] in documents else max(documents, key=_newest))
    if not near:
        return None
    headings = [(_share(question.terms, s, d, bench), d, s) for d in near for s in _sections(d, bench)]
    section = max(headings, key=lambda heading: heading[0], default=(0.0, near[0], None))
    title = max(((_share(question.terms, d.title, d, bench), d) for d in near), key=lambda title: title[0])
    if section[0] >= NAMED and (section[0] > title[0] or patterns["part"].search(question.text)):
        return Subject(section[1], section[2])
    if title[0] >= NAMED:
        return Subject(title[1])
    topic = tuple(e for e in evidence if e.coverage >= NAMED and e.binding >= BINDING and e.dated >= DATED)
    return Subject(topic[0].passage.document, evidence=topic) if topic else None


def bare(heading: str) -> str:
    """A heading without the marks that make it one in Markdown."""
    return _MARKUP.sub("", heading)


def _of_kind(text: str, documents: Collection[Document]) -> list[Document]:
    """The documents of the kind that the question names, else all."""
    kinds = [kind for kind, pattern in load_patterns("document_kinds").items() if pattern.search(text)]
    named = [d for d in documents if d.kind and any(kind in d.kind for kind in kinds)]
    return named or list(documents)


def _newest(document: Document) -> tuple[bool, str, str]:
    return document.date is not None, str(document.date), document.path


def _sections(document: Document, bench: Workbench) -> list[str]:
    """The document's headings in order; its title, where it stands as one, is the document itself."""
    chunks = bench.registry.chunks_of(document.document_id)
    sections = dict.fromkeys(chunk.section for chunk in chunks if chunk.section)
    return [section for section in sections if bare(section) != document.title]


def _share(terms: Sequence[Term], text: str, document: Document, bench: Workbench) -> float:
    """How much of the terms a title or heading accounts for; dates are the document's."""
    [matches] = match_table(terms, [text], [document.date], bench.aliases, bench.lexicon)
    weights = [NAME_WEIGHT if term.name or term.date else 1.0 for term in terms]
    return float(sum(w * m for w, m in zip(weights, matches, strict=True)) / sum(weights))
