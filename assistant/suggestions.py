"""Questions to start with, made from what the documents say: their people, their acronyms and their headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, zip_longest

from assistant.answering.frames import Language, frame
from assistant.answering.subject import bare
from assistant.evidence.passages import SOURCES
from ingest.language.acronyms import find_acronyms
from ingest.language.detect import language_of
from ingest.language.names import Aliases, find_people
from ingest.language.orders import is_order
from ingest.registry import Registry, StoredSentence
from ingest.types import Document

_MARKER = re.compile(r"^[\W\d_]*(?:\(?\d+[.)]|[가-힣]\.)?\s*")


def candidates(
    documents: Sequence[Document], registry: Registry, aliases: Aliases, language: Language
) -> Iterator[str]:
    """Questions in turn about the documents, people, acronyms and headings, the newest documents first.

    Headings are named in the language they are written in only, and a question that reads as another language is left
    out: it would be answered in that one.
    """
    newest = sorted(documents, key=lambda d: (d.date is not None, d.date, d.document_id), reverse=True)
    sentences = [s for document in newest for s in _sentences(document, registry)]
    people = (p.name for s in sentences if s.kind != "table_row" for p in find_people(s.text, aliases))
    acronyms = (a.short for s in sentences for a in find_acronyms(s.text))
    titles = {document.title for document in documents}
    sections = (bare(s.text) for s in sentences if s.kind == "heading")
    named = (_MARKER.sub("", section) for section in sections if section not in titles)
    headings = (section for section in named if language_of(section) == language and not SOURCES.match(section))
    kinds = (
        (frame("suggest_summary", language),),
        (frame("suggest_person", language, name=name) for name in dict.fromkeys(people)),
        (frame("suggest_acronym", language, name=name) for name in dict.fromkeys(acronyms)),
        (frame("suggest_heading", language, name=name) for name in dict.fromkeys(headings)),
    )
    in_turn = chain.from_iterable(zip_longest(*kinds))
    return (question for question in in_turn if question is not None and language_of(question) == language)


def _sentences(document: Document, registry: Registry) -> list[StoredSentence]:
    last = max((chunk.last for chunk in registry.chunks_of(document.document_id)), default=-1)
    return [s for s in registry.sentences(document.document_id, 0, last) if not is_order(s.text)]
