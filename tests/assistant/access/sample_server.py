"""A small app behind the gate: a page, an endpoint that says who the viewer is, and the open routes."""

from __future__ import annotations

from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, PlainTextResponse
from starlette.testclient import TestClient

from assistant.access.access import Access
from assistant.access.passwords import hash_password, hash_token, new_token
from assistant.access.signing import guard
from assistant.access.users import User, Users
from assistant.access.viewer import viewer_of
from assistant.app.shield import Shield

PASSWORD = "a long sample password"
TOKEN = new_token()


def sample_users(folder: Path) -> Users:
    """Three users, each with the same password, and a program with a token."""
    users, stored = Users(folder / "users.yaml"), hash_password(PASSWORD)
    with users.editing() as everyone:
        everyone |= {
            "sample.press": User(role="press", password=stored),
            "sample.staff": User(role="staff", password=stored),
            "sample.editor": User(role="editor", password=stored),
            "robot": User(role="press", token=hash_token(TOKEN)),
        }
    return users


def sample_client(access: Access, address: str = "127.0.0.1", base: str = "http://desk.example") -> TestClient:
    """A browser, for cookies, of the app behind this access."""
    server = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    guard(server, access)

    @server.get("/health")
    def health() -> dict[str, str]:
        return {"status": "ok"}

    @server.get("/desk.css")
    def style() -> PlainTextResponse:
        return PlainTextResponse("", media_type="text/css")

    @server.get("/")
    def page(request: Request) -> HTMLResponse:
        return HTMLResponse(viewer_of(request).name)

    @server.api_route("/who", methods=["GET", "POST"])
    def who(request: Request) -> dict[str, str]:
        return {"name": viewer_of(request).name, "role": viewer_of(request).role}

    server.add_middleware(Shield)
    return TestClient(server, base_url=base, client=(address, 50_000), follow_redirects=False)


def sign_in(client: TestClient, name: str, password: str = PASSWORD, **headers: str) -> int:
    """The status of a sign-in: 303 where it opened a session."""
    return client.post("/sign-in", data={"name": name, "password": password}, headers=headers).status_code
