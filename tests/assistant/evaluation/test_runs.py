"""Runs in the background: one at a time, told, stopped, kept and compared."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from scripted_desk import ScriptedDesk

from assistant.evaluation.runs import KEPT, Runs

QUESTIONS = """
schema: 1
questions:
  - {id: q1, question: "How much rent?", language: en, category: how_much, answerability: unanswerable}
  - {id: q2, question: "How much power?", language: en, category: how_much, answerability: unanswerable}
"""


class PausingDesk(ScriptedDesk):
    """Waits at each question until it may go on."""

    def __init__(self) -> None:
        super().__init__()
        self.may = Event()

    def ask(self, question: str, **more: object) -> object:  # type: ignore[override]
        assert self.may.wait(10)
        return super().ask(question, **more)  # type: ignore[arg-type]


@pytest.fixture
def desk() -> PausingDesk:
    return PausingDesk()


@pytest.fixture
def runs(desk: PausingDesk, tmp_path: Path) -> Runs:
    questions = tmp_path / "questions.yaml"
    questions.write_text(QUESTIONS, "utf-8")
    return Runs(desk, questions, tmp_path / "reports")  # type: ignore[arg-type]


def until(what: Callable[[], bool]) -> None:
    end = time.monotonic() + 10
    while not what():
        assert time.monotonic() < end
        time.sleep(0.005)


def ended(runs: Runs) -> None:
    until(lambda: runs.progress is None)


def test_a_run_is_told_and_its_report_kept(runs: Runs, desk: PausingDesk) -> None:
    assert runs.latest() is None
    assert runs.start()
    assert runs.progress is not None
    assert not runs.start(), "one goes on"
    desk.may.set()
    ended(runs)
    latest = runs.latest()
    assert latest is not None
    assert [score.id for score in latest[1].questions] == ["q1", "q2"]
    assert latest[1].comparison is None
    assert runs.trouble == ""


def test_a_stopped_run_leaves_no_report(runs: Runs, desk: PausingDesk) -> None:
    runs.start()
    runs.stop()
    desk.may.set()
    ended(runs)
    assert runs.trouble == "Stopped after 1 of 2 questions. There is no report of it."
    assert runs.latest() is None
    assert runs.start(), "and another can be started"
    ended(runs)
    assert runs.latest() is not None


def test_a_run_is_compared_with_the_one_before(runs: Runs, desk: PausingDesk, tmp_path: Path) -> None:
    desk.may.set()
    runs.start()
    ended(runs)
    (first,) = (tmp_path / "reports").iterdir()
    first.rename(first.with_name("20240101T000000.json"))
    runs.start()
    ended(runs)
    latest = runs.latest()
    assert latest is not None
    assert latest[1].comparison is not None
    assert latest[1].comparison.broken == ()


def test_old_reports_go_and_one_of_another_version_is_compared_with_none(
    runs: Runs, desk: PausingDesk, tmp_path: Path
) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    for day in range(KEPT + 5):
        (folder / f"2024010{day // 10}T{day:06}.json").write_text("{}")
    desk.may.set()
    runs.start()
    ended(runs)
    latest = runs.latest()
    assert latest is not None
    assert latest[1].comparison is None
    assert len(list(folder.iterdir())) == KEPT


@pytest.mark.parametrize("fault", [RuntimeError("a fault"), None])
def test_a_run_that_breaks_down_says_so_and_ends(
    runs: Runs, desk: PausingDesk, monkeypatch: pytest.MonkeyPatch, fault: Exception | None
) -> None:
    if fault is None:
        runs.questions.unlink()
    else:

        def broken(*_: object, **__: object) -> object:
            raise fault

        monkeypatch.setattr(desk, "ask", broken)
    runs.start()
    ended(runs)
    assert ("cannot be read" if fault is None else "fault in the program (RuntimeError)") in runs.trouble
