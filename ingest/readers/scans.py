"""Pages that are pictures: Tesseract reads what neither library finds text on."""

from __future__ import annotations

import logging
import math
import subprocess
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
import pypdfium2
from PIL import Image
from pypdfium2 import PdfiumError

from ingest.readers import pdf, picture_columns
from ingest.readers.extraction import page_list
from ingest.readers.legibility import letters
from ingest.readers.pdf_hidden import FAINTEST
from ingest.readers.pdfium import opened
from ingest.readers.tesseract import DPI, Tesseract, recognise, upright
from ingest.settings import LimitSettings
from ingest.tidying import tidy
from ingest.types import ReadError, Reading

LOG = logging.getLogger(__name__)

_MOST_PIXELS = 40_000_000  # a poster is drawn smaller rather than fill the memory


def read(data: bytes, name: str, limits: LimitSettings, tesseract: Tesseract) -> Reading:
    """Reads a PDF as ``pdf.read`` does, with the text recognised on pages that have none.

    Pages for which the time does not suffice stay without. Raises what ``pdf.read`` raises.
    """
    reading = pdf.pages_of(data, name, limits)
    wanted = sorted({*reading.unreadable_pages, *reading.pictured_pages})
    found = {number: text for number, text in _recognised(data, name, wanted, tesseract) if letters(text)}
    texts = {number: text for number, text in found.items() if letters(text) > letters(reading.pages[number - 1].text)}
    pages = tuple(
        replace(page, text=texts[page.number], reader="tesseract") if page.number in texts else page
        for page in reading.pages
    )
    warnings = reading.warnings
    if texts:
        told = (
            f"{name} is a picture on {page_list(sorted(texts))}: its text was recognised (OCR), letters may be wrong."
        )
        warnings = (told, *warnings)
    unreadable = tuple(number for number in reading.unreadable_pages if number not in found)
    pictured = tuple(number for number in reading.pictured_pages if number not in found)
    return pdf.finished(Reading(pages, reading.title, warnings, unreadable, pictured), name)


def _recognised(data: bytes, name: str, numbers: Sequence[int], tesseract: Tesseract) -> Iterator[tuple[int, str]]:
    """The text of pages by number, as far as the time suffices."""
    ending = time.monotonic() + tesseract.seconds
    for number in numbers:
        if time.monotonic() > ending:
            LOG.debug("%s: no time is left to recognise page %d and the following", name, number)
            return
        try:
            yield number, _text(_picture(data, name, number), tesseract)
        except (PdfiumError, ReadError, subprocess.TimeoutExpired) as error:
            LOG.debug("%s: page %d is not recognised: %r", name, number, error)


def _picture(data: bytes, name: str, number: int) -> Image.Image:
    """The page as it is seen, in shades of grey. Raises PdfiumError, ReadError where it cannot be drawn."""
    with opened(data, name) as document:
        page: pypdfium2.PdfPage = document[number - 1]
        width, height = page.get_size()
        scale = min(DPI / 72, math.sqrt(_MOST_PIXELS / (width * height)))
        picture: Image.Image = page.render(scale=scale, grayscale=True).to_pil().convert("L")
        return picture


def _text(picture: Image.Image, tesseract: Tesseract) -> str:
    shades = np.asarray(picture)
    if int(shades.max()) - int(shades.min()) < FAINTEST:
        return ""
    parts = picture_columns.parts(upright(picture, tesseract), DPI)
    return tidy("\n".join(recognise(part, tesseract).strip() for part in parts)).strip()
