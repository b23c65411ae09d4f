"""Two columns told from the places of a page's words, and their words put into the order in which they are read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

MIDDLE = (0.3, 0.7)  # shares of the text's width between which a gutter lies
FEWEST_LINES = 4  # in each column
FILLED = 0.6  # share of its column's width that a line of running text has; a table's cells have less
SHORTEST_LINE = 25  # letters, of half the lines at least
MOST_ACROSS = 0.5  # lines across both columns, as a share of those in them
HALF_GUTTER = 4.0  # points; twice this is wider than the spaces in justified lines
_STEPS = 80  # places tried for the gutter
_SAME_LINE = 4.0  # points that the pieces of one line differ in height at most
_LEFT, _RIGHT, _ACROSS = 0, 1, 2  # in the order in which they are read below one another

Box = tuple[float, float, float, float]
"""Left, bottom, right, top in points, from the page's lower left corner."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line."""

    text: str
    box: Box


def around(boxes: Sequence[Box]) -> Box:
    """The smallest box that holds all of these, at least one."""
    left, bottom, right, top = zip(*boxes, strict=True)
    return min(left), min(bottom), max(right), max(top)


def may_have_columns(boxes: Sequence[Box]) -> bool:
    """Whether a gutter could be between these boxes: quick to tell, and mostly no."""
    return _gutter(boxes) is not None


def in_columns(pieces: Sequence[Piece]) -> list[list[Piece]] | None:
    """The lines of a page in two columns, which the given order mixes: down the left one, then down the right one.

    What stands across both columns divides them into parts above and below. None where there are no two columns of
    running text, or where the order is right as it is.
    """
    gutter = _gutter([piece.box for piece in pieces])
    if gutter is None:
        return None
    across = [piece.box[3] for piece in pieces if _side(piece.box, gutter) == _ACROSS]
    places = [_place(piece.box, gutter, across) for piece in pieces]
    if _turns(places) < _turns(sorted(places)) + FEWEST_LINES:
        return None
    if not all(_is_prose([piece for piece in pieces if _side(piece.box, gutter) == side]) for side in (_LEFT, _RIGHT)):
        return None
    order = sorted(range(len(pieces)), key=places.__getitem__)
    return _lines([pieces[n] for n in order])


def _gutter(boxes: Sequence[Box]) -> float | None:
    """The place that the fewest boxes reach, with enough lines on both sides of it."""
    if len(boxes) < 2 * FEWEST_LINES:
        return None
    left, right = min(box[0] for box in boxes), max(box[2] for box in boxes)
    first, last = (left + share * (right - left) for share in MIDDLE)
    tried = [first + step * (last - first) / _STEPS for step in range(_STEPS + 1)]
    reached = [sum(_side(box, x) == _ACROSS for box in boxes) for x in tried]
    fewest = min(reached)
    best = [x for x, count in zip(tried, reached, strict=True) if count == fewest]
    gutter = best[len(best) // 2]
    lines = min(len(_rows(box for box in boxes if _side(box, gutter) == side)) for side in (_LEFT, _RIGHT))
    return gutter if lines >= FEWEST_LINES and fewest <= MOST_ACROSS * lines else None


def _side(box: Box, gutter: float) -> int:
    if box[2] <= gutter - HALF_GUTTER:
        return _LEFT
    return _RIGHT if box[0] >= gutter + HALF_GUTTER else _ACROSS


def _place(box: Box, gutter: float, across: Sequence[float]) -> tuple[int, int]:
    """Where a piece comes in the reading order: after how many of the lines across, and on which side."""
    middle = (box[1] + box[3]) / 2
    side = _side(box, gutter)
    above = sum(top > (box[3] if side == _ACROSS else middle) for top in across)
    return above, side


def _turns(places: Sequence[tuple[int, int]]) -> int:
    return sum(a != b for a, b in pairwise(places))


def _rows(boxes: Iterable[Box]) -> set[int]:
    """The lines that boxes are on, told by the height at which they stand."""
    return {_row(box) for box in boxes}


def _row(box: Box) -> int:
    return round(box[1] / _SAME_LINE)


def _is_prose(pieces: Sequence[Piece]) -> bool:
    """Whether most lines are as long as running text has them and fill their column: a table's cells do not."""
    lines: dict[int, list[Piece]] = {}
    for piece in pieces:
        lines.setdefault(_row(piece.box), []).append(piece)
    boxes = [around([piece.box for piece in line]) for line in lines.values()]
    column = around(boxes)
    filled = median(box[2] - box[0] for box in boxes) >= FILLED * (column[2] - column[0])
    return filled and median(sum(map(_width, line)) for line in lines.values()) >= SHORTEST_LINE


def _width(piece: Piece) -> int:
    """Letters, those of East Asian scripts counted twice."""
    return sum(2 if char >= "\u1100" else 1 for char in piece.text)


def _lines(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The pieces line by line: one that stands beside the last, and not left of it, goes on with its line."""
    lines: list[list[Piece]] = []
    for piece in pieces:
        last = lines[-1][-1].box if lines else None
        if last and piece.box[0] >= last[0] and min(piece.box[3], last[3]) > max(piece.box[1], last[1]):
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return lines
