"""PDF: pypdf reads, PDFium is asked where a page came out badly, and the better text is kept."""

from __future__ import annotations

import logging
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ingest.readers import pdfium, pypdf_text
from ingest.readers.base import refuse_oversize
from ingest.readers.extraction import Extraction, no_text, page_list
from ingest.readers.legibility import doubtful, legible, undecoded
from ingest.readers.titles import believable_title
from ingest.settings import LimitSettings
from ingest.tidying import tidy
from ingest.types import Page, ReadError, Reading

LOG = logging.getLogger(__name__)

suffixes = (".pdf",)

MOSTLY_UNDECODED = 0.5  # a page with more undecoded characters than this has no readable text
TITLE_PAGES = 2  # a title that stands on none of the first pages belongs to another document
# Ligatures are the typesetter's, not the text's: "of\ufb01ce" could neither be searched nor compared with "office".
_LIGATURES = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}


def read(data: bytes, name: str, limits: LimitSettings) -> Reading:
    """Reads a PDF page by page; ``page_label`` is given only where the file itself says what is printed.

    Form values and text boxes laid over a page stand at its end. Pages without readable text stay, with the text "";
    they, hidden text and comments are named in warnings.
    """
    return finished(pages_of(data, name, limits), name)


def finished(reading: Reading, name: str) -> Reading:
    """The reading with a word about pages without text, or with a picture of it.

    Raises ReadError (empty) where no page has text.
    """
    if len(reading.unreadable_pages) == len(reading.pages):
        raise no_text(name)
    told = []
    if reading.unreadable_pages:
        told.append(f"{name} has no readable text on {page_list(reading.unreadable_pages)}.")
    if reading.pictured_pages:
        told.append(f"{name} has a picture that fills {page_list(reading.pictured_pages)}; text in it was not read.")
    return replace(reading, warnings=(*told, *reading.warnings))


def pages_of(data: bytes, name: str, limits: LimitSettings) -> Reading:
    """What ``read`` gives, before anything is said about pages without text; it may have no others."""
    refuse_oversize(data, name, limits)
    extraction = _best_extraction(data, name, limits)
    raw = [_with_lines(text, extraction, n) for n, text in enumerate(extraction.texts)]
    unreadable = tuple(n for n, text in enumerate(raw, 1) if not _readable(text))
    texts = ["" if n in unreadable else _page_text(text) for n, text in enumerate(raw, 1)]
    labels: Iterable[str] = extraction.labels or [""] * len(texts)
    pages = tuple(
        Page(n, tidy(label) or None, text, reader=None if n in unreadable else extraction.reader(n))
        for n, (text, label) in enumerate(zip(texts, labels, strict=True), 1)
    )
    title = believable_title(extraction.title, "\n".join(texts[:TITLE_PAGES]))
    pictured = tuple(sorted(extraction.pictured.difference(unreadable)))
    return Reading(pages, title, tuple(_warnings(name, extraction)), unreadable, pictured)


def _with_lines(text: str, extraction: Extraction, index: int) -> str:
    lines = extraction.annotations[index].lines if extraction.annotations else ()
    return "\n".join([text.rstrip(), "", *lines]) if lines else text


def _warnings(name: str, extraction: Extraction) -> Iterator[str]:
    commented = [n for n, page in enumerate(extraction.annotations, 1) if page.commented]
    if extraction.hidden:
        yield f"{name} has text that cannot be seen on {page_list(extraction.hidden)}; it was left out."
    if commented:
        yield f"{name} has comments on {page_list(commented)}; they are no part of its text and were left out."


def _best_extraction(data: bytes, name: str, limits: LimitSettings) -> Extraction:
    """pypdf's extraction, with PDFium's text on pages where that is more legible, in order, or rid of hidden text.

    Where one library cannot open the file the other's word holds, and where they disagree on the number of pages
    the extraction with more legible text is taken whole.
    """
    try:
        first = pypdf_text.extract(data, name, limits)
    except ReadError as refusal:
        return _only_pdfium(data, name, limits, refusal)
    try:
        second = pdfium.extract(data, name, limits, first.layered)
    except ReadError as refusal:
        if refusal.code == "encrypted":  # pypdf got in by an empty owner's password, where a viewer asks for another
            raise
        LOG.debug("no second opinion on %s: %s", name, refusal.sentence)
        return first
    if len(first.texts) != len(second.texts):
        return max(first, second, key=lambda extraction: sum(map(legible, extraction.texts)))
    both = enumerate(zip(first.texts, second.texts, strict=True), 1)
    taken = {n for n, pair in both if n in second.mended or _is_better(*pair)}
    return replace(
        first,
        texts=tuple(second.texts[n - 1] if n in taken else text for n, text in enumerate(first.texts, 1)),
        seconded=frozenset(taken),
        labels=first.labels or second.labels,
        title=first.title or second.title,
        hidden=second.hidden,
        pictured=second.pictured,
    )


def _is_better(first: str, second: str) -> bool:
    """Whether the second text of a page is to be preferred."""
    return doubtful(first) and legible(second) > legible(first)


def _only_pdfium(data: bytes, name: str, limits: LimitSettings, refusal: ReadError) -> Extraction:
    """PDFium's extraction after pypdf refused the file; without any text in it, pypdf's reason says more."""
    if refusal.code == "too_large":
        raise refusal
    try:
        extraction = pdfium.extract(data, name, limits)
    except ReadError as second:
        raise (refusal if refusal.code == "encrypted" else second) from refusal
    if not any(map(_readable, extraction.texts)):
        raise refusal
    return extraction


def _readable(text: str) -> bool:
    return legible(text) > 0 and undecoded(text) <= MOSTLY_UNDECODED


def _page_text(raw: str) -> str:
    return tidy(raw.translate(_LIGATURES))
