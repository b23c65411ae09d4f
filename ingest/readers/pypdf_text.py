"""The first opinion on a PDF: pypdf's."""

from __future__ import annotations

import io
import logging
import struct
import zlib

import cryptography.exceptions
import pypdf
from pypdf.errors import DependencyError, PyPdfError

from ingest.readers.extraction import Extraction, damaged, locked, too_many_pages
from ingest.readers.library_logs import take_over
from ingest.readers.pdf_annotations import Annotations, annotations_of
from ingest.settings import LimitSettings

LOG = logging.getLogger(__name__)

# pypdf promises PyPdfError alone, yet its parsers run into the plain errors of Python on damaged files: a name where
# a number belongs is a TypeError, a missing object an AttributeError, a loop of references a RecursionError, a
# cut-off stream a zlib.error, struct.error or EOFError, a wild length a MemoryError or OverflowError.
PYPDF_FAILURES = (
    PyPdfError,
    DependencyError,
    cryptography.exceptions.InternalError,
    cryptography.exceptions.UnsupportedAlgorithm,
    zlib.error,
    struct.error,
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    MemoryError,
    NotImplementedError,
    RecursionError,
    TypeError,
    ValueError,
)


take_over("pypdf")


def extract(data: bytes, name: str, limits: LimitSettings) -> Extraction:
    """The file as pypdf reads it; a page it fails on has the text "".

    Files locked against changes only open with the empty password. Raises ReadError: encrypted, unreadable, too_large.
    """
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise locked(name)
        pages = list(reader.pages)
    except PYPDF_FAILURES as error:
        LOG.debug("pypdf cannot open %s: %r", name, error)
        raise damaged(name) from error
    if len(pages) > limits.pages:
        raise too_many_pages(name, len(pages), limits)
    return Extraction(
        library="pypdf",
        texts=tuple(_page_text(page, name) for page in pages),
        labels=_labels(reader, name),
        title=_title(reader, name),
        layered=_has_hidden_layers(reader, name),
        annotations=tuple(_annotations(page, name) for page in pages),
    )


def _page_text(page: pypdf.PageObject, name: str) -> str:
    try:
        return page.extract_text()
    except PYPDF_FAILURES as error:
        LOG.debug("pypdf cannot read a page of %s: %r", name, error)
        return ""


def _annotations(page: pypdf.PageObject, name: str) -> Annotations:
    try:
        return annotations_of(page)
    except PYPDF_FAILURES as error:
        LOG.debug("pypdf cannot read the annotations of a page of %s: %r", name, error)
        return Annotations()


def _labels(reader: pypdf.PdfReader, name: str) -> tuple[str, ...] | None:
    try:
        return tuple(reader.page_labels) if "/PageLabels" in reader.root_object else None
    except PYPDF_FAILURES as error:
        LOG.debug("pypdf cannot read the page labels of %s: %r", name, error)
        return None


def _has_hidden_layers(reader: pypdf.PdfReader, name: str) -> bool:
    """Whether the file has parts (optional content) that it does not show, or not always."""
    try:
        settings = reader.root_object.get("/OCProperties", {}).get("/D", {})
        return bool(settings.get("/OFF")) or settings.get("/BaseState", "/ON") != "/ON"
    except PYPDF_FAILURES as error:
        LOG.debug("pypdf cannot read the layers of %s: %r", name, error)
        return False


def _title(reader: pypdf.PdfReader, name: str) -> str | None:
    try:
        return reader.metadata.title if reader.metadata else None
    except PYPDF_FAILURES as error:
        LOG.debug("pypdf cannot read the metadata of %s: %r", name, error)
        return None
