"""A DOCX file opened: its body, and beside it styles, lists, notes, headers and footers."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

import docx
from docx.document import Document
from docx.opc.exceptions import OpcError
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement as Element
from lxml.etree import LxmlError  # type: ignore[import-untyped]

from ingest.readers.archive import Archive, damaged, refuse_doctype
from ingest.readers.numbering import Head, Level, Style
from ingest.settings import LimitSettings

# What python-docx runs into on damaged packages: it looks parts and attributes up without a word of its own.
DAMAGE = (OpcError, LxmlError, AttributeError, LookupError, OSError, RecursionError, TypeError, ValueError)

_NOTES, _FURNITURE = ("footnotes", "endnotes"), ("header", "footer")
_XML_MEMBER = re.compile(r"(?:word|_rels|docProps)/(?:_rels/)?\w*\.(?:xml|rels)|\[Content_Types\]\.xml")
_HEADING_NAME = re.compile(r"heading (\d)|(title)", re.IGNORECASE)
_STYLES: dict[str, Style] = {
    "bullet": "bullet",
    "none": "none",
    "lowerLetter": "latin",
    "upperLetter": "LATIN",
    "lowerRoman": "roman",
    "upperRoman": "ROMAN",
    "ganada": "syllable",
    "decimalEnclosedCircle": "circled",
}


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """What a style says of its paragraphs: the level of a heading or 0, and the list they are items of."""

    level: int = 0
    head: Head | None = None


@dataclass(frozen=True, slots=True)
class DocxFile:
    """``notes`` are by kind ("footnotes", "endnotes") and id; ``furniture`` by kind ("header", "footer")."""

    body: Element
    title: str | None
    styles: dict[str, ParagraphStyle]
    lists: dict[str, list[Level]]
    notes: dict[str, dict[str, Element]]
    furniture: dict[str, list[Element]]


def opened(data: bytes, name: str, limits: LimitSettings) -> DocxFile:
    """Raises ReadError: encrypted, unreadable, too_large."""
    archive = Archive(data, name, limits)
    for member in filter(_XML_MEMBER.fullmatch, archive.names()):
        refuse_doctype(archive.read(member), name)  # python-docx would read over one
    try:
        document = docx.Document(io.BytesIO(data))
        return DocxFile(
            body=document.element.body,
            title=document.core_properties.title or None,
            styles=_styles(document),
            lists=_lists(document),
            notes={kind: _notes(document, kind) for kind in _NOTES},
            furniture={
                kind: [parse_xml(part.blob) for part in _parts(document, kind)] for kind in ("header", "footer")
            },
        )
    except DAMAGE as error:
        raise damaged(name) from error


def local(element: Element) -> str:
    """The element's name without its namespace; "" for comments and the like."""
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""


def children(element: Element, *path: str) -> Iterator[Element]:
    """The elements at the end of a path of names below the element."""
    for child in element:
        if local(child) == path[0]:
            if len(path) == 1:
                yield child
            else:
                yield from children(child, *path[1:])


def value(element: Element, *path: str) -> str | None:
    """The ``w:val`` of the first element at the end of the path; None where it has none or is not there."""
    found = next(children(element, *path), None)
    return None if found is None else attribute(found, "val")


def attribute(element: Element, name: str) -> str | None:
    """An attribute whatever its namespace."""
    return next((str(text) for key, text in element.attrib.items() if str(key).rpartition("}")[2] == name), None)


def list_head(properties: Element) -> Head | None:
    """The list that paragraph properties name."""
    number = value(properties, "numPr", "numId")
    return Head(number, int(value(properties, "numPr", "ilvl") or 0)) if number is not None else None


def _styles(document: Document) -> dict[str, ParagraphStyle]:
    """Each style with what it takes over from the style it is based on."""
    elements = {attribute(style, "styleId") or "": style for style in children(document.styles.element, "style")}
    own = {identity: _own_style(element) for identity, element in elements.items()}
    found: dict[str, ParagraphStyle] = {}
    for identity in elements:
        chain = [identity]
        while (base := value(elements[chain[-1]], "basedOn")) in elements and base not in chain:
            chain.append(str(base))
        styles = [own[each] for each in chain]
        found[identity] = ParagraphStyle(
            level=next((style.level for style in styles if style.level), 0),
            head=next((style.head for style in styles if style.head), None),
        )
    return found


def _own_style(style: Element) -> ParagraphStyle:
    named = _HEADING_NAME.fullmatch(value(style, "name") or "")
    level = int(named[1] or 1) if named else 0
    outline = value(style, "pPr", "outlineLvl")
    if outline is not None:
        level = outline_level(outline)
    return ParagraphStyle(level, next((list_head(properties) for properties in children(style, "pPr")), None))


def outline_level(outline: str) -> int:
    """A heading's level from 1; the outline's last level, 9, is for running text."""
    return int(outline) + 1 if int(outline) < 9 else 0


def _lists(document: Document) -> dict[str, list[Level]]:
    """The levels of each list; lists that share their definition share their numbers' looks, not their counting."""
    found: dict[str, list[Level]] = {}
    for part in _parts(document, "numbering"):
        root = parse_xml(part.blob)
        definitions = {attribute(each, "abstractNumId"): each for each in children(root, "abstractNum")}
        for each in children(root, "num"):
            definition = definitions.get(value(each, "abstractNumId"))
            if definition is not None:
                found[attribute(each, "numId") or ""] = [_level(level) for level in children(definition, "lvl")]
    return found


def _level(level: Element) -> Level:
    style = _STYLES.get(value(level, "numFmt") or "", "digit")
    return Level((value(level, "lvlText") or "").replace("%", "^"), style, int(value(level, "start") or 1))


def _notes(document: Document, kind: str) -> dict[str, Element]:
    return {
        attribute(note, "id") or "": note
        for part in _parts(document, kind)
        for note in children(parse_xml(part.blob), kind.removesuffix("s"))
        if attribute(note, "type") in (None, "normal")  # the others are the lines above notes
    }


def _parts(document: Document, kind: str) -> list[Part]:
    """The parts of a kind, ordered by name."""
    parts = [
        rel.target_part
        for rel in document.part.rels.values()
        if not rel.is_external and rel.reltype.endswith(f"/{kind}")
    ]
    return sorted(parts, key=lambda part: str(part.partname))
