"""A list that a question asks for, whole: the sentence that opens it, and all its items or rows.

A sentence that announces a list ("… include:", "아래 표의 기업은 …") answers with the list, not by itself; and so does
a heading over nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from assistant.engines.base import Draft
from assistant.evidence.candidates import Passage
from ingest.language.orders import is_order
from ingest.registry import Registry, StoredSentence

LONGEST = 30
"""Items of a list that are told; a longer one is cut, and the answer is partial."""
_MEMBERS = frozenset({"list_item", "table_row"})
_ANNOUNCES = re.compile(
    r"[:：]\W*$|\b(?:the following|as follows|(?:listed|shown|given|named) below|below)\b|아래|다음(?:과|의| 표| 각)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Gathered:
    """The opening and its members as statements; ``whole`` where none is left out."""

    drafts: tuple[Draft, ...]
    whole: bool


def list_opened_by(passage: Passage, registry: Registry) -> Gathered | None:
    """The list that a passage opens, or None where it opens none."""
    here = passage.sentence
    following = registry.sentences(here.document_id, here.ordinal + 1, here.ordinal + LONGEST + 3)
    after = [sentence for sentence in following if not is_order(sentence.text)]
    opening = [here]
    if here.kind == "heading":
        opening = [s for s in after[:1] if s.kind == "sentence" and _ANNOUNCES.search(s.text)]
        after = after[len(opening) :]
    elif here.kind == "table_row" or not _ANNOUNCES.search(here.text):
        return None
    members = _members(after)
    if not members or members[0].kind == here.kind:
        return None
    told = [*opening, *members[:LONGEST]]
    return Gathered(tuple(Draft(s.text, s, passage.document) for s in told), len(members) <= LONGEST)


def _members(after: Sequence[StoredSentence]) -> list[StoredSentence]:
    """The items or rows right at the start, of one list; a table's header is told with its rows, and none of them."""
    kind = after[0].kind if after and after[0].kind in _MEMBERS else None
    members = list(takewhile(lambda s: s.kind == kind, after))
    return members if kind != "table_row" or len(members) > 1 else []
