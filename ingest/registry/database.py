"""Opens the database: SQLite in the store by default, PostgreSQL by setting."""

from __future__ import annotations

import secrets
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, insert, inspect, select, text
from sqlalchemy.engine import URL, ExceptionContext, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, DatabaseError, DBAPIError, InterfaceError, OperationalError

from ingest.errors import StoreError
from ingest.registry import schema
from ingest.registry.migrations import FORMAT, migrate
from ingest.settings import Settings

_BUSY_MS = 30_000  # a writer's transaction is short; a reader or writer waits for it rather than fail
_CACHE_KB = 32_000  # of the file in memory, where a connection needs so much: texts are found by keys in no order
_LOG_PAGES = 8_000  # of 4 KB that wait in the log until they are copied into the file, all at once
_DRIVER = "postgresql+pg8000"
_MAKING = int.from_bytes(b"pressmak")  # of PostgreSQL's advisory lock that is held while tables are made or changed


def open_database(settings: Settings, create: bool, renew: bool) -> Engine:
    """The engine of the store's registry, its tables made where ``create`` allows.

    :param renew: brings tables of an earlier format up to date; only for the holder of the store's writer lock
    :raises StoreError: there is no store, it cannot be reached, or another version of the product made it
    """
    engine = open_engine(settings, create)
    with ExitStack() as on_failure:
        on_failure.callback(engine.dispose)
        _prepare_schema(engine, create, renew)
        on_failure.pop_all()
    return engine


def open_engine(settings: Settings, create: bool) -> Engine:
    """The registry's engine, whatever is in the database; what fails there is told as a StoreError from now on.

    :param create: makes the store's folder too; the registry's file comes with the first connection
    """
    url = _url(settings, create)
    try:
        engine = create_engine(url, pool_pre_ping=url.get_backend_name() != "sqlite")
    except (ModuleNotFoundError, ArgumentError) as error:
        raise StoreError(
            f"No driver for the registry's address {url.render_as_string()} is installed; install the one for "
            f"PostgreSQL with `pip install 'pressdesk[postgres]'` and write the address like {_DRIVER}://user@host/name."
        ) from error
    if url.get_backend_name() == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    else:
        _let_pings_fail(engine)
    event.listen(engine, "handle_error", _tell, retval=True)
    return engine


def _url(settings: Settings, create: bool) -> URL:
    if settings.registry_url is not None:
        try:
            url = make_url(settings.registry_url)
        except ArgumentError as error:
            raise StoreError(
                f"The setting registry_url is no database address; write it like {_DRIVER}://user@host/name."
            ) from error
        return url.set(drivername=_DRIVER) if url.drivername in ("postgres", "postgresql") else url
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
    Python's driver begins no transaction before it changes tables, so transactions are left to ``_begin_sqlite``.
    """
    connection.isolation_level = None
    for pragma in (
        "journal_mode=WAL",
        "synchronous=NORMAL",
        "foreign_keys=ON",
        f"busy_timeout={_BUSY_MS}",
        f"cache_size=-{_CACHE_KB}",
        f"wal_autocheckpoint={_LOG_PAGES}",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get("sqlite_begin", "BEGIN"))


def _prepare_schema(engine: Engine, create: bool, renew: bool) -> None:
    """Makes the tables of a new store, brings those of an old one up to date, or checks their version.

    The row that says the version is written last, so a store whose making was interrupted is made again.
    """
    with engine.connect() as connection:
        found = _format(connection)
    if found == FORMAT:
        return
    if found is not None:
        _check_renewable(found, renew)
    elif not create:
        raise _no_store(engine.url.render_as_string())
    with engine.execution_options(sqlite_begin="BEGIN IMMEDIATE").begin() as connection:
        if connection.dialect.name == "postgresql":
            _check_encoding(connection)
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _MAKING})
        found = _format(connection)  # another process may have been faster
        if found is None:
            schema.metadata.create_all(connection)
            first = {"id": 1, "schema_version": FORMAT, "store": secrets.token_hex(8)}
            connection.execute(insert(schema.state).values(first | {"generation": 0, "index_generation": 0}))
        else:
            migrate(connection, found)


def _check_encoding(connection: Connection) -> None:
    """PostgreSQL makes a database in the encoding of the locale it was set up in, and only one holds every text."""
    encoding = connection.scalar(text("SHOW server_encoding"))
    if encoding != "UTF8":
        raise StoreError(
            f"The database at {connection.engine.url.render_as_string()} has the encoding {encoding}, which does not "
            "hold Korean; make one with CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0, and name it instead."
        )


def _check_renewable(found: int, renew: bool) -> None:
    if not 0 < found < FORMAT:
        raise StoreError(
            f"The store has format {found}, which is of a newer version of this product (this one has format "
            f"{FORMAT}); update the product, or name another store with --store."
        )
    if not renew:
        raise StoreError(
            f"The store has format {found}, which is of an earlier version of this product (this one has format "
            f"{FORMAT}); run `python -m ingest rebuild` to bring it up to date."
        )


def _format(connection: Connection) -> int | None:
    if not inspect(connection).has_table(schema.state.name):
        return None
    return connection.scalar(select(schema.state.c.schema_version))


def _no_store(place: str) -> StoreError:
    return StoreError(f"There is no store at {place}; make one with `python -m ingest add PATH`.")


def _tell(context: ExceptionContext) -> StoreError | None:
    """A database that cannot be had or does not work is the operator's to mend; a wrong statement is our mistake."""
    error = context.sqlalchemy_exception or context.original_exception
    beyond_us = isinstance(error, OperationalError | InterfaceError | OSError) or type(error) is DatabaseError
    refused = context.connection is None and isinstance(error, DBAPIError)
    if context.is_pre_ping or not (beyond_us or refused):
        return None
    place = context.engine.url.render_as_string() if context.engine else "its address"
    return StoreError(
        f"The registry at {place} cannot be used ({_reason(error)}); check its address, its rights and its disk, and "
        "that it is a registry of this product."
    )


def _reason(error: BaseException) -> str:
    """The driver's words; pg8000 gives a dictionary whose ``M`` is the server's message."""
    given = error.orig.args if isinstance(error, DBAPIError) and error.orig else ()
    told = given[0] if given else error
    message = told.get("M", told) if isinstance(told, dict) else told
    return str(message).splitlines()[0].strip()


def _let_pings_fail(engine: Engine) -> None:
    """Lets a connection that the server has cut be replaced: pg8000 tells that by an error that is none of its own."""
    ping = engine.dialect.do_ping

    def do_ping(connection: DBAPIConnection) -> bool:
        try:
            return ping(connection)
        except OSError:
            return False

    engine.dialect.do_ping = do_ping  # type: ignore[assignment, method-assign]
