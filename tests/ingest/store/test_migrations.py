"""Stores of other formats: ``ingest rebuild`` brings the first up to date, any other is refused in a sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from backends import Places
from format_1 import make_format_1, tables_of
from sample_desk import Desk
from sqlalchemy import Connection, text, update

from ingest import pipeline
from ingest.__main__ import main
from ingest.doctor import examine
from ingest.errors import StoreError
from ingest.registry import Registry, migrations, schema

HARBOR = "Harbor note\n\nThe Harbor program supports twelve companies with laboratory space.\n"
OUTDATED = "format 1, which is of an earlier version .* run `python -m ingest rebuild`"


@pytest.fixture
def first(desk: Desk) -> Iterator[Desk]:
    """A store of format 1 with three documents, one a copy and one under embargo."""
    desk.write("a.txt", HARBOR)
    desk.write("b.txt", HARBOR.replace("Harbor", "Quill"))
    desk.write("c.txt", HARBOR)
    desk.write("corpus.yaml", "documents: {b.txt: {visibility: public, embargo_until: 2099-01-01T09:00}}")
    desk.add()
    make_format_1(desk.registry())
    desk.close()
    return desk


def test_a_rebuild_brings_a_store_of_the_first_format_up_to_date(first: Desk) -> None:
    with pytest.raises(StoreError, match=OUTDATED):
        first.registry()
    assert pipeline.rebuild(first.settings, open_model=first.open_model) == 2
    assert examine(first.settings) == []
    assert set(first.documents()) == {"a.txt", "b.txt"}
    [text] = first.found("harbor laboratory", "staff")
    assert "Harbor" in text
    assert first.statuses() == {"a.txt": "updated", "b.txt": "updated", "c.txt": "updated"}
    assert set(first.statuses().values()) == {"unchanged"}
    assert examine(first.settings) == []


def test_no_text_is_embedded_again_for_it(first: Desk) -> None:
    embedded = len(first.embedding.embedded)
    pipeline.rebuild(first.settings, open_model=first.open_model)
    assert len(first.embedding.embedded) == embedded


def test_its_tables_are_then_those_of_a_new_store(first: Desk, tmp_path: Path, backend: Places) -> None:
    pipeline.rebuild(first.settings, open_model=first.open_model)
    new = Desk(tmp_path / "new", **backend())
    assert tables_of(first.registry()) == tables_of(new.registry())
    new.close()


def test_a_migration_that_is_cut_short_leaves_the_store_as_it_was(first: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    *before, last = migrations.STEPS

    def cut_short(connection: Connection) -> None:
        last(connection)
        raise InterruptedError

    with monkeypatch.context() as broken:
        broken.setattr("ingest.registry.migrations.STEPS", (*before, cut_short))
        with pytest.raises(InterruptedError):
            pipeline.rebuild(first.settings, open_model=first.open_model)
    with pytest.raises(StoreError, match=OUTDATED):
        first.registry()
    assert pipeline.rebuild(first.settings, open_model=first.open_model) == 2


def test_a_store_of_a_newer_or_unknown_format_is_refused(desk: Desk) -> None:
    registry = desk.registry()
    for number in (migrations.FORMAT + 1, 99, 0, -1):
        with registry.engine.begin() as connection:
            connection.execute(update(schema.state).values(schema_version=number))
        for attempt in (desk.registry, desk.add, lambda: pipeline.rebuild(desk.settings)):
            with pytest.raises(StoreError, match=f"format {number}, .*update the product"):
                attempt()


def other_format(desk: Desk) -> str:
    make_format_1(desk.registry())
    return "`python -m ingest rebuild`"


def newer_format(desk: Desk) -> str:
    with desk.registry().engine.begin() as connection:
        connection.execute(update(schema.state).values(schema_version=99))
    return "update the product"


def of_something_else(desk: Desk) -> str:
    with desk.registry().engine.begin() as connection:
        connection.execute(text("DROP TABLE state"))
        connection.execute(text("CREATE TABLE state (name TEXT)"))
    return "registry of this product"


def damaged(desk: Desk) -> str:
    desk.registry()
    desk.close()
    (desk.settings.store / "registry.sqlite").write_bytes(b"this is no database" * 1000)
    return "registry of this product"


@pytest.mark.store_in_files
@pytest.mark.parametrize("spoil", [other_format, newer_format, of_something_else, damaged])
def test_every_command_tells_it_in_a_sentence(
    desk: Desk, spoil: Callable[[Desk], str], capsys: pytest.CaptureFixture[str]
) -> None:
    desk.write("a.txt", HARBOR)
    desk.add()
    mended_by = spoil(desk)
    desk.close()
    commands = [["add", str(desk.inbox)], ["list"], ["show", "0"], ["remove", "0"], ["doctor"], ["facts"]]
    commands += [] if spoil is other_format else [["rebuild"]]
    for command in [*commands, ["watch", str(desk.inbox)]]:
        assert main([*command, "--store", str(desk.settings.store)]) == 1
        captured = capsys.readouterr()
        assert mended_by in captured.err
        assert captured.out == ""
        assert "Traceback" not in captured.err


def test_opening_a_registry_changes_none_of_an_earlier_format(first: Desk) -> None:
    for _ in range(2):
        with pytest.raises(StoreError, match=OUTDATED):
            Registry.open(first.settings)
