"""Files as the pipeline reads them: in processes of their own, so that none costs more than its limits."""

from __future__ import annotations

import contextlib
import logging
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path, PurePath
from threading import Lock
from types import TracebackType
from typing import IO, Self

import ingest
from ingest.language.aliases import NO_ALIASES, Aliases
from ingest.preparing import Prepared
from ingest.readers import reader_for, unsupported
from ingest.readers.base import refuse_oversize
from ingest.readers.tesseract import Tesseract
from ingest.readers.wire import READY, receive_answer, send_request
from ingest.settings import ChunkSettings, LimitSettings
from ingest.tidying import tidy
from ingest.types import ReadError, Reading

LOG = logging.getLogger(__name__)

WORKER = "ingest.readers.worker"
_PATIENCE = 5.0  # seconds for a process to end that is about to
_LEFT = "reading has ended"
_LAST_WORDS = 4_000  # bytes of what it said before it ended


class IsolatedReader:
    """Reads files one after the other in one process, started with the first and again after one that ended it.

    A context manager, safe to share between threads, which then wait for one another; for several files at once have
    several of these. Leaving it ends a reading that is under way.
    """

    def __init__(
        self,
        limits: LimitSettings,
        worker: str = WORKER,
        chunks: ChunkSettings = ChunkSettings(),  # noqa: B008
        aliases: Aliases = NO_ALIASES,
        tesseract: Tesseract | None = None,
    ) -> None:
        """:param worker: the module that the process runs
        :param aliases: names that the facts of a file may hold
        :param tesseract: what is to read pages that are pictures
        """
        self._limits = limits
        self._told = [part.model_dump_json() for part in (limits, chunks, tesseract) if part is not None]
        self._tesseract = tesseract
        self._aliases = aliases.dump()
        self._worker = worker
        self._process: subprocess.Popen[bytes] | None = None
        self._one_at_a_time = Lock()
        self._left = False
        self._said: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115  # closed on leaving

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._left = True
        self._end(patience=0 if error else _PATIENCE)
        with self._one_at_a_time:
            self._said.close()

    def read(self, name: str, data: bytes) -> Reading:
        """What the reader for the name's ending gets out of the bytes; raises what ``prepare`` raises."""
        return self.prepare(name, data).reading

    def prepare(self, name: str, data: bytes) -> Prepared:
        """What the reader for the name's ending gets out of the bytes, and what is made of that.

        Raises ReadError: the reader's own; unsupported; timeout after ``limits.seconds``; too_large where the memory
        did not suffice; unreadable where the file brought the process down. Raises RuntimeError where no process
        can be started.
        """
        name = tidy(name)
        if reader_for(PurePath(name)) is None:
            raise unsupported(name)
        refuse_oversize(data, name, self._limits)
        with self._one_at_a_time:
            if self._left:
                raise RuntimeError(_LEFT)
            return self._ask(name, data)

    def _ask(self, name: str, data: bytes) -> Prepared:
        process = self._process or self._start()
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            send_request(process.stdin, name, data, self._aliases)
            return receive_answer(process.stdout)
        except ReadError:
            raise
        except (EOFError, OSError, ValueError) as error:
            raise self._broken(name, self._end(_PATIENCE)) from error
        except BaseException:
            self._end(patience=0)  # half an answer is under way, and the next file must not get it for its own
            raise

    def _start(self) -> subprocess.Popen[bytes]:
        paths = [str(Path(ingest.__file__).parent.parent), os.environ.get("PYTHONPATH", "")]
        self._process = subprocess.Popen(
            [sys.executable, "-m", self._worker, *self._told],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._said,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))},
            start_new_session=True,  # the terminal's interrupt is for whoever waits, who then ends this one
        )
        assert self._process.stdout is not None
        if self._left:  # in this moment, by another thread
            self._end(patience=0)
            raise RuntimeError(_LEFT)
        if self._process.stdout.read(len(READY)) != READY:
            self._end(_PATIENCE)
            raise RuntimeError(f"{self._worker} does not start: {self._last_words()}")
        return self._process

    def _end(self, patience: float) -> int:
        """The status with which the process ended, by itself or by force after so many seconds."""
        process, self._process = self._process, None
        if process is None:
            return 0
        if not patience:
            process.kill()  # first: a pipe that another thread waits at cannot be closed
        for pipe in filter(None, (process.stdin, process.stdout)):
            with contextlib.suppress(OSError):  # the rest of a request that nobody reads
                pipe.close()
        try:
            return process.wait(patience)
        except subprocess.TimeoutExpired:
            process.kill()
            return process.wait()
        finally:
            if self._tesseract:
                with contextlib.suppress(ProcessLookupError):  # mostly it has ended by itself
                    os.killpg(process.pid, signal.SIGKILL)

    def _broken(self, name: str, status: int) -> ReadError:
        LOG.debug("the process that read %s ended with status %d: %s", name, status, self._last_words())
        if status == -signal.SIGALRM:
            return ReadError(
                "timeout",
                f"{name} was not read within {self._limits.seconds:g} seconds: split it or save it anew, or raise the "
                "setting limits.seconds.",
            )
        return ReadError(
            "unreadable",
            f"{name} brought its reader down: open it in the program it was made with, save it anew and add that.",
        )

    def _last_words(self) -> str:
        self._said.seek(max(0, self._said.seek(0, os.SEEK_END) - _LAST_WORDS))
        return self._said.read().decode("utf-8", "replace")
