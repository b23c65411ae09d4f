"""What an officer does with an answer: narrow, copy, file, find again; with the keyboard, on a phone, in the dark."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from accessibility import violations
from PIL import Image
from playwright.sync_api import expect
from running_app import ROOT, Server, Tab, serve

pytestmark = [pytest.mark.browser, pytest.mark.long]

QUESTION = "When will LIM Jeong-wook meet Taro Matsunaga?"
UNANSWERABLE = "What is the monthly rent at Shonan iPark?"
EMBARGOED = "When will Sampleton Biologics sign the agreement with Exampleville?"
SAMPLES = {
    "open.txt": "Sampleton Biologics opened a laboratory in Exampleville on 4 May 2024.\n",
    "hidden.txt": "Sampleton Biologics will sign the agreement with Exampleville on 3 March 2031.\n",
    "corpus.yaml": """documents:
  open.txt: {title: "Sample laboratory", kind: press_release, date: 2024-05-04, visibility: public}
  hidden.txt: {title: "Sample agreement", kind: press_release, date: 2025-05-04, visibility: public,
               embargo_until: "2099-01-01T09:00"}
""",
}
"""Made-up documents, one of them under an embargo."""


@pytest.fixture(scope="module")
def embargoed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the samples."""
    folder = tmp_path_factory.mktemp("samples")
    for name, text in SAMPLES.items():
        (folder / name).write_text(text, "utf-8")
    command = [sys.executable, "-m", "ingest", "add", str(folder), "--store", str(folder / ".store")]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return folder / ".store"


@pytest.fixture(scope="module")
def staff(embargoed: Path) -> Iterator[Server]:
    yield from serve(embargoed)


@pytest.fixture(scope="module")
def editor(embargoed: Path) -> Iterator[Server]:
    yield from serve(embargoed, "--role", "editor")


def clipboard(tab: Tab) -> str:
    return str(tab.page.evaluate("navigator.clipboard.readText()"))


@pytest.fixture
def open_officer(open_tab: Callable[..., Tab]) -> Callable[..., Tab]:
    def opened(url: str, **options: object) -> Tab:
        return open_tab(url, permissions=["clipboard-read", "clipboard-write"], **options)

    return opened


@pytest.fixture
def officer(open_officer: Callable[..., Tab], server: Server) -> Tab:
    return open_officer(server.url)


def test_a_text_for_a_reply_is_in_the_clipboard_after_one_click_and_in_each_form(officer):
    officer.ask(QUESTION)
    officer.answer.get_by_role("button", name="Copy for a reply").click()
    panel = officer.page.locator("#panel")
    expect(panel.get_by_role("status")).to_have_text(re.compile("Copied"))
    assert "Matsunaga" in clipboard(officer)
    assert "Sources\n[1] From Verification" in clipboard(officer)
    panel.get_by_role("button", name="Question and answer").click()
    expect(panel.locator("textarea")).to_have_value(re.compile(f"^Q: {re.escape(QUESTION)}\nA: "))
    panel.get_by_role("button", name="한국어").click()
    expect(panel.locator("textarea")).to_have_value(re.compile("출처: "))
    expect(panel.get_by_role("status")).to_have_text(re.compile("Copied"))
    assert clipboard(officer).startswith("문: ")


def test_an_answer_is_filed_as_an_enquiry_and_found_again(officer):
    officer.ask(QUESTION)
    officer.answer.get_by_role("button", name="File as an enquiry").click()
    panel = officer.page.locator("#panel")
    expect(panel.get_by_label("Text sent")).to_have_value(re.compile("Matsunaga"))
    panel.get_by_label("Outlet").fill("Sample Daily <b>")
    panel.get_by_label("Deadline (Korean time)").fill("2031-03-03T18:00")
    panel.get_by_label("Cleared by").fill("Sample head of desk")
    panel.get_by_role("button", name="Save the enquiry").click()
    expect(panel.get_by_role("status")).to_have_text("Saved.")
    officer.page.get_by_role("button", name="Enquiries").first.click()
    expect(panel.locator(".list li")).to_contain_text(["Sample Daily <b>"])
    expect(panel.locator(".list li").first).to_contain_text("Open · Due 3 March 2031 18:00")
    panel.locator(".list button").first.click()
    expect(panel.get_by_label("Cleared by")).to_have_value("Sample head of desk")
    panel.get_by_label("State").select_option("closed")
    panel.get_by_role("button", name="Save the enquiry").click()
    expect(panel.get_by_role("status")).to_have_text("Saved.")
    assert violations(officer.page) == []


