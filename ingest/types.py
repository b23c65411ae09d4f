"""The nouns every step of ingest hands on: pages, spans, sentences, chunks, documents.

Offsets count code points of a page's own NFC text, half open. ``page`` is the physical page from 1, or None
where the format has no pages (such a document has exactly one page, so None names it).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

Visibility = Literal["public", "internal"]
Audience = Literal["press", "staff", "editor"]
Status = Literal["added", "updated", "unchanged", "partial", "failed"]
ErrorCode = Literal["unreadable", "encrypted", "empty", "too_large", "unsupported", "timeout"]
Lines = Literal["wrapped", "whole"]
PageReader = Literal["pypdf", "pdfium", "tesseract"]
UnitKind = Literal["heading", "sentence", "list_item", "table_row"]


class ReadError(Exception):
    """A file that cannot be read: ``code`` for programs, one plain sentence for the person."""

    def __init__(self, code: ErrorCode, sentence: str) -> None:
        super().__init__(sentence)
        self.code: ErrorCode = code
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of one page's text: ``page_text[start:end]``."""

    page: int | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Page:
    """One page as its reader gave it: NFC text, and the label printed on it where there is one.

    ``lines``: whether a paragraph may be wrapped over several lines of ``text``, or each line is a whole one.
    ``reader``: whose text it is, where several programs can read a page of this format.
    """

    number: int | None
    label: str | None
    text: str
    lines: Lines = "wrapped"
    reader: PageReader | None = None

    @property
    def ocr(self) -> bool:
        """Whether the text was recognised in a picture of the page, so that single letters may be wrong."""
        return self.reader == "tesseract"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader got out of one file.

    ``pictured_pages`` have hardly any text beside a picture that fills them, in which there may be more.
    """

    pages: tuple[Page, ...]
    title: str | None = None
    warnings: tuple[str, ...] = ()
    unreadable_pages: tuple[int, ...] = ()
    pictured_pages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """The smallest thing that can be quoted: a sentence, heading, list item or table row.

    ``text`` is the reading text (wrapped lines joined); ``spans`` say where it stands, one span a page touched, in
    order: the page slices, joined, equal ``text`` once white space is left out (a word broken at a line end is one
    word here). ``ordinal`` counts from 0 within the document.
    """

    ordinal: int
    kind: UnitKind
    text: str
    spans: tuple[Span, ...]
    section: str | None


@dataclass(frozen=True, slots=True)
class Chunk:
    """A run of whole sentences of one page and section; what is embedded and searched.

    ``text`` is the reading text of ``page_text[start:end]``, equal to it once white space is left out. ``first`` and
    ``last`` are the ordinals of its first and last sentence (inclusive); a sentence that runs over a page break is in
    a chunk of each page, with the part that stands there. ``context`` holds what a reader of the page has read before,
    a line each: the headings above, the line that introduces a list, a table's header.
    """

    ordinal: int
    page: int | None
    section: str | None
    start: int
    end: int
    text: str
    first: int
    last: int
    context: str = ""

    @property
    def searched(self) -> str:
        """What is embedded and searched for keywords: the text in its context."""
        return searched_text(self.context, self.text)


def searched_text(context: str, text: str) -> str:
    """What finds a chunk of this context and text."""
    return f"{context}\n{text}" if context else text


@dataclass(frozen=True, slots=True)
class Document:
    """What the registry knows of a document's current version."""

    document_id: str
    path: str
    version: str  # sha256 of the file's bytes, hex
    title: str
    kind: str | None
    date: dt.date | None
    date_inferred: bool
    language: str  # "en", "ko", "ja" or "und"
    visibility: Visibility
    reviewed: bool
    embargo_until: dt.datetime | None  # aware
    source: str | None
    issuer: str | None
    contact: str | None
    compiled_on: dt.date | None
    supersedes: tuple[str, ...]  # paths as corpus.yaml names them, resolved
    pages: int
    chunks: int
    partial: bool
    warnings: tuple[str, ...]
