"""Pictures, files and exports, through the routes themselves: a made-up desk, and a viewer whom the test names."""

import re

import pytest
from fastapi import FastAPI
from PIL import Image
from sample_answers import PAGE, SampleDesk, sample_answer, sample_citation
from starlette.testclient import TestClient

from assistant.access.viewer import Viewer, introduce
from assistant.app.downloads import serve_downloads
from assistant.app.panel_events import PanelEvents
from assistant.app.session import Session, Told
from assistant.app.tabs.frame import App
from ingest.pictures import Picture

PICTURE = Picture(Image.new("RGB", (10, 10)), (((1, 1, 5, 5),),))
STAFF, PRESS = Viewer("sample", "staff"), Viewer("sample.press", "press")


class Site:
    """The routes, asked by ``viewer``, and the panel in which their addresses stand."""

    def __init__(self, desk):
        self.desk, self.app, self.viewer = desk, App(desk.as_desk()), STAFF
        server = FastAPI()
        serve_downloads(server, self.app)

        async def gated(scope, receive, send):
            if scope["type"] == "http":
                introduce(scope, self.viewer)
            await server(scope, receive, send)

        self.client = TestClient(gated)

    def addresses(self, **changes):
        session = Session().answered(Told(sample_answer(citations=(sample_citation(**changes),))))
        panel = PanelEvents(self.app).source(session, self.viewer)
        return re.search(r'src="([^"]+)"', panel)[1], re.search(r'href="(files/[^"]+)"', panel)[1]


@pytest.fixture
def site(monkeypatch):
    desk = SampleDesk(picture=PICTURE)
    monkeypatch.setattr(desk.registry, "original", lambda _: b"%PDF sample")
    return Site(desk)


def test_a_page_picture_is_served_by_its_address_alone(site):
    picture, _ = site.addresses()
    response = site.client.get(picture)
    assert (response.content, response.headers["cache-control"]) == (PICTURE.png(), "no-store")


def test_a_file_is_to_be_kept_and_named_after_its_title_not_its_path(site):
    _, file = site.addresses(title="A/B: sample\u202e", path="/secret/place/x.pdf")
    response = site.client.get(file)
    assert response.content == b"%PDF sample"
    assert response.headers["content-disposition"] == "attachment; filename*=UTF-8''A%20B%20sample.pdf"
    assert "secret" not in str(response.headers) + file


@pytest.mark.parametrize("text", [None, PAGE.replace("Eight", "Nine")])
def test_a_page_that_was_closed_or_replaced_is_no_longer_served(site, text):
    addresses = site.addresses()
    site.desk.page_text = text
    assert [site.client.get(address).status_code for address in addresses] == [404, 404]


def test_an_address_is_of_no_use_to_somebody_else(site):
    addresses = site.addresses()
    site.viewer = Viewer("other", "editor")
    assert [site.client.get(address).status_code for address in addresses] == [404, 404]


@pytest.mark.parametrize(
    "address", ["/pages/guess.png", "/files/guess", "/pages/..%2Fcorpus.png", "/exports/users.csv"]
)
def test_a_guessed_address_is_not_found(site, address):
    assert site.client.get(address).status_code == 404


def test_an_export_holds_ones_own_records_alone(site):
    site.app.records.trail.record(STAFF, "one", sample_answer(question="=Mine?"))
    site.app.records.trail.record(PRESS, "two", sample_answer(question="Theirs?"))
    table = site.client.get("/exports/history.csv").text
    assert "'=Mine?" in table
    assert "Theirs?" not in table
