"""A desk that answers from a script, over a made-up sample document of two pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from assistant.answer import Answer, AnswerStatus, Citation, Statement, Turn
from assistant.evaluation.product import Shelf
from ingest.types import Audience, Document, Page

PAGE_ONE = (
    "Sample Release\n\nThe Sample Ministry (SM) said that eight companies will move into\n\nRiver Park on March 4 "
    "(Monday). The park is not open to visitors. About 120 tenants work there.\n\nKIM Bora, Director of the Park "
    "Office, plans to meet Anna Weber, Vice Chairman of Nordlab, on March"
)
PAGE_TWO = "5. They may sign an agreement worth 400 million won.\n\nContact: desk@sample.example\n"
ALIASES = [["KIM Bora", "김보라"], ["River Park", "리버파크"]]


def sample_document(**changes: object) -> Document:
    """The sample's registry entry."""
    entry: dict[str, object] = {
        "document_id": "d1",
        "path": "/store/corpus/sample.pdf",
        "version": "0" * 64,
        "title": "Sample Release",
        "kind": "press_release",
        "date": date(2024, 3, 1),
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
        "pages": 2,
        "chunks": 2,
        "partial": False,
        "warnings": (),
    }
    return Document(**{**entry, **changes})  # type: ignore[arg-type]


@dataclass
class SampleLibrary:
    """Pages and documents held in memory."""

    texts: tuple[str, ...] = (PAGE_ONE, PAGE_TWO)
    held: tuple[Document, ...] = field(default_factory=lambda: (sample_document(),))

    def documents(self) -> Sequence[Document]:
        return self.held

    def pages(self, document_id: str) -> Sequence[Page]:
        assert document_id in {document.document_id for document in self.held}
        return [Page(number, str(number), text) for number, text in enumerate(self.texts, start=1)]


@dataclass(frozen=True)
class SamplePassage:
    """A hit: a stretch of a page."""

    page: int | None
    start: int
    end: int
    document_id: str = "d1"


@dataclass
class ScriptedDesk:
    """Answers each question from ``answers``, searches from ``hits``; what is not scripted is not in the documents."""

    registry: SampleLibrary = field(default_factory=SampleLibrary)
    answers: dict[str, Answer] = field(default_factory=dict)
    hits: dict[str, list[SamplePassage]] = field(default_factory=dict)
    searched: list[tuple[str, date | None, Audience]] = field(default_factory=list)
    asked: list[tuple[str, tuple[Turn, ...], date | None, Audience]] = field(default_factory=list)

    def ask(
        self,
        question: str,
        *,
        history: Sequence[Turn] = (),
        as_of: date | None = None,
        audience: Audience = "staff",
    ) -> Answer:
        self.asked.append((question, tuple(history), as_of, audience))
        return self.answers.get(question) or silent(question)

    def search(
        self, query: str, *, top: int = 10, audience: Audience = "staff", as_of: date | None = None
    ) -> Sequence[SamplePassage]:
        self.searched.append((query, as_of, audience))
        return self.hits.get(query, [])[:top]


def shelf(*texts: str) -> Shelf:
    """The sample document on a shelf, with other pages where they are given."""
    return Shelf(SampleLibrary(texts or (PAGE_ONE, PAGE_TWO)))


def cite(quote: str, number: int = 1, texts: Sequence[str] = (PAGE_ONE, PAGE_TWO), **changes: object) -> Citation:
    """A citation of the page on which the quote stands."""
    page, text = next((at, text) for at, text in enumerate(texts, start=1) if quote in text)
    start = text.index(quote)
    fields: dict[str, object] = {
        "number": number,
        "document_id": "d1",
        "chunk_id": "d1-0",
        "title": "Sample Release",
        "kind": "press_release",
        "date": date(2024, 3, 1),
        "page": page,
        "page_label": str(page),
        "section": None,
        "quote": quote,
        "start": start,
        "end": start + len(quote),
        "visibility": "public",
        "path": "corpus/sample.pdf",
    }
    return Citation.model_validate({**fields, **changes})


def spoken(
    statements: Sequence[tuple[str, Sequence[int]]],
    citations: Sequence[Citation],
    *,
    question: str = "What is said?",
    frame: str = "",
    status: AnswerStatus = "answered",
    **changes: object,
) -> Answer:
    """An answer with a frame sentence before the statements, its text put together as the contract says."""
    marked = [f"{text} {''.join(f'[{number}]' for number in numbers)}" for text, numbers in statements]
    fields: dict[str, object] = {
        "question": question,
        "standalone_question": question,
        "language": "en",
        "as_of": date(2024, 4, 1),
        "audience": "staff",
        "status": status,
        "text": " ".join([*([frame] if frame else []), *marked]),
        "statements": [Statement(text=text, citations=tuple(numbers)) for text, numbers in statements],
        "citations": citations,
        "engine": "script",
    }
    return Answer.model_validate({**fields, **changes})


def silent(question: str, status: AnswerStatus = "not_in_documents", text: str = "The documents do not say.") -> Answer:
    """An answer that states nothing."""
    return spoken([], [], question=question, status=status, text=text)


def quoting(quote: str, said: str | None = None, **changes: object) -> Answer:
    """An answer of one statement with one citation; the statement is the quote unless ``said`` differs."""
    return spoken([(said or " ".join(quote.split()), [1])], [cite(quote)], **changes)  # type: ignore[arg-type]
