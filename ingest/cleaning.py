"""The reading flow: a document's paragraphs without page furniture, wrapped lines joined, each character traceable.

A paragraph's text differs from the page's only in white space, so every stretch of it leads back to exact offsets.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.furniture import furniture
from ingest.joints import joint
from ingest.lines import Line, read_lines
from ingest.types import Page, Span
from ingest.wrapping import Layout, continues, layout_of


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a paragraph on one page: ``span`` on the page is ``text[start:end]`` of the paragraph."""

    span: Span
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that read as one. ``lines[i].text`` stands in ``text`` from ``starts[i]`` on."""

    text: str
    lines: tuple[Line, ...]
    starts: tuple[int, ...]

    def stretches(self, start: int, end: int) -> tuple[Stretch, ...]:
        """Where ``text[start:end]`` stands on the pages, one stretch a page; its ends must not be white space."""
        found: list[Stretch] = []
        sheet = -1
        for i in range(bisect_right(self.starts, start) - 1, bisect_right(self.starts, end - 1)):
            line, at = self.lines[i], self.starts[i]
            first, last = max(start, at), min(end, at + len(line.text))
            piece = Stretch(Span(line.page, line.start + first - at, line.start + last - at), first, last)
            if line.sheet == sheet:
                head = found.pop()
                piece = Stretch(Span(line.page, head.span.start, piece.span.end), head.start, last)
            found.append(piece)
            sheet = line.sheet
        return tuple(found)


def reading_flow(pages: Sequence[Page]) -> tuple[Paragraph, ...]:
    """The paragraphs of a document in reading order; one may run over a page break, none over a ruled line."""
    sheets = read_lines(pages)
    left_out = furniture(sheets)
    lines = [line for sheet in sheets for line in sheet if line not in left_out]
    after_rule = {b for sheet in sheets for a, b in pairwise(sheet) if a in left_out}
    layout = layout_of(lines)
    groups: list[list[Line]] = []
    for line in lines:
        barred = line in after_rule and groups and groups[-1][-1].sheet == line.sheet
        if groups and not barred and continues(groups[-1][0], groups[-1][-1], line, layout):
            groups[-1].append(line)
        else:
            groups.append([line])
    return tuple(_paragraph(group, layout) for group in groups)


def _paragraph(lines: Sequence[Line], layout: Layout) -> Paragraph:
    parts: list[str] = []
    starts: list[int] = []
    at = 0
    for i, line in enumerate(lines):
        if i:
            between = joint(lines[i - 1], line, layout.spacing)
            parts.append(between)
            at += len(between)
        starts.append(at)
        parts.append(line.text)
        at += len(line.text)
    return Paragraph("".join(parts), tuple(lines), tuple(starts))
