"""Files to prepared texts, several at once: what can be done for a file before it is its turn in the store.

Each thread here waits for one reading process. Only a few files are ahead of the one that is being stored, so memory
does not grow with their number, and their order is kept.
"""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass
from queue import SimpleQueue
from types import TracebackType
from typing import Self

from ingest.errors import UserError
from ingest.files import Found
from ingest.metadata import Declared
from ingest.originals import Originals
from ingest.preparing import Prepared
from ingest.readers import reader_for, unsupported
from ingest.readers.second_look import Preparer
from ingest.registry import Entry, document_id_of
from ingest.settings import Settings
from ingest.types import ReadError

_AHEAD = 4  # files for each process


@dataclass(frozen=True, slots=True)
class Opened:
    """A file before it is stored: ``content`` is its prepared text, None where nothing about it has changed, or why
    there is none. ``version`` is the sha256 of its bytes, empty where they could not be had."""

    found: Found
    declared: Declared
    version: str
    content: Prepared | ReadError | None


class Opener:
    """Opens files with some reading processes, which it ends on leaving; a context manager."""

    def __init__(
        self,
        settings: Settings,
        held: Mapping[str, Entry],
        readers: Sequence[AbstractContextManager[Preparer]],
    ) -> None:
        """:param held: what the store has at the start, by document id"""
        self._limit = settings.limits.file_bytes
        self._originals = Originals(settings)
        self._held = dict(held)
        self._idle: SimpleQueue[Preparer] = SimpleQueue()
        self._ending = ExitStack()
        for reader in readers:
            self._idle.put(self._ending.enter_context(reader))
        self._pool = ThreadPoolExecutor(len(readers), "opening")
        self._ahead = _AHEAD * len(readers)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._pool.shutdown(wait=False, cancel_futures=True)
        self._ending.__exit__(kind, error, traceback)  # whoever still waits for a process waits no longer
        self._pool.shutdown()

    def opened(self, files: Iterable[tuple[Found, Declared]]) -> Iterator[Opened]:
        """The files in their order.

        :raises UserError: no file can be read on this machine
        """
        waiting: deque[Future[Opened]] = deque()
        for found, declared in files:
            waiting.append(self._pool.submit(self._open, found, declared))
            if len(waiting) > self._ahead:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()

    def _open(self, found: Found, declared: Declared) -> Opened:
        version = ""
        try:
            data = self._bytes(found)
            version = hashlib.sha256(data).hexdigest()
            held = self._held.get(document_id_of(found.name))
            if held is not None and held.document.version == version and held.declared == declared.as_json():
                return Opened(found, declared, version, None)
            prepared = self._prepared(found, data)
            self._originals.put(data, version)  # where it stays unused, the end of the run sweeps it away
        except ReadError as error:
            return Opened(found, declared, version, error)
        return Opened(found, declared, version, prepared)

    def _bytes(self, found: Found) -> bytes:
        """The file's bytes, unless something already tells that they are not worth reading."""
        if found.error is not None:
            raise found.error
        if reader_for(found.path) is None:
            raise unsupported(found.name)
        file = found.stand_in or found.path
        try:
            if (size := file.stat().st_size) > self._limit:
                raise ReadError(
                    "too_large",
                    f"{found.name} has {size:,} bytes and the limit is {self._limit:,}: "
                    "split it, or raise the setting limits.file_bytes.",
                )
            return file.read_bytes()
        except OSError as error:
            sentence = f"{found.name} cannot be opened ({error.strerror}): check its rights and add it again."
            raise ReadError("unreadable", sentence) from error

    def _prepared(self, found: Found, data: bytes) -> Prepared:
        reader = self._idle.get()
        try:
            prepared = reader.prepare(found.path.name, data)
        except RuntimeError as error:
            raise UserError(f"{found.name} was not read, for no file can be: {error}") from error
        finally:
            self._idle.put(reader)
        if not prepared.chunked.chunks:
            raise ReadError("empty", f"{found.name} has no readable text: check that it was saved completely.")
        return prepared
