"""The records of one store: the trail, the enquiries, their export and their end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal

from sqlalchemy import delete

from assistant.access.viewer import Viewer
from assistant.records.enquiries import Enquiries
from assistant.records.exporting import enquiries_csv, exchanges_csv
from assistant.records.store import stamp, writing
from assistant.records.trail import Trail
from ingest.registry import Registry, schema
from ingest.settings import RecordSettings

Kind = Literal["trail", "enquiries"]


def utc_now() -> datetime:
    """The server's clock."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Forgotten:
    """How many records had come to their end."""

    exchanges: int
    enquiries: int


class Records:
    """What people did at the desk; safe to share between threads."""

    def __init__(self, registry: Registry, now: Callable[[], datetime] = utc_now) -> None:
        """:param now: aware; for tests"""
        self._engine, self._now = registry.engine, now
        self.trail = Trail(registry, now)
        self.enquiries = Enquiries(registry, now)

    def export(self, viewer: Viewer, kind: Kind) -> str:
        """Everybody's records of a kind, as CSV.

        :raises PermissionError: the viewer is no editor
        """
        if viewer.role != "editor":
            raise PermissionError("Only an editor may export everybody's records.")
        return exchanges_csv(self.trail.everything()) if kind == "trail" else enquiries_csv(self.enquiries.everything())

    def export_own(self, viewer: Viewer, kind: Kind) -> str:
        """The viewer's own records of a kind, as CSV."""
        return exchanges_csv(self.trail.own(viewer)) if kind == "trail" else enquiries_csv(self.enquiries.own(viewer))

    def forget(self, settings: RecordSettings) -> Forgotten:
        """Deletes what is older than the settings let it become; an enquiry counts from its last change."""
        exchanges, enquiries = schema.exchanges, schema.enquiries
        with writing(self._engine) as connection:
            trail = connection.execute(delete(exchanges).where(exchanges.c.at < self._before(settings.trail_days)))
            filed = connection.execute(
                delete(enquiries).where(enquiries.c.changed < self._before(settings.enquiry_days))
            )
        return Forgotten(trail.rowcount, filed.rowcount)

    def _before(self, days: int) -> str:
        return stamp(self._now() - timedelta(days=days))
