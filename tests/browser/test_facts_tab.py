"""The tab *Facts* in a real browser: tables, cards, the timeline, sources and the download, in both languages."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
import urllib.parse
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from accessibility import violations
from playwright.sync_api import Page, expect
from running_app import Server, Tab, serve

from assistant.app.labels import LABELS
from assistant.app.learn_words import LEARN_WORDS

pytestmark = [pytest.mark.browser, pytest.mark.long]
LOCALES = {"en": "en-US", "ko": "ko-KR"}


def facts(open_tab: Callable[..., Tab], server: Server, language: str = "en", **options: object) -> Page:
    """The tab, with its first table shown."""
    page = open_tab(server.url, locale=LOCALES[language], **options).page
    page.get_by_role("tab", name=LABELS[language].tabs["facts"], exact=True).click()
    expect(page.locator("#fact-table table")).to_be_visible()
    return page


def show(page: Page, name: str) -> None:
    page.locator("#fact-kind label", has_text=name).click()


def names(page: Page) -> list[str]:
    return page.locator("#fact-table tbody th").all_inner_texts()


@pytest.mark.parametrize("language", LOCALES)
def test_a_name_opens_its_card_and_a_source_its_page_with_the_quote_marked(
    open_tab: Callable[..., Tab], server: Server, language: str
) -> None:
    page, words = facts(open_tab, server, language), LEARN_WORDS[language]
    page.locator("#fact-table").get_by_role("button", name="Astellas Pharma", exact=True).click()
    card = page.locator("#fact-card .card")
    expect(card.get_by_role("heading", name="Astellas Pharma")).to_be_visible()
    expect(card).to_contain_text(words.spellings)
    card.get_by_role("button", name="Taro Matsunaga", exact=True).click()
    expect(card.get_by_role("heading", name="Taro Matsunaga")).to_be_visible()
    card.locator("[data-at]").first.click()
    source = page.locator("#fact-source")
    expect(source.locator("mark").first).to_contain_text("Taro Matsunaga")
    expect(source.locator(".page img")).to_be_visible()
    source.locator("nav.pages button").last.click()
    expect(source.locator("nav.pages")).to_contain_text("3")


def test_a_table_is_searched_and_sorted(open_tab: Callable[..., Tab], server: Server) -> None:
    page = facts(open_tab, server)
    show(page, "People")
    expect(page.locator("#fact-table")).to_contain_text("Taro Matsunaga")
    first = names(page)
    assert first == sorted(first, key=str.casefold)
    page.locator("#fact-table [data-by=name]").click()
    expect(page.locator("#fact-table thead th").first).to_have_attribute("aria-sort", "descending")
    assert names(page) == first[::-1]
    page.locator("#fact-search").get_by_role("textbox").fill("taro vice")
    expect(page.locator("#fact-table tbody tr")).to_have_count(2)
    assert set(names(page)) == {"Taro Matsunaga", "Taro Masunaga"}
    page.locator("#fact-search").get_by_role("textbox").fill("<b>nobody</b>")
    expect(page.locator("#fact-table")).to_contain_text("Nothing in the documents matches this.")


def test_the_table_is_downloaded_as_it_is_searched(open_tab: Callable[..., Tab], server: Server) -> None:
    page = facts(open_tab, server, "ko")
    page.locator("#fact-search").get_by_role("textbox").fill("astellas")
    expect(page.locator("#fact-table tbody tr")).to_have_count(1)
    with page.expect_download() as started:
        page.locator("#fact-table a[download]").click()
    raw = Path(started.value.path()).read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"))))
    assert {row["name"] for row in rows} == {"Astellas Pharma"}
    assert "/" not in "".join(row["document"] for row in rows)


def test_the_keyboard_stays_on_the_column_that_it_sorts_by(open_tab: Callable[..., Tab], server: Server) -> None:
    page = facts(open_tab, server)
    page.locator("#fact-table [data-by=sources]").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#fact-table thead th[aria-sort=descending]")).to_have_count(1)
    expect(page.locator("#fact-table [data-by=sources]")).to_be_focused()


@pytest.mark.parametrize(("language", "width"), [("en", 400), ("ko", 1280)])
def test_the_timeline_is_a_picture_and_a_table_at_any_width(
    open_tab: Callable[..., Tab], server: Server, language: str, width: int
) -> None:
    page = facts(open_tab, server, language, viewport={"width": width, "height": 800})
    show(page, LEARN_WORDS[language].timeline)
    picture = page.get_by_role("img", name=LEARN_WORDS[language].picture.split("{")[0].strip() or "연표")
    expect(picture.first).to_be_visible()
    expect(page.locator("#fact-table .timeline tbody tr").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_table_with_a_card_and_a_source_has_no_barriers(
    open_tab: Callable[..., Tab], server: Server, scheme: str
) -> None:
    page = facts(open_tab, server, color_scheme=scheme)
    page.locator("#fact-table .open-card").first.click()
    page.locator("#fact-table .open-source").first.click()
    expect(page.locator("#fact-source mark").first).to_be_visible()
    assert violations(page) == []


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The app for the press, on a store with an internal sample note beside a public one."""

    folder = tmp_path_factory.mktemp("press")
    (folder / "open.txt").write_text("Sample note\n\nAnna Weber, Director of the Harbor Office, came in May 2025.\n")
    (folder / "closed.txt").write_text("Inner note\n\nPaul Okoro, Director of the Marsh Office, left in June 2025.\n")
    (folder / "corpus.yaml").write_text(
        "documents:\n  open.txt: {title: Sample note, visibility: public}\n"
        "  closed.txt: {title: Inner note, visibility: internal}\n"
    )
    command = [sys.executable, "-m", "ingest", "add", str(folder), "--store", str(folder / "store")]
    subprocess.run(command, check=True, capture_output=True)
    yield from serve(folder / "store", "--role", "press")


def test_the_press_sees_neither_names_nor_downloads_of_internal_documents(
    open_tab: Callable[..., Tab], press: Server
) -> None:
    page = open_tab(press.url).page
    page.get_by_role("tab", name="Facts", exact=True).click()
    show(page, "People")
    expect(page.locator("#fact-table")).to_contain_text("Anna Weber")
    expect(page.locator("#fact-table")).not_to_contain_text("Okoro")
    address = urllib.parse.urljoin(press.url, "facts.csv?kind=person&role=staff&audience=staff")
    table = page.request.get(address).text()
    assert "Anna Weber" in table
    assert "Okoro" not in table
    page.get_by_role("tab", name="Onboarding", exact=True).click()
    expect(page.locator("#part-people")).to_contain_text("Anna Weber")
    expect(page.locator("#onboarding")).not_to_contain_text("Okoro")
