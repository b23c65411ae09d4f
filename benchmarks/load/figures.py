"""What a run came to, in numbers and as lines of a Markdown table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from assistant.access.viewer import ROLES
from benchmarks.load.people import Asked

_HEAD = (
    "run",
    "users",
    "questions",
    "questions/s",
    "errors",
    "median",
    "p95",
    "longest",
    "app",
    "others",
    "app a question",
)
_ROLE_HEAD = (
    "role",
    "questions",
    "on a sample document that the role may see",
    "of them told",
    "showed a hidden document",
    "showed another's",
    "differ from the audit trail",
)


@dataclass(frozen=True)
class Processors:
    """How many processors were busy on average: with the app, with asking, and with everything else."""

    server: float
    asking: float
    others: float


@dataclass(frozen=True)
class Run:
    """One run: who asked what under which conditions. Times in seconds."""

    label: str
    users: int
    seconds: float
    asked: Sequence[Asked]
    busy: Processors

    @property
    def errors(self) -> list[str]:
        """What went wrong, each in words."""
        return [one.error for one in self.asked if one.error]

    @property
    def rate(self) -> float:
        """Questions answered a second."""
        return (len(self.asked) - len(self.errors)) / self.seconds

    @property
    def cost(self) -> float:
        """Processor seconds of the app for each question: hardly more on a busy machine than on an idle one."""
        return self.busy.server * self.seconds / len(self.asked) if self.asked else float("inf")

    def latency(self, share: float) -> float:
        """The seconds within which that share of the answers came; infinite where there was none."""
        return quantile([one.seconds for one in self.asked if not one.error], share)

    def part(self, label: str, during: Callable[[Asked], bool], seconds: float, busy: Processors) -> Run:
        """The questions of this run that were under way in a stretch of it."""
        return Run(label, self.users, seconds, [one for one in self.asked if during(one)], busy)

    def as_json(self) -> dict[str, Any]:
        """The figures; seconds rounded to milliseconds."""
        return {
            "run": self.label,
            "users": self.users,
            "seconds": round(self.seconds, 1),
            "questions": len(self.asked),
            "rate": round(self.rate, 2),
            "errors": Counter(self.errors),
            "median": round(self.latency(0.5), 3),
            "p95": round(self.latency(0.95), 3),
            "longest": round(self.latency(1), 3),
            "cost": round(self.cost, 3),
            "processors": {name: round(value, 2) for name, value in asdict(self.busy).items()},
        }


@dataclass(frozen=True)
class Privacy:
    """What the answers of all runs showed one role, counted."""

    role: str
    questions: int
    about_own: int
    told_own: int
    shown_hidden: int
    shown_anothers: int
    trail_differs: int

    @property
    def wrong(self) -> bool:
        """Whether anybody was shown, or noted with, what is not theirs."""
        return bool(self.shown_hidden or self.shown_anothers or self.trail_differs)


def quantile(values: Iterable[float], share: float) -> float:
    """The smallest value that at least that share of the values does not exceed."""
    ordered = sorted(values)
    return ordered[max(0, -int(-share * len(ordered) // 1) - 1)] if ordered else float("inf")


def privacy(asked: Sequence[Asked], noted: Iterable[tuple[str, str]]) -> list[Privacy]:
    """What each role was shown, and whether the audit trail has the same users asking the same questions.

    :param noted: the trail, as name and question
    """
    sent = Counter((one.name, one.question) for one in asked if not one.error)
    kept = Counter(noted)
    differs = (sent - kept) + (kept - sent)
    roles = {one.name: one.role for one in asked}
    return [
        Privacy(
            role,
            len(of_role := [one for one in asked if one.role == role]),
            sum(one.about_own for one in of_role),
            sum(one.told_own for one in of_role),
            sum(one.shown_hidden for one in of_role),
            sum(one.shown_anothers for one in of_role),
            sum(times for (name, _), times in differs.items() if roles.get(name) == role),
        )
        for role in ROLES
    ]


def tables(runs: Sequence[Run], roles: Sequence[Privacy]) -> str:
    """Both tables in Markdown."""
    rows = [_row(run) for run in runs]
    shown = [tuple(asdict(role).values()) for role in roles]
    return f"{_table(_HEAD, rows)}\n\n{_table(_ROLE_HEAD, shown)}\n"


def _row(run: Run) -> tuple[object, ...]:
    times = (f"{run.latency(share):.2f} s" for share in (0.5, 0.95, 1))
    busy = (f"{run.busy.server:.2f}", f"{run.busy.others:.2f}", f"{run.cost * 1000:.0f} ms")
    return run.label, run.users, len(run.asked), f"{run.rate:.1f}", len(run.errors), *times, *busy


def _table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(map(str, line))} |" for line in lines)
