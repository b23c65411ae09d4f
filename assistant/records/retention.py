"""Deletes records that have come to their end: as the desk starts, and once a day while it runs."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

from assistant.records.records import Records
from ingest.errors import StoreError
from ingest.settings import RecordSettings

_DAY = 86_400.0
_LOG = logging.getLogger("pressdesk.records")


@contextmanager
def kept_in_days(records: Records, settings: RecordSettings, every: float = _DAY) -> Iterator[None]:
    """Keeps no record longer than the settings say, until the end.

    :param every: seconds between two sweeps
    :raises StoreError: the first one cannot be done
    """
    records.forget(settings)
    ended = Event()

    def sweep() -> None:
        while not ended.wait(every):
            try:
                records.forget(settings)
            except StoreError as error:
                _LOG.error("Records that have come to their end are still there; tried again later. %s", error)

    thread = Thread(target=sweep, name="retention", daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()
