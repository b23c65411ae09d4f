"""An editor's documents in a real browser, and what staff see of them from another process on the same store."""

from __future__ import annotations

import json
import shutil
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from accessibility import violations
from playwright.sync_api import Page, expect
from running_app import Server, Tab, serve
from sample_pdfs import locked, pdf

pytestmark = [pytest.mark.browser, pytest.mark.long]

NOTICE = [
    "Lantern Harbour sample notice",
    "",
    "The Lantern Harbour program pays each company up to 40 million won.",
    "Applications close on 3 March 2027.",
]
QUESTION = "How much does the Lantern Harbour program pay each company?"
SLOW = 60_000
"""Milliseconds that taking a file in may take beside other tests."""


@pytest.fixture(scope="module")
def own_store(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the shipped corpus that these tests may change."""
    return Path(shutil.copytree(store, tmp_path_factory.mktemp("documents") / "store"))


@pytest.fixture(scope="module")
def editors(own_store: Path) -> Iterator[Server]:
    yield from serve(own_store, "--role", "editor")


@pytest.fixture(scope="module")
def staff(own_store: Path) -> Iterator[Server]:
    yield from serve(own_store)


@pytest.fixture
def editor(open_tab: Callable[..., Tab], editors: Server) -> Page:
    """An editor's window with the documents before it."""
    page = open_tab(editors.url).page
    page.get_by_role("tab", name="Documents").click()
    expect(page.locator("#document-list table")).to_be_visible()
    return page


def drop(page: Page, *files: tuple[str, bytes]) -> None:
    page.locator("#drop input[type=file]").set_input_files(
        [{"name": name, "mimeType": "application/octet-stream", "buffer": data} for name, data in files]
    )


def open_document(page: Page, title: str) -> None:
    page.locator("#document-list").get_by_role("button", name=title, exact=True).click()
    expect(page.locator("#document-title textarea")).to_have_value(title)


def save(page: Page, said: str) -> None:
    page.locator("#document-save").click()
    expect(page.locator("#document-told")).to_contain_text(said)


def test_an_uploaded_pdf_is_asked_about_embargoed_replaced_and_withdrawn(
    editor: Page, open_tab: Callable[..., Tab], staff: Server
) -> None:
    drop(editor, ("notice\u202efdp.pdf", pdf(NOTICE)), ("broken.pdf", b"no PDF at all"))
    steps = editor.locator("#upload-progress li")
    expect(steps.nth(0)).to_contain_text("internal and unreviewed", timeout=SLOW)
    expect(steps.nth(1)).to_contain_text("broken.pdf", timeout=SLOW)
    expect(steps.nth(1)).to_have_class("step-failed", timeout=SLOW)
    assert "\u202e" not in steps.nth(0).inner_text()
    expect(editor.locator("#unfinished")).to_contain_text("broken.pdf")
    editor.get_by_role("button", name="Discard: broken.pdf").click()
    expect(editor.locator("#unfinished")).not_to_contain_text("broken.pdf")

    officer = open_tab(staff.url)
    officer.ask(QUESTION)
    expect(officer.answer).to_contain_text("40 million won")
    expect(officer.answer).to_contain_text("Internal")

    open_document(editor, NOTICE[0])
    expect(editor.locator("#document-sheet")).to_contain_text("Unreviewed")
    editor.locator("#document-embargo textarea").fill("tomorrow")
    save(editor, "must be a day and a time")
    editor.locator("#document-embargo textarea").fill("2099-01-01 09:00")
    editor.locator("#document-reviewed input").check()
    save(editor, "holds from the next question on")
    expect(editor.locator("#document-sheet")).to_contain_text("Embargo until 2099-01-01 09:00")
    expect(editor.locator("#document-sheet")).not_to_contain_text("Unreviewed")
    officer.ask(QUESTION)
    expect(officer.answer).not_to_contain_text("40 million")
    editor.locator("#document-embargo textarea").fill("")
    save(editor, "holds from the next question on")
    expect(editor.locator("#document-sheet")).not_to_contain_text("Embargo until")
    officer.ask(QUESTION)
    expect(officer.answer).to_contain_text("40 million won")

    newer = [line.replace("40", "55") for line in NOTICE]
    editor.locator("#document-replace input[type=file]").set_input_files(
        {"name": "newer.pdf", "mimeType": "application/pdf", "buffer": pdf(newer)}
    )
    expect(editor.locator("#replace-progress")).to_contain_text("new version", timeout=SLOW)
    officer.ask(QUESTION)
    expect(officer.answer).to_contain_text("55 million won")

    editor.locator("#document-withdraw").click()
    expect(editor.locator("#document-told")).to_contain_text("Tick the box")
    editor.locator("#document-sure input").check()
    editor.locator("#document-withdraw").click()
    expect(editor.locator("#document-list")).not_to_contain_text(NOTICE[0])
    officer.ask(QUESTION)
    expect(officer.answer).not_to_contain_text("55 million")


def test_a_document_of_a_folder_is_withdrawn_and_brought_back(editor: Page) -> None:
    title = "Japan-Korea bio venture roundtable of 10 May 2024"
    open_document(editor, title)
    editor.locator("#document-sure input").check()
    editor.locator("#document-withdraw").click()
    expect(editor.locator("#document-list")).not_to_contain_text(title)
    editor.locator("#unfinished").get_by_role("button", name="Bring back").click()
    expect(editor.locator("#document-list")).to_contain_text(title, timeout=SLOW)


def test_what_is_in_a_document_and_the_stores_state_are_shown(editor: Page) -> None:
    editor.locator("#document-list [data-document]").nth(0).click()
    preview = editor.locator("#document-preview")
    preview.get_by_text("facts", exact=False).last.click()
    expect(preview.locator("details[open] p").first).to_be_visible()
    assert violations(editor) == []
    editor.locator("#check-store").click()
    expect(editor.locator("#care-told")).to_contain_text("The store is sound.", timeout=SLOW)
    editor.locator("#rebuild-store").click()
    expect(editor.locator("#care-told")).to_contain_text("are made again", timeout=SLOW)
    expect(editor.locator("#document-list caption")).to_have_text("9 documents")


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("locked.pdf", locked(pdf(["Sample"]), "secret", "owner"), "password"),
        ("empty.txt", b"", "empty"),
        ("program.exe", b"MZ", "convert it to one of"),
    ],
)
def test_a_file_that_cannot_be_taken_gets_one_sentence(editor: Page, name: str, data: bytes, said: str) -> None:
    drop(editor, (name, data))
    failed = editor.locator("#upload-progress .step-failed")
    expect(failed).to_contain_text(said, timeout=SLOW)
    expect(failed).to_contain_text(name)
    expect(failed).not_to_contain_text("Traceback")


