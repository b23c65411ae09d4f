"""Files are opened several at once, a few ahead of the store and no more, and come in their order."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from pathlib import Path
from threading import Barrier, Event
from typing import Any, cast

import pytest
from sample_desk import sample_settings

from ingest.catalog import CatalogEntry
from ingest.files import Found, find_files
from ingest.metadata import Declared
from ingest.opening import Opened, Opener
from ingest.originals import Originals
from ingest.preparing import Prepared, prepare
from ingest.readers.isolated import IsolatedReader
from ingest.settings import ChunkSettings, LimitSettings, Settings
from ingest.types import Page, ReadError, Reading

DECLARED = Declared(CatalogEntry(visibility="public"), reviewed=True)


class StandIn:
    """A reader in this process: a file says its own name, once ``before`` returns."""

    def __init__(self, before: Callable[[str], object] = lambda _: None) -> None:
        self.read: list[str] = []
        self._before = before

    def prepare(self, name: str, _: bytes) -> Prepared:
        self.read.append(name)
        self._before(name)
        return prepare(Reading((Page(None, None, f"{name} speaks."),)), ChunkSettings())


def opener(settings: Settings, *readers: StandIn) -> Opener:
    return Opener(settings, {}, [cast(Any, nullcontext(reader)) for reader in readers])


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return sample_settings(tmp_path / "store")


@pytest.fixture
def files(tmp_path: Path) -> list[tuple[Found, Declared]]:
    for number in range(30):
        Path(tmp_path, f"{number:02}.txt").write_text(f"text {number}")
    return [(found, DECLARED) for found in find_files([tmp_path])]


def names(opened: Iterator[Opened]) -> list[str]:
    return [one.found.path.name for one in opened]


def test_files_come_in_their_order_though_later_ones_are_ready_first(
    settings: Settings, files: list[tuple[Found, Declared]]
) -> None:
    second_is_read = Event()
    reader = StandIn(lambda name: second_is_read.set() if name == "01.txt" else second_is_read.wait(10))
    with opener(settings, reader, reader) as open_files:
        assert names(open_files.opened(files)) == [found.path.name for found, _ in files]


def test_several_files_are_read_at_once(settings: Settings, files: list[tuple[Found, Declared]]) -> None:
    three_at_once = Barrier(3, timeout=10)
    with opener(settings, *(StandIn(lambda _: three_at_once.wait()) for _ in range(3))) as open_files:
        assert len(names(open_files.opened(files))) == len(files)


def test_only_a_few_files_are_read_before_their_turn(settings: Settings, files: list[tuple[Found, Declared]]) -> None:
    reader = StandIn()
    with opener(settings, reader) as open_files:
        opened = open_files.opened(files)
        next(opened)
        time.sleep(0.2)  # whatever would be read too early has been by now
        assert len(reader.read) <= 5
        assert len(names(opened)) == len(files) - 1


def test_the_originals_are_kept_by_their_content(settings: Settings, files: list[tuple[Found, Declared]]) -> None:
    with opener(settings, StandIn(), StandIn()) as open_files:
        opened = list(open_files.opened(files))
    originals = Originals(settings)
    assert {file.name for file in originals.stored()} == {one.version for one in opened}
    assert [originals.get(one.version).decode() for one in opened] == [f"text {number}" for number in range(30)]


def test_one_content_in_many_files_is_kept_whole(settings: Settings, files: list[tuple[Found, Declared]]) -> None:
    for found, _ in files:
        found.path.write_bytes(b"same" * 100_000)
    with opener(settings, StandIn(), StandIn(), StandIn()) as open_files:
        [version] = {one.version for one in open_files.opened(files)}
    assert [file.name for file in Originals(settings).stored()] == [version]
    assert Originals(settings).get(version) == b"same" * 100_000


def test_a_file_that_fails_keeps_its_place(settings: Settings, files: list[tuple[Found, Declared]]) -> None:
    def fail(name: str) -> None:
        if name == "03.txt":
            raise ReadError("unreadable", f"{name} is damaged.")

    with opener(settings, StandIn(fail)) as open_files:
        opened = list(open_files.opened(files))
    assert [one.found.path.name for one in opened if isinstance(one.content, ReadError)] == ["03.txt"]
    assert [file.name for file in Originals(settings).stored()] == sorted(
        one.version for one in opened if isinstance(one.content, Prepared)
    )


def test_an_interrupt_waits_for_no_file(settings: Settings, files: list[tuple[Found, Declared]]) -> None:
    for found, _ in files[1:]:
        found.path.write_text("hang")
    files[0][0].path.write_text("fine")
    readers = [IsolatedReader(LimitSettings(seconds=60), "tests.misbehaving_worker") for _ in range(2)]
    open_files = Opener(settings, {}, readers)
    next(open_files.opened(files))
    started = time.monotonic()
    open_files.__exit__(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert time.monotonic() - started < 5
