"""A model's server on loopback that answers from a script, in the form of OpenAI's chat completions or none."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any

from assistant.engines.llm.prompts import CLOSING, OPENING

_SOURCE = re.compile(r"^\[(S\d+)\] (.*)$", re.MULTILINE)


@dataclass(frozen=True)
class Asked:
    """What the model was asked: both messages, and the sources in them by id."""

    system: str
    user: str

    @property
    def sources(self) -> dict[str, str]:
        """The text of each source by its id, as the prompt gives it."""
        return dict(_SOURCE.findall(self.user[self.user.index(OPENING) : self.user.index(CLOSING)]))


@dataclass
class Exchange:
    """One request as the script sees it: what was asked, and the ways to answer."""

    asked: Asked
    handler: BaseHTTPRequestHandler
    over: Event

    def start(self, status: int = 200, kind: str = "text/event-stream", **headers: str) -> None:
        """The head of the reply."""
        self.handler.send_response(status)
        for name, value in {"Content-Type": kind, **headers}.items():
            self.handler.send_header(name.replace("_", "-"), value)
        self.handler.end_headers()

    def send(self, data: bytes) -> None:
        """Bytes of the body, at once."""
        self.handler.wfile.write(data)
        self.handler.wfile.flush()

    def say(self, pieces: Sequence[str]) -> None:
        """The pieces as a model streams them."""
        for piece in pieces:
            self.send(event({"role": "assistant", "content": piece}))

    def end(self) -> None:
        """The end of the stream."""
        self.send(b"data: [DONE]\n\n")


Script = Callable[[Exchange], None]


def event(delta: dict[str, Any]) -> bytes:
    """One chunk of a stream."""
    choice = {"index": 0, "delta": delta, "finish_reason": None}
    chunk = {"id": "c", "object": "chat.completion.chunk", "created": 0, "model": "m", "choices": [choice]}
    return b"data: " + json.dumps(chunk).encode() + b"\n\n"


def saying(write: Callable[[Asked], str], size: int = 7) -> Script:
    """A model that streams this text in pieces of so many characters."""

    def script(exchange: Exchange) -> None:
        text = write(exchange.asked)
        exchange.start()
        exchange.say([text[i : i + size] for i in range(0, len(text), size)])
        exchange.end()

    return script


@dataclass
class ModelServer:
    """The server; ``script`` may be changed between questions, ``asked`` holds what came."""

    url: str
    script: Script
    asked: list[Asked] = field(default_factory=list)
    over: Event = field(default_factory=Event)


@contextmanager
def model_server() -> Iterator[ModelServer]:
    """A server on a free port of loopback, until the block ends."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            system, user = (message["content"] for message in body["messages"])
            served.asked.append(Asked(system, user))
            with suppress(BrokenPipeError, ConnectionResetError):  # whoever asked has hung up
                served.script(Exchange(served.asked[-1], self, served.over))

        def log_message(self, *_: object) -> None:
            """Keeps quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    served = ModelServer(f"http://127.0.0.1:{server.server_address[1]}/v1", saying(lambda _: ""))
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield served
    finally:
        served.over.set()
        server.shutdown()
        server.server_close()
        thread.join()
