"""The process that reads files: ``python -m ingest.readers.worker LIMITS``, requests on stdin, answers on stdout.

A file that takes too long ends the process by its alarm, at the latest second and inside any library, and whether or
not anyone still waits for the answer.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from pathlib import PurePath

from ingest.readers import reader_for, unsupported
from ingest.readers.confinement import confine
from ingest.readers.wire import READY, receive_request, send_answer
from ingest.settings import LimitSettings
from ingest.types import ReadError, Reading


def main() -> None:
    """Answers until there are no more requests. What no reader expects ends the process, with its traceback."""
    limits = LimitSettings.model_validate_json(sys.argv[1])
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # a library that prints shall not print into an answer
    gc.freeze()
    confine(limits)
    answers.write(READY)
    answers.flush()
    while (request := receive_request(sys.stdin.buffer)) is not None:
        signal.setitimer(signal.ITIMER_REAL, limits.seconds)
        answer = read(*request, limits)
        signal.setitimer(signal.ITIMER_REAL, 0)
        send_answer(answers, answer)
        gc.collect()  # documents are full of circles, and the next one needs the room


def read(name: str, data: bytes, limits: LimitSettings) -> Reading | ReadError:
    """The file's reading, or why there is none."""
    reader = reader_for(PurePath(name))
    if reader is None:
        return unsupported(name)
    try:
        return reader.read(data, name, limits)
    except ReadError as error:
        return error
    except MemoryError:
        return ReadError(
            "too_large",
            f"{name} needs more than {limits.memory_bytes:,} bytes of memory to be read: split it, or raise the "
            "setting limits.memory_bytes.",
        )


if __name__ == "__main__":
    main()
