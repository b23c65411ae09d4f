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

_TO_3 = (
    """CREATE TABLE exchanges (id VARCHAR(32) NOT NULL PRIMARY KEY, "at" VARCHAR(32) NOT NULL,
        viewer VARCHAR(64) NOT NULL, audience VARCHAR(8) NOT NULL, conversation VARCHAR(32) NOT NULL,
        question TEXT NOT NULL, status VARCHAR(20) NOT NULL, text TEXT NOT NULL, citations JSON NOT NULL,
        answer JSON NOT NULL)""",
    'CREATE INDEX ix_exchanges_at ON exchanges ("at")',
    "CREATE INDEX ix_exchanges_viewer ON exchanges (viewer)",
    "CREATE INDEX ix_exchanges_conversation ON exchanges (conversation)",
    """CREATE TABLE feedback (exchange VARCHAR(32) NOT NULL PRIMARY KEY, "at" VARCHAR(32) NOT NULL,
        thumb VARCHAR(4) NOT NULL, reason TEXT NOT NULL,
        FOREIGN KEY (exchange) REFERENCES exchanges (id) ON DELETE CASCADE)""",
    """CREATE TABLE enquiries (id VARCHAR(32) NOT NULL PRIMARY KEY, "at" VARCHAR(32) NOT NULL,
        changed VARCHAR(32) NOT NULL, viewer VARCHAR(64) NOT NULL, audience VARCHAR(8) NOT NULL, outlet TEXT NOT NULL,
        question TEXT NOT NULL, deadline VARCHAR(32), sent TEXT NOT NULL, cleared_by TEXT NOT NULL,
        state VARCHAR(8) NOT NULL, citations JSON NOT NULL)""",
    'CREATE INDEX ix_enquiries_at ON enquiries ("at")',
    "CREATE INDEX ix_enquiries_changed ON enquiries (changed)",
    "CREATE INDEX ix_enquiries_viewer ON enquiries (viewer)",
)


def _to_2(connection: Connection) -> None:
    for statement in _TO_2:
        connection.execute(text(statement))
    connection.execute(text("UPDATE state SET store = :store"), {"store": secrets.token_hex(8)})


def _to_3(connection: Connection) -> None:
    for statement in _TO_3:
        connection.execute(text(statement))


STEPS: tuple[Callable[[Connection], None], ...] = (_to_2, _to_3)
"""The step at index n leads from format n + 1 to format n + 2."""
FORMAT = len(STEPS) + 1
"""The present format."""


def migrate(connection: Connection, found: int) -> None:
    """Runs the steps that a store of format ``found`` lacks."""
    for step in STEPS[found - 1 :]:
        step(connection)
    connection.execute(text("UPDATE state SET schema_version = :format"), {"format": FORMAT})
