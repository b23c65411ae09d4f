"""Who may see what, and when: enforced here, below every search, so that no path can leak."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from ingest.registry.rows import Entry
from ingest.types import Audience, Document, Visibility


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
