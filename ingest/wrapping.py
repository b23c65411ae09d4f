"""Which line goes on in the next: a line is wrapped, or a paragraph ends.

No single sign decides, because each kind of layout lacks some: a paragraph may be set apart by a blank line, by an
indent or by nothing; wrapped lines may have blank lines between them; Korean has no capitals. So the signs are added
up, each with a weight, after the document's habits (:class:`Layout`) have been read off all of its lines.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ingest.joints import Spacing, spacing_of
from ingest.lines import Line, display_width
from ingest.markers import ITEM_FAMILIES
from ingest.sentences import ends_sentence

_PRINTED = 200  # columns; no printed line is longer, so a longer one is a whole paragraph
_NARROWEST = 36  # columns; what is narrower is a list of short lines, not a column of text
_LONG_WORD = 20  # columns; a longer word (an address) tells nothing about where the line was full
_OPEN_END = re.compile(
    r"(?:[,，、;(\[{“‘「『&]|[^\W\d_][-‐\u00ad]|\b(?:and|or|of|the|an?|to|in|on|at|by|for|with|from|as|that|which|between|into"
    r"|over|under|through|its|their|his|her|our|is|are|was|were|will|has|have|be|than)|(?:및|또는|위한|대한|관한|따른|의|를|을|와))\Z"
)
_LABEL = re.compile(r"(?:[A-Z][a-z]+(?: [a-z]+){0,2}|[가-힣]{1,4}(?: [가-힣]{1,4})?)\s?[:：]\s")
_GOES_ON = re.compile(r"[a-z,.;:)\]}”’」』%]")


@dataclass(frozen=True, slots=True)
class Layout:
    """A document's habits. ``width``: columns of a full line, 0 where nothing is wrapped; ``gap``: blank lines between
    the lines of one paragraph; ``apart``: paragraphs stand further apart than that; ``indent``: paragraphs begin with
    an indent; ``cased``: capitals tell; ``spacing``: what its line ends do to words.
    """

    width: int = 0
    gap: int = 0
    apart: bool = False
    indent: bool = False
    cased: bool = True
    spacing: Spacing = field(default_factory=Spacing)


def layout_of(lines: Sequence[Line]) -> Layout:
    """The habits of a document, read off its lines (furniture left out) in order."""
    width = _full_width([line for line in lines if line.wrapped and not line.row])
    letters = "".join(line.text for line in lines[:2_000])
    layout = Layout(width=width, cased=letters != letters.lower())
    if not width:
        return layout
    neighbours = [(a, b) for a, b in pairwise(lines) if a.sheet == b.sheet and not (a.row or b.row or b.marker)]
    wraps = [(a, b) for a, b in neighbours if _fill(a, b, width) > 0 and not ends_sentence(a.text)]
    if not wraps or (layout.cased and _are_separate(wraps)):
        return Layout(cased=layout.cased)
    gap = Counter(b.gap for _, b in wraps).most_common(1)[0][0]
    base = Counter(b.indent for _, b in wraps).most_common(1)[0][0]
    ends = [(b, _fill(a, b, width) < 0) for a, b in neighbours if ends_sentence(a.text)]
    apart = [b.gap > gap for b, _ in ends]
    indented = [b.indent >= base + 2 for b, _ in ends]
    short = [short for _, short in ends]
    return Layout(
        width=width,
        gap=gap,
        apart=_is_habit(apart, short),
        indent=_is_habit(indented, short),
        cased=layout.cased,
        spacing=spacing_of(lines, wraps),
    )


def continues(first: Line, before: Line, line: Line, layout: Layout) -> bool:
    """Whether ``line`` goes on with the paragraph that began at ``first`` and now ends with ``before``."""
    whole = (
        not (before.wrapped and line.wrapped)
        or before.row
        or line.row
        or (before.marker and before.marker.family == "hash")
    )
    if whole or not layout.width:
        return False
    if line.marker and not _is_accident(first, before, line, layout):
        return False
    score = _end_weight(before) + _fill(before, line, layout.width)
    if first is before:
        score += _head_weight(first, line)
    if layout.cased and _GOES_ON.match(line.text):
        score += 2
    if before.sheet == line.sheet:
        score += _gap_weight(before, line, layout)
    if before.sheet == line.sheet or layout.indent:
        score += _indent_weight(first, before, line, layout)
    return score > 0


def _are_separate(wraps: Sequence[tuple[Line, Line]]) -> bool:
    """Whether full lines only seem wrapped: in running English text, lines after them often begin in lower case.

    Where most lines begin in another script, those in Latin letters begin with names.
    """
    latin = [line for _, line in wraps if line.text[0].isascii() and line.text[0].isalpha()]
    return 2 * len(latin) > len(wraps) and 5 * sum(line.text[0].islower() for line in latin) < len(latin) - 2


def _is_habit(shown: Sequence[bool], expected: Sequence[bool]) -> bool:
    """Whether a sign is shown more often than it is missing where a paragraph surely ends."""
    missing = sum(e and not s for s, e in zip(shown, expected, strict=True))
    return sum(shown) > missing


def _full_width(lines: Sequence[Line]) -> int:
    """Columns of a full line, or 0 where the lines are no wrapped ones: their lengths do not gather at one value."""
    widths = sorted(line.width for line in lines if line.width <= _PRINTED)
    mass, total, full = 0, sum(widths), 0
    for width in widths:
        mass += width
        full = width
        if mass >= 0.8 * total:
            break
    gathered = sum(width for width in widths if width >= 0.75 * full)
    everything = sum(line.width for line in lines)
    return full if full >= _NARROWEST and gathered >= 0.5 * everything else 0


def _fill(before: Line, line: Line, width: int) -> int:
    """How sure it is that ``before`` was full, so that the next word had no room: from 2 (full) to -3 (half empty)."""
    word = line.text[:_LONG_WORD].split(maxsplit=1)[0]
    reach = (before.width + 1 + min(display_width(word), _LONG_WORD)) / width
    return 2 if reach >= 0.9 else 0 if reach >= 0.8 else -2 if reach >= 0.5 else -3


def _end_weight(before: Line) -> int:
    if _OPEN_END.search(before.text[-12:]) or (before.text.rfind("(") > before.text.rfind(")")):
        return 3
    if ends_sentence(before.text):
        return -2
    return -1 if before.text.endswith((":", "：")) else 0


def _head_weight(first: Line, line: Line) -> int:
    """What speaks against a second line: a marked first one may be a heading, a label begins a line of its own."""
    if first.marker:
        return -1 if first.marker.family not in ITEM_FAMILIES else 0
    return -2 if _LABEL.match(line.text) else 0


def _gap_weight(before: Line, line: Line, layout: Layout) -> int:
    if line.gap > layout.gap:
        return -3
    if layout.gap and line.gap == layout.gap and not ends_sentence(before.text):
        return 3
    return 1 if layout.apart else 0


def _indent_weight(first: Line, before: Line, line: Line, layout: Layout) -> int:
    deeper = line.indent - before.indent
    if first.marker:
        return 2 if line.indent > first.indent else 0
    if layout.indent:
        return -5 if deeper >= 2 else 1
    return 0


def _is_accident(first: Line, before: Line, line: Line, layout: Layout) -> bool:
    """Whether what looks like a mark is a word of running text that came to stand at a line's start."""
    assert line.marker is not None
    return (
        line.marker.soft
        and not (first.marker and first.marker.family == line.marker.family)
        and line.gap <= layout.gap
        and _fill(before, line, layout.width) >= 0
        and not ends_sentence(before.text)
        and not before.text.endswith((":", "："))
    )
