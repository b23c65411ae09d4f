"""What questions cost on a store: in one process that has nothing else to do."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

import numpy as np
import psutil

from assistant.clock import seoul_now
from assistant.desk import Desk
from assistant.question.understanding import Question, understand
from assistant.workbench import Workbench
from benchmarks.scale.figures import Timed
from ingest.registry import Entry, RegistryWriter, Vector
from ingest.settings import Settings
from ingest.store import writing
from ingest.types import Audience

ROOT = Path(__file__).resolve().parents[2]
NEAREST = 50
REPEATS = 3


@dataclass(frozen=True, slots=True)
class Asker:
    """For whom, and as of which day."""

    name: str
    audience: Audience
    as_of: date | None = None


EVERYTHING = "everything"
ASKERS = (
    Asker(EVERYTHING, "editor"),
    Asker("staff", "staff"),
    Asker("press", "press"),
    Asker("press_as_of", "press", date(2019, 6, 1)),
)
"""The editor sees every document, so no filter is at work; half of the documents are of before the day."""


def measure(store: Path, questions: Sequence[str]) -> dict[str, float]:
    """What the first question of a process takes, the ones after, one after a commit; memory, and the vector recall."""
    started = time.perf_counter()
    desk = Desk(Settings(store=store))
    desk.ask(questions[0])
    first = time.perf_counter() - started
    for question in questions:
        desk.ask(question)
    memory = psutil.Process().memory_info().rss
    bench = Workbench(Settings(store=store))
    answers, searches = Timed(), Timed()
    for question in questions:
        understood = understand(question, (), bench.aliases)
        vector = bench.vector(understood)
        for _ in range(REPEATS):
            for asker in ASKERS:
                answers.note(asker.name, question, _timed(_ask, desk, question, asker))
                searches.note(asker.name, question, _timed(_search, bench, understood, vector, asker))
    recall = _recall(bench, questions)
    bench.close()
    usual = _timed(desk.ask, questions[0])
    _commit(store)
    after = _timed(desk.ask, questions[0])
    desk.close()
    return {
        "first_question_s": first,
        "question_after_a_commit_s": after - usual,
        "memory_mb": memory / 2**20,
        f"vector_recall_at_{NEAREST}": recall,
        **answers.figures("answer", EVERYTHING),
        **searches.figures("retrieval", EVERYTHING),
    }


def cold_start(store: Path, question: str, times: int = 3) -> float:
    """The fewest seconds of a whole new process for one answer."""
    command = [sys.executable, "-m", "assistant", "ask", question, "--json", "--store", str(store)]
    call = partial(subprocess.run, command, cwd=ROOT, check=True, capture_output=True)
    return min(_timed(call) for _ in range(times))


def _ask(desk: Desk, question: str, asker: Asker) -> None:
    desk.ask(question, audience=asker.audience, as_of=asker.as_of)


def _search(bench: Workbench, question: Question, vector: Vector, asker: Asker) -> None:
    """Retrieval alone: from who asks to ranked passages; the question's vector is there."""
    visible = bench.registry.visible(asker.audience, seoul_now(), asker.as_of)
    bench.retrieve(question, vector, visible, bench.settings.retrieval.passages)


def _recall(bench: Workbench, questions: Sequence[str]) -> float:
    """The share of the truly nearest chunks that vector search finds, over all chunks and the questions."""
    visible = bench.registry.visible("editor", seoul_now())
    wanted = np.stack([bench.vector(understand(question, (), bench.aliases)) for question in questions])
    names: list[str] = []
    cosines = []
    for document_id in visible:
        held = bench.registry.vectors_of(document_id, "chunk")
        names += held
        cosines.append(wanted @ np.stack([*held.values()]).T)
    nearest = np.argsort(-np.concatenate(cosines, axis=1), axis=1)[:, :NEAREST]
    shares = [
        len({names[row] for row in rows} & {name for name, _ in bench.index.vector_search(vector, visible, NEAREST)})
        for rows, vector in zip(nearest, wanted, strict=True)
    ]
    return float(np.mean(shares)) / min(NEAREST, len(names))


def _commit(store: Path) -> None:
    """Describes a document again as it is: to readers a commit like any other."""
    with writing(Settings(store=store)) as registry:
        entry: Entry = registry.entries()[0]
        RegistryWriter(registry).describe(entry)


def _timed(call: Callable[..., object], *arguments: object) -> float:
    started = time.perf_counter()
    call(*arguments)
    return time.perf_counter() - started