def test_the_pages_beside_a_quote_can_be_turned_enlarged_and_kept(officer):
    officer.ask(QUESTION)
    panel = officer.page.locator("#panel")
    expect(panel.locator(".pages")).to_contain_text("Page 2 of 3")
    events: list[str] = []
    officer.page.on("request", lambda sent: events.append(sent.url) if "/queue/join" in sent.url else None)
    panel.get_by_role("button", name="Next page").click()
    expect(panel.locator(".pages")).to_contain_text("Page 3 of 3")
    assert len(events) == 1, "two events would race for the panel"
    officer.page.wait_for_function("document.querySelector('.page img')?.naturalWidth > 500")
    narrow = panel.locator(".page img").bounding_box()["width"]
    panel.get_by_role("button", name="Zoom in").click()
    assert panel.locator(".page img").bounding_box()["width"] > 1.3 * narrow
    panel.get_by_role("button", name="Back to the quote").click()
    expect(panel.locator("blockquote mark")).to_be_visible()
    with officer.page.expect_download() as kept:
        panel.get_by_role("link", name="Download the file").click()
    assert kept.value.suggested_filename.startswith("From Verification to Licensing")
    assert Path(kept.value.path()).read_bytes().startswith(b"%PDF")


def test_filters_narrow_the_next_question_and_say_so(officer):
    officer.page.locator(".filters summary").click()
    officer.page.get_by_label("as if no later document existed").fill("2024-06-30")
    expect(officer.page.locator("#narrowed")).to_contain_text("As of: 30 June 2024")
    officer.ask(QUESTION)
    expect(officer.answer.locator("footer")).to_contain_text(
        re.compile(r"Searched \d of 9 documents as of 30 June 2024")
    )
    expect(officer.answer).not_to_contain_text("September 27")
    officer.page.get_by_role("button", name="Clear").click()
    expect(officer.page.locator("#narrowed")).not_to_contain_text("Filters in use")
    officer.ask(QUESTION)
    expect(officer.answer.locator(".text")).to_contain_text("September 27")


def test_a_role_may_only_be_narrowed(officer):
    officer.page.locator(".filters summary").click()
    assert officer.page.locator("[name=audience] option").all_inner_texts() == ["myself", "Press"]


def test_silence_names_what_was_searched_and_whom_to_ask(officer):
    officer.ask(UNANSWERABLE)
    expect(officer.answer.locator(".contacts")).to_contain_text("Bizinfo1@korea.kr")
    officer.answer.locator("footer summary").click()
    expect(officer.answer.locator("footer li")).to_have_count(9)
    expect(officer.answer.get_by_role("button", name="Copy for a reply")).to_have_count(0)


def test_an_embargoed_document_is_nowhere_until_its_hour(open_officer, staff, editor):
    tab = open_officer(staff.url)
    tab.ask(EMBARGOED)
    for word in ("2031", "Sample agreement"):
        assert word not in tab.page.content()
    tab = open_officer(editor.url)
    tab.ask(EMBARGOED)
    expect(tab.answer.locator(".text")).to_contain_text("3 March 2031")
    tab.page.evaluate("navigator.clipboard.writeText('as it was')")
    tab.answer.get_by_role("button", name="Copy for a reply").click()
    expect(tab.page.locator("#panel")).to_contain_text("Nothing of this answer may be sent")
    expect(tab.page.locator("#panel textarea")).to_have_count(0)
    assert clipboard(tab) == "as it was"


def test_a_question_is_edited_and_an_earlier_conversation_gone_on_with(officer):
    officer.ask(QUESTION)
    officer.answer.get_by_role("button", name="Edit and ask again").click()
    expect(officer.page.locator("#question textarea")).to_have_value(QUESTION)
    expect(officer.page.locator(".welcome")).to_be_visible()
    officer.page.get_by_role("button", name="History").click()
    panel = officer.page.locator("#panel")
    panel.get_by_role("searchbox").fill("no such words anywhere")
    panel.get_by_role("button", name="Search").click()
    expect(panel).to_contain_text("No conversation of yours holds this.")
    panel.get_by_role("searchbox").fill("matsunaga")
    officer.page.keyboard.press("Enter")
    panel.locator("[data-event=resume]").first.click()
    expect(officer.answer.locator(".text")).to_contain_text("September 27")
    with officer.page.expect_download() as kept:
        officer.page.get_by_role("button", name="History").click()
        panel.get_by_role("link", name="Export as CSV").click()
    assert QUESTION in Path(kept.value.path()).read_text("utf-8-sig")


