"""Signing in and out, and what a role keeps from view, in a real browser on the shipped corpus."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from running_app import Server, serve

from assistant.access.passwords import hash_password
from assistant.access.users import User, Users

pytestmark = pytest.mark.browser

PASSWORD = "a long sample password"


@pytest.fixture(scope="module")
def users(tmp_path_factory: pytest.TempPathFactory) -> Users:
    users, stored = Users(tmp_path_factory.mktemp("users") / "users.yaml"), hash_password(PASSWORD)
    with users.editing() as everyone:
        everyone |= {f"sample.{role}": User(role=role, password=stored) for role in ("press", "staff", "editor")}
    return users


@pytest.fixture(scope="module")
def guarded(store: Path, users: Users) -> Iterator[Server]:
    """The app on the shipped corpus, with a users file."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PRESSDESK_USERS", str(users.file))
        yield from serve(store)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A window with cookies of its own, whose page breaks no policy."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="en-US")
    refused: list[str] = []
    context.on("console", lambda said: refused.append(said.text) if "Content Security" in said.text else None)
    yield context.new_page()
    context.close()
    assert refused == []


def sign_in(page: Page, url: str, name: str, password: str = PASSWORD) -> None:
    """With the keyboard alone: the name has the focus."""
    page.goto(url)
    expect(page.get_by_label("Name")).to_be_focused()
    page.keyboard.type(name)
    page.keyboard.press("Tab")
    page.keyboard.type(password)
    page.keyboard.press("Enter")


def test_nobody_sees_the_desk_before_signing_in_and_after_signing_out(page: Page, guarded: Server) -> None:
    page.goto(guarded.url)
    expect(page).to_have_url(guarded.url + "sign-in")
    sign_in(page, guarded.url, "sample.staff", "the wrong password")
    expect(page.get_by_role("alert")).to_contain_text("wrong")
    sign_in(page, guarded.url, "sample.staff")
    expect(page.locator(".welcome")).to_be_visible()
    expect(page.locator("#bar")).to_contain_text("sample.staff")
    page.get_by_role("link", name="Sign out").click()
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_label("Name")).to_be_focused()
    page.go_back()
    page.goto(guarded.url)
    expect(page).to_have_url(guarded.url + "sign-in")


def test_the_form_is_there_in_korean(page: Page, guarded: Server) -> None:
    page.goto(guarded.url)
    page.get_by_role("link", name="한국어").click()
    expect(page.get_by_label("비밀번호")).to_be_visible()
    expect(page.get_by_role("button", name="로그인")).to_be_visible()


@pytest.mark.parametrize(("role", "shown"), [("press", False), ("editor", True)])
def test_only_an_editor_sees_the_tabs_for_editors_or_uploads(
    page: Page, guarded: Server, role: str, shown: bool
) -> None:
    sign_in(page, guarded.url, f"sample.{role}")
    expect(page.locator(".welcome")).to_be_visible()
    expect(page.get_by_role("tab", name="Documents")).to_have_count(int(shown))
    sent = page.request.post(
        guarded.url + "gradio_api/upload",
        multipart={"files": {"name": "a.txt", "mimeType": "text/plain", "buffer": b"x"}},
    )
    assert (sent.status == 403) is not shown


def test_who_is_removed_meets_the_sign_in_at_the_next_click(page: Page, guarded: Server, users: Users) -> None:
    with users.editing() as everyone:
        everyone["sample.guest"] = everyone["sample.press"]
    sign_in(page, guarded.url, "sample.guest")
    expect(page.locator(".welcome")).to_be_visible()
    with users.editing() as everyone:
        del everyone["sample.guest"]
    page.locator("#question textarea").fill("How many companies moved in?")
    page.keyboard.press("Enter")
    expect(page).to_have_url(guarded.url + "sign-in")
