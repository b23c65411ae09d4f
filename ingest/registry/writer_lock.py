"""The writer lock of a registry on a server: two stores on two machines may share one, and a file lock cannot tell."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, text

from ingest.errors import StoreError
from ingest.registry.database import open_engine
from ingest.settings import Settings

_KEY = int.from_bytes(b"pressdsk")  # of the advisory lock, the same in every database: PostgreSQL keeps them apart
_TRIES, _PAUSE = 20, 0.1  # seconds; the server may take a moment to notice that the last writer was killed


@contextmanager
def registry_locked(settings: Settings) -> Iterator[None]:
    """Holds the registry's writer lock; the server lets go of it when this process ends, however it ends.

    :raises StoreError: another process holds it, or the server cannot be reached
    """
    if settings.registry_url is None or not settings.registry_url.startswith("postgres"):
        yield
        return
    engine = open_engine(settings, create=False)
    try:
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            if not _acquired(connection):
                place = engine.url.render_as_string()
                raise StoreError(
                    f"Another process is writing to the registry {place}; wait until it has finished and try again."
                )
            yield
    finally:
        engine.dispose()


def _acquired(connection: Connection) -> bool:
    for _ in range(_TRIES):
        if connection.scalar(text("SELECT pg_try_advisory_lock(:key)"), {"key": _KEY}):
            return True
        time.sleep(_PAUSE)
    return False
