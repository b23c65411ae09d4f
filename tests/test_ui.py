"""The served app without a browser: a made-up desk behind the real server code."""

import asyncio
import re
from pathlib import Path
from urllib.parse import urlsplit

import gradio as gr
import pytest
from PIL import Image
from sample_answers import SampleDesk, sample_answer
from sample_requests import request_of
from starlette.routing import Mount
from starlette.testclient import TestClient

import ui
from assistant.access.viewer import LOCAL, Viewer
from assistant.app.events import AskEvents
from assistant.app.filters import Filters
from assistant.app.labels import LABELS
from assistant.app.tabs.frame import CLICKS_AT_ONCE, QUESTIONS_AT_ONCE, editor_of
from ingest.pictures import Picture

PICTURE = Picture(Image.new("RGB", (10, 10)), (((1, 1, 5, 5),),))


@pytest.fixture
def desk():
    return SampleDesk(answers=[sample_answer()], picture=PICTURE)


STAFF = request_of(Viewer(LOCAL, "staff"))


@pytest.fixture
def app(desk):
    return ui.App(desk.as_desk())


@pytest.fixture
def events(app):
    return AskEvents(app)


@pytest.fixture
def client(desk):
    async def built():
        # Gradio asks for the event loop as it is built, and would leave one of its own open outside of any.
        return ui.build(desk.as_desk())

    return TestClient(asyncio.run(built()), base_url="http://127.0.0.1")


def ask(events, question, turns=(), opened=None, filters=Filters(), request=STAFF):  # noqa: B008 - frozen
    return list(events.ask(question, "en", turns, opened, {}, "", filters, request))


def answered(events, question="How many?"):
    """The answers, the open source and the panel after a question to an empty conversation."""
    *_, (turns, opened, *_, panel) = ask(events, question)
    return turns, opened, panel


def address(panel):
    return re.search(r'src="pages/([^"]+)\.png"', panel)[1]


def test_health_answers(client):
    response = client.get("/health")
    assert (response.status_code, response.json()) == (200, {"status": "ok"})


def test_the_page_and_its_style_load_nothing_from_another_server(client):
    """Gradio's description of an upload has an example address, as text."""
    page = client.get("/").text.replace(
        "https://github.com/gradio-app/gradio/raw/main/test/test_files/sample_file.pdf", ""
    )
    hosts = {urlsplit(url).hostname for url in re.findall(r"https?://[^\s\"'<>\\)]+", page)}
    assert hosts <= {"127.0.0.1"}
    assert "url(" not in client.get("/desk.css").text


def test_gradio_reports_nothing_and_offers_no_door_of_its_own(client):
    config = client.get("/config").json()
    assert config["analytics_enabled"] is False
    assert config["footer_links"] == []
    assert client.get("/gradio_api/info").json()["named_endpoints"].keys() == {"/ask", "/search", "/facts"}
    assert client.post("/gradio_api/upload", files={"files": b"x"}).status_code == 403


def test_every_event_has_a_limit_of_its_own(client):
    (blocks,) = (route.app.get_blocks() for route in client.app.routes if isinstance(route, Mount))
    limits = {function.concurrency_limit for function in blocks.fns.values() if function.queue}
    assert limits == {1, QUESTIONS_AT_ONCE, CLICKS_AT_ONCE}  # one at a time: what changes the store


def test_an_answer_comes_with_its_source_in_one_go(events):
    asked, answer = ask(events, " How many? ")
    assert (asked[2], asked[4]) == ("How many?", "")
    assert "Searching" in asked[5]
    assert "Eight sample firms moved in." in answer[5]
    assert "<mark>Eight sample firms moved in.</mark>" in answer[6]


def test_an_answer_does_not_wait_for_its_pages_picture_to_be_made(events, desk):
    class Unmade(Picture):
        def png(self):
            raise AssertionError("made before anyone looked")

    desk.picture = Unmade(PICTURE.page, PICTURE.boxes)
    _, answer = ask(events, "How many?")
    assert address(answer[6])


def test_the_conversation_so_far_goes_with_a_question(events, desk):
    desk.answers = [sample_answer(), sample_answer()]
    answers, opened, _ = answered(events)
    ask(events, "And now?", answers, opened)
    assert [turn.content for turn in desk.asked[1][1]] == ["How many?", "Eight sample firms moved in. [1]"]


def test_an_empty_question_is_not_asked(events, desk):
    ask(events, "  \n")
    assert desk.asked == []


def test_another_name_for_this_machine_is_turned_away(client):
    assert client.get("/health", headers={"host": "elsewhere.example"}).status_code == 400
    assert client.get("/health", headers={"host": "localhost:7860"}).status_code == 200


def test_a_guessed_address_is_not_found(client):
    assert client.get("/pages/guess.png").status_code == 404
    assert client.get("/pages/..%2Fcorpus.png").status_code == 404


def test_the_language_switch_keeps_the_answers_in_their_own(events):
    answers, opened, _ = answered(events)
    *_, conversation, panel = events.fill("ko", answers, opened, {}, Filters(), STAFF)
    assert "Answered" in conversation
    assert LABELS["ko"].kind in panel


def test_a_new_conversation_forgets_the_old(events):
    turns, opened, thumbs, name, _, conversation, panel = events.restart("en", Filters(), STAFF)
    assert (turns, opened, thumbs, name) == ((), None, {}, "")
    assert "How many firms?" in conversation
    assert LABELS["en"].source_hint in panel


def test_an_empty_store_names_the_command_that_fills_this_one(desk):
    desk.examples = ()
    for app, command in (
        (ui.App(desk.as_desk()), "ingest add corpus/</pre>"),
        (ui.App(desk.as_desk(), Path("my store")), "ingest add corpus/ --store &#x27;my store&#x27;</pre>"),
    ):
        assert command in AskEvents(app).restart("en", Filters(), STAFF)[5]


def test_the_tabs_for_editors_are_named_to_editors_alone(monkeypatch):
    monkeypatch.setattr(ui, "TABS", {"ask": None, "documents": None})
    for role, shown in (("press", False), ("staff", False), ("editor", True)):
        _, first, last = ui._frame_words("ko", request_of(Viewer("sample", role)))
        assert (first["label"], first["visible"], last["visible"]) == (LABELS["ko"].tabs["ask"], True, shown)


@pytest.mark.parametrize("role", ["press", "staff"])
def test_an_event_for_editors_refuses_everyone_else(role):
    with pytest.raises(gr.Error, match="editors only"):
        editor_of(request_of(Viewer("sample", role)))
    assert editor_of(request_of(Viewer("sample", "editor"))).name == "sample"


def test_a_port_that_is_taken_is_said_in_plain_words(capsys, monkeypatch):
    def taken(_address):
        raise OSError(98, "Address already in use")

    monkeypatch.setattr(ui.socket, "create_server", taken)
    assert ui.main(["--port", "7860"]) == 1
    assert "Try another --port" in capsys.readouterr().err
