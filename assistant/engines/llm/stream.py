"""A model's answer piece by piece, under a limit of time and of length, whatever its server does."""

from __future__ import annotations

import time
from collections.abc import Iterator
from queue import Empty, SimpleQueue
from threading import BoundedSemaphore, Event, Thread
from typing import TYPE_CHECKING

from assistant.engines.llm.errors import ModelError

if TYPE_CHECKING:
    from llama_index.core.llms import LLM

LONGEST = 20_000
"""Characters of an answer that are read."""
_readers = BoundedSemaphore(16)
"""Answers read at once. One that was given up on goes on until its server lets go; these must not pile up."""


def pieces(llm: LLM, system: str, user: str, seconds: float) -> Iterator[str]:
    """The answer's pieces as they come.

    :raises ModelError: the model failed, or was not done in time; what had come by then has been given out
    """
    if not _readers.acquire(blocking=False):
        raise ModelError("too many answers of it are still awaited")
    deadline = time.monotonic() + seconds
    arrived: SimpleQueue[str | Exception | None] = SimpleQueue()
    unwanted = Event()
    Thread(target=_read, args=(llm, system, user, arrived, unwanted), name="language model", daemon=True).start()
    length = 0
    try:
        while length <= LONGEST:
            try:
                piece = arrived.get(timeout=max(0.0, deadline - time.monotonic()))
            except Empty:
                raise ModelError(f"it was not done in {seconds:g} s") from None
            if piece is None:
                return
            if isinstance(piece, Exception):
                raise ModelError(f"it failed ({type(piece).__name__})") from piece
            length += len(piece)
            yield piece
    finally:
        unwanted.set()


def _read(llm: LLM, system: str, user: str, arrived: SimpleQueue[str | Exception | None], unwanted: Event) -> None:
    from llama_index.core.base.llms.types import ChatMessage, MessageRole

    messages = [ChatMessage(role=MessageRole.SYSTEM, content=system), ChatMessage(role=MessageRole.USER, content=user)]
    try:
        for response in llm.stream_chat(messages):
            if unwanted.is_set():
                break
            arrived.put(response.delta or "")
        arrived.put(None)
    except Exception as error:  # noqa: BLE001  # a plugged-in model may raise anything; ``pieces`` raises it again
        arrived.put(error)
    finally:
        _readers.release()
