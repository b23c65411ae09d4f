"""HWPX: the XML of the same documents, as published in KS X 6101."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator

from ingest.readers.archive import Archive, damaged
from ingest.readers.blocks import Block, Cell, Paragraph, Table
from ingest.readers.numbering import Head, Level, Numbering, Style
from ingest.readers.story import Story
from ingest.settings import LimitSettings
from ingest.types import ReadError

_SECTION = re.compile(r"Contents/section(\d+)\.xml", re.IGNORECASE)
_MASTER_PAGE = re.compile(r"Contents/masterpage(\d+)\.xml", re.IGNORECASE)
_MANIFEST, _HEADER, _PACKAGE = "META-INF/manifest.xml", "Contents/header.xml", "Contents/content.hpf"
_STAND_FOR = {"tab": "\t", "lineBreak": "\n", "nbSpace": " ", "fwSpace": " ", "hyphen": "-"}
_BULLETS = "bullets"
_LEVELS = 10  # that a paragraph can be on
_STYLES: dict[str, Style] = {
    "CIRCLED_DIGIT": "circled",
    "ROMAN_CAPITAL": "ROMAN",
    "ROMAN_SMALL": "roman",
    "LATIN_CAPITAL": "LATIN",
    "LATIN_SMALL": "latin",
    "HANGUL_SYLLABLE": "syllable",
}
_OF_THE_PAGE = frozenset({"PAGE", "TOTAL_PAGE"})  # numbers that each page has its own of


def read(data: bytes, name: str, limits: LimitSettings) -> tuple[Story, str | None]:
    """The document and its title. Raises ReadError: encrypted, unreadable, too_large."""
    archive = Archive(data, name, limits)
    if _MANIFEST in archive and _has(archive.xml(_MANIFEST), "encryption-data"):
        raise ReadError("encrypted", f"{name} is locked with a password: save a copy without one and add that.")
    sections = archive.matching(_SECTION)
    if not sections:
        raise damaged(name)
    header = archive.xml(_HEADER) if _HEADER in archive else ET.Element("head")
    try:
        document = _Document(header)
        for member in sections:
            document.section(archive.xml(member))
        for member in archive.matching(_MASTER_PAGE):
            document.master_page(archive.xml(member))
    except (RecursionError, ValueError) as error:  # ValueError: a place in a table, or a level, that is no number
        raise damaged(name) from error
    titles = _all(archive.xml(_PACKAGE), "title") if _PACKAGE in archive else iter(())
    return document.story, next((title.text for title in titles), None)


class _Document:
    def __init__(self, header: ET.Element) -> None:
        self.story = Story()
        self._heads = {shape.get("id", ""): _attributes(shape, "heading") for shape in _all(header, "paraPr")}
        lists = {numbering.get("id", ""): _levels(numbering) for numbering in _all(header, "numbering")}
        self._numbering = Numbering({**lists, _BULLETS: [Level("", "bullet")] * _LEVELS})
        self._outline = ""
        self._deleted = False

    def section(self, root: ET.Element) -> None:
        for child in root:
            self.story.add(self._blocks(child))

    def master_page(self, root: ET.Element) -> None:
        self.story.below += self._text_in(root)

    def _paragraph(self, paragraph: ET.Element) -> list[Block]:
        """The paragraph's text, then the tables and text boxes that are anchored in it."""
        words: list[str] = []
        objects: list[Block] = []
        for part in (part for run in _children(paragraph, "run") for part in run):
            match _local(part):
                case "t":
                    words += self._words(part)
                case "ctrl":
                    words += [self._control(control) for control in part]
                case "compose":
                    words.append(part.get("composeText", ""))
                case "dutmal":
                    words += [main.text or "" for main in _children(part, "mainText")]
                case "secPr":
                    self._outline = part.get("outlineShapeIDRef", "")
                case _:
                    objects += self._blocks(part)
        head, level = self._head(paragraph)
        text = self._numbering.marked("".join(words), head)
        return [Paragraph(text, level), *objects] if text.strip() or not objects else objects

    def _head(self, paragraph: ET.Element) -> tuple[Head | None, int]:
        """The mark before the paragraph, and its level where it is a heading, else 0."""
        head = self._heads.get(paragraph.get("paraPrIDRef", ""), {})
        level = int(head.get("level", "0"))
        match head.get("type"):
            case "OUTLINE":
                return Head(self._outline, level), level + 1
            case "NUMBER":
                return Head(head.get("idRef", ""), level), 0
            case "BULLET":
                return Head(_BULLETS, level), 0
        return None, 0

    def _control(self, control: ET.Element) -> str:
        """What a control shows in the line; what it adds elsewhere goes there."""
        match _local(control):
            case "header":
                self.story.above += self._text_in(control)
            case "footer":
                self.story.below += self._text_in(control)
            case "footNote":
                self.story.note(self._text_in(control))
            case "endNote":
                self.story.endnotes += self._text_in(control)
            case "autoNum" if control.get("numType") not in _OF_THE_PAGE:
                return _auto_number(control)
        return ""

    def _text_in(self, element: ET.Element) -> list[Block]:
        return [block for child in element for block in self._blocks(child)]

    def _blocks(self, element: ET.Element) -> list[Block]:
        """The paragraph or table that the element is, or else all those below it, at any depth."""
        match _local(element):
            case "p":
                return self._paragraph(element)
            case "tbl":
                return self._table(element)
        return self._text_in(element)

    def _table(self, table: ET.Element) -> list[Block]:
        """The caption, then the table."""
        caption = [block for part in _children(table, "caption") for block in self._text_in(part)]
        cells = [
            self._cell(cell, row_number, number)
            for row_number, row in enumerate(_children(table, "tr"))
            for number, cell in enumerate(_children(row, "tc"))
        ]
        return [*caption, Table(tuple(cells))]

    def _cell(self, cell: ET.Element, row: int, number: int) -> Cell:
        """The cell where it says it is; programs that do not say so write one cell after the other."""
        place, span = _attributes(cell, "cellAddr"), _attributes(cell, "cellSpan")
        return Cell(
            row=int(place.get("rowAddr", row)),
            column=int(place.get("colAddr", number)),
            row_span=int(span.get("rowSpan", 1)),
            blocks=tuple(self._text_in(cell)),
        )

    def _words(self, run_text: ET.Element) -> Iterator[str]:
        """The text and the characters that are elements in it, without what a tracked change has taken out."""
        yield "" if self._deleted else run_text.text or ""
        for child in run_text:
            name = _local(child)
            if name in ("deleteBegin", "deleteEnd"):
                self._deleted = name == "deleteBegin"
            if not self._deleted:
                yield _STAND_FOR.get(name, "")
                yield child.tail or ""


def _levels(numbering: ET.Element) -> list[Level]:
    heads = sorted(_children(numbering, "paraHead"), key=lambda head: int(head.get("level", "0")))
    return [
        Level(head.text or "", _STYLES.get(head.get("numFormat", ""), "digit"), int(head.get("start", "1")))
        for head in heads
    ]


def _auto_number(control: ET.Element) -> str:
    form = _attributes(control, "autoNumFormat")
    return form.get("prefixChar", "") + control.get("num", "") + form.get("suffixChar", "")


def _local(element: ET.Element) -> str:
    """The element's name without its namespace, which differs between the format's versions."""
    return element.tag.rpartition("}")[2]


def _children(element: ET.Element, name: str) -> Iterator[ET.Element]:
    return (child for child in element if _local(child) == name)


def _attributes(element: ET.Element, name: str) -> dict[str, str]:
    """The attributes of the first child of that name; none where there is no such child."""
    return next((child.attrib for child in _children(element, name)), {})


def _all(root: ET.Element, name: str) -> Iterator[ET.Element]:
    return (element for element in root.iter() if _local(element) == name)


def _has(root: ET.Element, name: str) -> bool:
    return next(_all(root, name), None) is not None
