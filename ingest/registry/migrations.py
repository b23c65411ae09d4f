"""Brings the tables of a store from the format of an earlier version of the product to the present one.

A step for each format, in order. Each is written against the tables as they were then, never against ``schema``: that
is what the last step leads to. All run in the one transaction of the caller, so a store is of its old format or of the
new one.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable

from sqlalchemy import Connection, text

_TO_2 = (
    "ALTER TABLE state ADD COLUMN store VARCHAR(16) NOT NULL DEFAULT ''",
    "ALTER TABLE documents ADD COLUMN issuer TEXT",
    "ALTER TABLE documents ADD COLUMN contact TEXT",
    "ALTER TABLE pages ADD COLUMN reader VARCHAR(16)",
    "ALTER TABLE chunks ADD COLUMN context TEXT NOT NULL DEFAULT ''",
    """CREATE TABLE facts (document_id VARCHAR(16) NOT NULL, ordinal INTEGER NOT NULL, kind VARCHAR(16) NOT NULL,
        sentence INTEGER NOT NULL,
        "at" INTEGER NOT NULL, page INTEGER, quote_start INTEGER NOT NULL, quote_end INTEGER NOT NULL,
        quote TEXT NOT NULL, "start" INTEGER NOT NULL, "end" INTEGER NOT NULL, text TEXT NOT NULL,
        value TEXT NOT NULL, details JSON NOT NULL, PRIMARY KEY (document_id, ordinal),
        FOREIGN KEY (document_id) REFERENCES documents (document_id) ON DELETE CASCADE)""",
    "CREATE TABLE corrections (path TEXT NOT NULL PRIMARY KEY, entries JSON NOT NULL)",
    # The vector index has other collections now: every document is marked as one whose vectors are being written.
    'DROP TABLE "indexed"',
    """CREATE TABLE "indexed" (document_id VARCHAR(16) NOT NULL PRIMARY KEY, version VARCHAR(64) NOT NULL,
        "partition" VARCHAR(16) NOT NULL, chunks INTEGER NOT NULL)""",
    """INSERT INTO "indexed" SELECT document_id, '', '', 0 FROM documents WHERE copy_of IS NULL""",
    # As if nothing had been declared, so that the next `ingest add` describes each again, with issuer and contact.
    "UPDATE documents SET declared = '{}'",
    "UPDATE state SET generation = generation + 1, index_generation = index_generation + 1",
)


def _to_2(connection: Connection) -> None:
    for statement in _TO_2:
        connection.execute(text(statement))
    connection.execute(text("UPDATE state SET store = :store"), {"store": secrets.token_hex(8)})


STEPS: tuple[Callable[[Connection], None], ...] = (_to_2,)
"""The step at index n leads from format n + 1 to format n + 2."""
FORMAT = len(STEPS) + 1
"""The present format."""


def migrate(connection: Connection, found: int) -> None:
    """Runs the steps that a store of format ``found`` lacks."""
    for step in STEPS[found - 1 :]:
        step(connection)
    connection.execute(text("UPDATE state SET schema_version = :format"), {"format": FORMAT})
