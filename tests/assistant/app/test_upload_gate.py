"""Files are taken from editors only, whatever a browser sends."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient
from starlette.types import ASGIApp, Receive, Scope, Send

from assistant.access.viewer import ROLES, Viewer, introduce
from assistant.app.upload_gate import UploadGate
from ingest.types import Audience


def client(role: Audience) -> TestClient:
    async def answer(_: Request) -> PlainTextResponse:
        return PlainTextResponse("taken")

    def signed_in(app: ASGIApp) -> ASGIApp:
        async def call(scope: Scope, receive: Receive, send: Send) -> None:
            if scope["type"] == "http":
                introduce(scope, Viewer("sample", role))
            await app(scope, receive, send)

        return call

    paths = ("/gradio_api/upload", "/gradio_api/upload_progress", "/gradio_api/queue/join")
    app = Starlette(routes=[Route(path, answer, methods=["GET", "POST"]) for path in paths])
    return TestClient(signed_in(UploadGate(app)))


@pytest.mark.parametrize("role", ROLES)
def test_only_an_editor_may_upload(role: Audience) -> None:
    for path in ("upload", "upload_progress"):
        response = client(role).post(f"/gradio_api/{path}", content=b"x")
        assert (response.status_code == 200) == (role == "editor")
        assert response.text in ("taken", "Only an editor may upload files.")
    assert client(role).post("/gradio_api/queue/join").text == "taken"
