"""Who may see what, and when: enforced here, below every search, so that no path can leak."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from types import MappingProxyType

from ingest.registry.rows import Entry
from ingest.types import Audience, Document, Visibility

_MOST = 16  # askers remembered: roles, and days as of which somebody asks


class Held:
    """The documents of one state of the store, and who may see which; safe to share between threads."""

    def __init__(self, documents: Iterable[Document] = ()) -> None:
        self.documents = tuple(documents)
        self._embargoes = sorted(d.embargo_until for d in self.documents if d.embargo_until is not None)
        self._seen: dict[tuple[Audience, date | None, int], Mapping[str, Document]] = {}

    def visible(self, audience: Audience, now: datetime, as_of: date | None) -> Mapping[str, Document]:
        """The documents that exist for an audience, by id; the same object for as long as they are the same.

        The time decides only through how many embargoes have ended.
        """
        asker = audience, as_of, bisect_right(self._embargoes, now)
        found = self._seen.get(asker)
        if found is None:
            those = {d.document_id: d for d in self.documents if may_see(d, audience, now, as_of)}
            found = MappingProxyType(those)
            self._seen = {asker: found, **dict(list(self._seen.items())[: _MOST - 1])}
        return found


def effective(entries: Iterable[Entry]) -> list[Document]:
    """The documents that hold a text, each with the strictest visibility and embargo of its copies."""
    entries = list(entries)
    declared: dict[str, list[Document]] = defaultdict(list)
    for entry in entries:
        declared[entry.copy_of or entry.document.document_id].append(entry.document)
    return [
        _strictest(entry.document, declared[entry.document.document_id]) for entry in entries if entry.copy_of is None
    ]


def _strictest(document: Document, copies: Iterable[Document]) -> Document:
    copies = list(copies)
    if copies == [document]:
        return document
    visibility: Visibility = "internal" if any(copy.visibility == "internal" for copy in copies) else "public"
    embargoes = [copy.embargo_until for copy in copies if copy.embargo_until is not None]
    return replace(document, visibility=visibility, embargo_until=max(embargoes, default=None))


def may_see(document: Document, audience: Audience, now: datetime, as_of: date | None) -> bool:
    """Whether the document exists for this audience at ``now`` (aware), told from the day ``as_of``.

    ``as_of`` only ever hides: an embargo ends by the clock and by nothing else.
    """
    if document.visibility != "public" and audience not in ("staff", "editor"):
        return False
    if document.embargo_until is not None and document.embargo_until > now and audience != "editor":
        return False
    return as_of is None or (document.date is not None and document.date <= as_of)
