"""A press officer's main paths through the app, in a real browser on the shipped corpus."""

from __future__ import annotations

import io
import json
import re
import urllib.request
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

ANSWERABLE = "When will LIM Jeong-wook meet Taro Matsunaga?"
UNANSWERABLE = "What is the monthly rent at Shonan iPark?"
KOREAN = "임정욱 실장은 언제 아스텔라스 부회장을 만나나요?"
RELEASE = Path(__file__).resolve().parents[2] / "corpus" / "press-release.pdf"
YELLOW_SHARE = 0.5
"""Least share of a quote's area that is yellow: the rest is ink."""


def is_yellow(pixel: tuple[int, int, int]) -> bool:
    red, green, blue = pixel
    return red > 200 and green > 180 and blue < 160


def box_of(page_number: int, words: str) -> tuple[float, float, float, float]:
    """Where the words stand on the release's page, as shares of its width and height: left, top, right, bottom."""
    with pypdfium2.PdfDocument(RELEASE) as document:
        page = document[page_number - 1]
        width, height = page.get_size()
        text = page.get_textpage()
        found = text.search(words).get_next()
        assert found is not None, f"{words!r} is not on page {page_number}"
        text.count_rects(*found)
        left, bottom, right, top = text.get_rect(0)
    return left / width, 1 - top / height, right / width, 1 - bottom / height


def yellow_share(picture: Image.Image, box: tuple[float, float, float, float]) -> float:
    area = picture.crop(
        (
            round(box[0] * picture.width),
            round(box[1] * picture.height),
            round(box[2] * picture.width),
            round(box[3] * picture.height),
        )
    )
    pixels = [area.getpixel((x, y)) for x in range(area.width) for y in range(area.height)]
    return sum(map(is_yellow, pixels)) / len(pixels)


def test_health_answers_as_soon_as_the_server_says_where_it_is(server):
    with urllib.request.urlopen(server.url + "health") as response:
        assert (response.status, json.load(response)) == (200, {"status": "ok"})


def test_a_question_gets_a_cited_answer_whose_page_is_marked(tab):
    tab.ask(ANSWERABLE)
    expect(tab.answer.locator(".badge")).to_have_text(re.compile("Answered"))
    tab.answer.locator("button.mark").first.click()
    panel = tab.page.locator("#panel")
    expect(panel.locator("dd").nth(0)).to_have_text("Press release")
    expect(panel.locator("dd").nth(1)).to_have_text("30 September 2024")
    number = int(re.search(r"\d+", panel.locator("dd").nth(2).inner_text())[0])
    quote = panel.locator("blockquote mark").inner_text()
    assert quote

    image = panel.locator(".page img")
    expect(image).to_be_visible()
    tab.page.wait_for_function("document.querySelector('.page img').naturalWidth > 500")
    response = tab.page.request.get(tab.page.evaluate("document.querySelector('.page img').src"))
    assert response.headers["cache-control"] == "no-store"
    picture = Image.open(io.BytesIO(response.body())).convert("RGB")
    first_words = " ".join(quote.split()[:3])
    assert yellow_share(picture, box_of(number, first_words)) > YELLOW_SHARE
    assert yellow_share(picture, (0, 0, 1, 0.05)) == 0

    frame, mark = panel.locator(".page").bounding_box(), box_of(number, first_words)
    top = image.bounding_box()["y"] + mark[1] * image.bounding_box()["height"]
    assert frame["y"] <= top <= frame["y"] + frame["height"], "the mark is scrolled into sight"


def test_asking_and_opening_sources_asks_nothing_of_another_machine(tab):
    tab.ask(ANSWERABLE)
    tab.answer.locator("button.mark").first.click()
    with tab.page.context.expect_page() as larger:
        tab.page.get_by_text("Open the page larger").click()
    larger.value.wait_for_load_state()
    assert larger.value.evaluate("document.images[0].naturalWidth") > 500
    assert tab.hosts == {"127.0.0.1"}


def test_the_source_is_open_beside_the_answer_at_once(tab):
    tab.ask(ANSWERABLE)
    expect(tab.page.locator("#panel mark")).to_be_visible()
    expect(tab.page.locator(".text button.mark[aria-current=true]")).to_have_count(1)


