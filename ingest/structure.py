"""What each paragraph is (heading, list item, table row or running text) and under which heading it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.cleaning import Paragraph
from ingest.lines import display_width, normalise_space
from ingest.markers import ITEM_FAMILIES, cells, marker
from ingest.outline import Place, places
from ingest.sentences import ends_sentence
from ingest.types import UnitKind

_LONGEST_HEADING = 80  # columns
_LONGEST_BARE_HEADING = 60  # columns, where no mark says that it is one
_LONGEST_ROUND_HEADING = 24  # columns, after ``○``, which mostly marks items
_BOXED = frozenset({"chapter", "roman", "square", "number", "paren", "syllable", "letter"})
_MARKUP = ("hash", "equals")
_SURE = (*_MARKUP, "chapter", "annex", "frame", None)  # families that mark nothing but headings; None marks nothing
_NUMBER = re.compile(r"(?:\d{1,2}|[Ⅰ-Ⅻ]|[IVX]{1,4}|(?:붙임|참고|별첨|별표|부록|첨부|Annex|Appendix)\s?\d{0,2})\.?")
_LABELLED = re.compile(r"[:：]\s*\S")
_CLAUSE_END = re.compile(
    r"(?:[,;:，、：]|다|\d\s?부|[으려시하되]면|[세어아해나까예에지네군]요|니까|함|됨|[있없였했받같]음|하며|하고|으며)\Z"
)
_ADDRESS = re.compile(r"@|www\.|https?:|\d{2,4}[-)]\s?\d{3,4}-\d{4}")
_LEADERS = re.compile(r"[.·…]{3,}\s*\d+\Z")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph with its kind, its section and its place among the others.

    A heading's section is itself; None stands before the first heading.
    """

    paragraph: Paragraph
    kind: UnitKind
    section: str | None
    place: Place


@dataclass(frozen=True, slots=True)
class _Judged:
    """A paragraph and what it was taken for."""

    paragraph: Paragraph
    kind: UnitKind


def blocks(paragraphs: Sequence[Paragraph]) -> tuple[Block, ...]:
    """The paragraphs with kind, section and place, in order."""
    kinds: list[UnitKind] = []
    for i, paragraph in enumerate(paragraphs):
        before = _Judged(paragraphs[i - 1], kinds[-1]) if i else None
        after = paragraphs[i + 1] if i + 1 < len(paragraphs) else None
        kinds.append(_kind(paragraph, before, after))
    _take_back(paragraphs, kinds)
    found: list[Block] = []
    section: str | None = None
    for paragraph, kind, place in zip(paragraphs, kinds, places(paragraphs, kinds), strict=True):
        section = _heading_text(paragraph) if kind == "heading" else section
        found.append(Block(paragraph, kind, section, place))
    return tuple(found)


def _take_back(paragraphs: Sequence[Paragraph], kinds: list[UnitKind]) -> None:
    """A heading with another of its level, or a wider one, right under it is what its mark also stands for."""
    found = places(paragraphs, kinds)
    for i in range(len(kinds) - 1):
        childless = kinds[i] == kinds[i + 1] == "heading" and found[i + 1].depth <= found[i].depth
        if childless and _family(paragraphs[i]) not in _SURE:
            kinds[i] = "table_row" if paragraphs[i].lines[0].row else "list_item"


def _heading_text(paragraph: Paragraph) -> str:
    """A heading as it is printed: its number kept, what markup or a table's frame adds left out."""
    text = paragraph.text
    if paragraph.lines[0].row:
        return normalise_space(" ".join(cells(text)))
    if _family(paragraph) == "equals":
        return normalise_space(text.strip("= "))
    return normalise_space(text.lstrip("#") if _family(paragraph) == "hash" else text)


def _kind(paragraph: Paragraph, before: _Judged | None, after: Paragraph | None) -> UnitKind:
    if paragraph.lines[0].row:
        return "heading" if _is_boxed_heading(paragraph, before, after) else "table_row"
    family = _family(paragraph)
    if family in _MARKUP:
        return "heading"
    if family is None:
        return "heading" if _is_bare_heading(paragraph, before, after) else "sentence"
    if family not in ITEM_FAMILIES and _is_marked_heading(paragraph, family, before, after):
        return "heading"
    return "sentence" if family in _SURE else "list_item"


def _family(paragraph: Paragraph) -> str | None:
    mark = paragraph.lines[0].marker
    return mark.family if mark else None


def _is_boxed_heading(paragraph: Paragraph, before: _Judged | None, after: Paragraph | None) -> bool:
    """A heading that Korean notices set as a table of one row: its number and its words, or a marked line in a box."""
    words = cells(paragraph.text)
    if after is None or not words or not _is_title(words[-1], _LONGEST_HEADING):
        return False
    if len(words) == 1:
        mark = marker(words[0])
        return mark is not None and mark.family in _BOXED
    alone = not _in_table(after) and (before is None or before.kind != "table_row" or not _in_table(paragraph))
    return len(words) == 2 and alone and _NUMBER.fullmatch(words[0]) is not None


def _in_table(paragraph: Paragraph) -> bool:
    """Whether the paragraph is a row right under another line."""
    return paragraph.lines[0].row and paragraph.lines[0].gap == 0


def _is_marked_heading(paragraph: Paragraph, family: str, before: _Judged | None, after: Paragraph | None) -> bool:
    """A short line with a heading's mark, no sentence, that has something under it and is no item among its like."""
    mark = paragraph.lines[0].marker
    words = paragraph.text[mark.end :] if mark and family not in _SURE else paragraph.text
    longest = _LONGEST_ROUND_HEADING if family == "round" else _LONGEST_HEADING
    if after is None or not _is_title(words, longest):
        return False
    among_items = before is not None and before.kind == "list_item" and _family(before.paragraph) == family
    return family in _SURE or not (_family(after) == family or among_items)


def _is_bare_heading(paragraph: Paragraph, before: _Judged | None, after: Paragraph | None) -> bool:
    """A short line by itself right above running text; lines stacked like a letterhead are none."""
    text = paragraph.text
    if (
        after is None
        or not _is_title(text, _LONGEST_BARE_HEADING)
        or text[0].islower()
        or text[0] in "(["
        or "?" in text
    ):
        return False
    stacked = before is not None and before.kind == "sentence" and not ends_sentence(before.paragraph.text)
    prose = _family(after) is None and not after.lines[0].row and ends_sentence(after.text)
    return prose and not stacked and len(after.text) > len(text)


def _is_title(words: str, longest: int) -> bool:
    return (
        display_width(words) <= longest
        and any(char.isalpha() for char in words)
        and not (ends_sentence(words) and not words.endswith(("?", "？")))
        and not any(pattern.search(words) for pattern in (_LABELLED, _CLAUSE_END, _ADDRESS, _LEADERS))
    )
