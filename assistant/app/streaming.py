"""An answer as it comes: each statement as soon as it is settled, then the whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from queue import SimpleQueue

from assistant.answer import Answer, Statement


def streamed(ask: Callable[[Callable[[Statement], None]], Answer]) -> Iterator[Statement | Answer]:
    """What ``ask`` tells on its way, then its answer; raises what it raises.

    Who stops listening does not wait: what is still being asked ends in its own time, unheard.
    """
    said: SimpleQueue[Statement | None] = SimpleQueue()
    pool = ThreadPoolExecutor(1)
    try:
        running = pool.submit(ask, said.put)
        running.add_done_callback(lambda _: said.put(None))
        while (statement := said.get()) is not None:
            yield statement
        yield running.result()
    finally:
        pool.shutdown(wait=False)
