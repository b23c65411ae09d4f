"""Whoever changes a store may be killed at any moment: each document is then as it was or as it shall be, never in
between, and the next start mends the rest by itself.

Ten points are tried, or fifty with `-m long`; the number of a point seeds the choice of its step.
"""

from __future__ import annotations

import random
import shutil
import signal
from collections import defaultdict
from contextlib import closing
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path

import pytest
from changes import CHANGES, State, markers_found, markers_in, run_mortal, state_of, write_first
from mortal import Step
from sample_desk import Desk

from ingest.doctor import examine
from ingest.registry import Registry

POINTS = [*range(10), *(pytest.param(number, marks=pytest.mark.long) for number in range(10, 50))]
PATIENCE = 120.0  # seconds for one change
# One server imports everything once and forks a process for each point; it has no thread and no open database.
PROCESSES = get_context("forkserver")
PROCESSES.set_forkserver_preload(["chromadb.api.rust", "ingest.pipeline", "ingest.readers.isolated", "numpy.random"])


@dataclass(frozen=True, slots=True)
class Stage:
    """What a change does to a store if nobody interrupts it, step by step."""

    before: State
    after: State
    steps: tuple[Step, ...]


class Theatre:
    """A store and its files, set up again and again; each change's stage is made when it is first asked for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._made: dict[str, Stage] = {}
        desk = Desk(folder)
        write_first(desk)
        desk.add()
        shutil.copytree(folder / "store", folder / "before")

    def set_up(self, change: str) -> Desk:
        """The store before the change, beside the files after it."""
        for name in ("inbox", "store"):
            shutil.rmtree(self.folder / name)
        shutil.copytree(self.folder / "before", self.folder / "store")
        desk = Desk(self.folder, fresh=False)
        write_first(desk)
        if wreck := CHANGES[change].wreck:
            self.play(*wreck)
        CHANGES[change].write(desk)
        return desk

    def stage(self, change: str) -> Stage:
        """The change, uninterrupted."""
        if change not in self._made:
            with closing(self.set_up(change)) as desk:
                before = state_of(desk)
                steps = self.play(change, None)
                use_its_model(desk)
                self._made[change] = Stage(before, state_of(desk), steps)
        return self._made[change]

    def play(self, change: str, fatal: Step | None) -> tuple[Step, ...]:
        """Runs the change in a process of its own, which dies at the fatal step; else the steps that it took."""
        ours, theirs = PROCESSES.Pipe(duplex=False)
        process = PROCESSES.Process(target=run_mortal, args=(self.folder, change, fatal, theirs))
        process.start()
        theirs.close()
        with ours:
            if fatal is None:
                return tuple(ours.recv())
            process.join(PATIENCE)
        assert process.exitcode == -signal.SIGKILL
        return ()


@pytest.fixture(scope="module")
def theatre(tmp_path_factory: pytest.TempPathFactory) -> Theatre:
    return Theatre(tmp_path_factory.mktemp("kill"))


def use_its_model(desk: Desk) -> None:
    """Names the embedding model that the store has by now."""
    with closing(Registry.open(desk.settings)) as registry:
        desk.use_model((registry.state().embedding_model or "").removeprefix("ollama/"))


def choose(steps: tuple[Step, ...], number: int) -> Step:
    """A step to die at: the kinds of steps in turn, one of the kind by chance."""
    kinds: dict[str, list[Step]] = defaultdict(list)
    for step in steps:
        kinds[step.name.split()[0]].append(step)
    order, chance = sorted(kinds), random.Random(number)
    random.Random(len(order)).shuffle(order)
    kind = order[number // len(CHANGES) % len(order)]
    step = chance.choice(kinds[kind])
    return replace(step, delay=chance.uniform(0, 0.01)) if kind == "within" else step


@pytest.mark.parametrize("number", POINTS)
def test_a_killed_change_leaves_every_document_whole_and_the_next_start_mends_the_rest(
    theatre: Theatre, number: int
) -> None:
    change = list(CHANGES)[number % len(CHANGES)]
    stage = theatre.stage(change)
    fatal = choose(stage.steps, number)
    with closing(theatre.set_up(change)) as desk:
        theatre.play(change, fatal)
        use_its_model(desk)

        left = state_of(desk)
        for name in stage.before.keys() | stage.after.keys():
            assert left.get(name) in (stage.before.get(name), stage.after.get(name)), f"{name} after {fatal}"
        for audience in ("editor", "staff"):
            assert markers_found(desk, audience) == markers_in(left, audience), f"before mending, after {fatal}"

        if (number + number // len(CHANGES)) % 2:  # the next start is the doctor's, or that of the command again
            assert examine(desk.settings) == [], f"after {fatal}"
            assert state_of(desk) == left
            assert markers_found(desk, "staff") == markers_in(left, "staff"), f"after {fatal}"
        CHANGES[change].run(desk)
        assert examine(desk.settings) == [], f"after {fatal}"
        assert state_of(desk) == stage.after
        assert markers_found(desk, "staff") == markers_in(stage.after, "staff"), f"after {fatal}"
