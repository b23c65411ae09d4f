"""Files that have pages without text get a second look, by a reading process that recognises text in pictures."""

from __future__ import annotations

import logging
from contextlib import AbstractContextManager, ExitStack
from pathlib import PurePath
from types import TracebackType
from typing import Protocol, Self

from ingest.preparing import Prepared
from ingest.readers import pdf, reader_for
from ingest.types import ReadError

LOG = logging.getLogger(__name__)


class Preparer(Protocol):
    """What reads files for the pipeline: ``IsolatedReader.prepare`` says what it gives and raises."""

    def prepare(self, name: str, data: bytes) -> Prepared: ...


class SecondLook:
    """Reads files without text recognition first, which few need and which takes a hundred times as long.

    A context manager; the process that recognises text starts with the first file that needs it.
    """

    def __init__(self, first: AbstractContextManager[Preparer], second: AbstractContextManager[Preparer]) -> None:
        self._managers = first, second
        self._ending = ExitStack()

    def __enter__(self) -> Self:
        self._first, self._second = map(self._ending.enter_context, self._managers)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._ending.__exit__(kind, error, traceback)

    def prepare(self, name: str, data: bytes) -> Prepared:
        """The file as it is read with all its pages, or as far as it could be; raises what the first look raised."""
        try:
            prepared = self._first.prepare(name, data)
        except ReadError as error:
            may_be_scan = error.code == "empty" and data and reader_for(PurePath(name)) is pdf
            again = self._look_again(name, data) if may_be_scan else None
            if again is None:
                raise
            return again
        if not prepared.reading.unreadable_pages and not prepared.reading.pictured_pages:
            return prepared
        return self._look_again(name, data) or prepared

    def _look_again(self, name: str, data: bytes) -> Prepared | None:
        try:
            return self._second.prepare(name, data)
        except ReadError as error:
            LOG.debug("no text was recognised in %s: %s", name, error.sentence)
            return None
