"""A backup as docs/operations.md describes it: taken from a store in use, and put back elsewhere."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sample_desk import Desk

from ingest import pipeline
from ingest.doctor import examine
from ingest.registry import schema


def rows_of(desk: Desk) -> dict[str, list[tuple[object, ...]]]:
    """What the registry holds, but for what the vector index is known to have."""
    tables = [table for table in schema.metadata.sorted_tables if table not in (schema.state, schema.indexed)]
    with desk.registry().engine.connect() as connection:
        return {table.name: sorted(map(tuple, connection.execute(table.select())), key=repr) for table in tables}


def back_up(store: Path, folder: Path) -> None:
    shutil.copytree(store, folder, ignore=shutil.ignore_patterns("chroma", "registry.sqlite*", "*.lock"))
    with (
        closing(sqlite3.connect(store / "registry.sqlite")) as held,
        closing(sqlite3.connect(folder / "registry.sqlite")) as copy,
    ):
        held.backup(copy)


@pytest.mark.store_in_files
def test_a_restored_backup_is_the_store_it_was_taken_from(desk: Desk, tmp_path: Path) -> None:
    desk.write("harbor.txt", "Harbor note\n\nThe Harbor program supports twelve companies with laboratory space.\n")
    desk.write("quill.txt", "Quill note\n\nThe Quill program pays for translations into Korean.\n")
    desk.add()
    desk.open()  # somebody is reading
    back_up(desk.settings.store, tmp_path / "backup")
    held, found = rows_of(desk), desk.found("laboratory space")
    desk.write("later.txt", "Later note\n\nThis was written after the backup.\n")
    desk.add()
    desk.close()

    restored = Desk(tmp_path / "elsewhere")
    shutil.copytree(tmp_path / "backup", restored.settings.store)
    pipeline.rebuild(restored.settings, open_model=restored.open_model)
    assert restored.embedding.embedded == []
    assert examine(restored.settings) == []
    assert rows_of(restored) == held
    assert restored.found("laboratory space") == found
    [document] = [d for d in restored.registry().documents() if d.path.endswith("quill.txt")]
    assert b"translations into Korean" in restored.registry().original(document.document_id)
    restored.close()
