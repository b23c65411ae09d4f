"""The tab *Quality* in a real browser: a run with its failures, and a thumbs-down that becomes a draft question."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from accessibility import violations
from playwright.sync_api import Page, expect
from running_app import Server, Tab, serve

from assistant.access.viewer import Viewer
from assistant.desk import Desk
from assistant.evaluation.schema import load_questions
from assistant.records import Records
from ingest.settings import Settings

pytestmark = [pytest.mark.browser, pytest.mark.long]

ASKED = "Who chaired the bio entrepreneurs roundtable?"
QUOTE = "chaired by Minister OH Youngju"
SLOW = 60_000


@pytest.fixture(scope="module")
def own_store(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the shipped corpus in which a press officer was not content with an answer."""
    copy = Path(shutil.copytree(store, tmp_path_factory.mktemp("quality") / "store"))
    with closing(Desk(Settings(store=copy))) as desk:
        trail, officer = Records(desk.registry).trail, Viewer("sample.officer", "staff")
        exchange = trail.record(officer, "sample", desk.ask(ASKED)).id
        trail.rate(officer, exchange, "down", "The minister's name is missing.")
    return copy


@pytest.fixture(scope="module")
def editors(own_store: Path) -> Iterator[Server]:
    yield from serve(own_store, "--role", "editor")


@pytest.fixture
def editor(open_tab: Callable[..., Tab], editors: Server) -> Page:
    page = open_tab(editors.url).page
    page.get_by_role("tab", name="Quality").click()
    expect(page.locator("#run-summary")).to_contain_text("No run has ended yet.")
    return page


def test_a_run_tells_how_far_it_is_leaves_others_asking_and_can_be_stopped(
    editor: Page, open_tab: Callable[..., Tab], editors: Server
) -> None:
    editor.locator("#run-quality").click()
    expect(editor.locator("#run-progress")).to_contain_text("questions asked", timeout=SLOW)
    other = open_tab(editors.url)
    other.ask(ASKED)
    expect(other.answer).to_contain_text("Answered")
    expect(editor.locator("#run-progress progress")).to_be_visible()
    editor.locator("#stop-quality").click()
    expect(editor.locator("#run-progress")).to_contain_text("Stopped after", timeout=SLOW)


def test_a_thumbs_down_becomes_a_draft_question(editor: Page, own_store: Path) -> None:
    editor.locator("#complaint input").click()
    editor.get_by_role("option", name=ASKED).click()
    told = editor.locator("#complaint-told")
    expect(told).to_contain_text("The minister's name is missing.")
    expect(told).not_to_contain_text("sample.officer")
    editor.locator("#draft-question").click()
    expect(editor.locator("#draft-told")).to_contain_text("Say what words the answer must hold")
    editor.locator("#draft-words textarea").fill("OH Youngju|오영주")
    editor.locator("#draft-quote textarea").fill("chaired by nobody at all")
    editor.locator("#draft-question").click()
    expect(editor.locator("#draft-told")).to_contain_text("does not say 'chaired by nobody at all'")
    editor.locator("#draft-document input").click()
    editor.get_by_role("option", name="From Verification to Licensing").click()
    editor.locator("#draft-quote textarea").fill(QUOTE)
    editor.locator("#draft-question").click()
    expect(editor.locator("#draft-told")).to_contain_text("Saved in")
    assert QUOTE in editor.locator("#draft-yaml textarea").input_value()
    assert violations(editor) == []
    (made,) = load_questions(own_store / "quality" / "drafts.yaml").questions
    assert (made.question, made.expected.sources[0].document) == (ASKED, "press-release.pdf")


def test_the_tab_speaks_korean_and_fits_a_phone(open_tab: Callable[..., Tab], editors: Server) -> None:
    page = open_tab(editors.url, locale="ko-KR", viewport={"width": 400, "height": 800}).page
    page.get_by_role("tab", name="품질").click()
    expect(page.locator("#run-quality")).to_have_text("회귀 질문 실행")
    assert page.evaluate("document.documentElement.scrollWidth") <= 400


def test_staff_are_shown_no_tab(open_tab: Callable[..., Tab], server: Server) -> None:
    expect(open_tab(server.url).page.get_by_role("tab", name="Quality")).to_have_count(0)
