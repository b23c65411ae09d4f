"""A process that kills itself at a step of its own choosing: a file, an SQL statement, a commit, a call of Chroma.

The steps are seen from outside, through Python's audit events, SQLAlchemy's and wrapped methods of Chroma: the product
knows nothing of it.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Any, NoReturn

from chromadb.api.rust import RustBindingsAPI
from sqlalchemy import Engine, event

_OF_CHROMA = ("_upsert", "_delete", "get_or_create_collection", "delete_collection", "stop")
_OF_FILES = ("os.rename", "os.remove", "os.mkdir", "os.rmdir")
_WRITING = os.O_WRONLY | os.O_RDWR


@dataclass(frozen=True, slots=True)
class Step:
    """The ``nth`` time (from 1) that a process comes to a step of this name; within one, after ``delay`` seconds."""

    name: str
    nth: int
    delay: float = 0.0

    def __str__(self) -> str:
        return f"{self.name} ({self.nth}{f', {1000 * self.delay:.1f} ms' if self.delay else ''})"


class Steps:
    """Notes the steps of this process from now on, and ends it at the fatal one."""

    def __init__(self, store: Path, fatal: Step | None) -> None:
        self.taken: list[Step] = []
        self._count: Counter[str] = Counter()
        self._fatal = fatal
        self._store = str(store)
        sys.addaudithook(self._audit)
        event.listen(Engine, "before_cursor_execute", self._before_statement)
        event.listen(Engine, "commit", lambda _: self._reach("before commit"))
        for name in _OF_CHROMA:
            setattr(RustBindingsAPI, name, self._around(f"Chroma's {name}", getattr(RustBindingsAPI, name)))

    def _reach(self, name: str) -> None:
        self._count[name] += 1
        step = Step(name, self._count[name])
        if step == self._fatal:
            die()
        self.taken.append(step)

    def _audit(self, name: str, arguments: tuple[Any, ...]) -> None:
        if name == "open":
            path, _, flags = arguments
            if flags & _WRITING and str(path).startswith(self._store):
                self._reach(f"open for writing {self._part(path)}")
        elif name in _OF_FILES:
            self._reach(f"{name} {self._part(arguments[0])}")

    def _part(self, path: object) -> str:
        """Which part of the store a path belongs to."""
        return Path(str(path)).relative_to(self._store).parts[0] if str(path).startswith(self._store + "/") else ""

    def _before_statement(self, _: object, __: object, statement: str, *___: object) -> None:
        verb, *rest = statement.split()
        if verb in ("INSERT", "UPDATE", "DELETE"):
            self._reach(f"{verb} {rest[0 if verb == 'UPDATE' else 1]}")

    def _around(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(call)
        def wrapped(*arguments: Any, **named: Any) -> Any:
            self._reach(f"before {name}")
            inside = self._inside(f"within {name}")
            result = call(*arguments, **named)
            if inside:
                time.sleep(60)  # the blow is on its way
            self._reach(f"after {name}")
            return result

        return wrapped

    def _inside(self, name: str) -> bool:
        """Whether this process dies in the call that follows; native code cannot be counted, so time decides."""
        self._count[name] += 1
        step = Step(name, self._count[name])
        self.taken.append(step)
        if self._fatal is None or (self._fatal.name, self._fatal.nth) != (step.name, step.nth):
            return False
        subprocess.Popen(["sh", "-c", f"sleep {self._fatal.delay:.6f}; kill -9 {os.getpid()}"])
        return True


def die(*_: object) -> NoReturn:
    """Ends this process at once, as the kernel or a power failure would."""
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError("still alive")
