"""The gate: whom it lets in, as whom, and whom it turns away."""

from __future__ import annotations

import base64
from ipaddress import ip_network
from pathlib import Path

import pytest
from sample_server import PASSWORD, TOKEN, sample_client, sample_users, sign_in
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from assistant.access.access import Access
from assistant.access.pages import signed_in
from assistant.access.users import User, Users
from assistant.access.viewer import LOCAL, Viewer
from ingest.errors import UserError
from ingest.settings import AccessSettings, Settings


@pytest.fixture
def users(tmp_path: Path) -> Users:
    return sample_users(tmp_path)


@pytest.fixture
def client(users: Users) -> TestClient:
    return sample_client(Access(users, AccessSettings(failures=3)))


def role(client: TestClient, **headers: str) -> str | None:
    answer = client.get("/who", headers=headers)
    return answer.json()["role"] if answer.status_code == 200 else None


@pytest.mark.parametrize(
    "path", ["/who", "/", "/gradio_api/queue/data", "/pages/x.png", "/sign-out", "//health", "/nothing"]
)
def test_nothing_is_answered_without_a_sign_in(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer.json()) == (401, {"detail": "Sign in first."})


@pytest.mark.parametrize("path", ["/health", "/sign-in", "/desk.css"])
def test_but_what_is_needed_for_one(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 200


def test_a_browser_is_led_to_the_sign_in(client: TestClient) -> None:
    answer = client.get("/", headers={"accept": "text/html,*/*"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in")


def test_who_signs_in_is_known_from_then_on(client: TestClient) -> None:
    assert sign_in(client, "sample.editor") == 303
    assert client.get("/who").json() == {"name": "sample.editor", "role": "editor"}


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(users: Users) -> None:
    for base, secure in (("http://desk.example", False), ("https://desk.example", True)):
        client = sample_client(Access(users), base=base)
        answer = client.post("/sign-in", data={"name": "sample.press", "password": PASSWORD})
        cookie = answer.headers["set-cookie"].lower()
        assert "httponly" in cookie
        assert "samesite=strict" in cookie
        assert ("secure" in cookie) is secure
        assert "sample.press" not in cookie


def test_signing_out_ends_the_session_on_the_server(client: TestClient) -> None:
    sign_in(client, "sample.staff")
    session = client.cookies["pressdesk"]
    assert "sample.staff" in client.get("/sign-out").text
    assert client.post("/sign-out").status_code == 303
    client.cookies.set("pressdesk", session)
    assert role(client) is None


def test_a_second_sign_in_ends_the_first_session(client: TestClient) -> None:
    sign_in(client, "sample.staff")
    first = client.cookies["pressdesk"]
    sign_in(client, "sample.press")
    client.cookies.clear()
    client.cookies.set("pressdesk", first)
    assert role(client) is None


def test_a_changed_role_a_new_password_and_a_removal_hold_from_the_next_request(
    client: TestClient, users: Users
) -> None:
    sign_in(client, "sample.editor")
    with users.editing() as everyone:
        everyone["sample.editor"] = everyone["sample.editor"].model_copy(update={"role": "press"})
    assert role(client) == "press"
    with users.editing() as everyone:
        kept = everyone.pop("sample.editor")
    assert role(client) is None
    with users.editing() as everyone:
        everyone["sample.editor"] = kept
    assert role(client) == "press"
    with users.editing() as everyone:
        everyone["sample.editor"] = User(role="press")
    assert role(client) is None


def test_wrong_name_and_wrong_password_read_the_same(client: TestClient) -> None:
    wrong = [
        client.post("/sign-in", data={"name": name, "password": "wrong"}).text for name in ("sample.staff", "nobody")
    ]
    assert wrong[0] == wrong[1]
    assert "wrong" in wrong[0]


@pytest.mark.parametrize("name", ["sample.staff", "nobody"])
def test_after_failures_even_the_right_password_has_to_wait(client: TestClient, name: str) -> None:
    for _ in range(3):
        assert sign_in(client, name, "wrong") == 401
    answer = client.post("/sign-in", data={"name": name, "password": PASSWORD})
    assert answer.status_code == 401
    assert "15 minutes" in answer.text
    assert sign_in(client, "sample.press") == 303


@pytest.mark.parametrize(
    "fields", [{}, {"name": "sample.staff"}, {"name": "", "password": ""}, {"name": "robot", "password": ""}]
)
def test_an_unfinished_form_opens_nothing(client: TestClient, fields: dict[str, str]) -> None:
    assert client.post("/sign-in", data=fields).status_code == 401


def test_an_endless_form_is_not_read(client: TestClient) -> None:
    assert client.post("/sign-in", content=b"name=" + b"x" * 5_000).status_code == 413


def basic(name: str, token: str) -> str:
    return "Basic " + base64.b64encode(f"{name}:{token}".encode()).decode()


def test_a_program_comes_in_with_its_token(client: TestClient) -> None:
    assert role(client, authorization=f"Bearer {TOKEN}") == "press"
    assert role(client, authorization=basic("robot", TOKEN)) == "press"


@pytest.mark.parametrize(
    "given",
    ["Bearer ", "Bearer wrong", f"Digest {TOKEN}", basic("sample.editor", TOKEN), basic("sample.editor", PASSWORD),
     "Basic !!!", "Basic " + base64.b64encode(b"\xff").decode(), basic("nobody", "")],
    ids=range(8),  # the token is another one in every process
)  # fmt: skip
def test_and_with_nothing_else_not_even_beside_a_session(client: TestClient, given: str) -> None:
    sign_in(client, "sample.staff")
    assert role(client, authorization=given) is None


@pytest.mark.parametrize(
    "origin", ["http://elsewhere.example", "null", "http://desk.example:8000", "http://desk.example.evil"]
)
def test_a_page_elsewhere_can_send_nothing(client: TestClient, origin: str) -> None:
    sign_in(client, "sample.staff")
    for sender in (client, sample_client(Access())):
        assert sender.post("/who", headers={"origin": origin}).status_code == 403
    assert sign_in(client, "sample.staff", origin=origin) == 403
    assert client.post("/who", headers={"origin": "http://desk.example"}).status_code == 200


def test_a_browser_tab_is_whose_request_named_it_first(client: TestClient) -> None:
    sign_in(client, "sample.staff")
    tab = "/gradio_api/queue/data?session_hash=sample"
    assert client.get(tab).status_code == 404  # let in; there is no such route here
    sign_in(client, "sample.editor")
    assert client.get(tab).status_code == 403
    assert client.get("/gradio_api/heartbeat/sample").status_code == 403
    assert client.get("/gradio_api/heartbeat/another").status_code == 404
    sign_in(client, "sample.staff")
    assert client.get(tab).status_code == 404


def test_a_websocket_is_refused(client: TestClient) -> None:
    with pytest.raises(WebSocketDisconnect), client.websocket_connect("/who"):
        pass


def test_an_unreadable_users_file_lets_nobody_in_and_says_no_path(client: TestClient, users: Users) -> None:
    sign_in(client, "sample.staff")
    users.file.write_text("users: [", "utf-8")
    for answer in (client.get("/who"), client.post("/sign-in", data={"name": "sample.staff", "password": PASSWORD})):
        assert answer.status_code == 503
        assert str(users.file) not in answer.text


def test_a_trusted_proxy_says_who_it_is(users: Users) -> None:
    behind = AccessSettings(proxy_header="X-Sample-User", trusted_proxies=(ip_network("10.0.0.7"),))
    client = sample_client(Access(users, behind), "10.0.0.7")
    assert role(client, x_sample_user="robot") is None  # no such header: ours has dashes
    assert role(client, **{"X-Sample-User": "sample.editor"}) == "editor"
    assert role(client, **{"X-Sample-User": "stranger"}) is None
    assert role(sample_client(Access(users, behind), "10.0.0.8"), **{"X-Sample-User": "sample.editor"}) is None
    assert "stranger is not a user" in client.get("/sign-in", headers={"X-Sample-User": "stranger"}).text
    assert client.get("/sign-in", headers={"X-Sample-User": "sample.press"}).status_code == 303


def test_a_hook_says_who_it_is(users: Users) -> None:
    client = sample_client(Access(users, auth_dependency=lambda request: request.headers.get("x-ticket")))
    assert role(client, **{"x-ticket": "sample.staff"}) == "staff"
    assert role(client, **{"x-ticket": "stranger"}) is None
    sign_in(client, "sample.press")
    assert role(client) == "press"


@pytest.mark.parametrize(("language", "words"), [("en", "Sign in"), ("ko", "로그인")])
def test_the_pages_speak_the_browsers_language_and_escape_names(client: TestClient, language: str, words: str) -> None:
    page = client.get("/sign-in", headers={"accept-language": language})
    assert f'<html lang="{language}"' in page.text
    assert words in page.text
    assert words in client.get(f"/sign-in?language={language}").text
    assert f'action="sign-in?language={language}"' in page.text
    assert "<script" not in page.text
    assert page.headers["cache-control"] == "no-store"
    assert "form-action 'self'" in page.headers["content-security-policy"]


def test_a_hostile_name_is_shown_as_text(users: Users) -> None:
    client = sample_client(Access(users, auth_dependency=lambda _: "<img src=x>"))
    assert "<img" not in client.get("/sign-in").text
    assert "<img" not in signed_in(Viewer("<img src=x>", "press"), "ko")


def test_the_bar_names_who_is_signed_in_and_the_way_out() -> None:
    assert 'jane · <a href="sign-out">Sign out</a>' in signed_in(Viewer("jane", "press"), "en")
    assert signed_in(Viewer(LOCAL, "editor"), "en") == ""


def test_without_a_users_file_everyone_is_local_and_nobody_signs_in() -> None:
    client = sample_client(Access(role="press"))
    assert client.get("/who").json() == {"name": "local", "role": "press"}
    assert client.post("/sign-in").status_code == 404


def test_without_a_users_file_only_this_machine_is_answered(tmp_path: Path, users: Users) -> None:
    alone = Settings(store=tmp_path)
    assert Access.of(alone, "::1", "staff").users is None
    with pytest.raises(UserError, match="this machine alone"):
        Access.of(alone, "0.0.0.0", "staff")
    assert Access.of(Settings(store=tmp_path, users=users.file), "0.0.0.0", "staff").users is not None
    with pytest.raises(UserError, match="users add"):
        Access.of(Settings(store=tmp_path, users=tmp_path / "none.yaml"), "127.0.0.1", "staff")
