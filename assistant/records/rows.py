"""The rows of the records: frozen, and typed. Times are aware and in UTC."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from assistant.answer import Answer, AnswerStatus
from ingest.types import Audience

Thumb = Literal["up", "down"]
EnquiryState = Literal["open", "answered", "closed"]


@dataclass(frozen=True, slots=True)
class Source:
    """What an answer rested on: a quote in one version of a document.

    ``version`` is the SHA-256 of the file; its first eight digits where the document had changed or gone meanwhile.
    """

    number: int
    document_id: str
    version: str
    title: str
    date: date | None
    page: int | None
    quote: str


@dataclass(frozen=True, slots=True)
class Feedback:
    """What the asker thought of an answer."""

    thumb: Thumb
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question and its answer, whole; ``audience`` is whose eyes it was for."""

    id: str
    at: datetime
    viewer: str
    audience: Audience
    conversation: str
    answer: Answer
    sources: tuple[Source, ...]
    feedback: Feedback | None = None


@dataclass(frozen=True, slots=True)
class Conversation:
    """Where it began and when something was last asked in it."""

    id: str
    question: str
    exchanges: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Complaint:
    """An answer somebody found wanting; whose it was stays out."""

    exchange: str
    at: datetime
    question: str
    status: AnswerStatus
    text: str
    reason: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Enquiry:
    """A journalist's question, what was sent for an answer and what that rests on.

    ``at``: when it was filed; ``changed``: when it was last. ``deadline`` is aware.
    """

    id: str
    at: datetime
    changed: datetime
    viewer: str
    audience: Audience
    outlet: str
    question: str
    deadline: datetime | None
    sent: str
    cleared_by: str
    state: EnquiryState
    sources: tuple[Source, ...]
