"""An empty store for each test, in every place that a store can be in; one process reads files for all of them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest
from backends import Places, chroma_server, databases, files
from sample_desk import Desk

from ingest.readers.isolated import IsolatedReader
from ingest.settings import LimitSettings

CHROMA = pytest.param("chroma", marks=pytest.mark.long)
POSTGRES = pytest.param("postgres", marks=[pytest.mark.postgres, pytest.mark.long])
BACKENDS = ("files", POSTGRES) if "PRESSDESK_TEST_POSTGRES" in os.environ else ("files", CHROMA, POSTGRES)
"""Beside PostgreSQL, Chroma is on its server too: so Chroma's alone need not be tried once more."""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test of a store is one for each place, unless it is marked as being about the files of the usual one."""
    if "backend" in metafunc.fixturenames:
        usual = metafunc.definition.get_closest_marker("store_in_files")
        metafunc.parametrize("backend", BACKENDS[:1] if usual else BACKENDS, indirect=True, scope="session")


@pytest.fixture(scope="session")
def backend(request: pytest.FixtureRequest) -> Places:
    """Where stores are: in files, with Chroma on a server, or with Chroma and the registry on servers."""
    if request.param == "files":
        return files
    chroma_url: str = request.getfixturevalue("chroma_url")
    if request.param == "chroma":
        return lambda: {"chroma_url": chroma_url}
    make = request.getfixturevalue("new_database")
    return lambda: {"chroma_url": chroma_url, "registry_url": make()}


@pytest.fixture(scope="session")
def chroma_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A Chroma server for all tests: stores keep apart on it by their names."""
    with chroma_server(tmp_path_factory.mktemp("chroma")) as url:
        yield url


@pytest.fixture(scope="session")
def new_database() -> Iterator[object]:
    """Makes empty databases on the PostgreSQL server that PRESSDESK_TEST_POSTGRES names."""
    with databases(os.environ["PRESSDESK_TEST_POSTGRES"]) as make:
        yield make


@pytest.fixture(scope="session")
def reader() -> Iterator[IsolatedReader]:
    """Reads within the default limits; starting a process for every test would take most of the tests' time."""
    with IsolatedReader(LimitSettings()) as reader:
        yield reader


@pytest.fixture
def desk(tmp_path: Path, backend: Places, reader: IsolatedReader, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """An empty store beside an empty inbox."""
    monkeypatch.setattr("ingest.pipeline.IsolatedReader", lambda *_, **__: nullcontext(reader))
    desk = Desk(tmp_path, **backend())
    for key, value in desk.places.items():  # for the commands
        monkeypatch.setenv(f"PRESSDESK_{key.upper()}", value)
    yield desk
    desk.close()
