"""The second opinion on a PDF, and the only way in to PDFium: a library that bears one thread at a time."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pypdfium2
from pypdfium2 import PdfiumError
from pypdfium2.raw import FPDF_ERR_PASSWORD, FPDF_PAGEOBJ_IMAGE

from ingest.readers.extraction import Extraction, damaged, locked, too_many_pages
from ingest.readers.legibility import FEW_LETTERS, letters
from ingest.readers.pdf_characters import PageText, page_text
from ingest.settings import LimitSettings

LOG = logging.getLogger(__name__)

_LOCK = threading.RLock()
FILLED_BY_PICTURE = 0.5  # of the page, by one picture
HYPHEN_AT_LINE_END = "\ufffe"  # PDFium's text has this for a hyphen and the line end after it


@contextmanager
def opened(data: bytes, name: str) -> Iterator[pypdfium2.PdfDocument]:
    """The document, with PDFium to oneself until the block ends: take what you need and leave.

    Raises ReadError: encrypted, unreadable.
    """
    with _LOCK:
        try:
            document = pypdfium2.PdfDocument(data)
        except PdfiumError as error:
            raise (locked(name) if error.err_code == FPDF_ERR_PASSWORD else damaged(name)) from error
        try:
            yield document
        finally:
            document.close()


def extract(data: bytes, name: str, limits: LimitSettings, layered: bool = False) -> Extraction:
    """The file as PDFium reads it; a page it fails on has the text "".

    ``layered``: the file has layers that are not shown, which PDFium's text leaves in.
    Raises ReadError: encrypted, unreadable, too_large.
    """
    with opened(data, name) as document:
        count = len(document)
        if count > limits.pages:
            raise too_many_pages(name, count, limits)
        pages = [_page_text(document, index, name, layered) for index in range(count)]
        labels = tuple(document.get_page_label(index) for index in range(count))
        return Extraction(
            library="pdfium",
            texts=tuple(page.text.replace(HYPHEN_AT_LINE_END, "-\n") for page in pages),
            labels=labels if any(labels) else None,
            title=document.get_metadata_value("Title") or None,
            mended=frozenset(number for number, page in enumerate(pages, 1) if page.mended),
            hidden=tuple(number for number, page in enumerate(pages, 1) if page.hidden),
            pictured=frozenset(number for number, page in enumerate(pages, 1) if page.pictured),
        )


def _is_picture(page: pypdfium2.PdfPage) -> bool:
    """Whether one picture takes up most of the page."""
    width, height = page.get_size()
    pictures = page.get_objects(filter=(FPDF_PAGEOBJ_IMAGE,), max_depth=1)
    boxes = (picture.get_bounds() for picture in pictures)
    return any(
        (right - left) * (top - bottom) > FILLED_BY_PICTURE * width * height for left, bottom, right, top in boxes
    )


def _page_text(document: pypdfium2.PdfDocument, index: int, name: str, layered: bool) -> PageText:
    try:
        page = document[index]
        found = page_text(page, layered)
        return replace(found, pictured=letters(found.text) < FEW_LETTERS and _is_picture(page))
    except PdfiumError as error:
        LOG.debug("PDFium cannot read page %d of %s: %r", index + 1, name, error)
        return PageText("")
