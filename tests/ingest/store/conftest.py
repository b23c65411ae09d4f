"""An empty store for each test, and one process that reads files for all of them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest
from sample_desk import Desk

from ingest.readers.isolated import IsolatedReader
from ingest.settings import LimitSettings


@pytest.fixture(scope="session")
def reader() -> Iterator[IsolatedReader]:
    """Reads within the default limits; starting a process for every test would take most of the tests' time."""
    with IsolatedReader(LimitSettings()) as reader:
        yield reader


@pytest.fixture
def desk(tmp_path: Path, reader: IsolatedReader, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """An empty store beside an empty inbox."""
    monkeypatch.setattr("ingest.pipeline.IsolatedReader", lambda _: nullcontext(reader))
    desk = Desk(tmp_path)
    yield desk
    desk.close()
