"""DOCX: the body's paragraphs and tables in their order, as Word would show them with all changes accepted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from docx.oxml.xmlchemy import BaseOxmlElement as Element

from ingest.readers.archive import damaged
from ingest.readers.base import refuse_oversize
from ingest.readers.blocks import Block, Cell, Paragraph, Table
from ingest.readers.docx_parts import (
    DAMAGE,
    DocxFile,
    ParagraphStyle,
    attribute,
    children,
    list_head,
    local,
    opened,
    outline_level,
    value,
)
from ingest.readers.numbering import Numbering
from ingest.readers.story import Story
from ingest.readers.text import whole_page
from ingest.readers.titles import believable_title
from ingest.settings import LimitSettings
from ingest.tidying import tidy
from ingest.types import ReadError, Reading

suffixes = (".docx",)

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STAND_FOR = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_NOT_SHOWN = frozenset({"del", "moveFrom", "rPr", "pPr", "tblPr", "tcPr", "trPr", "sectPr", "Fallback", "altChunk"})
_WRAPPERS = frozenset({"sdt", "sdtContent", "ins", "moveTo", "customXml"})
_OF_THE_PAGE = ("PAGE", "NUMPAGES", "SECTIONPAGES")  # fields that each page has its own value of
_NO_STYLE = ParagraphStyle()


def read(data: bytes, name: str, limits: LimitSettings) -> Reading:
    """The whole file as one page without a number: where its pages end is known to Word's typesetting alone."""
    refuse_oversize(data, name, limits)
    if data.startswith(_OLE):
        raise ReadError(
            "encrypted",
            f"{name} is locked with a password, or an old Word file: save a copy as DOCX, without one, and add that.",
        )
    file = opened(data, name, limits)
    try:
        story = _Document(file).story()
    except DAMAGE as error:
        raise damaged(name) from error
    pages = whole_page(tidy(story.text()), name, "whole")
    return Reading(pages, believable_title(file.title, pages[0].text) or story.heading())


class _Document:
    def __init__(self, file: DocxFile) -> None:
        self._file = file
        self._story = Story()
        self._numbering = Numbering(file.lists)
        self._fields: list[str] = []  # the instructions of the fields that the text is inside of

    def story(self) -> Story:
        for element in self._file.body:
            self._story.add(self._blocks(element))
        for element in self._file.furniture["header"]:
            self._story.above += self._blocks(element)
        for element in self._file.furniture["footer"]:
            self._story.below += self._blocks(element)
        return self._story

    def _blocks(self, element: Element) -> list[Block]:
        """The paragraph or table that the element is, or else all those below it, at any depth."""
        match local(element):
            case "p":
                return self._paragraph(element)
            case "tbl":
                return [self._table(element)]
            case name if name in _NOT_SHOWN:
                return []
        return [block for child in element for block in self._blocks(child)]

    def _paragraph(self, paragraph: Element) -> list[Block]:
        """The paragraph's text, then the text boxes that are anchored in it."""
        boxes: list[Block] = []
        words = "".join(self._words(paragraph, boxes))
        properties = next(children(paragraph, "pPr"), None)
        style = self._file.styles.get(value(paragraph, "pPr", "pStyle") or "", _NO_STYLE)
        head, level = style.head, style.level
        if properties is not None:
            head = list_head(properties) or head
            outline = value(properties, "outlineLvl")
            level = outline_level(outline) if outline is not None else level
        text = self._numbering.marked(words, head)
        return [Paragraph(text, level), *boxes] if text.strip() or not boxes else boxes

    def _words(self, element: Element, boxes: list[Block]) -> Iterator[str]:
        """The text below the element that is shown; text boxes are added to ``boxes``, notes go where notes go."""
        for child in element:
            match local(child):
                case "t" if not any(map(_is_of_the_page, self._fields)):
                    yield child.text or ""
                case "tab" | "br" | "cr" | "noBreakHyphen" as name:
                    yield _STAND_FOR[name]
                case "fldChar":
                    self._field(attribute(child, "fldCharType"))
                case "instrText" if self._fields:
                    self._fields[-1] += child.text or ""
                case "footnoteReference":
                    self._story.note(self._note("footnotes", child))
                case "endnoteReference":
                    self._story.endnotes += self._note("endnotes", child)
                case "txbxContent":
                    boxes += self._blocks(child)
                case name if name not in _NOT_SHOWN and not _is_hidden(child):
                    yield from self._words(child, boxes)

    def _field(self, mark: str | None) -> None:
        if mark == "begin":
            self._fields.append("")
        elif mark == "end" and self._fields:
            self._fields.pop()

    def _note(self, kind: str, reference: Element) -> list[Block]:
        note = self._file.notes[kind].get(attribute(reference, "id") or "")
        return [block for child in note for block in self._blocks(child)] if note is not None else []

    def _table(self, table: Element) -> Table:
        """The table's cells; one that goes on with the cell above makes that one longer."""
        cells: list[Cell] = []
        open_cells: dict[int, int] = {}  # by column, where in ``cells`` the cell is that may go on
        for row, element in enumerate(_rows(table)):
            column = int(value(element, "trPr", "gridBefore") or 0)
            for cell in _cells(element):
                merged = _has(cell, "tcPr", "vMerge")
                if merged and value(cell, "tcPr", "vMerge") != "restart" and column in open_cells:
                    above = cells[open_cells[column]]
                    cells[open_cells[column]] = replace(above, row_span=row + 1 - above.row)
                else:
                    open_cells.pop(column, None)
                    if merged:
                        open_cells[column] = len(cells)
                    cells.append(Cell(row, column, 1, tuple(self._cell(cell))))
                column += int(value(cell, "tcPr", "gridSpan") or 1)
        return Table(tuple(cells))

    def _cell(self, cell: Element) -> Iterator[Block]:
        for child in cell:
            yield from self._blocks(child)


def _rows(element: Element) -> Iterator[Element]:
    """The table's rows, also those inside content controls, without those that a tracked change has taken out."""
    for child in element:
        if local(child) == "tr" and not _has(child, "trPr", "del"):
            yield child
        elif local(child) in _WRAPPERS:
            yield from _rows(child)


def _cells(element: Element) -> Iterator[Element]:
    for child in element:
        if local(child) == "tc":
            yield child
        elif local(child) in _WRAPPERS:
            yield from _cells(child)


def _has(element: Element, *path: str) -> bool:
    return next(children(element, *path), None) is not None


def _is_hidden(element: Element) -> bool:
    """Whether it is a run of hidden text, or a field with the page's own number."""
    if local(element) == "fldSimple":
        return _is_of_the_page(attribute(element, "instr") or "")
    return _has(element, "rPr", "vanish") and value(element, "rPr", "vanish") not in ("0", "false", "off")


def _is_of_the_page(instruction: str) -> bool:
    return instruction.strip().upper().startswith(_OF_THE_PAGE)
