"""The people at one app, and the runs in which they ask together."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
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


@dataclass(frozen=True)
class _Moment:
    """A time on the monotonic clock, and the processor seconds spent until then: by the app, by asking, by the rest."""

    at: float
    spent: tuple[float, float, float]

    def busy_until(self, end: _Moment) -> Processors:
        """How busy each was from this moment on."""
        gone = (later - now for now, later in zip(self.spent, end.spent, strict=True))
        return Processors(*(seconds / (end.at - self.at) for seconds in gone))


class Crowd:
    """People at an app; more of them as soon as a run wants more."""

    def __init__(self, app: App, accounts: Sequence[Account], plan: Plan) -> None:
        self._app, self._accounts, self._plan = app, accounts, plan
        self._people: list[Person] = []

    def run(self, label: str, plan: Plan, meanwhile: Callable[[], None] = lambda: None) -> Run:
        """One run, with ``meanwhile`` beside it."""
        missing = range(len(self._people), plan.users)
        self._people += connect(self._app.url, self._accounts, missing, plan.seed)
        begin = self._now()
        asked = ask_together(self._people[: plan.users], plan.seconds, plan.wait, plan.prompts, meanwhile)
        end = self._now()
        run = Run(label, plan.users, end.at - begin.at, asked, begin.busy_until(end))
        print(json.dumps(run.as_json(), ensure_ascii=False), file=sys.stderr, flush=True)
        return run

    def run_beside_ingest(self, store: Path, folder: Path) -> list[Run]:
        """A run while a document is taken in: all of it, and the questions that were under way meanwhile."""
        moments: list[_Moment] = []

        def take_in() -> None:
            time.sleep(self._plan.wait[1] if self._plan.wait[1] < self._plan.seconds else 0)
            moments.append(self._now())
            ingest(store, folder)
            moments.append(self._now())

        whole = self.run("a document is taken in", self._plan, take_in)
        begin, end = moments

        def during(one: Asked) -> bool:
            return one.began < end.at and begin.at < one.began + one.seconds

        meanwhile = whole.part("of these, until it was in", during, end.at - begin.at, begin.busy_until(end))
        return [whole, meanwhile]

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
        with ThreadPoolExecutor(len(self._people) or 1) as pool:  # each waits a second for its heartbeat
            list(pool.map(Person.close, self._people))

    def _now(self) -> _Moment:
        app, asking = (sum(process.cpu_times()[:2]) for process in (psutil.Process(self._app.pid), psutil.Process()))
        machine = psutil.cpu_times()
        others = machine.user + machine.nice + machine.system - app - asking
        return _Moment(time.monotonic(), (app, asking, others))
