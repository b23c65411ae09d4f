"""``ingest watch``, as a process beside a folder in which things happen."""

from __future__ import annotations

import json
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

import pytest
from sample_desk import Desk

from ingest.__main__ import main
from ingest.doctor import examine
from ingest.errors import StoreError

HERE = Path(__file__).parent
TEXT = "{} note\n\nThe {} program supports twelve companies with laboratory space.\n"
SCRIPT = """
import sys
from functools import partial
sys.path.insert(0, {here!r})
from sample_desk import SampleEmbedding
import ingest.watch
ingest.watch.watch = partial(ingest.watch.watch, open_model=lambda _: SampleEmbedding())
from ingest.__main__ import main
sys.exit(main(["watch", {inbox!r}, "--store", {store!r}, "--every", "0.2", *{more!r}]))
"""


class Watcher:
    """The running command, and what it has said."""

    def __init__(self, desk: Desk, *more: str) -> None:
        script = SCRIPT.format(here=str(HERE), inbox=str(desk.inbox), store=str(desk.settings.store), more=more)
        embedding = desk.settings.embedding
        names = {"PRESSDESK_EMBEDDING__PROVIDER": embedding.provider, "PRESSDESK_EMBEDDING__MODEL": embedding.model}
        self.process = subprocess.Popen(
            [sys.executable, "-c", script],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, **names},
        )
        assert self.process.stdout is not None
        assert self.process.stderr is not None
        self.out, self.err = _lines(self.process.stdout), _lines(self.process.stderr)

    def says(self, *words: str, on: str = "out") -> str:
        """The next line that has all of the words."""
        deadline = time.monotonic() + 60
        while True:
            line: str = getattr(self, on).get(timeout=max(0.0, deadline - time.monotonic()))
            if all(word in line for word in words):
                return line

    def ends(self, how: signal.Signals) -> None:
        """Ends it, in order and without a stack trace."""
        self.process.send_signal(how)
        assert self.process.wait(60) == 0
        rest = "".join(iter(self.err.get, ""))
        assert "Traceback" not in rest, rest


def _lines(stream: IO[str]) -> queue.Queue[str]:
    """The lines of a stream as they come; "" at its end."""
    lines: queue.Queue[str] = queue.Queue()

    def read() -> None:
        with stream:
            for line in stream:
                lines.put(line)
        lines.put("")

    threading.Thread(target=read, daemon=True).start()
    return lines


@pytest.fixture
def watching(desk: Desk) -> Iterator[Callable[..., Watcher]]:
    """Starts the command on the desk's inbox; none outlives the test."""
    started: list[Watcher] = []

    def start(*more: str) -> Watcher:
        started.append(Watcher(desk, *more))
        return started[-1]

    yield start
    for watcher in started:
        watcher.process.kill()
        watcher.process.wait()


@pytest.mark.store_in_files
def test_what_changes_in_the_folder_is_taken_in(desk: Desk, watching: Callable[..., Watcher]) -> None:
    desk.write("a.txt", TEXT.format("Harbor", "Harbor"))
    watcher = watching()
    watcher.says("added", "a.txt")
    desk.write("sub/b.txt", TEXT.format("Quill", "Quill"))
    watcher.says("added", "b.txt")
    desk.write("a.txt", TEXT.format("Lantern", "Lantern"))
    watcher.says("updated", "a.txt")
    (desk.inbox / "sub/b.txt").unlink()
    watcher.says("removed", "b.txt")
    [text] = desk.found("lantern laboratory")
    assert "Lantern" in text
    watcher.ends(signal.SIGTERM)
    assert examine(desk.settings) == []


@pytest.mark.store_in_files
def test_what_is_broken_for_a_moment_is_told_once_and_survived(desk: Desk, watching: Callable[..., Watcher]) -> None:
    desk.write("a.txt", TEXT.format("Harbor", "Harbor"))
    watcher = watching()
    watcher.says("added", "a.txt")
    catalog = desk.write("corpus.yaml", "documents: {a.txt: {visib")
    watcher.says("corpus.yaml", "YAML", on="err")
    catalog.write_text("documents: {a.txt: {visibility: internal}}")
    watcher.says("updated", "a.txt")
    desk.inbox.rename(desk.inbox.with_name("away"))
    watcher.says("does not exist", on="err")
    assert set(desk.documents()) == {"a.txt"}
    desk.inbox.with_name("away").rename(desk.inbox)
    desk.write("b.txt", TEXT.format("Quill", "Quill"))
    watcher.says("added", "b.txt")
    watcher.ends(signal.SIGINT)


@pytest.mark.store_in_files
def test_others_may_write_between_its_runs_and_a_file_that_fails_is_told_once(
    desk: Desk, watching: Callable[..., Watcher]
) -> None:
    desk.write("a.txt", TEXT.format("Harbor", "Harbor"))
    desk.write("b.txt", "")
    watcher = watching("--json")
    first = json.loads(watcher.says('"documents"'))
    assert [row["status"] for row in first["documents"]] == ["added", "failed"]
    deadline = time.monotonic() + 60
    while True:
        try:
            assert examine(desk.settings) == []
            break
        except StoreError:
            assert time.monotonic() < deadline, "the store is never free"
    desk.write("c.txt", TEXT.format("Quill", "Quill"))
    second = json.loads(watcher.says('"documents"'))
    assert [row["path"] for row in second["documents"]] == [str(desk.inbox / "c.txt")]
    watcher.ends(signal.SIGTERM)


@pytest.mark.store_in_files
def test_only_folders_are_watched(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    path = desk.write("a.txt", TEXT)
    assert main(["watch", str(path), "--store", str(desk.settings.store)]) == 1
    assert "is no folder" in capsys.readouterr().err
    assert main(["watch", str(desk.inbox), "--every", "0"]) == 1
    assert "above 0" in capsys.readouterr().err
