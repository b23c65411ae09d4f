"""What the regression run needs of the product: ask, search, and the pages that answers are checked against."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import PurePath
from typing import Protocol

from assistant.answer import Answer, Turn
from ingest.types import Audience, Document, Page


class Passage(Protocol):
    """One ranked passage; ``start`` and ``end`` are offsets in its page's text."""

    @property
    def document_id(self) -> str: ...
    @property
    def page(self) -> int | None: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


class Library(Protocol):
    """The documents held and their pages."""

    def documents(self) -> Sequence[Document]: ...
    def pages(self, document_id: str) -> Sequence[Page]: ...


class Desk(Protocol):
    """The product as one object; a script can stand in for it."""

    @property
    def registry(self) -> Library: ...

    def ask(
        self,
        question: str,
        *,
        history: Sequence[Turn] = (),
        as_of: datetime.date | None = None,
        audience: Audience = "staff",
    ) -> Answer: ...

    def search(
        self,
        query: str,
        *,
        top: int = 10,
        audience: Audience = "staff",
        as_of: datetime.date | None = None,
    ) -> Sequence[Passage]: ...


class Shelf:
    """The documents and pages as they were when the run began, read once."""

    def __init__(self, registry: Library) -> None:
        self.documents = {document.document_id: document for document in registry.documents()}
        self._pages = {
            document_id: {page.number: page for page in registry.pages(document_id)} for document_id in self.documents
        }

    def page(self, document_id: str, number: int | None) -> Page | None:
        """One page, or None where there is no such document or page."""
        return self._pages.get(document_id, {}).get(number)

    def pages(self, document_id: str) -> list[Page]:
        """A document's pages in order."""
        return list(self._pages[document_id].values())

    def page_text(self, document_id: str, number: int | None) -> str:
        """A page's text, "" where there is no such page."""
        page = self.page(document_id, number)
        return page.text if page else ""

    def named(self, name: str) -> list[Document]:
        """The documents whose path ends with these path parts."""
        parts = PurePath(name).parts
        return [found for found in self.documents.values() if PurePath(found.path).parts[-len(parts) :] == parts]
