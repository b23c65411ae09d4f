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
    ("equals", False, r"(?:=\s?){1,6}\s*(?=[^=\s][^\n]*[^=\s]\s*(?:=\s?){1,6}\Z)"),
    ("frame", False, r"【\s*(?=[^】]+】\Z)"),
    ("annex", True, r"(?:출처|참고\s?문헌|참고\s?자료|문의처|Sources|References|Bibliography|Glossary)\s*\Z"),
    ("annex", True, r"[\[<〈(]?(?:붙임|별첨|별표|별지|부록|참고)\s?(?:\d{1,2}\s?(?:[\])>〉.:]|(?=\s))|[\])>〉:])\s*"),
    ("chapter", False, r"제\s?\d{1,3}\s?[편장절관부](?![가-힣])[\s.:]*"),
    ("chapter", False, r"(?:Chapter|CHAPTER|Part|PART|Section|SECTION|Annex|ANNEX)\s+(?:\d{1,3}|[IVX]+)\b[.:]?\s*"),
    ("roman", False, r"[Ⅰ-Ⅻⅰ-ⅻ]\s?[.)]?\s*(?=\S)"),
    ("square", False, r"[□■▣◆◇❑❒☐]\s*(?=\S)"),
    ("round", False, r"(?:[○◦●❍◯◎]\s*|[ㅇo]\s+)(?=\S)"),
    ("circled", False, r"[①-⑳⑴-⒇㉠-㉻❶-❿➀-➓\ue000-\uf8ff\U000f0000-\U000ffffd]\s*(?=\S)"),
    ("bullet", False, r"(?:[•▪▫▶▷►‣⁃◾◽➤➢✔✓√※☞∙‧]\s*|[·ㆍ+]\s+|\*{1,4}\s+)(?=[^\s*+])"),
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
_PIPE = re.compile(r"\s\|\s")
_TABLE_RULE = re.compile(r"[|:+\s-]+")

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


def is_rule(text: str) -> bool:
    """Whether the line only draws a table: the rule under a Markdown header (``|---|:-:|``), a row of empty cells."""
    return "|" in text and _TABLE_RULE.fullmatch(text) is not None


def cells(text: str) -> list[str]:
    """The cells of the line that are not empty, read as a table row; one where nothing separates cells."""
    if text.startswith("|"):
        return [cell.strip() for cell in text.split("|") if cell.strip()]
    found = marker(text)
    head = found.end if found else 0
    tabbed = [cell.strip() for cell in text[head:].split("\t") if cell.strip()]
    piped = _PIPE.split(text[head:])
    separated = tabbed if len(tabbed) >= len(piped) else [cell.strip() for cell in piped if cell.strip()]
    return [text[:head] + cell if i == 0 else cell for i, cell in enumerate(separated)]
