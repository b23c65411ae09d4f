"""A page's text as PDFium places it: without what nobody can see, and column by column."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import pypdfium2
from pypdfium2 import raw

from ingest.readers.columns import Box, Piece, around, in_columns, may_have_columns
from ingest.readers.pdf_hidden import Run, hidden_runs, look_at

_WIDE_GAP = 0.8  # of a character's height; a wider one parts two pieces of a line
_BLANK_LINES = re.compile(r"\s*\n\s*")
_HYPHENS = (2, 0xFFFE)  # what PDFium has for a hyphen and the line end after it


@dataclass(frozen=True, slots=True)
class PageText:
    """``mended``: it is not simply what the file says one after the other; ``hidden``: something was left out that
    cannot be seen; ``pictured``: there is hardly any, and a picture fills the page."""

    text: str
    mended: bool = False
    hidden: bool = False
    pictured: bool = False


@dataclass(frozen=True, slots=True)
class _Character:
    """``run``: the text object that it belongs to; what PDFium adds between words and lines has no box."""

    text: str
    run: int
    box: Box | None


def page_text(page: pypdfium2.PdfPage, layered: bool = False) -> PageText:
    """``layered``: the file has layers that are not shown. Raises PdfiumError where the page cannot be read."""
    textpage = page.get_textpage()
    boxes = [textpage.get_rect(index) for index in range(textpage.count_rects())]
    look = look_at(page, boxes, layered)
    if not look.suspected and not may_have_columns(boxes):
        return PageText(textpage.get_text_range())
    characters = list(_characters(textpage))
    hidden = hidden_runs(page, look, _runs(characters)) if look.suspected else frozenset()
    shown = [character for character in characters if character.run not in hidden]
    lines = in_columns(list(_pieces(shown)))
    if lines:
        text = "\n".join(" ".join(piece.text for piece in line) for line in lines)
    elif hidden:
        text = _BLANK_LINES.sub("\n", "".join(character.text for character in shown))
    else:
        text = textpage.get_text_range()
    return PageText(text, mended=bool(lines or hidden or look.without_size), hidden=bool(hidden or look.without_size))


def _characters(textpage: pypdfium2.PdfTextPage) -> Iterator[_Character]:
    for index in range(textpage.count_chars()):
        code = raw.FPDFText_GetUnicode(textpage, index)
        text = "-\n" if code in _HYPHENS else chr(code)
        item = None if raw.FPDFText_IsGenerated(textpage, index) == 1 else raw.FPDFText_GetTextObject(textpage, index)
        if item:
            yield _Character(text, ctypes.addressof(item.contents), textpage.get_charbox(index, loose=True))
        else:
            yield _Character(text, 0, None)


def _runs(characters: Iterable[_Character]) -> dict[int, Run]:
    """The text objects by address, each with all that it shows."""
    members: dict[int, list[_Character]] = {}
    for character in characters:
        if character.box and not character.text.isspace():
            members.setdefault(character.run, []).append(character)
    return {address: _run(run) for address, run in members.items()}


def _run(characters: Sequence[_Character]) -> Run:
    boxes = [character.box for character in characters if character.box]
    return Run(
        letters=sum(character.text.isalnum() for character in characters),
        box=around(boxes),
        height=max(max(box[2] - box[0], box[3] - box[1]) for box in boxes),
    )


def _pieces(characters: Iterable[_Character]) -> Iterator[Piece]:
    """The stretches between line ends and wide gaps."""
    words, boxes = "", list[Box]()
    for character in characters:
        if boxes and (character.text in "\r\n" or (character.box and _is_apart(boxes[-1], character.box))):
            yield Piece(words.strip(), around(boxes))
            words, boxes = "", []
        words += character.text
        if character.box and not character.text.isspace():
            boxes.append(character.box)
    if boxes:
        yield Piece(words.strip(), around(boxes))


def _is_apart(before: Box, box: Box) -> bool:
    gap = _WIDE_GAP * (before[3] - before[1])
    return not -gap < box[0] - before[2] < gap or min(before[3], box[3]) <= max(before[1], box[1])
