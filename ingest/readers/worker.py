"""The process that reads and prepares files: ``python -m ingest.readers.worker LIMITS CHUNKS [TESSERACT]``.

Requests come on stdin, answers go to stdout. With TESSERACT pages that are pictures are read, too. A file that takes
too long ends the process by its alarm, at the latest second and inside any library, and whether or not anyone still
waits for the answer.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from functools import lru_cache
from pathlib import PurePath
from typing import IO

from ingest.language.aliases import Aliases
from ingest.preparing import Prepared, prepare
from ingest.readers import pdf, reader_for, scans, unsupported
from ingest.readers.confinement import confine
from ingest.readers.tesseract import Tesseract
from ingest.readers.wire import READY, Refusal, receive_request, send_answer
from ingest.settings import ChunkSettings, LimitSettings
from ingest.types import ReadError


def main() -> None:
    """Answers until there are no more requests. What no reader expects ends the process, with its traceback."""
    limits = LimitSettings.model_validate_json(sys.argv[1])
    chunks = ChunkSettings.model_validate_json(sys.argv[2])
    tesseract = Tesseract.model_validate_json(sys.argv[3]) if len(sys.argv) > 3 else None
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # a library that prints shall not print into an answer
    gc.freeze()
    confine(limits, tesseract.program if tesseract else None)
    answers.write(READY)
    answers.flush()
    while _answer_one(sys.stdin.buffer, answers, limits, chunks, tesseract):
        gc.collect()  # documents are full of circles, and the next one needs the room


def _answer_one(
    requests: IO[bytes],
    answers: IO[bytes],
    limits: LimitSettings,
    chunks: ChunkSettings,
    tesseract: Tesseract | None,
) -> bool:
    """Answers the next request and forgets it; False where there are no more."""
    request = receive_request(requests)
    if request is None:
        return False
    signal.setitimer(signal.ITIMER_REAL, limits.seconds + (tesseract.longest if tesseract else 0))
    answer = _answer(*request, limits, chunks, tesseract)
    signal.setitimer(signal.ITIMER_REAL, 0)
    send_answer(answers, answer)
    return True


@lru_cache(maxsize=1)
def _aliases(names: bytes) -> Aliases:
    """The alias list of the request, which is mostly that of the request before."""
    return Aliases.parse(names)


def _answer(
    name: str,
    data: bytes,
    names: bytes,
    limits: LimitSettings,
    chunks: ChunkSettings,
    tesseract: Tesseract | None,
) -> Prepared | Refusal:
    """The file, read and prepared, or why it is not."""
    reader = reader_for(PurePath(name))
    if reader is None:
        return Refusal.of(unsupported(name))
    try:
        if reader is pdf and tesseract is not None:
            reading = scans.read(data, name, limits, tesseract)
        else:
            reading = reader.read(data, name, limits)
        return prepare(reading, chunks, _aliases(names))
    except ReadError as error:
        return Refusal.of(error)
    except MemoryError:
        pass  # what was read so far is held until here, and without it there is room for an answer
    return Refusal(
        "too_large",
        f"{name} needs more than {limits.memory_bytes:,} bytes of memory to be read: split it, or raise the setting "
        "limits.memory_bytes.",
    )


if __name__ == "__main__":
    main()
