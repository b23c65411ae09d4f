"""Several processes on one store: one writer at a time, and every commit holds at the next search of the others."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sample_desk import Desk

from ingest.doctor import examine
from ingest.errors import StoreError
from ingest.index.chroma import locked
from ingest.store import writing

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


def script_of(desk: Desk, code: str) -> str:
    return PREAMBLE.format(here=str(HERE), folder=str(desk.inbox.parent), places=desk.places) + code


@contextmanager
def running(desk: Desk, code: str) -> Iterator[subprocess.Popen[str]]:
    """A process that runs code with ``desk`` open there, to be spoken with; it must end well."""
    command = [sys.executable, "-c", script_of(desk, code)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    with process:
        try:
            yield process
        except BaseException:
            process.kill()
            raise
    assert process.returncode == 0


def elsewhere(desk: Desk, code: str) -> str:
    """Runs code in another process, with ``desk`` open there."""
    script = script_of(desk, code)
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


PAUSES = """
from ingest.index.chroma import Chroma
from sqlalchemy import Engine, event

def pause(*_):
    print("paused", flush=True)
    input()

def slowly(change):
    def wrapped(*arguments):
        pause()
        change(*arguments)
        pause()
    return wrapped

for name in ("put", "delete"):
    setattr(Chroma, name, slowly(getattr(Chroma, name)))
event.listen(Engine, "commit", pause)
desk.add()
"""


def test_while_one_writes_others_cannot_and_questions_find_the_last_complete_state(desk: Desk) -> None:
    desk.write("a.txt", HARBOR)
    desk.add()
    store = desk.open()
    old = desk.found("harbor laboratory", store=store)
    desk.write("a.txt", HARBOR.replace("Harbor", "Quill"))
    desk.write("corpus.yaml", "documents: {a.txt: {visibility: public}}")
    new = [text.replace("Harbor", "Quill") for text in old]
    seen = []
    with running(desk, PAUSES) as other:
        assert other.stdin is not None
        assert other.stdout is not None
        for _ in other.stdout:
            seen.append(desk.found("harbor laboratory", store=store))
            with pytest.raises(StoreError, match=r"Another process is writing.* wait until it has finished"):
                desk.add()
            other.stdin.write("\n")
            other.stdin.flush()
    assert len(seen) > 5
    assert seen == [old] * seen.count(old) + [new] * seen.count(new)
    assert old in seen
    assert new in seen
    assert desk.statuses() == {"a.txt": "unchanged"}


@pytest.mark.postgres
def test_two_stores_on_one_registry_have_one_writer(desk: Desk, new_database: Callable[[], str]) -> None:
    first = desk.settings.model_copy(update={"registry_url": new_database()})
    second = first.model_copy(update={"store": first.store.with_name("elsewhere")})
    with writing(first), pytest.raises(StoreError, match="writing to the registry"), writing(second):
        pass
    with writing(second):
        pass


AT_THE_THIRD_COMMIT = """
commits = iter(range(2))
event.listen(Engine, "commit", lambda _: next(commits, None) is None and die())
desk.add()
"""
AFTER_CHROMA = """
put = Chroma.put
Chroma.put = lambda *arguments: die(put(*arguments))
desk.add()
"""


@pytest.mark.parametrize("code", [AT_THE_THIRD_COMMIT, AFTER_CHROMA], ids=["commit", "chroma"])
def test_a_killed_writer_leaves_neither_a_lock_nor_half_a_document(desk: Desk, code: str) -> None:
    desk.write("a.txt", HARBOR)
    desk.write("b.txt", HARBOR.replace("Harbor", "Quill"))
    desk.add()
    desk.write("a.txt", HARBOR.replace("Harbor", "Lantern"))
    imports = "from ingest.index.chroma import Chroma\nfrom mortal import die\nfrom sqlalchemy import Engine, event\n"
    done = subprocess.run([sys.executable, "-c", script_of(desk, imports + code)], capture_output=True, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr
    found = desk.found("laboratory space")
    assert len(found) == 2
    assert examine(desk.settings) == []
    assert desk.found("laboratory space") == found
    desk.add()
    assert any("Lantern" in text for text in desk.found("laboratory space"))
    assert examine(desk.settings) == []


def test_a_process_that_ends_between_commit_and_index_loses_nothing(desk: Desk) -> None:
    desk.write("a.txt", HARBOR)
    elsewhere(desk, "import os\npipeline.settle = lambda *_: os._exit(0)\ndesk.add()")
    assert desk.found("harbor laboratory")
    assert examine(desk.settings) == []
    assert desk.found("harbor laboratory")


def test_only_one_process_writes(desk: Desk) -> None:
    desk.write("a.txt", HARBOR)
    hold = "from ingest.store import writing\nwith writing(desk.settings):\n    print('in', flush=True)\n    input()\n"
    with running(desk, hold) as other:
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