def test_an_answer_takes_less_than_a_second(tab):
    tab.ask(ANSWERABLE)
    tab.page.evaluate(
        """() => new MutationObserver(() => {
            if (document.querySelectorAll('.reply').length === 2) window.answered ??= performance.now();
        }).observe(document.body, {childList: true, subtree: true})"""
    )
    start = tab.page.evaluate("performance.now()")
    tab.send("Where was the roundtable held?")
    tab.page.wait_for_function("window.answered")
    assert tab.page.evaluate("window.answered") - start < 1_000


def test_what_the_documents_do_not_say_is_said_without_citations(tab):
    tab.ask(UNANSWERABLE)
    expect(tab.answer.locator(".badge")).to_have_text(re.compile("The documents do not say"))
    expect(tab.answer.locator("button[data-number]")).to_have_count(0)
    expect(tab.page.locator("#panel mark")).to_have_count(0)


def test_a_korean_question_is_answered_in_a_korean_frame(tab):
    tab.ask(KOREAN)
    expect(tab.answer.locator(".badge")).to_have_text(re.compile("답을 찾았습니다"))
    expect(tab.answer.locator("button.mark").first).to_be_visible()
    expect(tab.page.locator("#panel")).to_contain_text("Astellas")


def test_the_interface_speaks_korean_to_a_korean_browser_and_switches(open_tab, server):
    tab = open_tab(server.url, locale="ko-KR")
    expect(tab.page.locator("#send")).to_have_text("질문하기")
    tab.page.get_by_label("English").check()
    expect(tab.page.locator("#send")).to_have_text("Ask")
    expect(tab.page.locator("#question textarea")).to_have_attribute("placeholder", re.compile("Enter sends"))


def test_a_suggested_question_is_asked_by_a_click(tab):
    suggestion = tab.page.locator(".examples button").first
    question = suggestion.inner_text()
    suggestion.click()
    expect(tab.answer.locator("button.mark").first).to_be_visible()
    expect(tab.page.locator(".asked").last).to_contain_text(question)


def test_two_people_do_not_see_each_others_questions(open_tab, server):
    one, other = open_tab(server.url), open_tab(server.url)
    one.ask(ANSWERABLE)
    other.ask(UNANSWERABLE)
    expect(one.page.locator(".turn")).to_have_count(1)
    expect(other.page.locator(".turn")).to_have_count(1)
    assert ANSWERABLE not in other.page.content()
    assert UNANSWERABLE not in one.page.content()
    one.page.reload()
    expect(one.page.locator(".welcome")).to_be_visible()


def test_a_follow_up_shows_how_it_was_understood_and_a_new_conversation_forgets(tab):
    tab.ask("Who is the Vice Chairman of Astellas?")
    tab.ask("When does the meeting with him take place?")
    expect(tab.page.locator(".turn")).to_have_count(2)
    tab.page.locator("#restart").click()
    expect(tab.page.locator(".welcome")).to_be_visible()
    expect(tab.page.locator("#panel mark")).to_have_count(0)


def test_the_box_is_ready_to_type_in_and_empties_when_sent(tab):
    expect(tab.page.locator("#question textarea")).to_be_focused()
    tab.page.keyboard.type(ANSWERABLE)
    tab.page.keyboard.press("Enter")
    expect(tab.page.locator(".reply")).to_have_count(1)
    expect(tab.page.locator("#question textarea")).to_have_value("")
    expect(tab.page.locator("#question textarea")).to_be_focused()


def test_a_phones_width_is_enough(open_tab, server):
    tab = open_tab(server.url, viewport={"width": 400, "height": 800})
    tab.ask(ANSWERABLE)
    tab.answer.locator("button.mark").first.click()
    expect(tab.page.locator("#panel .back")).to_be_in_viewport()
    assert tab.page.evaluate("document.documentElement.scrollWidth") <= 400


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_light_and_dark_follow_the_system(open_tab, server, scheme):
    tab = open_tab(server.url, color_scheme=scheme)
    ground = tab.page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (max(map(int, re.findall(r"\d+", ground))) < 60) == (scheme == "dark")


def test_ten_questions_leave_the_server_below_its_memory_limit(tab, server):
    for _ in range(5):
        tab.ask(ANSWERABLE)
        tab.ask(UNANSWERABLE)
    status = Path(f"/proc/{server.pid}/status").read_text()
    kilobytes = int(re.search(r"VmHWM:\s+(\d+)", status)[1])
    assert kilobytes < 1.2e6
