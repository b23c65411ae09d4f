"""The places a store can be in: files alone, Chroma on a server, and the registry on PostgreSQL too."""

from __future__ import annotations

import secrets
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import create_engine, make_url, text

Places = Callable[[], dict[str, str]]
"""Gives the settings of another store each time."""


def files() -> dict[str, str]:
    """The usual place."""
    return {}


@contextmanager
def chroma_server(folder: Path) -> Iterator[str]:
    """The address of the server that comes with Chroma's package, on loopback, until the end."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    program = Path(sys.executable).with_name("chroma")
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            [program, "run", "--host", "127.0.0.1", "--port", str(port), "--path", folder / "data"],
            stdout=log,
            stderr=log,
        )
    try:
        _wait_for(f"http://127.0.0.1:{port}/api/v2/heartbeat", process)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(30)


def _wait_for(url: str, process: subprocess.Popen[bytes], patience: float = 60) -> None:
    deadline = time.monotonic() + patience
    while True:
        try:
            urllib.request.urlopen(url, timeout=5).close()
        except urllib.error.URLError:
            assert process.poll() is None, "Chroma's server has ended"
            assert time.monotonic() < deadline, "Chroma's server does not answer"
            time.sleep(0.1)
        else:
            return


@contextmanager
def databases(server: str) -> Iterator[Callable[..., str]]:
    """Makes databases on a PostgreSQL server, and drops them in the end; each is told by its address.

    What is made takes the options of CREATE DATABASE.
    """
    made: list[str] = []
    engine = create_engine(server, isolation_level="AUTOCOMMIT")

    def make(options: str = "") -> str:
        made.append(f"pressdesk_{secrets.token_hex(4)}")
        with engine.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {made[-1]} {options}"))
        return make_url(server).set(database=made[-1]).render_as_string(hide_password=False)

    try:
        yield make
    finally:
        with engine.connect() as connection:
            for name in made:
                connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
        engine.dispose()
