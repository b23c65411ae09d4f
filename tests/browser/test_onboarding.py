"""The tab *Onboarding* in a real browser, in both languages."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from accessibility import violations
from playwright.sync_api import Page, expect
from running_app import Server, Tab

from assistant.app.labels import LABELS
from assistant.app.learn_words import LEARN_WORDS

pytestmark = [pytest.mark.browser, pytest.mark.long]
LOCALES = {"en": "en-US", "ko": "ko-KR"}
SLOW = 60_000
"""Milliseconds that ten answers may take beside other tests."""


def onboarding(open_tab: Callable[..., Tab], server: Server, language: str, **options: object) -> Page:
    """The tab, all of it shown."""
    page = open_tab(server.url, locale=LOCALES[language], **options).page
    page.get_by_role("tab", name=LABELS[language].tabs["onboarding"], exact=True).click()
    expect(page.locator("#part-quiz .option").first).to_be_visible()
    expect(page.locator("#part-questions .first")).to_have_count(10, timeout=SLOW)
    return page


@pytest.mark.parametrize("language", LOCALES)
def test_every_part_is_there_and_a_question_is_answered_with_its_source(
    open_tab: Callable[..., Tab], server: Server, language: str
) -> None:
    page = onboarding(open_tab, server, language)
    for name, heading in LEARN_WORDS[language].sections.items():
        section = page.get_by_role("region", name=heading, exact=True).first
        expect(section).to_be_visible()
        assert section.locator("li, tr").count() > 0, name
    page.locator("#part-questions .first").nth(2).click()
    expect(page.locator("#learn-answer .badge")).to_contain_text(LABELS[language].statuses["answered"], timeout=SLOW)
    expect(page.locator("#learn-source mark").first).to_be_visible()
    page.locator("#part-glossary .open-source").first.click()
    expect(page.locator("#learn-answer .reply")).to_have_count(0)
    expect(page.locator("#learn-source mark").first).to_be_visible()


def test_the_language_changes_all_that_is_shown(open_tab: Callable[..., Tab], server: Server) -> None:
    page = onboarding(open_tab, server, "en")
    page.locator("#language label", has_text="한국어").click()
    expect(page.locator("#part-glossary h2")).to_have_text(LEARN_WORDS["ko"].sections["glossary"])
    expect(page.locator("#part-quiz h2")).to_have_text(LEARN_WORDS["ko"].sections["quiz"])
    expect(page.locator("#part-questions h2")).to_have_text(LEARN_WORDS["ko"].sections["questions"], timeout=SLOW)


@pytest.mark.parametrize(("language", "width"), [("en", 400), ("ko", 1280)])
def test_the_quiz_tells_right_from_wrong_in_words_and_opens_the_source(
    open_tab: Callable[..., Tab], server: Server, language: str, width: int
) -> None:
    page, words = (
        onboarding(open_tab, server, language, viewport={"width": width, "height": 800}),
        LEARN_WORDS[language],
    )
    questions = page.locator("#part-quiz .asked-of")
    assert questions.count() >= 4
    assert page.locator(".is-right, .is-wrong").count() == 0
    for number in range(questions.count()):
        questions.nth(number).locator("button.option").first.click()
        expect(questions.nth(number).locator(".verdict")).to_be_visible()
        expect(questions.nth(number).locator("button.option")).to_have_count(0)
    said = page.locator("#part-quiz .verdict p").all_inner_texts()
    assert all(text == words.right or text.startswith(words.wrong.split("{")[0].strip()) for text in said)
    right = str(sum(text == words.right for text in said))
    assert right in page.locator("#part-quiz .quiz-bar strong").inner_text()
    questions.first.locator(".verdict .open-source").click()
    expect(page.locator("#learn-source mark").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert violations(page) == []
    asked = questions.first.inner_text()
    page.locator("#part-quiz").get_by_role("button", name=words.new_quiz).click()
    expect(page.locator("#part-quiz .verdict")).to_have_count(0)
    assert questions.first.inner_text() != asked
