"""Servers that are shared, absent, or have lost what they held."""

from __future__ import annotations

import gc
import socket
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sample_desk import Desk, sample_settings

from ingest.doctor import examine
from ingest.errors import StoreError
from ingest.index.chroma import Chroma
from ingest.registry import Registry

HARBOR = "Harbor note\n\nThe Harbor program supports twelve companies with laboratory space.\n"


@pytest.fixture
def served(tmp_path: Path, chroma_url: str) -> Iterator[Desk]:
    """A filled store whose vectors are on a Chroma server."""
    desk = Desk(tmp_path / "served", chroma_url=chroma_url)
    desk.write("a.txt", HARBOR)
    desk.add()
    yield desk
    desk.close()


@pytest.fixture
def nowhere() -> Iterator[str]:
    """The host and port of a server that is not there."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield f"127.0.0.1:{taken.getsockname()[1]}"


def test_stores_on_one_chroma_server_do_not_touch_each_other(served: Desk, tmp_path: Path, chroma_url: str) -> None:
    other = Desk(tmp_path / "other", chroma_url=chroma_url)
    other.write("b.txt", HARBOR.replace("Harbor", "Quill"))
    other.add()
    for desk in (served, other):
        assert examine(desk.settings) == []
    assert len(served.found("laboratory")) == 1
    (other.inbox / "b.txt").unlink()
    other.add(remove_missing=True)
    other.close()
    assert examine(served.settings) == []


def test_a_chroma_server_that_lost_its_vectors_is_searched_around_and_filled_again(served: Desk) -> None:
    right = served.found("harbor laboratory")
    chroma = Chroma(served.settings, served.registry().state().store)
    chroma.delete_collections()
    chroma.close()
    assert served.found("harbor laboratory") == right
    served.add()
    assert examine(served.settings) == []
    assert served.found("harbor laboratory") == right


def test_without_the_chroma_server_questions_are_answered_and_writers_told(served: Desk, nowhere: str) -> None:
    right = served.found("harbor laboratory")
    served.settings = served.settings.model_copy(update={"chroma_url": f"http://{nowhere}"})
    assert served.found("harbor laboratory") == right
    served.write("b.txt", HARBOR.replace("Harbor", "Quill"))
    with pytest.raises(StoreError, match=rf"The Chroma server http://{nowhere} does not answer"):
        served.add()
    assert set(served.documents()) == {"a.txt"}


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("postgresql://desk:secret@{nowhere}/desk", "cannot be used"),
        ("postgresql+psycopg2://desk:secret@{nowhere}/desk", "driver"),
        ("oracle://desk:secret@{nowhere}/desk", "driver"),
        ("nonsense", "no database address"),
    ],
)
def test_a_registry_that_cannot_be_had_is_told_without_its_password(
    tmp_path: Path, nowhere: str, address: str, told: str
) -> None:
    settings = sample_settings(tmp_path / "store", registry_url=address.format(nowhere=nowhere))
    assert "secret" not in repr(settings)
    with pytest.raises(StoreError, match=told) as caught:
        Registry.open(settings)
    assert "secret" not in str(caught.value)


@pytest.mark.postgres
@pytest.mark.store_in_files
@pytest.mark.filterwarnings("ignore:.*unclosed <socket:ResourceWarning")  # pg8000 keeps that of a connection cut off
def test_a_postgresql_that_goes_away_is_told_in_a_sentence_and_found_again(desk: Desk, new_database: object) -> None:
    assert callable(new_database)
    desk.settings = desk.settings.model_copy(update={"registry_url": new_database()})
    desk.write("a.txt", HARBOR)
    desk.add()
    registry = desk.registry()
    with pytest.raises(StoreError, match="cannot be used"):
        ask_while_connections_end(registry, desk)
    assert [Path(document.path).name for document in registry.documents()] == ["a.txt"]
    end_connections(desk)
    assert len(registry.entries()) == 1
    gc.collect()


@pytest.mark.postgres
@pytest.mark.store_in_files
def test_a_database_that_cannot_hold_korean_is_refused_before_anything_is_written(
    desk: Desk, new_database: object
) -> None:
    assert callable(new_database)
    narrow = new_database("ENCODING 'SQL_ASCII' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0")
    desk.settings = desk.settings.model_copy(update={"registry_url": narrow})
    desk.write("a.txt", HARBOR)
    with pytest.raises(StoreError, match=r"has the encoding SQL_ASCII.*ENCODING 'UTF8'"):
        desk.add()


def ask_while_connections_end(registry: Registry, desk: Desk) -> None:
    with registry.engine.connect() as connection:
        connection.exec_driver_sql("SELECT 1")
        end_connections(desk)
        connection.exec_driver_sql("SELECT 1")


def end_connections(desk: Desk) -> None:
    """Ends all connections to the desk's database but the one that does it, as a server that starts anew does."""
    with closing(Registry.open(desk.settings)) as registry, registry.engine.connect() as connection:
        connection.exec_driver_sql(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
