"""The people at one app, and the runs in which they ask together."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import psutil

from benchmarks.load.figures import Processors, Run
from benchmarks.load.people import Asked, Person, Prompt, ask_together, connect
from benchmarks.load.server import Account, App, ingest

TARGET_P95 = 3.0
"""Seconds."""
GROWTH, MOST = 1.5, 500
"""By how much a run has more people than the one before, and where that ends."""


@dataclass(frozen=True)
class Plan:
    """What people do: how many in the first run, for how long, and how long they wait between questions; seconds."""

    users: int
    seconds: float
    wait: tuple[float, float]
    seed: int
    prompts: Sequence[Prompt]


class Crowd:
    """People at an app; more of them as soon as a run wants more."""

    def __init__(self, app: App, accounts: Sequence[Account], plan: Plan) -> None:
        self._app, self._accounts, self._plan = app, accounts, plan
        self._people: list[Person] = []

    def run(self, label: str, plan: Plan, meanwhile: Callable[[], None] = lambda: None) -> Run:
        """One run, with ``meanwhile`` beside it."""
        missing = range(len(self._people), plan.users)
        self._people += connect(self._app.url, self._accounts, missing, plan.seed)
        began, before = time.monotonic(), self._processor_seconds()
        asked = ask_together(self._people[: plan.users], plan.seconds, plan.wait, plan.prompts, meanwhile)
        took = time.monotonic() - began
        spent = (now - then for now, then in zip(self._processor_seconds(), before, strict=True))
        run = Run(label, plan.users, took, asked, Processors(*(seconds / took for seconds in spent)))
        print(json.dumps(run.as_json(), ensure_ascii=False), file=sys.stderr, flush=True)
        return run

    def run_beside_ingest(self, store: Path, folder: Path) -> list[Run]:
        """A run while a document is taken in: all of it, and the questions that were under way meanwhile."""
        times: list[float] = []

        def take_in() -> None:
            time.sleep(self._plan.wait[1] if self._plan.wait[1] < self._plan.seconds else 0)
            times.append(time.monotonic())
            ingest(store, folder)
            times.append(time.monotonic())

        whole = self.run("a document is taken in", self._plan, take_in)
        begin, end = times

        def during(one: Asked) -> bool:
            return one.began < end and begin < one.began + one.seconds

        return [whole, whole.part("of these, until it was in", during, end - begin)]

    def grow(self, seconds: float) -> list[Run]:
        """Runs with ever more people, until one is answered too late or there are as many as can be."""
        runs: list[Run] = []
        users = self._plan.users
        while not runs or (runs[-1].latency(0.95) <= TARGET_P95 and users < MOST):
            users = min(MOST, int(users * GROWTH))
            runs.append(self.run("more people", replace(self._plan, users=users, seconds=seconds)))
        return runs

    def close(self) -> None:
        """Ends the connections."""
        for person in self._people:
            person.close()

    def _processor_seconds(self) -> tuple[float, float, float]:
        """Until now: of the app, of this process, and of everything else on this machine."""
        app, asking = (sum(process.cpu_times()[:2]) for process in (psutil.Process(self._app.pid), psutil.Process()))
        machine = psutil.cpu_times()
        return app, asking, machine.user + machine.nice + machine.system - app - asking
