"""The marks that word processors put before paragraphs by themselves: outline numbers, list numbers, bullets.

They are on paper but not in the file's text, and "see 2.1" or "유형 가" leads nowhere without them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

Style = Literal["digit", "circled", "ROMAN", "roman", "LATIN", "latin", "syllable", "bullet", "none"]

_PLACE = re.compile(r"\^(\d|[nN])")
_SYLLABLES = "가나다라마바사아자차카타파하"
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list; in ``template`` ``^2`` is the place of level 2's number, ``^n`` of all of them, dotted."""

    template: str
    style: Style = "digit"
    start: int = 1


@dataclass(frozen=True, slots=True)
class Head:
    """What stands before a paragraph: the mark of a list's level, counted from 0."""

    list_id: str
    level: int


class Numbering:
    """Counts a document's paragraphs in their order; a number starts again after one of a higher level."""

    def __init__(self, lists: Mapping[str, Sequence[Level]]) -> None:
        self._lists = lists
        self._counts: dict[str, list[int]] = {}

    def marked(self, text: str, head: Head | None) -> str:
        """A paragraph's text with its mark; a blank paragraph and an unknown list have none."""
        if head is None or not text.strip():
            return text
        mark = self._mark(head.list_id, head.level)
        return f"{mark} {text.lstrip()}" if mark else text

    def _mark(self, list_id: str, level: int) -> str:
        levels = self._lists.get(list_id, ())
        if level >= len(levels):
            return ""
        if levels[level].style == "bullet":
            return "-"
        counts = self._counts.setdefault(list_id, [])
        above = [levels[i].start for i in range(len(counts), level)]
        counts[level:] = [counts[level] + 1] if level < len(counts) else [*above, levels[level].start]
        figures = [_figure(count, each.style) for count, each in zip(counts, levels, strict=False)]
        return _PLACE.sub(lambda place: _filled(place[1], figures), levels[level].template).strip()


def _filled(place: str, figures: Sequence[str]) -> str:
    if place in "nN":
        return ".".join(figures) + ("." if place == "N" else "")
    return figures[int(place) - 1] if 1 <= int(place) <= len(figures) else ""


def _figure(number: int, style: Style) -> str:
    """The number in its style, in digits where the style has no sign for it."""
    match style:
        case "none" | "bullet":
            return ""
        case "circled" if 1 <= number <= 20:
            return chr(ord("①") + number - 1)
        case "syllable" if 1 <= number <= len(_SYLLABLES):
            return _SYLLABLES[number - 1]
        case "latin" | "LATIN" if 1 <= number <= 26:
            return chr(ord("a" if style == "latin" else "A") + number - 1)
        case "roman" | "ROMAN" if 1 <= number < 40:
            return _roman(number) if style == "roman" else _roman(number).upper()
    return str(number)


def _roman(number: int) -> str:
    signs = ""
    for value, sign in _ROMAN:
        signs += sign * (number // value)
        number %= value
    return signs
