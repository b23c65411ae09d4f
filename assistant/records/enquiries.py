"""The enquiries: who asked what until when, what was sent, who cleared it, and whether that still stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any, Literal, cast, get_args

from sqlalchemy import ColumnElement, insert, select, update

from assistant.access.viewer import ROLES, Viewer
from assistant.answer import Answer
from assistant.records.rows import Enquiry, EnquiryState, Source
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
from ingest.types import Audience, Document

Change = Literal["replaced", "withdrawn", "superseded"]


@dataclass(frozen=True, slots=True)
class Affected:
    """An enquiry whose source has changed since. ``by`` is the title of the document that supersedes it."""

    enquiry: Enquiry
    source: Source
    change: Change
    by: str | None = None


class Enquiries:
    """Reads and writes the enquiries; safe to share between threads."""

    def __init__(self, registry: Registry, now: Callable[[], datetime]) -> None:
        self._registry, self._engine, self._now = registry, registry.engine, now

    def file(
        self,
        viewer: Viewer,
        answer: Answer,
        *,
        outlet: str,
        question: str = "",
        deadline: datetime | None = None,
        sent: str = "",
        cleared_by: str = "",
        state: EnquiryState = "open",
    ) -> Enquiry:
        """Files an answer as an enquiry of the viewer's.

        :param question: the journalist's own words; without any, the question that the answer is to
        :param deadline: aware
        """
        at = datetime.fromisoformat(stamp(self._now()))
        sources = sources_of(answer, self._registry)
        filed = Enquiry(
            new_id(),
            at,
            at,
            viewer.name,
            answer.audience,
            plain(outlet),
            plain(question) or plain(answer.question),
            _in_utc(deadline),
            plain(sent),
            plain(cleared_by),
            _state(state),
            sources,
        )
        with writing(self._engine) as connection:
            connection.execute(insert(schema.enquiries).values(_values(filed)))
        return filed

    def change(
        self,
        viewer: Viewer,
        enquiry: str,
        *,
        outlet: str,
        question: str,
        deadline: datetime | None,
        sent: str,
        cleared_by: str,
        state: EnquiryState,
    ) -> Enquiry:
        """Puts an enquiry of the viewer's right; what it rests on stays.

        :raises NotYoursError: there is none of that id among theirs
        """
        changed = replace(
            self.get(viewer, enquiry),
            changed=datetime.fromisoformat(stamp(self._now())),
            outlet=plain(outlet),
            question=plain(question),
            deadline=_in_utc(deadline),
            sent=plain(sent),
            cleared_by=plain(cleared_by),
            state=_state(state),
        )
        table = schema.enquiries
        with writing(self._engine) as connection:
            connection.execute(update(table).where(table.c.id == enquiry).values(_values(changed)))
        return changed

    def get(self, viewer: Viewer, enquiry: str) -> Enquiry:
        """One of the viewer's own.

        :raises NotYoursError: there is none of that id among them
        """
        found = self._enquiries(_own(viewer), schema.enquiries.c.id == enquiry)
        if not found:
            raise NotYoursError
        return found[0]

    def own(self, viewer: Viewer, search: str = "", state: EnquiryState | None = None) -> list[Enquiry]:
        """The viewer's own, the latest first; with ``search``, those that hold the words."""
        words = plain(search).casefold().split()
        return [
            enquiry
            for enquiry in reversed(self._enquiries(_own(viewer)))
            if state in (None, enquiry.state) and all(word in _said(enquiry) for word in words)
        ]

    def affected(self, viewer: Viewer) -> list[Affected]:
        """Those of the viewer's own that rest on a document replaced, withdrawn or superseded since.

        Told from what the viewer may see now: a newer document that is hidden from them supersedes nothing.
        """
        visible = self._registry.visible(viewer.role, self._now())
        found = [(enquiry, source) for enquiry in self.own(viewer) for source in _documents(enquiry.sources)]
        return [hit for enquiry, source in found if (hit := _affected(enquiry, source, visible)) is not None]

    def everything(self) -> list[Enquiry]:
        """All of them in order: for ``exporting``, which asks who wants it."""
        return self._enquiries()

    def _enquiries(self, *conditions: ColumnElement[bool]) -> list[Enquiry]:
        table = schema.enquiries
        ordered = select(table).where(*conditions).order_by(table.c.at, table.c.id)
        with self._engine.connect() as connection:
            return [_read(cast("dict[str, Any]", row)) for row in connection.execute(ordered).mappings()]


def _affected(enquiry: Enquiry, source: Source, visible: Mapping[str, Document]) -> Affected | None:
    document = visible.get(source.document_id)
    if document is None:
        return Affected(enquiry, source, "withdrawn")
    newer = next((d for d in visible.values() if document.path in d.supersedes), None)
    if newer is not None:
        return Affected(enquiry, source, "superseded", newer.title)
    return None if document.version.startswith(source.version) else Affected(enquiry, source, "replaced")


def _documents(sources: Iterable[Source]) -> list[Source]:
    """The first source of each document."""
    first: dict[str, Source] = {}
    for source in sources:
        first.setdefault(source.document_id, source)
    return list(first.values())


def _own(viewer: Viewer) -> ColumnElement[bool]:
    readable = ROLES[: ROLES.index(viewer.role) + 1]
    return (schema.enquiries.c.viewer == viewer.name) & schema.enquiries.c.audience.in_(readable)


def _state(state: EnquiryState) -> EnquiryState:
    if state not in get_args(EnquiryState):
        raise ValueError(f"no state of an enquiry: {state!r}")
    return state


def _in_utc(moment: datetime | None) -> datetime | None:
    return datetime.fromisoformat(stamp(moment)) if moment else None


def _said(enquiry: Enquiry) -> str:
    return f"{enquiry.outlet} {enquiry.question} {enquiry.sent} {enquiry.cleared_by}".casefold()


def _values(enquiry: Enquiry) -> dict[str, Any]:
    values = {name: value for name, value in asdict(enquiry).items() if name != "sources"}
    times = {name: stamp(value) for name, value in values.items() if isinstance(value, datetime)}
    return values | times | {"citations": source_values(enquiry.sources)}


def _read(row: dict[str, Any]) -> Enquiry:
    audience: Audience = row["audience"]
    return Enquiry(
        row["id"],
        datetime.fromisoformat(row["at"]),
        datetime.fromisoformat(row["changed"]),
        row["viewer"],
        audience,
        row["outlet"],
        row["question"],
        datetime.fromisoformat(row["deadline"]) if row["deadline"] else None,
        row["sent"],
        row["cleared_by"],
        row["state"],
        read_sources(row["citations"]),
    )
