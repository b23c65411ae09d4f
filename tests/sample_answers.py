"""Samples for the tests of what the app shows: made-up answers, and a desk that gives them out."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, cast

from assistant.answer import Answer, Citation, Statement, Turn
from ingest.pictures import Picture
from ingest.registry import FactKind, FactRow, Registry
from ingest.settings import Settings
from ingest.types import Audience, Document, Page

if TYPE_CHECKING:
    from assistant.desk import Desk

PAGE = "Sample page.\n\nEight sample\n\nfirms moved in. The rest follows later."
QUOTE = "Eight sample\n\nfirms moved in."
HOSTILE = (
    '<img src=x onerror="document.title=1"> **bold** [link](http://example.invalid) ![i](http://example.invalid/i.png)'
)


def sample_citation(**changes: object) -> Citation:
    """Citation 1, of page 2 of a public release."""
    start = PAGE.index(QUOTE)
    entry: dict[str, object] = {
        "number": 1,
        "document_id": "d1",
        "chunk_id": "c1",
        "title": "Sample release",
        "kind": "press_release",
        "date": date(2024, 9, 30),
        "page": 2,
        "page_label": "2",
        "section": "(1) Samples",
        "quote": QUOTE,
        "start": start,
        "end": start + len(QUOTE),
        "visibility": "public",
        "path": "corpus/sample.pdf",
    }
    return Citation.model_validate(entry | changes)


def sample_answer(**changes: object) -> Answer:
    """An English answer of one statement, cited once."""
    entry: dict[str, object] = {
        "question": "How many firms?",
        "standalone_question": "How many firms?",
        "language": "en",
        "as_of": date(2026, 11, 22),
        "audience": "staff",
        "status": "answered",
        "text": "Eight sample firms moved in. [1]",
        "statements": (Statement(text="Eight sample firms moved in.", citations=(1,)),),
        "citations": (sample_citation(),),
        "engine": "extractive",
    }
    return Answer.model_validate(entry | changes)


def silent_answer(**changes: object) -> Answer:
    """An answer that states nothing."""
    silence: dict[str, object] = {
        "status": "not_in_documents",
        "text": "The documents do not say.",
        "statements": (),
        "citations": (),
    }
    return sample_answer(**(silence | changes))


def sample_document(**changes: object) -> Document:
    """The public release of three pages that ``sample_citation`` cites."""
    entry: dict[str, object] = {
        "document_id": "d1",
        "path": "/samples/sample.pdf",
        "version": "a" * 64,
        "title": "Sample release",
        "kind": "press_release",
        "date": date(2024, 9, 30),
        "date_inferred": False,
        "language": "en",
        "visibility": "public",
        "reviewed": True,
        "embargo_until": None,
        "source": None,
        "issuer": None,
        "contact": None,
        "compiled_on": None,
        "supersedes": (),
        "pages": 3,
        "chunks": 1,
        "partial": False,
        "warnings": (),
    }
    return Document(**(entry | changes))  # type: ignore[arg-type]


@dataclass
class SampleDesk:
    """Gives the next of ``answers`` for every question; raises it where it is an exception. Knows one page.

    ``hidden`` names the documents that exist for no press.
    """

    answers: Sequence[Answer | Exception] = ()
    page_text: str | None = PAGE
    picture: Picture | Exception | None = None
    examples: Sequence[str] = ("How many firms?",)
    asked: list[tuple[str, tuple[Turn, ...], Audience]] = field(default_factory=list)
    scopes: list[tuple[date | None, Collection[str] | None]] = field(default_factory=list)
    documents: Sequence[Document] = (sample_document(),)
    hidden: Collection[str] = ()
    settings: Settings = field(default_factory=Settings)

    def ask(
        self,
        question: str,
        *,
        history: Sequence[Turn] = (),
        as_of: date | None = None,
        audience: Audience = "staff",
        documents: Collection[str] | None = None,
        tell: Callable[[Statement], None] | None = None,
    ) -> Answer:
        del tell
        self.asked.append((question, tuple(history), audience))
        self.scopes.append((as_of, documents))
        answer = self.answers[len(self.asked) - 1]
        if isinstance(answer, Exception):
            raise answer
        return answer.model_copy(update={"question": question})

    @cached_property
    def registry(self) -> Registry:
        """An empty one of its own, for the records."""
        folder = tempfile.mkdtemp()
        atexit.register(shutil.rmtree, folder)
        return Registry.open(Settings(store=Path(folder)))

    def visible(self, audience: Audience, *, as_of: date | None = None) -> Mapping[str, Document]:
        seen = [d for d in self.documents if audience != "press" or d.document_id not in self.hidden]
        return {d.document_id: d for d in seen if as_of is None or (d.date and d.date <= as_of)}

    def facts(
        self, kind: FactKind | None = None, *, audience: Audience, documents: Collection[str] | None = None
    ) -> list[FactRow]:
        del kind, audience, documents
        return []

    def page(self, document_id: str, number: int | None, *, audience: Audience) -> Page | None:
        if document_id not in self.visible(audience):
            return None
        return None if self.page_text is None else Page(number, None, self.page_text)

    def page_picture(
        self, document_id: str, number: int | None, marks: Sequence[tuple[int, int]], *, audience: Audience
    ) -> Picture | None:
        del document_id, number, marks, audience
        if isinstance(self.picture, Exception):
            raise self.picture
        return self.picture

    def suggestions(self, audience: Audience, language: str = "en") -> list[str]:
        del audience, language
        return list(self.examples)

    def as_desk(self) -> Desk:
        """Itself, for code that asks for a desk."""
        return cast("Desk", self)
