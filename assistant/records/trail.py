"""The audit trail: every question with its answer, what it cites and what the asker thought of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, delete, insert, select

from assistant.access.passwords import without_tokens
from assistant.access.viewer import ROLES, Viewer
from assistant.answer import Answer
from assistant.records.rows import Complaint, Conversation, Exchange, Feedback, Thumb
from assistant.records.store import (
    NotYoursError,
    new_id,
    plain,
    read_sources,
    source_values,
    sources_of,
    stamp,
    writing,
)
from ingest.registry import Registry, schema

_SHOWN = 200
"""Conversations listed at most; the search finds the others."""


class Trail:
    """Reads and writes the trail; safe to share between threads."""

    def __init__(self, registry: Registry, now: Callable[[], datetime]) -> None:
        self._registry, self._engine, self._now = registry, registry.engine, now

    def record(self, viewer: Viewer, conversation: str, answer: Answer) -> Exchange:
        """Notes an answer that the viewer was given.

        :param conversation: its id, from ``new_id()`` of ``assistant.records.store``
        """
        table, sources = schema.exchanges, sources_of(answer, self._registry)
        answer = Answer.model_validate_json(without_tokens(answer.model_dump_json()))
        values = {
            "id": new_id(),
            "at": stamp(self._now()),
            "viewer": viewer.name,
            "audience": answer.audience,
            "conversation": conversation,
            "question": answer.question,
            "status": answer.status,
            "text": answer.text,
            "citations": source_values(sources),
            "answer": answer.model_dump(mode="json"),
        }
        with writing(self._engine) as connection:
            connection.execute(insert(table).values(values))
        return _exchange(values, None)

    def conversations(self, viewer: Viewer, search: str = "") -> list[Conversation]:
        """The viewer's own, the latest first; with ``search``, those with an exchange that holds the words."""
        found: dict[str, Conversation] = {}
        words = plain(search).casefold().split()
        matching: set[str] = set()
        table = schema.exchanges
        own = select(table.c.conversation, table.c.at, table.c.question, table.c.text).where(_own(viewer))
        with self._engine.connect() as connection:
            rows = connection.execute(own.order_by(table.c.at)).all()
        for row in rows:
            known, at = found.get(row.conversation), datetime.fromisoformat(row.at)
            first, count = (known.question, known.exchanges) if known else (row.question, 0)
            found[row.conversation] = Conversation(row.conversation, first, count + 1, at)
            said = f"{row.question} {row.text}".casefold()
            if all(word in said for word in words):
                matching.add(row.conversation)
        latest = sorted((found[name] for name in matching), key=lambda c: (c.at, c.id), reverse=True)
        return latest[:_SHOWN]

    def conversation(self, viewer: Viewer, conversation: str) -> list[Exchange]:
        """One of the viewer's own, in order; empty where there is none of that id."""
        return self._exchanges(_own(viewer), schema.exchanges.c.conversation == conversation)

    def exchange(self, viewer: Viewer, exchange: str) -> Exchange:
        """One of the viewer's own.

        :raises NotYoursError: there is none of that id among them
        """
        found = self._exchanges(_own(viewer), schema.exchanges.c.id == exchange)
        if not found:
            raise NotYoursError
        return found[0]

    def own(self, viewer: Viewer) -> list[Exchange]:
        """All of the viewer's own, in order, for an export."""
        return self._exchanges(_own(viewer))

    def rate(self, viewer: Viewer, exchange: str, thumb: Thumb, reason: str = "") -> Feedback:
        """Notes what the viewer thinks of an answer they were given; a later word takes the place of an earlier one.

        :raises NotYoursError: they were given no such answer
        """
        self.exchange(viewer, exchange)
        feedback = Feedback(thumb, plain(reason), datetime.fromisoformat(stamp(self._now())))
        table = schema.feedback
        values = {"exchange": exchange, "at": stamp(feedback.at), "thumb": thumb, "reason": feedback.reason}
        with writing(self._engine) as connection:
            connection.execute(delete(table).where(table.c.exchange == exchange))
            connection.execute(insert(table).values(values))
        return feedback

    def complaints(self, viewer: Viewer) -> list[Complaint]:
        """Every answer that was found wanting, the latest first.

        :raises PermissionError: the viewer is no editor
        """
        if viewer.role != "editor":
            raise PermissionError("Only an editor may read what others thought of their answers.")
        found = self._exchanges(schema.feedback.c.thumb == "down")
        return [
            Complaint(
                e.id, e.feedback.at, e.answer.question, e.answer.status, e.answer.text, e.feedback.reason, e.sources
            )
            for e in reversed(found)
            if e.feedback is not None
        ]

    def everything(self) -> list[Exchange]:
        """The whole trail in order: for ``exporting``, which asks who wants it."""
        return self._exchanges()

    def _exchanges(self, *conditions: ColumnElement[bool]) -> list[Exchange]:
        with self._engine.connect() as connection:
            return [_read(row) for row in connection.execute(_selection().where(*conditions))]


def _selection() -> Select[Any]:
    table, feedback = schema.exchanges, schema.feedback
    joined = table.outerjoin(feedback, table.c.id == feedback.c.exchange)
    rated = (feedback.c.thumb, feedback.c.reason, feedback.c.at.label("rated"))
    return select(table, *rated).select_from(joined).order_by(table.c.at, table.c.id)


def _own(viewer: Viewer) -> ColumnElement[bool]:
    """What the viewer asked, without what was answered for a role that they no longer have."""
    readable = ROLES[: ROLES.index(viewer.role) + 1]
    return (schema.exchanges.c.viewer == viewer.name) & schema.exchanges.c.audience.in_(readable)


def _read(row: Row[Any]) -> Exchange:
    rated = Feedback(row.thumb, row.reason, datetime.fromisoformat(row.rated)) if row.thumb else None
    return _exchange(row._mapping, rated)


def _exchange(row: Any, feedback: Feedback | None) -> Exchange:
    return Exchange(
        row["id"],
        datetime.fromisoformat(row["at"]),
        row["viewer"],
        row["audience"],
        row["conversation"],
        Answer.model_validate(row["answer"]),
        read_sources(row["citations"]),
        feedback,
    )
