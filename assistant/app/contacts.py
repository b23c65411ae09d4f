"""Whom the documents themselves name to ask, for when they do not say."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from assistant.desk import Desk
from ingest.types import Audience, Document

MOST = 3
_PARTS = ("department", "name", "phone", "email")


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to ask, and the document that says so."""

    text: str
    title: str
    page: int | None = None


def contacts(desk: Desk, audience: Audience, near: Collection[str]) -> tuple[Contact, ...]:
    """At most ``MOST``, of the documents ``near`` the question (ids) first, then of the latest; each once."""
    visible = desk.visible(audience)
    found: dict[str, Contact] = {}
    latest = sorted(visible.values(), key=lambda document: document.date or date.min, reverse=True)
    for document in sorted(latest, key=lambda document: document.document_id not in near):
        for contact in _of(desk, document, audience):
            found.setdefault("".join(filter(str.isalnum, contact.text)).casefold(), contact)
        if len(found) >= MOST:
            break
    return tuple(found.values())[:MOST]


def _of(desk: Desk, document: Document, audience: Audience) -> Iterator[Contact]:
    if document.contact:
        yield Contact(" ".join(document.contact.split()), document.title)
    for row in desk.facts("contact", audience=audience, documents={document.document_id}):
        said = [row.fact.details.get(part) for part in _PARTS]
        text = " · ".join(str(part) for part in said if part) or row.fact.text
        yield Contact(text, document.title, row.fact.page)
