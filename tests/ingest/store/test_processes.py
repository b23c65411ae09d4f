"""Several processes on one store: one writer at a time, and every commit holds at the next search of the others."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from sample_desk import Desk

from ingest.doctor import examine
from ingest.errors import StoreError
from ingest.index.chroma import locked

HERE = Path(__file__).parent
HARBOR = "Harbor note\n\nThe Harbor program supports twelve companies with laboratory space.\n"
PREAMBLE = """
import sys
from pathlib import Path
sys.path.insert(0, {here!r})
from sample_desk import Desk
from ingest import pipeline
desk = Desk({folder!r}, fresh=False, **{places!r})
"""


def elsewhere(desk: Desk, code: str) -> str:
    """Runs code in another process, with ``desk`` open there."""
    script = PREAMBLE.format(here=str(HERE), folder=str(desk.inbox.parent), places=desk.places) + code
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_removal_by_another_process_holds_at_the_next_search(desk: Desk) -> None:
    desk.write("a.txt", HARBOR)
    desk.write("b.txt", HARBOR.replace("Harbor", "Quill"))
    desk.add()
    store = desk.open()
    assert len(desk.found("harbor laboratory", store=store)) == 2
    name = desk.documents()["a.txt"].document_id
    elsewhere(desk, f"pipeline.remove(desk.settings, [{name!r}])")
    [left] = desk.found("harbor laboratory", store=store)
    assert "Quill" in left


def test_a_replacement_and_an_embargo_by_another_process_hold_at_the_next_search(desk: Desk) -> None:
    desk.write("a.txt", HARBOR)
    desk.add()
    store = desk.open()
    assert desk.found("harbor laboratory", "staff", store=store)
    desk.write("a.txt", HARBOR.replace("Harbor", "Quill"))
    elsewhere(desk, "desk.add()")
    [text] = desk.found("harbor laboratory", "staff", store=store)
    assert "Quill" in text
    desk.write("corpus.yaml", "documents: {a.txt: {visibility: public, embargo_until: 2099-01-01T00:00}}")
    elsewhere(desk, "desk.add()")
    assert desk.found("harbor laboratory", "staff", store=store) == []


def test_a_process_that_ends_between_commit_and_index_loses_nothing(desk: Desk) -> None:
    desk.write("a.txt", HARBOR)
    elsewhere(desk, "import os\npipeline._settle = lambda *_: os._exit(0)\ndesk.add()")
    assert desk.found("harbor laboratory")
    assert examine(desk.settings) == []
    assert desk.found("harbor laboratory")


def test_only_one_process_writes(desk: Desk) -> None:
    desk.write("a.txt", HARBOR)
    script = PREAMBLE.format(here=str(HERE), folder=str(desk.inbox.parent), places=desk.places)
    script += (
        "from ingest.store import writing\nwith writing(desk.settings):\n    print('in', flush=True)\n    input()\n"
    )
    other = subprocess.Popen([sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert other.stdout is not None
    assert other.stdout.readline() == "in\n"
    with pytest.raises(StoreError, match="Another process is writing"):
        desk.add()
    other.communicate("\n", timeout=30)
    assert desk.statuses() == {"a.txt": "added"}


def test_a_search_does_not_wait_for_a_writer_that_holds_the_index(desk: Desk) -> None:
    desk.write("a.txt", HARBOR)
    desk.add()
    right = desk.found("harbor laboratory")
    with locked(desk.settings, alone=True):
        assert desk.found("harbor laboratory") == right
