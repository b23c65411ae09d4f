"""The real app with a store and a users file of its own, and a token for every user."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path

from assistant.access.passwords import hash_token, new_token
from assistant.access.users import User, Users
from assistant.access.viewer import ROLES
from ingest.types import Audience

ROOT = Path(__file__).resolve().parents[2]
_ANNOUNCED = re.compile(r"http://\S+")


@dataclass(frozen=True)
class Account:
    """A user of the desk, and the token that a program shows for them."""

    name: str
    role: Audience
    token: str


@dataclass(frozen=True)
class App:
    """The running app: its address, and its process."""

    url: str
    pid: int


def make_accounts(file: Path, count: int) -> tuple[Account, ...]:
    """A new users file with so many users, the three roles in turn."""
    accounts = tuple(
        Account(f"load.{role}.{n:03}", role, new_token()) for n, role in enumerate(islice(cycle(ROLES), count))
    )
    with Users(file).editing() as everyone:
        everyone |= {a.name: User(role=a.role, token=hash_token(a.token)) for a in accounts}
    return accounts


def ingest(store: Path, *paths: Path) -> None:
    """``python -m ingest add``, in a process of its own.

    :raises subprocess.CalledProcessError: some document was not taken in
    """
    command = [sys.executable, "-m", "ingest", "add", *map(str, paths), "--store", str(store)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)


@contextmanager
def app(store: Path, users: Path, log: Path) -> Iterator[App]:
    """``python ui.py --port 0`` once it says that it is ready; what it logs goes to ``log``."""
    command = [sys.executable, "ui.py", "--port", "0", "--store", str(store)]
    environment = os.environ | {"PRESSDESK_USERS": str(users), "PYTHONUNBUFFERED": "1"}
    with (
        log.open("wb") as errors,
        subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=errors, text=True) as run,
    ):
        try:
            assert run.stdout is not None
            announced = _ANNOUNCED.search(run.stdout.readline())
            if announced is None:
                raise SystemExit(f"The app did not start:\n{log.read_text('utf-8')}")
            yield App(announced[0], run.pid)
        finally:
            run.terminate()
