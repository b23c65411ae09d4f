"""Text that tries to act, in questions and in documents, and faults: on a made-up desk behind the real server code."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Callable, Iterator

import pytest
import uvicorn
from playwright.sync_api import expect
from sample_answers import HOSTILE, PAGE, SampleDesk, sample_answer, sample_citation

import ui

pytestmark = [
    pytest.mark.long,
    pytest.mark.browser,
    # Gradio counts its events with pandas, whose option is on its way out; as an error it would end the event.
    pytest.mark.filterwarnings("ignore:'future.no_silent_downcasting' is deprecated"),
]


@pytest.fixture
def serve() -> Iterator[Callable[[SampleDesk], str]]:
    """Serves a desk on a free port; the address."""
    running: list[tuple[uvicorn.Server, threading.Thread]] = []

    def served(desk: SampleDesk) -> str:
        started = threading.Event()
        listener = socket.create_server(("127.0.0.1", 0))

        async def run() -> None:
            server = uvicorn.Server(
                uvicorn.Config(ui.build(desk.as_desk()), log_level="critical", timeout_graceful_shutdown=1)
            )
            running.append((server, thread))
            started.set()
            await server.serve([listener])

        thread = threading.Thread(target=lambda: asyncio.run(run()))
        thread.start()
        assert started.wait(20)
        return f"http://127.0.0.1:{listener.getsockname()[1]}/"

    yield served
    for server, thread in running:
        server.should_exit = True
        thread.join(20)


def test_a_questions_markup_is_shown_and_does_nothing(open_tab, serve):
    tab = open_tab(serve(SampleDesk(answers=[sample_answer(standalone_question=HOSTILE + " (again)")])))
    tab.ask(HOSTILE)
    expect(tab.page.locator(".asked")).to_contain_text(HOSTILE)
    expect(tab.page.locator(".understood")).to_contain_text(HOSTILE)
    expect(tab.page.locator("#conversation").locator("img, a, strong, script")).to_have_count(0)
    assert tab.page.title() == "Press desk"


def test_a_documents_markup_is_shown_and_does_nothing(open_tab, serve):
    text = f"{HOSTILE} {PAGE} {HOSTILE}"
    start = text.index("Eight")
    quote = text[start:]
    hostile = sample_citation(title=HOSTILE, section=HOSTILE, page=None, page_label=None, quote=quote, start=start)
    answer = sample_answer(citations=(hostile.model_copy(update={"end": len(text)}),))
    tab = open_tab(serve(SampleDesk(answers=[answer], page_text=text)))
    tab.ask("What does it say?")
    expect(tab.page.locator("#panel h2")).to_have_text(HOSTILE)
    expect(tab.page.locator("#panel mark")).to_contain_text("Eight sample")
    expect(tab.page.locator("#panel mark")).to_contain_text(HOSTILE)
    expect(tab.page.locator("#panel").locator("img, script, a:not(.back, .file a)")).to_have_count(0)
    assert tab.page.title() == "Press desk"


def test_templates_of_the_component_are_not_filled_in_from_text(open_tab, serve):
    braces = "{{constructor}} ${document.title = 'taken'} `${1}` \\"
    tab = open_tab(serve(SampleDesk(answers=[sample_answer()])))
    tab.ask(braces)
    expect(tab.page.locator(".asked h2")).to_contain_text(braces)
    assert tab.page.title() == "Press desk"


def test_a_fault_is_told_in_plain_words_and_the_next_question_works(open_tab, serve):
    tab = open_tab(serve(SampleDesk(answers=[RuntimeError("secret detail"), sample_answer()])))
    tab.ask("What happens?")
    expect(tab.answer).to_contain_text("could not be answered because of a fault")
    expect(tab.page.locator(".asked")).to_contain_text("What happens?")
    assert "secret detail" not in tab.page.content()
    tab.send("And now?")
    expect(tab.answer).to_contain_text("Eight sample firms moved in.")


def test_an_empty_store_says_what_to_do(open_tab, serve):
    tab = open_tab(serve(SampleDesk(examples=())))
    expect(tab.page.locator(".welcome")).to_contain_text("There are no documents yet")
    expect(tab.page.locator(".welcome pre")).to_contain_text("ingest add")


def test_each_source_of_an_answer_can_be_opened_by_keyboard(open_tab, serve):
    second = sample_citation(number=2, title="Second sample", section=None)
    desk = SampleDesk(answers=[sample_answer(citations=(sample_citation(), second))])
    tab = open_tab(serve(desk))
    tab.ask("How many?")
    expect(tab.page.locator("#panel h2")).to_have_text("Sample release")
    tab.page.locator("#panel .tab").nth(1).focus()
    tab.page.keyboard.press("Enter")
    expect(tab.page.locator("#panel h2")).to_have_text("Second sample")
    expect(tab.page.locator("#conversation .cited[aria-current=true]")).to_contain_text("Second sample")
