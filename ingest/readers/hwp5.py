"""HWP 5: paragraphs whose text says where each control stands, and whose records below say what the control is."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator, Sequence

from ingest.readers.archive import damaged
from ingest.readers.blocks import Block, Cell, Paragraph, Table
from ingest.readers.hwp5_records import (
    CTRL_HEADER,
    DAMAGE,
    LIST_HEADER,
    NUMBERING,
    PARA_HEADER,
    PARA_SHAPE,
    PARA_TEXT,
    TABLE,
    Record,
    opened,
)
from ingest.readers.numbering import Head, Level, Numbering, Style
from ingest.readers.story import Story
from ingest.settings import LimitSettings

# Characters below 32 are controls. Some stand for a character; all but the short ones take eight characters, and of
# those the recorded ones have a record that says what they are.
_STAND_FOR = {9: "\t", 10: "\n", 24: "-", 30: " ", 31: " "}
_SHORT = frozenset({0, 10, 13, *range(24, 32)})
_RECORDED = frozenset({1, 2, 3, 11, 12, 14, 15, 16, 17, 18, 21, 22, 23})
_BULLETS = "bullets"
_LEVELS = 7  # of a numbering
_STYLES: dict[int, Style] = {1: "circled", 2: "ROMAN", 3: "roman", 4: "LATIN", 5: "latin", 8: "syllable"}
_PAGE_NUMBER, _PAGE_COUNT = 0, 6  # numbers that each page has its own of


def read(data: bytes, name: str, limits: LimitSettings) -> tuple[Story, str | None]:
    """The document and its title. Raises ReadError: encrypted, unreadable, too_large."""
    file = opened(data, name, limits)
    try:
        return _Document(file.properties).story(file.sections), file.title
    except DAMAGE as error:
        raise damaged(name) from error


class _Document:
    def __init__(self, properties: Iterable[Record]) -> None:
        records = list(_subtree(properties))
        self._shapes = [record.data for record in records if record.tag == PARA_SHAPE]
        numberings = [_levels(record.data) for record in records if record.tag == NUMBERING]
        lists = {str(number): levels for number, levels in enumerate(numberings, 1)}
        self._numbering = Numbering({**lists, _BULLETS: [Level("", "bullet")] * _LEVELS})
        self._outline = ""
        self._story = Story()

    def story(self, sections: Iterable[Sequence[Record]]) -> Story:
        for section in sections:
            for record in section:
                if record.tag == PARA_HEADER:
                    self._story.add(self._paragraph(record))
        return self._story

    def _paragraph(self, header: Record) -> list[Block]:
        """The paragraph's text, then the tables and text boxes that are anchored in it."""
        words: list[str] = []
        objects: list[Block] = []
        controls = iter([record for record in header.children if record.tag == CTRL_HEADER])
        for piece in _pieces(b"".join(record.data for record in header.children if record.tag == PARA_TEXT)):
            control = next(controls, None) if piece is None else None
            if piece is not None:
                words.append(piece)
            elif control is not None:
                words.append(_words(control))
                objects += self._objects(control)
        head, level = self._head(header)
        text = self._numbering.marked("".join(words), head)
        return [Paragraph(text, level), *objects] if text.strip() or not objects else objects

    def _head(self, header: Record) -> tuple[Head | None, int]:
        """The mark before the paragraph, and its level where it is a heading, else 0."""
        number = _number("<H", header.data, 8)
        if number >= len(self._shapes):
            return None, 0
        shape = self._shapes[number]
        attributes = _number("<I", shape, 0)
        kind, level = attributes >> 23 & 0x3, attributes >> 25 & 0x7
        match kind:
            case 1:  # outline
                return Head(self._outline, level), level + 1
            case 2:  # number
                return Head(str(_number("<H", shape, 30)), level), 0
            case 3:  # bullet
                return Head(_BULLETS, level), 0
        return None, 0

    def _objects(self, control: Record) -> list[Block]:
        """What a control adds to the body; what it adds elsewhere goes there."""
        match control.data[3::-1]:
            case b"tbl ":
                return self._table(control)
            case b"gso ":
                return self._text_in(control)
            case b"head":
                self._story.above += self._text_in(control)
            case b"foot":
                self._story.below += self._text_in(control)
            case b"secd":
                self._outline = str(_number("<H", control.data, 18))
                self._story.below += self._text_in(control)  # the section's master pages
            case b"fn  ":
                self._story.note(self._text_in(control))
            case b"en  ":
                self._story.endnotes += self._text_in(control)
        return []

    def _text_in(self, record: Record) -> list[Block]:
        """All paragraphs below the record, at any depth."""
        found: list[Block] = []
        for child in record.children:
            found += self._paragraph(child) if child.tag == PARA_HEADER else self._text_in(child)
        return found

    def _table(self, control: Record) -> list[Block]:
        """The caption, then the table: each cell begins with the header of its list of paragraphs."""
        caption: list[Block] = []
        cells: list[tuple[Record, list[Block]]] = []
        inside = False
        for child in control.children:
            inside = inside or child.tag == TABLE
            if child.tag == LIST_HEADER and inside:
                cells.append((child, []))
            elif child.tag == PARA_HEADER:
                (cells[-1][1] if cells else caption).extend(self._paragraph(child))
        return [*caption, Table(tuple(_cell(header, blocks) for header, blocks in cells))]


def _cell(header: Record, blocks: Iterable[Block]) -> Cell:
    column, row, _, row_span = struct.unpack_from("<4H", header.data, 8)
    return Cell(row, column, row_span, tuple(blocks))


def _pieces(text: bytes) -> Iterator[str | None]:
    """Stretches of the paragraph's UTF-16, and None for each control that has a record."""
    at = start = 0
    while at + 1 < len(text):
        code = text[at] | text[at + 1] << 8
        if code >= 32:
            at += 2
            continue
        yield _utf16(text[start:at])
        yield None if code in _RECORDED else _STAND_FOR.get(code, "")
        at = start = at + (2 if code in _SHORT else 16)
    yield _utf16(text[start:])


def _utf16(text: bytes) -> str:
    return text.decode("utf-16-le", "replace")


def _words(control: Record) -> str:
    """What a control shows in the line: a number, characters set in one place, a word with a gloss."""
    data = control.data
    match data[3::-1]:
        case b"atno":
            return _auto_number(data)
        case b"tcps" | b"tdut":
            length = _number("<H", data, 4)
            return _utf16(data[6 : 6 + 2 * length])
    return ""


def _auto_number(data: bytes) -> str:
    kind, number, _, before, after = struct.unpack_from("<I4H", data, 4)
    if kind & 0xF in (_PAGE_NUMBER, _PAGE_COUNT):
        return ""
    return f"{chr(before) if before else ''}{number}{chr(after) if after else ''}"


def _levels(data: bytes) -> list[Level]:
    """The levels of a numbering: twelve bytes of layout, of which four bits are the style, and the template."""
    levels: list[Level] = []
    at = 0
    for _ in range(_LEVELS):
        style = _number("<I", data, at) >> 5 & 0xF
        length = _number("<H", data, at + 12)
        levels.append(Level(_utf16(data[at + 14 : at + 14 + 2 * length]), _STYLES.get(style, "digit")))
        at += 14 + 2 * length
    return levels


def _number(form: str, data: bytes, at: int) -> int:
    (number,) = struct.unpack_from(form, data, at)
    return int(number)


def _subtree(records: Iterable[Record]) -> Iterator[Record]:
    for record in records:
        yield record
        yield from _subtree(record.children)
