"""Long work behind an event: it goes on to its end even where the browser that started it is gone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from queue import SimpleQueue
from threading import Thread
from typing import Generic, TypeVar

Result = TypeVar("Result")


class Job(Generic[Result]):
    """Work in a thread of its own, which does not keep the program from ending: what is done here survives that."""

    def __init__(self, work: Callable[[Callable[[str], None]], Result]) -> None:
        """:param work: is given what to tell its progress to"""
        self._told: SimpleQueue[str | None] = SimpleQueue()
        self._future: Future[Result] = Future()
        self._work = work
        Thread(target=self._run, daemon=True, name="desk work").start()

    def progress(self) -> Iterator[str]:
        """What the work tells, until it ends."""
        while (said := self._told.get()) is not None:
            yield said

    def result(self) -> Result:
        """What it returned; raises what it raised."""
        return self._future.result()

    def _run(self) -> None:
        try:
            self._future.set_result(self._work(self._told.put))
        except BaseException as error:  # noqa: BLE001, handed on to whoever asks for the result
            self._future.set_exception(error)
        finally:
            self._told.put(None)
