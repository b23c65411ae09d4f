"""The visible text of an HTML page as blocks: headings, paragraphs, list items, tables with their merged cells."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement  # type: ignore[import-untyped]

from ingest.readers.blocks import Block, Cell, Paragraph, Table

_NOT_SHOWN = re.compile(
    r"audio|button|canvas|embed|head|iframe|input|map|math|nav|noscript|object|option|script|select|style|svg|template"
    r"|textarea|video"
)
_INLINE = re.compile(
    r"a|abbr|acronym|b|bdi|bdo|big|cite|code|data|del|dfn|em|font|i|img|ins|kbd|label|mark|nobr|q|rp|rt|ruby|s|samp"
    r"|small|span|strike|strong|sub|sup|time|tt|u|var|wbr"
)
_HEADING = re.compile(r"h([1-6])")
_HIDDEN_STYLE = re.compile(
    r"(?:display\s*:\s*none|visibility\s*:\s*hidden|(?:font-size|opacity)\s*:\s*0(?:\.0+)?(?:px|em|pt|%)?)\s*(?:;|!|$)",
    re.I,
)
_WIDEST, _TALLEST = 1_000, 65_534  # cells that a cell may cover, as HTML has it


def blocks_of(root: HtmlElement) -> list[Block]:
    """Everything that a browser shows without scripts and style sheets; menus (``nav``) are left out."""
    page = _Page()
    page.add(root)
    page.end()
    return page.blocks


class _Page:
    """Blocks so far, and the words of the paragraph that is being read."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._words: list[str] = []
        self._mark = ""  # of a list item, until its first words
        self._numbers: list[int | None] = []  # of the lists around, the next item's; None in a list without numbers
        self._as_set = 0  # depth of elements whose white space counts

    def add(self, element: HtmlElement) -> None:
        """The element and all below it; what follows it is its parent's."""
        tag = element.tag
        if not isinstance(tag, str) or _NOT_SHOWN.fullmatch(tag) or _is_hidden(element):
            return
        if tag == "br":
            self._words.append("\n")
        elif tag == "table":
            self.end()
            self._add_table(element)
        elif _INLINE.fullmatch(tag):
            self._add_content(element)
        else:
            self.end()
            self._add_block(element, tag)

    def end(self, level: int = 0) -> None:
        """Ends the paragraph."""
        text = "".join(self._words)
        self._words = []
        if text.strip():
            self.blocks.append(Paragraph(self._mark + text.strip("\n"), level))
            self._mark = ""

    def _add_block(self, element: HtmlElement, tag: str) -> None:
        heading = _HEADING.fullmatch(tag)
        if tag in ("ol", "ul", "menu"):
            self._numbers.append(_int(element, "start", 1) if tag == "ol" else None)
            self._add_content(element)
            self._numbers.pop()
        elif tag == "li":
            self._mark = self._item_mark()
            self._add_content(element)
        elif tag in ("pre", "listing", "xmp"):
            self._as_set += 1
            self._add_content(element)
            self._as_set -= 1
        else:
            self._add_content(element)
        self.end(int(heading[1]) if heading else 0)
        if tag == "li":
            self._mark = ""

    def _item_mark(self) -> str:
        if not self._numbers or (number := self._numbers[-1]) is None:
            return "- "
        self._numbers[-1] = number + 1
        return f"{number}. "

    def _add_content(self, element: HtmlElement) -> None:
        self._add_text(element.text)
        for child in element:
            self.add(child)
            self._add_text(child.tail)

    def _add_text(self, text: str | None) -> None:
        if not text:
            return
        if self._as_set:
            self._words.append(text)
            return
        after = self._words[-1] if self._words else "\n"
        words = re.sub(r"[ \t\n\r\f]+", " ", text)
        self._words.append(words.lstrip(" ") if after.endswith((" ", "\n")) else words)

    def _add_table(self, table: HtmlElement) -> None:
        for caption in table.iterchildren("caption"):
            self.blocks += blocks_of(caption)
        self.blocks.append(Table(tuple(_cells(table))))


def _cells(table: HtmlElement) -> Iterator[Cell]:
    """The table's cells where a browser puts them: in the first column that no cell from above reaches down to."""
    reach: dict[int, int] = {}  # by column, the first row that is free again
    for row, element in enumerate(_rows(table)):
        column = 0
        for cell in element.iterchildren("td", "th"):
            while reach.get(column, 0) > row:
                column += 1
            height = min(max(_int(cell, "rowspan", 1), 0) or _TALLEST, _TALLEST)
            width = min(max(_int(cell, "colspan", 1), 1), _WIDEST)
            if not _is_hidden(cell):
                yield Cell(row, column, height, tuple(blocks_of(cell)))
            for covered in range(column, column + width):
                reach[covered] = row + height
            column += width


def _rows(table: HtmlElement) -> Iterator[HtmlElement]:
    for child in table.iterchildren("thead", "tbody", "tfoot", "tr"):
        if _is_hidden(child):
            continue
        if child.tag == "tr":
            yield child
        else:
            yield from _rows(child)


def _is_hidden(element: HtmlElement) -> bool:
    return "hidden" in element.attrib or _HIDDEN_STYLE.search(element.get("style", "")) is not None


def _int(element: HtmlElement, name: str, default: int) -> int:
    number = element.get(name, "").strip()
    return int(number) if re.fullmatch(r"-?\d{1,9}", number, re.ASCII) else default