def test_the_tab_speaks_korean_and_fits_a_phone(open_tab: Callable[..., Tab], editors: Server) -> None:
    page = open_tab(editors.url, locale="ko-KR", viewport={"width": 400, "height": 800}).page
    page.get_by_role("tab", name="문서").click()
    expect(page.locator("#document-list caption")).to_have_text("문서 9건")
    page.locator("#document-list [data-document]").nth(0).click()
    expect(page.locator("#document-save")).to_have_text("저장")
    page.locator("#document-save").click()
    expect(page.locator("#document-told")).to_have_text("바뀐 내용이 없습니다.")
    assert page.evaluate("document.documentElement.scrollWidth") <= 400


def test_staff_are_refused_by_the_server_and_shown_no_tab(open_tab: Callable[..., Tab], staff: Server) -> None:
    page = open_tab(staff.url).page
    expect(page.get_by_role("tab", name="Documents")).to_have_count(0)
    body = b'--x\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\nhello\r\n--x--\r\n'
    heads = {"Content-Type": "multipart/form-data; boundary=x"}
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(urllib.request.Request(staff.url + "gradio_api/upload", body, heads))
    assert (refused.value.code, refused.value.read()) == (403, b"Only an editor may upload files.")

    functions = page.evaluate("window.gradio_config.dependencies.filter(d => d.inputs.length).map(d => d.id)")
    config = json.loads(json.dumps(page.evaluate("window.gradio_config")))
    by_name = {part["props"].get("elem_id"): part["id"] for part in config["components"]}
    (check,) = [
        d["id"] for d in config["dependencies"] if [by_name["check-store"], "click"] in [list(t) for t in d["targets"]]
    ]
    assert check in functions
    said = page.evaluate(
        """async fn => {
            const session_hash = 'refused' + fn;
            await fetch('gradio_api/queue/join', {method: 'POST', headers: {'Content-Type': 'application/json'},
                body: JSON.stringify({data: ['en'], fn_index: fn, session_hash})});
            return await (await fetch('gradio_api/queue/data?session_hash=' + session_hash)).text();
        }""",
        check,
    )
    assert "This is for editors only." in said
    assert "sound" not in said
