"""What a process gives up before it reads files of strangers: the network, other programs, files of its own, memory.

The readers need none of it, but for the program that recognises text in pictures, where that is wanted; so what asks
for it is a file that got the better of a library. What the program is started with limits it, too.
"""

from __future__ import annotations

import contextlib
import ctypes
import resource
import sys
from functools import partial

from ingest.settings import LimitSettings

MOST_WRITTEN = 1 << 20  # bytes in one file: enough for last words, too little to unpack anything
_OWN_USER_AND_NETWORK = 0x10000000 | 0x40000000  # Linux: CLONE_NEWUSER | CLONE_NEWNET
_FORBIDDEN = ("socket.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "os.system", "pty.spawn")


def confine(limits: LimitSettings, program: str | None = None) -> None:
    """For the rest of the process; call it after the imports and before any thread.

    :param program: the one that the process may start
    """
    _limit(resource.RLIMIT_AS, limits.memory_bytes)
    _limit(resource.RLIMIT_FSIZE, MOST_WRITTEN)
    _limit(resource.RLIMIT_CORE, 0)
    _leave_the_network()
    sys.addaudithook(partial(_refuse, program))


def _limit(kind: int, most: int) -> None:
    """Sets a limit where the system has it; macOS knows none on memory."""
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(kind, (most, most))


def _leave_the_network() -> None:
    """Moves to a network without any device, for native code too, where the system lets an ordinary process do so."""
    with contextlib.suppress(AttributeError):  # no Linux
        ctypes.CDLL(None).unshare(_OWN_USER_AND_NETWORK)


def _refuse(program: str | None, event: str, arguments: tuple[object, ...]) -> None:
    if event == "subprocess.Popen" and program is not None and arguments[0] == program:
        return
    if event.startswith(_FORBIDDEN):
        raise PermissionError(f"a reader asked for {event}")
