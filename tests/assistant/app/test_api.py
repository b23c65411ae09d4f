"""What programs may ask: the examples of docs/api.md, run against a real server on loopback."""

from __future__ import annotations

import asyncio
import re
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, cast

import gradio as gr
import httpx
import pytest
import uvicorn
from fastapi import FastAPI
from gradio_client.exceptions import AppError, AuthenticationError
from sample_answers import sample_answer

from assistant.access.access import Access
from assistant.access.passwords import hash_token, new_token
from assistant.access.signing import guard
from assistant.access.users import User, Users
from assistant.app.api import publish
from assistant.app.shield import Shield
from assistant.app.tabs.frame import App
from ingest.registry import Registry
from ingest.settings import Settings
from tests.conftest import ROOT

EXAMPLES = re.findall(r"```python\n(.*?)```", (ROOT / "docs" / "api.md").read_text("utf-8"), re.DOTALL)
TOKENS = {"press": new_token(), "staff": new_token()}


@dataclass
class Asked:
    """A desk that knows one answer, and notes for whom it was asked what."""

    registry: Registry
    calls: list[tuple[str, dict[str, Any]]] = field(default_factory=list)

    def ask(self, question: str, **said: Any) -> Any:
        self.calls.append((question, said))
        return sample_answer(question=question, audience=said["audience"])

    def search(self, query: str, **said: Any) -> list[Any]:
        self.calls.append((query, said))
        return []

    def facts(self, kind: str | None, **said: Any) -> list[Any]:
        self.calls.append((str(kind), said))
        return []


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Asked]:
    registry = Registry.open(Settings(store=tmp_path))
    yield Asked(registry)
    registry.close()


@pytest.fixture
def app(desk: Asked) -> App:
    return App(cast(Any, desk))


@pytest.fixture
def address(app: App, tmp_path: Path) -> Iterator[str]:
    users = Users(tmp_path / "users.yaml")
    with users.editing() as everyone:
        everyone |= {f"sample.{role}": User(role=role, token=hash_token(token)) for role, token in TOKENS.items()}
    with serving(app, Access(users)) as url:
        yield url


@contextmanager
def serving(app: App, access: Access) -> Iterator[str]:
    """The address of a server with the endpoints alone, until the end."""

    async def served(listener: socket.socket, started: Callable[[uvicorn.Server], None]) -> None:
        with gr.Blocks() as page:
            publish(app)
        server = FastAPI()
        guard(server, access)
        gr.mount_gradio_app(server, page, path="/", mcp_server=True, enable_monitoring=False)
        server.add_middleware(Shield)
        running = uvicorn.Server(uvicorn.Config(server, log_level="critical", timeout_graceful_shutdown=1))
        started(running)
        await running.serve([listener])

    servers: list[uvicorn.Server] = []
    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=lambda: asyncio.run(served(listener, servers.append)))
        thread.start()
        while not servers or not servers[0].started:
            assert thread.is_alive()
            time.sleep(0.02)
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        servers[0].should_exit = True
        thread.join()


def run(example: str, address: str, role: str) -> dict[str, Any]:
    names: dict[str, Any] = {"__name__": "example"}
    exec(example.replace("http://127.0.0.1:7860", address).replace("TOKEN", TOKENS[role]), names)
    return names


@pytest.mark.parametrize("role", TOKENS)
def test_the_example_with_gradios_client_works(address: str, app: App, desk: Asked, role: str) -> None:
    names = run(EXAMPLES[0], address, role)
    assert names["answer"]["text"] == "Eight sample firms moved in. [1]"
    assert "path" not in names["answer"]["citations"][0]
    assert (names["passages"], names["people"]) == ([], [])
    assert {said["audience"] for _, said in desk.calls} == {role}
    assert [turn.role for turn in desk.calls[1][1]["history"]] == ["user", "assistant"]
    noted = app.records.trail.everything()
    assert {exchange.viewer for exchange in noted} == {f"sample.{role}"}
    assert [exchange.answer.question for exchange in noted] == ["How many companies moved in?", "And when?"]


def test_the_example_with_mcp_works(address: str, desk: Asked, capsys: pytest.CaptureFixture[str]) -> None:
    run(EXAMPLES[1], address, "press")
    told = capsys.readouterr().out
    assert "['ask', 'search', 'facts']" in told
    assert "Eight sample firms moved in. [1]" in told
    assert desk.calls[0][1]["audience"] == "press"


def test_no_program_comes_in_without_a_token(address: str, desk: Asked) -> None:
    client = EXAMPLES[0].split("\n\nagain")[0]
    with pytest.raises(AuthenticationError):
        run(client.replace("TOKEN", "pressdesk_wrong"), address, "press")
    for path in ("/gradio_api/mcp/", "/gradio_api/call/ask", "/gradio_api/run/ask", "/gradio_api/queue/join"):
        assert httpx.post(address + path, json={}).status_code == 401
    assert desk.calls == []


@pytest.mark.parametrize(
    ("name", "wrong", "told"),
    [
        ("/ask", {"question": "q", "as_of": "soon"}, "as_of: a day"),
        ("/ask", {"question": "q", "history": [{"role": "boss", "content": "x"}]}, "history: a list"),
        ("/facts", {"kind": "secret"}, "kind: one of company"),
    ],
)
def test_wrong_input_is_told_in_a_sentence(address: str, name: str, wrong: dict[str, Any], told: str) -> None:
    client = run(EXAMPLES[0].split("answer =")[0], address, "staff")["desk"]
    with pytest.raises(AppError, match=told):
        client.predict(**wrong, api_name=name)


def test_two_programs_are_answered_at_once(address: str, desk: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    both_asked = threading.Barrier(2, timeout=20)

    def ask(question: str, **said: Any) -> Any:
        both_asked.wait()
        return sample_answer(question=question, audience=said["audience"])

    monkeypatch.setattr(desk, "ask", ask)
    client = run(EXAMPLES[0].split("answer =")[0], address, "press")["desk"]
    jobs = [client.submit(question, api_name="/ask") for question in ("one", "two")]
    assert [job.result(timeout=30)["question"] for job in jobs] == ["one", "two"]


def test_the_audience_is_nothing_that_a_program_can_say(address: str, desk: Asked) -> None:
    client = run(EXAMPLES[0].split("answer =")[0], address, "press")["desk"]
    with pytest.raises(TypeError):
        client.predict("q", audience="editor", api_name="/ask")
    client.predict("q", as_of="2025-01-31", api_name="/ask")
    assert desk.calls[-1][1] == {"history": (), "as_of": date(2025, 1, 31), "audience": "press", "documents": None}
