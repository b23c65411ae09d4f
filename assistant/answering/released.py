"""Statements told while an answer is still being written: each as it will stand in the finished answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from queue import SimpleQueue

from assistant.answer import Answer, Statement
from assistant.answering.citations import Citations
from assistant.answering.composing import stated
from assistant.engines.base import Draft
from ingest.registry import Registry


class Told:
    """Turns released drafts into statements with the numbers that their citations will have."""

    def __init__(self, tell: Callable[[Statement], None], registry: Registry) -> None:
        self._tell, self._registry = tell, registry
        self._citations = Citations(registry)

    def __call__(self, draft: Draft) -> None:
        """Tells the statement that the draft becomes."""
        self._tell(stated(draft, self._citations, self._registry.aliases()))


def streamed(ask: Callable[[Callable[[Statement], None]], Answer]) -> Iterator[Statement | Answer]:
    """The statements as they are settled, then the answer; ``ask`` runs in a thread of its own.

    Whatever ``ask`` raises is raised here. An iterator that is given up on lets ``ask`` finish unheard.
    """
    arrived: SimpleQueue[Statement | None] = SimpleQueue()
    thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="answer")
    asked = thread.submit(ask, arrived.put)
    asked.add_done_callback(lambda _: arrived.put(None))
    thread.shutdown(wait=False)
    while (statement := arrived.get()) is not None:
        yield statement
    yield asked.result()
