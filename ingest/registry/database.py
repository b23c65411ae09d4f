"""Opens the database: SQLite in the store by default, any SQLAlchemy URL by setting."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, insert, inspect, select
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DatabaseError

from ingest.errors import StoreError
from ingest.registry import schema
from ingest.settings import Settings

_BUSY_MS = 30_000  # a writer's transaction is short; a reader or writer waits for it rather than fail


def open_database(settings: Settings, create: bool) -> Engine:
    """The engine of the store's registry, its tables made where ``create`` allows.

    :raises StoreError: there is no store, it cannot be reached, or another version of the product made it.
    """
    url = _url(settings, create)
    engine = create_engine(url)
    if url.get_backend_name() == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
    with ExitStack() as on_failure:
        on_failure.callback(engine.dispose)
        try:
            with engine.begin() as connection:
                _prepare_schema(connection, create)
        except DatabaseError as error:
            raise StoreError(
                f"The registry at {url.render_as_string()} cannot be opened ({_reason(error)}); check its address, "
                "its rights and that it is a registry of this product."
            ) from error
        on_failure.pop_all()
    return engine


def _url(settings: Settings, create: bool) -> URL:
    if settings.registry_url is not None:
        try:
            return make_url(settings.registry_url)
        except ArgumentError as error:
            raise StoreError(
                "The setting registry_url is no database address; write it like postgresql+psycopg://user@host/name."
            ) from error
    file = settings.store / "registry.sqlite"
    if create:
        _make_folder(settings.store)
    elif not file.exists():
        raise _no_store(str(settings.store))
    return URL.create("sqlite", database=str(file))


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"The store's folder {folder} cannot be made: {error.strerror}.") from error


def _prepare_sqlite(connection: Any, _record: object) -> None:
    """WAL lets readers go on while one writes; foreign keys are off unless asked for.

    Synchronous NORMAL: a killed process loses nothing; a power cut may lose the last commits, and never half of one.
    """
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON", f"busy_timeout={_BUSY_MS}"):
        connection.execute(f"PRAGMA {pragma}")


def _prepare_schema(connection: Connection, create: bool) -> None:
    """Makes the tables of a new store, or checks the version of an old one.

    The row that says the version is written last, so a store whose making was interrupted is made again.
    """
    has_state = inspect(connection).has_table(schema.state.name)
    found = connection.scalar(select(schema.state.c.schema_version)) if has_state else None
    if found is None and create:
        schema.metadata.create_all(connection)
        first = {"id": 1, "schema_version": schema.SCHEMA_VERSION, "generation": 0, "index_generation": 0}
        connection.execute(insert(schema.state).values(first))
    elif found is None:
        raise _no_store(connection.engine.url.render_as_string())
    elif found != schema.SCHEMA_VERSION:
        raise StoreError(
            f"This store has format {found}, and this version of the product reads format {schema.SCHEMA_VERSION}; "
            "move the store away and add the documents again."
        )


def _no_store(place: str) -> StoreError:
    return StoreError(f"There is no store at {place}; make one with `python -m ingest add PATH`.")


def _reason(error: DatabaseError) -> str:
    return str(error.orig).splitlines()[0].strip()
