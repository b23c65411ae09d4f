"""The app in a process of its own, and a browser tab on it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, expect

ROOT = Path(__file__).resolve().parents[2]


@dataclass
class Server:
    """A running app."""

    url: str
    pid: int


@dataclass
class Tab:
    """A browser window with cookies and storage of its own, and what its page asked of whom."""

    page: Page
    hosts: set[str | None]
    refused: list[str]

    def ask(self, question: str) -> None:
        """Types a question, sends it with Enter and waits for its answer."""
        answers = self.page.locator(".reply")
        before = answers.count()
        self.send(question)
        expect(answers).to_have_count(before + 1)

    def send(self, question: str) -> None:
        """Types a question and sends it with Enter: again where the last answer was still on its way."""
        box = self.page.locator("#question textarea")
        box.fill(question)
        for _ in range(20):
            self.page.keyboard.press("Enter")
            if box.input_value() == "":
                return
            self.page.wait_for_timeout(100)
        raise AssertionError("the question was not sent")

    @property
    def answer(self):
        """The last answer."""
        return self.page.locator(".reply").last


def serve(store: Path, *options: str) -> Iterator[Server]:
    """``python ui.py`` on a free port until the caller is done with it."""
    command = [sys.executable, "ui.py", "--port", "0", "--store", str(store), *options]
    environment = os.environ | {"PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        announced = re.search(r"http://\S+", process.stdout.readline())
        assert announced is not None, "the server did not say where it listens"
        try:
            yield Server(announced[0] + "/", process.pid)
        finally:
            process.terminate()
