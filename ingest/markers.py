"""What a line begins with: the mark of a heading, of a list item, or of a table row.

A mark's *family* tells siblings from children: two lines of one family are on one level. *Soft* marks (``1.``, ``-``,
``A.``) also come about where running text is wrapped, so the line before decides whether they count.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_CAPITAL = r"[\"'“‘「『(\[<*_]*[A-Z가-힣ぁ-ヶ一-鿿]"
_WORD = rf"(?:{_CAPITAL}|[\"'“‘(\[*_]*[a-z]|['’‘]?\d{{2,4}}\s?년)"
_FAMILIES: tuple[tuple[str, bool, str], ...] = (
    ("hash", False, r"#{1,6}\s+(?=\S)"),
    ("chapter", False, r"제\s?\d{1,3}\s?[편장절관부](?![가-힣])[\s.:]*"),
    ("chapter", False, r"(?:Chapter|CHAPTER|Part|PART|Section|SECTION|Annex|ANNEX)\s+(?:\d{1,3}|[IVX]+)\b[.:]?\s*"),
    ("roman", False, r"[Ⅰ-Ⅻⅰ-ⅻ]\s?[.)]?\s*(?=\S)"),
    ("square", False, r"[□■▣◆◇❑❒☐]\s*(?=\S)"),
    ("round", False, r"(?:[○◦●❍◯◎]\s*|[ㅇ]\s+)(?=\S)"),
    ("circled", False, r"[①-⑳⑴-⒇㉠-㉻❶-❿➀-➓]\s*(?=\S)"),
    ("bullet", False, r"(?:[•▪▫▶▷►‣⁃◾◽➤➢✔✓√※☞∙‧]\s*|[·*+]\s+)(?=[^\s*+])"),
    ("dash", True, r"[-–—]\s+(?!\d+\s*[-–—]$)(?=\S)"),
    ("paren", True, rf"\(\d{{1,2}}\)\s*(?={_WORD})"),
    ("paren-letter", True, rf"\([a-z가나다라마바사아자차카타파하]\)\s+(?={_WORD})"),
    ("close-number", True, rf"\d{{1,2}}\)\s*(?={_WORD})"),
    ("close-letter", True, rf"[a-z가나다라마바사아자차카타파하]\)\s*(?={_WORD})"),
    ("decimal4", True, rf"\d{{1,2}}(?:\.\d{{1,2}}){{3}}\.?\s+(?={_CAPITAL})"),
    ("decimal3", True, rf"\d{{1,2}}(?:\.\d{{1,2}}){{2}}\.?\s+(?={_CAPITAL})"),
    ("decimal2", True, rf"\d{{1,2}}\.\d{{1,2}}\.?\s+(?={_CAPITAL})"),
    ("number", True, rf"\d{{1,2}}\.\s+(?={_WORD})"),
    ("syllable", True, r"[가나다라마바사아자차카타파하]\.\s+(?=\S)"),
    ("letter", True, rf"(?:[A-H]|[IVX]{{1,4}})\.\s+(?={_WORD})"),
)
_MARK = re.compile("|".join(f"(?P<m{i}>{pattern})" for i, (_, _, pattern) in enumerate(_FAMILIES)))
_PIPES = re.compile(r"\s\|\s")
_SEPARATOR = re.compile(r"\|?(?:\s*:?-{2,}:?\s*\|)*\s*:?-{2,}:?\s*\|?")

ITEM_FAMILIES = frozenset({"dash", "bullet", "circled", "close-letter", "close-number", "paren-letter"})
"""Families that only ever mark list items; the others also number headings."""


@dataclass(frozen=True, slots=True)
class Marker:
    """The mark at a line's start; the line's own words begin at ``end``."""

    family: str
    soft: bool
    end: int


def marker(text: str) -> Marker | None:
    """The mark that ``text`` (stripped) begins with, or None."""
    found = _MARK.match(text)
    if found is None or found.lastgroup is None:
        return None
    family, soft, _ = _FAMILIES[int(found.lastgroup[1:])]
    return Marker(family, soft, found.end())


def is_separator(text: str) -> bool:
    """Whether the line is the rule between a Markdown table's header and its rows (``|---|:-:|``)."""
    return "|" in text and _SEPARATOR.fullmatch(text) is not None


def columns(text: str) -> int:
    """How many cells the line would have as a table row; 1 where nothing separates cells."""
    if text.startswith("|") and text.count("|") > 1:
        return text.rstrip("|").count("|")
    found = marker(text)
    body = text[found.end :] if found else text
    tabbed = sum(1 for cell in body.split("\t") if cell.strip())
    return max(1, tabbed, 1 + len(_PIPES.findall(body)))
