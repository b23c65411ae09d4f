"""Text on a PDF's page that something else lies over: a bar drawn to black words out leaves them in the file."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2
from pypdfium2 import raw

from ingest.readers.columns import Box

LEAST = 4.0  # points that a cover is wide and high
MOST_COVERS = 300  # the largest, on a page full of drawings
_UNDER = 0.9  # share of a text's box that is under its cover
_NO_COVERS = frozenset({raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_POPUP})
_TOPMOST = 1 << 30


def covered_texts(page: pypdfium2.PdfPage) -> frozenset[int]:
    """The text objects, by address, that pictures, filled shapes or annotations lie over; they may shine through.

    Texts inside forms (parts that a page shows as one) are not looked at.
    """
    items = [raw.FPDFPage_GetObject(page, index) for index in range(raw.FPDFPage_CountObjects(page))]
    shapes = [(box, place) for place, item in enumerate(items) if _is_solid(item) and (box := _bounds(item))]
    covers = [(box, place) for box, place in (*shapes, *_annotations(page)) if _is_large(box)]
    covers = sorted(covers, key=lambda cover: _area(cover[0]))[-MOST_COVERS:]
    return frozenset(
        ctypes.addressof(item.contents)
        for place, item in enumerate(items)
        if covers and raw.FPDFPageObj_GetType(item) == raw.FPDF_PAGEOBJ_TEXT and (box := _bounds(item))
        if any(above > place and _is_under(box, cover) for cover, above in covers)
    )


def _annotations(page: pypdfium2.PdfPage) -> Iterator[tuple[Box, int]]:
    for index in range(raw.FPDFPage_GetAnnotCount(page)):
        annotation = raw.FPDFPage_GetAnnot(page, index)
        place = raw.FS_RECTF()
        if raw.FPDFAnnot_GetSubtype(annotation) not in _NO_COVERS and raw.FPDFAnnot_GetRect(annotation, place):
            yield (place.left, place.bottom, place.right, place.top), _TOPMOST
        raw.FPDFPage_CloseAnnot(annotation)


def _is_solid(item: Any) -> bool:
    kind = raw.FPDFPageObj_GetType(item)
    if kind != raw.FPDF_PAGEOBJ_PATH:
        return bool(kind == raw.FPDF_PAGEOBJ_IMAGE)
    filled, drawn = ctypes.c_int(), ctypes.c_int()
    return bool(raw.FPDFPath_GetDrawMode(item, filled, drawn)) and filled.value != raw.FPDF_FILLMODE_NONE


def _bounds(item: Any) -> Box | None:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not raw.FPDFPageObj_GetBounds(item, left, bottom, right, top):
        return None
    return left.value, bottom.value, right.value, top.value


def _is_large(box: Box) -> bool:
    return min(box[2] - box[0], box[3] - box[1]) >= LEAST


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _is_under(box: Box, cover: Box) -> bool:
    width = min(box[2], cover[2]) - max(box[0], cover[0])
    height = min(box[3], cover[3]) - max(box[1], cover[1])
    return width > 0 and height > 0 and width * height >= _UNDER * _area(box)
