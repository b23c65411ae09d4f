"""Where a document says something, as a link says it, and as the source panel wants it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from assistant.answer import Answer, Citation, Statement
from assistant.answering.frames import Language
from ingest.registry import FactRow, StoredSentence
from ingest.types import Audience, Document

if TYPE_CHECKING:
    from assistant.desk import Desk

_WRITTEN = re.compile(r"([0-9a-z]{1,16})-(\d{0,7})-(\d{1,9})-(\d{1,9})")


@dataclass(frozen=True, slots=True)
class Place:
    """``page_text(document_id, page)[start:end]``, offsets in code points."""

    document_id: str
    page: int | None
    start: int
    end: int

    def __str__(self) -> str:
        page = "" if self.page is None else self.page
        return f"{self.document_id}-{page}-{self.start}-{self.end}"

    @classmethod
    def of_fact(cls, row: FactRow) -> Place:
        """Where the quote of a fact stands."""
        fact = row.fact
        return cls(row.document.document_id, fact.page, fact.quote_start, fact.quote_end)

    @classmethod
    def of_sentence(cls, document: Document, sentence: StoredSentence) -> Place:
        """Where a sentence stands; of one that runs over a page break, its part on the first page."""
        span = sentence.spans[0]
        return cls(document.document_id, span.page, span.start, span.end)

    @classmethod
    def parse(cls, written: str) -> Place | None:
        """What a link says, or None where it says no place."""
        match = _WRITTEN.fullmatch(written)
        if match is None or not match[0].isascii():
            return None
        return cls(match[1], int(match[2]) if match[2] else None, int(match[3]), int(match[4]))


@dataclass(frozen=True, slots=True)
class Source:
    """A place, and what a link to it says of the document."""

    document: Document
    place: Place
    quote: str


def source_of(row: FactRow) -> Source:
    """Where a fact stands."""
    return Source(row.document, Place.of_fact(row), " ".join(row.fact.quote.split()))


def cite(desk: Desk, place: Place, audience: Audience) -> Citation | None:
    """The citation of a place; None where the audience may not see the document now, or it has no such place."""
    document = desk.visible(audience).get(place.document_id)
    page = desk.page(place.document_id, place.page, audience=audience)
    if document is None or page is None or not 0 <= place.start < place.end <= len(page.text):
        return None
    return Citation(
        number=1,
        document_id=place.document_id,
        chunk_id="",  # the place is that of a fact or a sentence; nothing of a chunk is shown
        title=document.title,
        kind=document.kind,
        date=document.date,
        page=page.number,
        page_label=page.label,
        section=None,
        quote=page.text[place.start : place.end],
        start=place.start,
        end=place.end,
        visibility=document.visibility,
        path="",
        ocr=page.ocr,
    )


def as_answer(citation: Citation, as_of: date, audience: Audience, language: Language) -> Answer:
    """The citation as the source panel takes it: the one source of an answer that quotes it."""
    text = " ".join(citation.quote.split())
    return Answer(
        question="",
        standalone_question="",
        language=language,
        as_of=as_of,
        audience=audience,
        status="answered",
        text=f"{text} [1]",
        statements=(Statement(text=text, citations=(1,)),),
        citations=(citation,),
        engine="quote",
    )
