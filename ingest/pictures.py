"""The picture of a page with quotes marked, as a reader would mark them with a yellow pen."""

from __future__ import annotations

import io
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pypdfium2
from PIL import Image, ImageChops, ImageDraw
from pypdfium2 import PdfiumError
from pypdfium2.raw import FPDFText_GetUnicode

from ingest.alignment import align, letters
from ingest.readers.extraction import damaged
from ingest.readers.pdfium import opened

YELLOW = (255, 235, 90)  # multiplied with the page, so that dark text stays as dark as it is
MOST_PIXELS = 25_000_000  # a poster is drawn smaller than asked rather than fill the memory
WIDEST_GAP = 3.0  # in heights of a letter; a wider gap between two letters of a line is left unmarked
HYPHENS = "-\u2010\x02"  # PDFium gives \x02 for a hyphen that it takes for a line end's

Box = tuple[int, int, int, int]
"""Left, top, right, bottom in pixels of the picture, from its top left corner; right and bottom lie outside."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A rendered page, and for each mark asked for its boxes, line by line; none where it was not found."""

    page: Image.Image
    boxes: tuple[tuple[Box, ...], ...]

    @property
    def width(self) -> int:
        """In pixels."""
        return self.page.width

    @property
    def height(self) -> int:
        """In pixels."""
        return self.page.height

    def png(self) -> bytes:
        """The page with its marks, as a file. Most of the work: who wants to know the boxes alone is spared it."""
        buffer = io.BytesIO()
        _marked(self.page, [box for found in self.boxes for box in found]).save(buffer, "PNG")
        return buffer.getvalue()


def page_picture(
    pdf: bytes,
    page: int,
    page_text: str,
    marks: Sequence[tuple[int, int]],
    scale: float = 2.0,
    name: str = "the document",
) -> Picture:
    """Renders page ``page`` (from 1) at ``scale`` pixels a point and finds the quotes ``page_text[start:end]`` on it.

    ``page_text`` is the registry's text of that page, whichever library read it. Raises ReadError where PDFium cannot
    open or draw the file, ValueError for a page that the file has not.
    """
    with opened(pdf, name) as document:
        if not 1 <= page <= len(document):
            raise ValueError(f"{name} has no page {page}, only {len(document)}")
        try:
            return _draw(document[page - 1], page_text, marks, scale)
        except PdfiumError as error:
            raise damaged(name) from error


def _draw(page: pypdfium2.PdfPage, page_text: str, marks: Sequence[tuple[int, int]], scale: float) -> Picture:
    width, height = page.get_size()
    bitmap = page.render(scale=min(scale, math.sqrt(MOST_PIXELS / (width * height))))
    image = bitmap.to_pil().convert("RGB")
    position, text = bitmap.get_posconv(page), page.get_textpage()
    ours = letters(page_text)
    characters = "".join(chr(FPDFText_GetUnicode(text, index)) for index in range(text.count_chars()))
    theirs = letters(characters)
    boxes = []
    for start, end in marks:
        found = _with_hyphens(align(ours, theirs, start, end), characters)
        letter_boxes = [_letter_box(text, position, index) for index in found]
        boxes.append(tuple(_clipped(_lines(letter_boxes), image.size)))
    return Picture(image, tuple(boxes))


def _with_hyphens(found: Sequence[int], characters: str) -> list[int]:
    """The indices of aligned letters, with the hyphens at line ends between them, which alignment looks past."""
    return sorted({*found, *(i + 1 for i in found[:-1] if characters[i + 1] in HYPHENS)})


def _letter_box(text: pypdfium2.PdfTextPage, position: pypdfium2.PdfPosConv, index: int) -> Box:
    """The letter's box with the room its font gives every letter, so that the boxes of a line are of one height."""
    left, bottom, right, top = text.get_charbox(index, loose=True)
    (x0, y0), (x1, y1) = position.to_bitmap(left, bottom), position.to_bitmap(right, top)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _lines(letter_boxes: Iterable[Box]) -> list[Box]:
    """Boxes of letters in reading order joined to one box for each line, written across or up and down."""
    lines: list[list[Box]] = []
    direction = 0  # of the last line: 0 unknown, 1 across, 2 up or down
    for box in letter_boxes:
        step = _direction(lines[-1][-1], box) if lines else 0
        if step and direction in (0, step):
            lines[-1].append(box)
            direction = step
        else:
            lines.append([box])
            direction = 0
    return [
        (min(b[0] for b in line), min(b[1] for b in line), max(b[2] for b in line), max(b[3] for b in line))
        for line in lines
    ]


def _direction(last: Box, box: Box) -> int:
    """1 if ``box`` goes on the line of ``last`` across, 2 if up or down, 0 if it begins another line."""
    reach = WIDEST_GAP * max(1, min(max(b[2] - b[0], b[3] - b[1]) for b in (last, box)))
    for direction, along, across in ((1, 0, 1), (2, 1, 0)):
        overlap = min(last[across + 2], box[across + 2]) - max(last[across], box[across])
        thinner = min(last[across + 2] - last[across], box[across + 2] - box[across])
        gap = max(last[along], box[along]) - min(last[along + 2], box[along + 2])
        if overlap * 2 >= max(1, thinner) and gap <= reach:
            return direction
    return 0


def _clipped(boxes: Iterable[Box], size: tuple[int, int]) -> Iterable[Box]:
    """The parts of boxes that are on the picture; text may stand outside the page's crop box."""
    for left, top, right, bottom in boxes:
        box = max(0, left), max(0, top), min(size[0], right), min(size[1], bottom)
        if box[0] < box[2] and box[1] < box[3]:
            yield box


def _marked(image: Image.Image, boxes: Sequence[Box]) -> Image.Image:
    pen = Image.new("RGB", image.size, "white")
    draw = ImageDraw.Draw(pen)
    for left, top, right, bottom in boxes:
        draw.rectangle((left, top, right - 1, bottom - 1), fill=YELLOW)
    return ImageChops.multiply(image, pen)
