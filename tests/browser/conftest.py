"""A real Chromium before a real server: the app in a process of its own, on a store made from ``corpus/``."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Request, expect, sync_playwright
from running_app import ROOT, Server, Tab, serve

CHROMIUM_OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

expect.set_options(timeout=20_000)  # milliseconds: beside other tests, what is right may come late


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    """One Chromium for a module's tests; what is private to a test is its context.

    Not for the whole session: while Playwright runs, no other test could run an event loop of its own.
    """
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_OPTIONS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store made from the shipped corpus."""
    store = tmp_path_factory.mktemp("browser") / "store"
    command = [sys.executable, "-m", "ingest", "add", "corpus", "--store", str(store)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return store


@pytest.fixture(scope="session")
def server(store: Path) -> Iterator[Server]:
    """The app on the shipped corpus."""
    yield from serve(store)


@pytest.fixture
def open_tab(browser: Browser) -> Iterator[Callable[..., Tab]]:
    """Opens tabs, each in a context of its own; none may ask anything of another machine or break the page's policy."""
    tabs: list[Tab] = []

    def opened(url: str, **options: object) -> Tab:
        context = browser.new_context(**({"viewport": {"width": 1280, "height": 800}, "locale": "en-US"} | options))
        tab = Tab(context.new_page(), set(), [])
        tabs.append(tab)

        def note(request: Request) -> None:
            address = urlsplit(request.url)
            if address.scheme not in ("data", "blob"):
                tab.hosts.add(address.hostname)

        def hear(message: ConsoleMessage) -> None:
            if "Content Security Policy" in message.text:
                tab.refused.append(message.text)

        context.on("request", note)
        context.on("console", hear)
        tab.page.goto(url)
        expect(tab.page.locator(".welcome")).to_be_visible()
        return tab

    yield opened
    for tab in tabs:
        tab.page.context.close()
    assert {host for tab in tabs for host in tab.hosts} == {"127.0.0.1"}
    assert [text for tab in tabs for text in tab.refused] == []


@pytest.fixture
def tab(open_tab: Callable[..., Tab], server: Server) -> Tab:
    """One window on the app at 1280 by 800."""
    return open_tab(server.url)
