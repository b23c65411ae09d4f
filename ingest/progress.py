"""The progress bar of ``ingest add``, on stderr: documents, pages and chunks."""

from __future__ import annotations

from collections.abc import Callable
from types import TracebackType
from typing import Self

from tqdm import tqdm


class Progress:
    """Counts what is done; ``step`` says what the current document is at."""

    def __init__(self, documents: int, told: Callable[[str], object] | None = None) -> None:
        """:param told: hears each step, in place of the bar"""
        self._told = told
        self._bar = tqdm(
            total=documents, unit="doc", desc="ingest", mininterval=0.5, dynamic_ncols=True, disable=bool(told)
        )
        self._pages = 0
        self._chunks = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.close()

    def step(self, what: str) -> None:
        """Shows what is being done to the current document."""
        if self._told:
            self._told(what)
        self._bar.set_postfix_str(f"{self._pages} pages, {self._chunks} chunks, {what}")

    def done(self, pages: int = 0, chunks: int = 0) -> None:
        """Counts a document, with what it brought in."""
        self._pages += pages
        self._chunks += chunks
        self._bar.set_postfix_str(f"{self._pages} pages, {self._chunks} chunks", refresh=False)
        self._bar.update()
