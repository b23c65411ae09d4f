"""Summaries by extraction: a document's lead and its section headings, or a section's first sentences.

The lead of a release says what the rest details, so the first full sentence and the headings are its summary (the
"lead" baseline of news summarisation, which extractive systems rarely beat).
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.engines.base import Draft
from assistant.evidence import Evidence, Passage
from assistant.question import Question
from ingest.registry import Registry, StoredSentence
from ingest.types import Document

HEADINGS = 8
SECTION_SENTENCES = 3
TOPIC = 0.6
"""Least share of the question's words that a heading must cover for the summary to keep to its section."""
_LEAD_CHARACTERS = 60


def summarise(question: Question, evidence: Sequence[Evidence], registry: Registry) -> list[Draft]:
    """Drafts for the section the question names, else for the document of the best evidence."""
    best = evidence[0].passage
    section = _section_asked_for(question, evidence)
    last = max(chunk.last for chunk in registry.chunks_of(best.document.document_id))
    sentences = registry.sentences(best.document.document_id, 0, last)
    if section is not None:
        inside = [s for s in sentences if s.section == section and s.kind != "heading"]
        return [_draft(s, best.document) for s in inside[:SECTION_SENTENCES]]
    lead = [s for s in sentences if _is_lead(s)][:1]
    headings = [s for s in sentences if s.kind == "heading" and s.section == s.text]
    return [_draft(s, best.document) for s in (*lead, *headings[:HEADINGS])]


def _section_asked_for(question: Question, evidence: Sequence[Evidence]) -> str | None:
    if not question.terms:
        return None
    for found in evidence:
        passage: Passage = found.passage
        if passage.sentence.kind == "heading" and found.coverage >= TOPIC:
            return passage.sentence.section
    return None


def _is_lead(sentence: StoredSentence) -> bool:
    complete = sentence.text.rstrip("”\"'’)").endswith((".", "다", "!", "?"))
    return sentence.kind == "sentence" and complete and len(sentence.text) >= _LEAD_CHARACTERS


def _draft(sentence: StoredSentence, document: Document) -> Draft:
    return Draft(sentence.text, sentence, document)
