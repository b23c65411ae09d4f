"""Summaries by extraction: a document's lead and headings, a section's first sentences, or a topic's best ones.

The lead of a release says what the rest details, so the lead and the headings are its summary (the "lead" baseline of
news summarisation, which extractive systems rarely beat). Which of the first sentences is the lead shows in the words
that it shares with the title: "Published by …" and "Last updated …" share few.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import takewhile

from assistant.answering.subject import bare, subject_of
from assistant.engines.base import Draft
from assistant.evidence.candidates import Evidence, Passage
from assistant.evidence.passages import SOURCES
from assistant.question.understanding import Question
from assistant.workbench import Workbench
from ingest.language.orders import is_order
from ingest.language.tokens import content_words
from ingest.registry import Registry, StoredSentence
from ingest.types import Document

HEADINGS = 8
SENTENCES = 3
LEADING = 6
"""Sentences at a document's start among which the lead is looked for."""
_LEAD_WORDS = 6
_LABEL_WORDS = 3  # content words of a heading that says no more than what its section is about
_TITLE = re.compile(r"\btitle\b|제목", re.IGNORECASE)


def summarise(
    question: Question, evidence: Sequence[Evidence], visible: Mapping[str, Document], bench: Workbench
) -> list[Draft]:
    """Drafts for what the question wants summarised; none where the documents have no such thing."""
    subject = subject_of(question, evidence, visible, bench)
    if subject is None:
        return []
    if subject.evidence:
        best = sorted(subject.evidence[:SENTENCES], key=lambda e: _place(e, subject.evidence))
        return [_draft(e.passage.sentence, e.passage.document) for e in best]
    sentences = _sentences(subject.document, bench.registry)
    if _TITLE.search(question.text) and (title := _title(sentences, subject.document)):
        return [_draft(s, subject.document) for s in title]
    if subject.section is not None:
        inside = [s for s in sentences if s.section == subject.section and s.kind != "heading"]
        if inside:
            return [_draft(s, subject.document) for s in inside[:SENTENCES]]
    return [_draft(s, subject.document) for s in _overview(sentences, subject.document)]


def _place(evidence: Evidence, order: Sequence[Evidence]) -> tuple[int, int]:
    documents = list(dict.fromkeys(e.passage.document.document_id for e in order))
    return documents.index(evidence.passage.document.document_id), evidence.passage.sentence.ordinal


def _sentences(document: Document, registry: Registry) -> list[StoredSentence]:
    last = max((chunk.last for chunk in registry.chunks_of(document.document_id)), default=-1)
    return [s for s in registry.sentences(document.document_id, 0, last) if not is_order(s.text)]


def _title(sentences: Sequence[StoredSentence], document: Document) -> list[StoredSentence]:
    """The lines at the document's head that its title stands on."""
    words = {word.key for word in content_words(document.title)}
    held = [bool(keys) and keys <= words for keys in ({w.key for w in content_words(s.text)} for s in sentences)]
    first = held.index(True) if True in held else len(held)
    return [s for s, _ in takewhile(lambda pair: pair[1], zip(sentences[first:], held[first:], strict=True))]


def _overview(sentences: Sequence[StoredSentence], document: Document) -> list[StoredSentence]:
    """The lead and the headings, or what stands first under each where they only name a topic; without headings, the
    lead and the sentences after it.
    """
    whole = [s for s in sentences if _is_whole(s, document)]
    if not whole:
        return [s for s in sentences if s.kind != "heading"][:SENTENCES]
    title = {word.key for word in content_words(document.title)}
    lead = max(whole[:LEADING], key=lambda s: len(title & {word.key for word in content_words(s.text)}))
    headings = [
        s
        for s in sentences
        if s.kind == "heading" and bare(s.text) not in ("", document.title) and not SOURCES.match(s.text)
    ]
    after = [s for s in whole if s.ordinal > lead.ordinal]
    if len(headings) > 1 and all(len(content_words(bare(s.text))) <= _LABEL_WORDS for s in headings):
        first = {
            s.section: s for s in reversed(after) if s.section != lead.section and not SOURCES.match(s.section or "")
        }
        return [lead, *list(reversed(first.values()))[:HEADINGS]]
    return [lead, *map(_unmarked, headings[:HEADINGS])] if len(headings) > 1 else [lead, *after[: SENTENCES - 1]]


def _is_whole(sentence: StoredSentence, document: Document) -> bool:
    """Whether the unit is a full sentence that stands on its own."""
    complete = sentence.text.rstrip("”\"'’)*_ ").endswith((".", "다", "!"))
    leans = Passage(sentence, document, sentence).leans
    if sentence.kind not in {"sentence", "list_item"} or not complete or leans or sentence.text == document.title:
        return False
    return len(content_words(sentence.text)) >= _LEAD_WORDS


def _unmarked(heading: StoredSentence) -> StoredSentence:
    """A heading, and its place on the page, without the marks of Markdown."""
    text = bare(heading.text)
    first, *rest = heading.spans
    start = first.start + len(heading.text) - len(text)
    return replace(heading, text=text, spans=(replace(first, start=start), *rest))


def _draft(sentence: StoredSentence, document: Document) -> Draft:
    return Draft(sentence.text, sentence, document)
