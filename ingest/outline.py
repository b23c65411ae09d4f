"""What stands under what: headings under wider ones, items under what introduces them, rows under their table's header.

Documents mark levels each in their own way, and hardly a mark says how deep it is. So a mark is taken for a sibling of
the last open one like it, and for a child where none like it is open; only what divides a whole document (chapters,
annexes, the signs of markup) closes everything beneath its own level.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.cleaning import Paragraph
from ingest.lines import display_width
from ingest.markers import cells, marker
from ingest.sentences import ends_sentence
from ingest.types import UnitKind

_LONGEST_CAPTION = 100  # columns of a line that names the table or the list under it
_DEEPEST = 12  # blocks open at once; more are an accident of indents
_NESTED = 2  # columns that an item is further in than the one it is under
_ANNOUNCES = re.compile(
    r"(?:[:：]|(?:다음|아래)(?:와|과) 같\S{1,6}|\b(?:as follows|following\b[^.]{0,60}))[.:]?\Z", re.IGNORECASE
)
_NOTES = ("※", "*", "☞")
_ANNEX = re.compile(r"\W*(?:붙임|참고|별첨|별표|별지|부록|첨부|annex|appendix)(?![가-힣a-z])", re.IGNORECASE)
_DIVISION = re.compile(r"제\s?\d+\s?([편장절관부])|(part|chapter|section)", re.IGNORECASE)
_LEVELS = (("annex", "편", "부", "part"), ("장", "chapter"), ("절", "section"), ("관",), ("roman",))
_RANKS = {name: rank for rank, names in enumerate(_LEVELS) for name in names}
_MARKUP = {"hash": "#", "equals": "="}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block stands: ``parent`` is the block, by its number, that it is under; ``depth`` is how deep."""

    parent: int | None
    depth: int


@dataclass(frozen=True, slots=True)
class _Open:
    """A block that others may still come under. ``rank``: its level among headings, where it is certain."""

    number: int
    kind: UnitKind
    key: str  # blocks with the same one are on one level
    indent: int
    rank: int | None


def places(paragraphs: Sequence[Paragraph], kinds: Sequence[UnitKind]) -> list[Place]:
    """The place of each block, given what each is."""
    path: list[_Open] = []
    found: list[Place] = []
    for number, (paragraph, kind) in enumerate(zip(paragraphs, kinds, strict=True)):
        before = paragraphs[number - 1] if number else None
        after = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
        key = _key(paragraph, kind)
        block = _Open(number, kind, key, paragraph.lines[0].indent, _rank(paragraph, key))
        opens = _opens(paragraph, kind, before, after)
        path = path[: _still_open(path, block, opens)]
        found.append(Place(path[-1].number if path else None, len(path)))
        if opens and len(path) < _DEEPEST:
            path.append(block)
    return found


def _opens(paragraph: Paragraph, kind: UnitKind, before: Paragraph | None, after: Paragraph | None) -> bool:
    """Whether others can stand under the block."""
    if kind == "table_row":
        first = paragraph.lines[0]
        apart = before is None or not before.lines[0].row or (first.gap > 0 and before.lines[0].sheet == first.sheet)
        return apart or _is_label(paragraph)
    return kind in ("heading", "list_item") or _introduces(paragraph, after)


def _is_label(row: Paragraph) -> bool:
    """Whether a table row is one cell of words, which names what follows."""
    words = cells(row.text)
    return len(words) == 1 and any(map(str.isalpha, words[0]))


def _introduces(paragraph: Paragraph, after: Paragraph | None) -> bool:
    """Whether running text names the table or the list behind it."""
    if after is None or not (after.lines[0].row or after.lines[0].marker):
        return False
    text = paragraph.text
    caption = display_width(text) <= _LONGEST_CAPTION and not ends_sentence(text)
    return caption or _ANNOUNCES.search(text) is not None


def _still_open(path: Sequence[_Open], block: _Open, opens: bool) -> int:
    """How many of the open blocks ``block`` stands under."""
    headings = sum(each.kind == "heading" for each in path)
    if block.kind == "heading":
        return _wider(path[:headings], block)
    if block.kind == "table_row":
        return _above_row(path, block, opens)
    if not opens:
        return headings
    length = len(path) - (bool(path) and path[-1].key == "table")
    alike = [i for i in range(headings, length) if path[i].key == block.key and path[i].indent + _NESTED > block.indent]
    return alike[-1] if alike else length


def _wider(headings: Sequence[_Open], block: _Open) -> int:
    """How many of the open headings are wider than this one."""
    for i, heading in enumerate(headings):
        if heading.key == block.key and heading.rank == block.rank:
            return i
        if block.rank is not None and (heading.rank is None or heading.rank >= block.rank):
            return i
    return len(headings)


def _above_row(path: Sequence[_Open], row: _Open, opens: bool) -> int:
    """A table's first row stands under the line that names it, others under the first, or under a row of one cell."""
    named = bool(path) and path[-1].number == row.number - 1
    tables = [i for i, each in enumerate(path) if each.key == row.key]
    return len(path) if named or not opens or not tables else tables[-1]


def _key(paragraph: Paragraph, kind: UnitKind) -> str:
    """What blocks of one level have in common."""
    if kind == "table_row":
        return "label" if _is_label(paragraph) else "table"
    if paragraph.lines[0].row:
        words = cells(paragraph.text)
        return "boxed" if len(words) > 1 else _family(words[0])
    return _family(paragraph.text)


def _family(text: str) -> str:
    """The family of the line's mark, told apart further where one family has marks of several levels."""
    mark = marker(text)
    if mark is None:
        return "bare"
    if mark.family in _MARKUP:
        head = text[: mark.end]
        return mark.family + str(head.count(_MARKUP[mark.family]))
    if mark.family == "bullet" and text.startswith(_NOTES):
        return "note"
    return "roman" if mark.family == "letter" and text[0] in "IVX" else mark.family


def _rank(paragraph: Paragraph, key: str) -> int | None:
    """The level of a heading that divides a document; markup's are the widest."""
    if key[:-1] in _MARKUP:
        return int(key[-1]) - len(_MARKUP) * 10
    if key == "annex" or _ANNEX.match(" ".join(cells(paragraph.text))):
        return _RANKS["annex"]
    division = _DIVISION.match(paragraph.text) if key == "chapter" else None
    return _RANKS.get((division[1] or division[2]).lower() if division else key)