def test_a_thumb_stays_and_takes_a_reason(officer):
    officer.ask(QUESTION)
    expect(officer.page.locator("#panel mark").first).to_be_visible()
    officer.answer.get_by_role("button", name="Not helpful").click()
    officer.page.get_by_label("Why? (optional)").fill("Too long")
    officer.page.get_by_role("button", name="Send").click()
    expect(officer.page.get_by_label("Why? (optional)")).to_have_count(0)
    officer.ask(UNANSWERABLE)
    pressed = officer.page.locator(".reply").first.get_by_role("button", name="Not helpful")
    expect(pressed).to_have_attribute("aria-pressed", "true")


def test_everything_is_reached_by_keyboard_and_its_focus_seen(officer):
    officer.ask(QUESTION)
    expect(officer.page.locator("#panel .page img")).to_be_visible()
    reached = set()
    officer.page.locator("#restart").focus()
    for _ in range(40):
        officer.page.keyboard.press("Tab")
        reached.add(officer.page.evaluate("document.activeElement.innerText.split('\\n')[0]"))
        width = officer.page.evaluate("parseFloat(getComputedStyle(document.activeElement).outlineWidth)")
        inside = officer.page.evaluate("document.activeElement.closest('#conversation, #panel, #tools') !== null")
        assert width >= 2 or not inside
    assert {"[1]", "Copy for a reply", "File as an enquiry", "Filters", "Next page", "Download the file"} <= reached


@pytest.mark.parametrize(
    ("width", "scheme", "language"),
    [(1280, "light", "en-US"), (1280, "dark", "ko-KR"), (400, "light", "ko-KR"), (400, "dark", "en-US")],
)
def test_no_rule_of_accessibility_is_broken(open_officer, server, width, scheme, language):
    tab = open_officer(server.url, color_scheme=scheme, locale=language, viewport={"width": width, "height": 800})
    tab.ask(QUESTION)
    tab.page.locator(".filters summary").click()
    assert violations(tab.page) == []
    assert tab.page.evaluate("document.documentElement.scrollWidth") <= width
    tab.answer.locator("[data-do=reply]").click()
    expect(tab.page.locator(".copied")).not_to_be_empty()
    assert violations(tab.page) == []
    assert tab.page.evaluate("document.documentElement.scrollWidth") <= width


def test_pictures_for_the_readme(open_officer, server, tmp_path):
    """Kept where PRESSDESK_SCREENSHOTS names a folder: ``PRESSDESK_SCREENSHOTS=docs/pictures pytest -k readme``."""
    folder = Path(os.environ.get("PRESSDESK_SCREENSHOTS", tmp_path))
    tab = open_officer(server.url)

    def keep(name: str) -> None:
        with Image.open(io.BytesIO(tab.page.screenshot())) as picture:
            picture.convert("RGB").quantize(128).save(folder / f"{name}.png", optimize=True)
        assert (folder / f"{name}.png").stat().st_size < 200_000

    tab.ask(QUESTION)
    tab.page.wait_for_function("document.querySelector('.page img')?.naturalWidth > 500")
    keep("answer")
    tab.answer.locator("[data-do=reply]").click()
    expect(tab.page.locator(".copied")).not_to_be_empty()
    keep("reply")
    tab.ask(UNANSWERABLE)
    expect(tab.page.locator("#panel .hint")).to_be_visible()
    keep("silence")
    tab.page.get_by_role("tab", name="Facts", exact=True).click()
    tab.page.locator("#fact-table").get_by_role("button", name="Astellas Pharma", exact=True).click()
    expect(tab.page.locator("#fact-card .card")).to_be_visible()
    keep("facts")
    tab = open_officer(server.url, locale="ko-KR", color_scheme="dark")
    tab.ask("임정욱 실장은 언제 아스텔라스 부회장을 만나나요?")
    tab.page.wait_for_function("document.querySelector('.page img')?.naturalWidth > 500")
    keep("korean")
