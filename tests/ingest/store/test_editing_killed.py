"""A process that dies while an editor changes something: the next start finishes what was asked for."""

from __future__ import annotations

import random
import signal
from collections.abc import Callable
from contextlib import closing
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
from mortal import Step, Steps
from sample_desk import Desk

from ingest import editing
from ingest.doctor import examine
from ingest.inbox import Inbox

pytestmark = pytest.mark.store_in_files
OLD = "Harbor note\n\nThe Harbor program supports twelve companies with laboratory space.\n"
NEW = "Quill note\n\nThe Quill program supports forty companies with travel money.\n"
FAR = "2099-01-01T09:00+09:00"
POINTS = [0, *(pytest.param(number, marks=pytest.mark.long) for number in range(1, 4))]  # for each change
PROCESSES = get_context("forkserver")
PROCESSES.set_forkserver_preload(["chromadb.api.rust", "ingest.editing", "numpy.random"])


def _upload(desk: Desk) -> None:
    accepted = editing.accept(desk.settings, desk.inbox / "new.txt", "new.txt", "kim")
    editing.take_in(desk.settings, accepted, open_model=desk.open_model)


def _replace(desk: Desk) -> None:
    accepted = editing.accept(desk.settings, desk.inbox / "new.txt", "new.txt", "kim", desk.documents()["old.txt"])
    editing.take_in(desk.settings, accepted, open_model=desk.open_model)


def _embargo(desk: Desk) -> None:
    editing.edit(desk.settings, desk.documents()["old.txt"].document_id, {"embargo_until": FAR})


def _withdraw(desk: Desk) -> None:
    editing.withdraw(desk.settings, desk.documents()["old.txt"].document_id)


CHANGES: dict[str, Callable[[Desk], None]] = {
    "upload": _upload,
    "replace": _replace,
    "embargo": _embargo,
    "withdraw": _withdraw,
}


def run(folder: Path, change: str, fatal: Step | None, told: Connection) -> None:
    """A process that dies at the fatal step, or else tells every step it took."""
    desk = Desk(folder, fresh=False)
    steps = Steps(desk.settings.store, fatal)
    CHANGES[change](desk)
    desk.close()
    told.send(steps.taken)


def play(folder: Path, change: str, fatal: Step | None) -> tuple[Step, ...]:
    """Sets a store up with one document and runs the change on it in a process of its own."""
    with closing(Desk(folder)) as desk:
        desk.add(desk.write("old.txt", OLD))
        desk.write("new.txt", NEW)
    ours, theirs = PROCESSES.Pipe(duplex=False)
    process = PROCESSES.Process(target=run, args=(folder, change, fatal, theirs))
    process.start()
    theirs.close()
    with ours:
        if fatal is None:
            return tuple(ours.recv())
        process.join(120)
    assert process.exitcode == -signal.SIGKILL
    return ()


def texts(desk: Desk) -> dict[str, str]:
    """The text of each document, by file name."""
    registry = desk.registry()
    return {name: registry.pages(document.document_id)[0].text for name, document in desk.documents().items()}


@pytest.mark.parametrize("number", POINTS)
@pytest.mark.parametrize("change", CHANGES)
def test_what_was_asked_for_is_done_at_the_next_start(tmp_path: Path, change: str, number: int) -> None:
    steps = [step for step in play(tmp_path / "whole", change, None) if not step.name.startswith("within")]
    fatal = random.Random(f"{change} {number}").choice(steps)
    play(tmp_path / "killed", change, fatal)
    with (
        closing(Desk(tmp_path / "killed", fresh=False)) as desk,
        closing(Desk(tmp_path / "whole", fresh=False)) as whole,
    ):
        known = bool(Inbox(desk.settings).uploads())
        for upload in editing.resume(desk.settings, open_model=desk.open_model):
            assert (upload.state, upload.sentence) == ("in", "")
        asked_for = known or (desk.settings.store / "edits.json").exists()
        done = texts(desk) == texts(whole) and [document.embargo_until for document in desk.documents().values()] == [
            document.embargo_until for document in whole.documents().values()
        ]
        assert done == asked_for, f"after {fatal}"
        if not asked_for:
            assert texts(desk) == {"old.txt": OLD}
        assert examine(desk.settings) == []
        if asked_for:  # and it holds
            desk.add(desk.inbox / "old.txt")
            assert list(desk.documents()) == list(whole.documents())
