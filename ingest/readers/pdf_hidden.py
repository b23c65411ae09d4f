"""Text on a PDF's page that nobody can see: outside the page, too small, white on white, blacked out, invisible.

Such text is there for machines. It may be harmless, and it may be a trap: what cannot be seen cannot be cited.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any

import pypdfium2
from PIL import Image
from pypdfium2 import raw

from ingest.readers.columns import Box
from ingest.readers.pdf_covers import covered_texts

SMALLEST = 1.5  # points that a letter must be high
LIGHTEST = 240  # of 255 in each colour: what could be white on white, and is looked at in a picture
FAINTEST = 24  # of 255: with less contrast around a text there is none to be seen
_INVISIBLE = 3  # PDF's text rendering mode
_PICTURE_PIXELS = 4_000_000
_DEEPEST = 15  # forms inside forms
_LINE_GAP = 2.0  # of a letter's height; what stands farther off is another text


@dataclass(frozen=True, slots=True)
class Run:
    """What one text object shows: its number of letters and digits, and the box around its characters."""

    letters: int
    box: Box
    height: float


@dataclass(frozen=True, slots=True)
class Look:
    """A page's text objects, by address, that are drawn so that they may not be seen.

    ``doubted`` are light, or something lies over them; whether there is anything to be seen, a picture of the page
    tells. ``layered``: the file has layers that are not shown, so that this holds for all.
    """

    doubted: frozenset[int]
    invisible: frozenset[int]
    layered: bool
    without_size: bool
    out_of_sight: bool

    @property
    def suspected(self) -> bool:
        return bool(self.doubted or self.invisible or self.layered or self.without_size or self.out_of_sight)


def look_at(page: pypdfium2.PdfPage, boxes: Sequence[Box], layered: bool) -> Look:
    """A first look, quick on pages that hide nothing. ``boxes`` are those of the page's text."""
    light, invisible = set(), set()
    without_size = False
    for item in _text_objects(page):
        address, mode = ctypes.addressof(item.contents), raw.FPDFTextObj_GetTextRenderMode(item)
        if mode == _INVISIBLE:
            invisible.add(address)
        elif _is_light(item):
            light.add(address)
        without_size = without_size or _has_no_size(item)
    sheet = page.get_bbox()
    out_of_sight = any(_is_small(box) or _is_outside(box, sheet) for box in boxes)
    return Look(covered_texts(page) | light, frozenset(invisible), layered, without_size, out_of_sight)


def hidden_runs(page: pypdfium2.PdfPage, look: Look, runs: Mapping[int, Run]) -> frozenset[int]:
    """The text objects, by address, of which nothing is to be seen.

    A layer drawn as invisible that holds most of a page's text is that of a scan, and its lines stay where the picture
    shows something in their place.
    """
    sheet = page.get_bbox()
    hidden = {address for address, run in runs.items() if run.height < SMALLEST or _is_outside(run.box, sheet)}
    layer = set(runs.keys() & look.invisible)
    if 2 * sum(runs[address].letters for address in layer) < sum(run.letters for run in runs.values()):
        hidden |= layer
    doubted = (runs.keys() if look.layered else runs.keys() & look.doubted | layer) - hidden
    if doubted:
        picture = _Picture(page)
        unseen = {address for address in doubted if not picture.shows(runs[address].box)}
        hidden |= unseen - _in_seen_lines({address: runs[address] for address in runs if address in layer}, unseen)
    return frozenset(hidden)


def _in_seen_lines(layer: Mapping[int, Run], unseen: Set[int]) -> set[int]:
    """The unseen runs of a scan's layer in lines of which most is seen: its letters are often wider than the scan's,
    so that the end of a line stands beside the line's picture.
    """
    lines: list[list[int]] = []
    for address, run in layer.items():
        if lines and _goes_on(layer[lines[-1][-1]].box, run.box):
            lines[-1].append(address)
        else:
            lines.append([address])
    found = set[int]()
    for line in lines:
        missed = unseen & set(line)
        if 2 * sum(layer[address].letters for address in missed) < sum(layer[address].letters for address in line):
            found |= missed
    return found


def _goes_on(before: Box, box: Box) -> bool:
    """Whether a run stands in one line with the one before it, and not far from it."""
    height = min(before[3] - before[1], box[3] - box[1])
    overlap = min(before[3], box[3]) - max(before[1], box[1])
    return 2 * overlap > height and before[0] <= box[0] <= before[2] + _LINE_GAP * height


class _Picture:
    """The page as it is seen."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        width, height = page.get_size()
        bitmap = page.render(scale=min(2.0, math.sqrt(_PICTURE_PIXELS / (width * height))), grayscale=True)
        self._image: Image.Image = bitmap.to_pil().convert("L")
        self._position = bitmap.get_posconv(page)

    def shows(self, box: Box) -> bool:
        """Whether there is anything in this place."""
        (x0, y0), (x1, y1) = self._position.to_bitmap(box[0], box[1]), self._position.to_bitmap(box[2], box[3])
        place = self._image.crop((min(x0, x1), min(y0, y1), max(x0, x1) + 1, max(y0, y1) + 1))
        shades = place.histogram()
        seen = [shade for shade, pixels in enumerate(shades) if pixels]
        return bool(seen) and seen[-1] - seen[0] >= FAINTEST


def _text_objects(page: pypdfium2.PdfPage) -> Iterator[Any]:
    return _below(page, raw.FPDFPage_CountObjects, raw.FPDFPage_GetObject, _DEEPEST)


def _below(parent: Any, count: Callable[[Any], int], get: Callable[[Any, int], Any], depth: int) -> Iterator[Any]:
    """The text objects on a page or in a form, and in the forms inside it."""
    for index in range(count(parent)):
        item = get(parent, index)
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            yield item
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth:
            yield from _below(item, raw.FPDFFormObj_CountObjects, raw.FPDFFormObj_GetObject, depth - 1)


def _is_light(item: Any) -> bool:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    known = raw.FPDFPageObj_GetFillColor(item, red, green, blue, alpha)
    return bool(known) and (alpha.value == 0 or min(red.value, green.value, blue.value) >= LIGHTEST)


def _has_no_size(item: Any) -> bool:
    size, matrix = ctypes.c_float(), raw.FS_MATRIX()
    raw.FPDFTextObj_GetFontSize(item, size)
    raw.FPDFPageObj_GetMatrix(item, matrix)
    return size.value == 0 or matrix.a * matrix.d == matrix.b * matrix.c


def _is_small(box: Box) -> bool:
    return min(box[2] - box[0], box[3] - box[1]) < SMALLEST


def _is_outside(box: Box, sheet: Box) -> bool:
    return box[2] <= sheet[0] or box[0] >= sheet[2] or box[3] <= sheet[1] or box[1] >= sheet[3]
