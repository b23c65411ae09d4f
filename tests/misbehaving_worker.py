"""The worker with a text reader that does what a file says: for tests of what a hostile file could make a reader do."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace
from typing import cast

from ingest import readers
from ingest.readers import worker
from ingest.readers.base import Reader
from ingest.settings import LimitSettings
from ingest.types import Page, Reading


def read(data: bytes, name: str, limits: LimitSettings) -> Reading:
    match data.decode().split(" ", 1):
        case ["hang"]:
            while True:
                time.sleep(1)
        case ["crash"]:
            os.kill(os.getpid(), signal.SIGSEGV)
        case ["bug"]:
            raise KeyError("no reader expects this")
        case ["memory"]:
            return Reading((Page(None, None, "x" * limits.memory_bytes),))
        case ["print", words]:
            os.write(1, words.encode())
        case ["connect", port]:
            socket.create_connection(("127.0.0.1", int(port)))
        case ["start", program]:
            subprocess.run([program], check=True)
        case ["write", path]:
            Path(path).write_bytes(bytes(2 << 20))
    return Reading((Page(None, None, name),))


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit("no limits or no chunk settings")
    readers.READERS = (cast(Reader, SimpleNamespace(suffixes=(".txt",), read=read)),)
    worker.main()
