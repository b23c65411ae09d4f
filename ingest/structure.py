"""What each paragraph is (heading, list item, table row or running text) and under which heading it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.cleaning import Paragraph
from ingest.lines import display_width, normalise_space
from ingest.markers import ITEM_FAMILIES
from ingest.sentences import ends_sentence
from ingest.types import UnitKind

_LONGEST_HEADING = 80  # columns
_LONGEST_BARE_HEADING = 60  # columns, where no mark says that it is one
_LABELLED = re.compile(r"[:：]\s*\S")
_CLAUSE_END = re.compile(r"(?:[,;:，、：]|다|요|니까|함|됨|음|하며|하고|으며)\Z")
_ADDRESS = re.compile(r"@|www\.|https?:|\d{2,4}[-)]\s?\d{3,4}-\d{4}")
_LEADERS = re.compile(r"[.·…]{3,}\s*\d+\Z")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph with its kind and section. A heading's section is itself; None stands before the first heading."""

    paragraph: Paragraph
    kind: UnitKind
    section: str | None


def blocks(paragraphs: Sequence[Paragraph]) -> tuple[Block, ...]:
    """The paragraphs with kind and section, in order."""
    found: list[Block] = []
    section: str | None = None
    for i, paragraph in enumerate(paragraphs):
        before = found[-1] if found else None
        after = paragraphs[i + 1] if i + 1 < len(paragraphs) else None
        kind = _kind(paragraph, before, after)
        if kind == "heading":
            section = normalise_space(paragraph.text.lstrip("#")) if _family(paragraph) == "hash" else None
            section = section or normalise_space(paragraph.text)
        found.append(Block(paragraph, kind, section))
    return tuple(found)


def _kind(paragraph: Paragraph, before: Block | None, after: Paragraph | None) -> UnitKind:
    if paragraph.lines[0].row:
        return "table_row"
    family = _family(paragraph)
    if family == "hash":
        return "heading"
    if family is None:
        return "heading" if _is_bare_heading(paragraph, before, after) else "sentence"
    if family not in ITEM_FAMILIES and _is_marked_heading(paragraph, family, before, after):
        return "heading"
    return "sentence" if family == "chapter" else "list_item"


def _family(paragraph: Paragraph) -> str | None:
    mark = paragraph.lines[0].marker
    return mark.family if mark else None


def _is_marked_heading(paragraph: Paragraph, family: str, before: Block | None, after: Paragraph | None) -> bool:
    """A short line with a heading's mark, no sentence, that has something under it and is no item among its like."""
    mark = paragraph.lines[0].marker
    words = paragraph.text[mark.end :] if mark else paragraph.text
    if after is None or not _is_title(words, _LONGEST_HEADING):
        return False
    among_items = before is not None and before.kind == "list_item" and _family(before.paragraph) == family
    return family == "chapter" or not (_family(after) == family or among_items)


def _is_bare_heading(paragraph: Paragraph, before: Block | None, after: Paragraph | None) -> bool:
    """A short line by itself right above running text; lines stacked like a letterhead are none."""
    if after is None or not _is_title(paragraph.text, _LONGEST_BARE_HEADING) or paragraph.text[0].islower():
        return False
    stacked = before is not None and before.kind == "sentence" and not ends_sentence(before.paragraph.text)
    prose = _family(after) is None and not after.lines[0].row and ends_sentence(after.text)
    return prose and not stacked and len(after.text) > len(paragraph.text)


def _is_title(words: str, longest: int) -> bool:
    return (
        display_width(words) <= longest
        and any(char.isalpha() for char in words)
        and not (ends_sentence(words) and not words.endswith(("?", "？")))
        and not any(pattern.search(words) for pattern in (_LABELLED, _CLAUSE_END, _ADDRESS, _LEADERS))
    )
