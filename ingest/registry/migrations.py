"""Brings the tables of a store from the format of an earlier version of the product to the present one.

A step for each format, in order. Each is written against the tables as they were then, never against ``schema``: that
is what the last step leads to. All run in the one transaction of the caller, so a store is of its old format or of the
new one.
"""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection, text

STEPS: tuple[Callable[[Connection], None], ...] = ()
"""The step at index n leads from format n + 1 to format n + 2."""


def migrate(connection: Connection, found: int) -> None:
    """Runs the steps that a store of format ``found`` lacks."""
    for step in STEPS[found - 1 :]:
        step(connection)
    connection.execute(text("UPDATE state SET schema_version = :version"), {"version": len(STEPS) + 1})
