"""What a question is narrowed to: documents, kinds, dates, the day told from, the audience. Nothing widens a role."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from assistant.access.viewer import ROLES
from assistant.desk import Desk
from ingest.types import Audience, Document

NO_KIND = ""
"""Stands for the documents of no kind."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What is empty or None narrows nothing. A range of dates leaves undated documents out."""

    documents: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    since: date | None = None
    until: date | None = None
    as_of: date | None = None
    audience: Audience | None = None

    @classmethod
    def of(cls, said: Mapping[str, Any]) -> Filters:
        """The filters as a form says them; what is no such value narrows nothing."""
        audience = next((role for role in ROLES if role == said.get("audience")), None)
        return cls(
            _names(said.get("documents")),
            _names(said.get("kinds")),
            _date(said.get("since")),
            _date(said.get("until")),
            _date(said.get("as_of")),
            audience,
        )

    def audience_for(self, role: Audience) -> Audience:
        """Whose eyes the answer is for: the asker's, or those of a role that sees less."""
        return min(role, self.audience or role, key=ROLES.index)

    def keeps(self, document: Document) -> bool:
        """Whether the document is among those asked about, as far as it may be seen at all."""
        day = document.date
        return (
            (not self.documents or document.document_id in self.documents)
            and (not self.kinds or (document.kind or NO_KIND) in self.kinds)
            and (self.since is None or (day is not None and day >= self.since))
            and (self.until is None or (day is not None and day <= self.until))
        )


@dataclass(frozen=True, slots=True)
class Searched:
    """What a question was put to: the documents' titles, and how many there are without the filters."""

    titles: tuple[str, ...]
    of: int


@dataclass(frozen=True, slots=True)
class Scope:
    """The filters worked out for one role at this minute; ``documents`` is None where nothing is left out."""

    audience: Audience
    as_of: date | None
    documents: frozenset[str] | None
    searched: Searched


def scope(filters: Filters, desk: Desk, role: Audience) -> Scope:
    """What to ask the desk, for a viewer of this role."""
    audience = filters.audience_for(role)
    visible = desk.visible(audience, as_of=filters.as_of)
    kept = {name: document for name, document in visible.items() if filters.keeps(document)}
    total = len(desk.visible(role))
    titles = tuple(sorted(document.title for document in kept.values()))
    documents = None if len(kept) == len(visible) else frozenset(kept)
    return Scope(audience, filters.as_of, documents, Searched(titles, total))


def _names(said: object) -> frozenset[str]:
    return frozenset(name for name in said if isinstance(name, str)) if isinstance(said, Iterable) else frozenset()


def _date(said: object) -> date | None:
    try:
        return date.fromisoformat(said) if isinstance(said, str) else None
    except ValueError:
        return None
