"""Two columns told from the picture of a page, which is cut into the parts that are to be read one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from statistics import median

import numpy as np
import numpy.typing as npt
from PIL import Image

from ingest.readers.columns import FEWEST_LINES, FILLED, HALF_GUTTER, MIDDLE, MOST_ACROSS

INK = 200  # of 255: at one pixel a point letters are grey, and specks of dust lighter than this
MOST_PARTS = 12  # a table's rules cut a page into more
HIGHEST_LINE = 40  # points that a line across both columns, or a picture's edge, has at most above and below
MARGIN = 6  # points left around a part

Ink = npt.NDArray[np.bool_]
"""Where a picture is dark: (height, width), or (height,) for its rows."""
Run = tuple[int, int]


def parts(picture: Image.Image, dpi: int) -> list[Image.Image]:
    """The picture of a page (grey) in parts with one column of text each; the whole where there are no two columns."""
    scale = dpi / 72
    small = picture.resize((max(1, round(picture.width / scale)), max(1, round(picture.height / scale))))
    ink = np.asarray(small) < INK
    gutter = _gutter(ink)
    if gutter is None:
        return [picture]
    boxes = list(_boxes(ink, gutter))
    if len(boxes) > MOST_PARTS:
        return [picture]
    return [picture.crop(_scaled(box, scale, picture)) for box in boxes]


def _gutter(ink: Ink) -> int | None:
    """The middle of the strip that fewest rows of ink cross, where both sides of it are columns of running text."""
    inked = np.flatnonzero(ink.any(axis=0))
    if not inked.size:
        return None
    half = int(HALF_GUTTER)
    first, last = (int(inked[0] + share * (inked[-1] - inked[0])) for share in MIDDLE)
    tried = range(max(half, first), last)
    crossed = [int(_across(ink, x).sum()) for x in tried]
    if not crossed:
        return None
    best = [x for x, rows in zip(tried, crossed, strict=True) if rows == min(crossed)]
    gutter = best[len(best) // 2]
    sides = [side & ~_across(ink, gutter)[:, None] for side in (ink[:, :gutter], ink[:, gutter:])]
    least = min(int(_rows(side).sum()) for side in sides)
    return gutter if min(crossed) <= MOST_ACROSS * least and all(map(_is_prose, sides)) else None


def _rows(ink: Ink) -> Ink:
    """Which rows have ink, (height,)."""
    return np.asarray(ink.any(axis=1))


def _across(ink: Ink, gutter: int) -> Ink:
    """In which rows ink crosses the gutter, (height,)."""
    half = int(HALF_GUTTER)
    return _rows(ink[:, gutter - half : gutter + half])


def _is_prose(side: Ink) -> bool:
    """Whether there are enough lines, most of which fill their column."""
    widths = []
    for top, bottom in _runs(_rows(side)):
        columns = np.flatnonzero(side[top:bottom].any(axis=0))
        widths.append(int(columns[-1] - columns[0]))
    return len(widths) >= FEWEST_LINES and median(widths) >= FILLED * max(widths)


def _boxes(ink: Ink, gutter: int) -> Iterator[tuple[int, int, int, int]]:
    """Left, top, right, bottom of each part that has ink, in the order of reading."""
    height, width = ink.shape
    bands = [_with_its_line(ink, run) for run in _runs(_across(ink, gutter))]
    edges = sorted({0, height, *(edge for band in bands for edge in band)})
    for top, bottom in pairwise(edges):
        across = any(first <= top and bottom <= last for first, last in bands)
        for left, right in [(0, width)] if across else [(0, gutter), (gutter, width)]:
            if ink[top:bottom, left:right].any():
                yield left, top, right, bottom


def _with_its_line(ink: Ink, run: Run) -> Run:
    """The rows up to the white ones above and below, between which the letters of a line stand."""
    top, bottom = run
    inked = _rows(ink)
    while top > 0 and inked[top - 1] and run[0] - top < HIGHEST_LINE:
        top -= 1
    while bottom < len(inked) and inked[bottom] and bottom - run[1] < HIGHEST_LINE:
        bottom += 1
    return top, bottom


def _runs(flags: Ink) -> Iterator[Run]:
    """The stretches of True, half open."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], flags, [False]))))
    for first, last in zip(edges[::2], edges[1::2], strict=True):
        yield int(first), int(last)


def _scaled(box: tuple[int, int, int, int], scale: float, picture: Image.Image) -> tuple[int, int, int, int]:
    left, top, right, bottom = box
    return (
        max(0, int((left - MARGIN) * scale)) if left else 0,
        max(0, int((top - MARGIN) * scale)),
        min(picture.width, int(right * scale)),
        min(picture.height, int((bottom + MARGIN) * scale)),
    )
