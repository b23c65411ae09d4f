"""The addresses under which records leave the desk: one's own for each, everybody's for editors."""

from __future__ import annotations

from typing import Any, cast

import pytest
from fastapi import FastAPI
from sample_records import EDITOR, OTHER, PRESS, STAFF, Place, cited_answer
from starlette.testclient import TestClient

from assistant.access.access import Access
from assistant.access.gate import Gate
from assistant.access.viewer import Viewer
from assistant.app.downloads import serve_downloads
from assistant.app.tabs.frame import App


class Held:
    """A desk that is its registry."""

    def __init__(self, place: Place) -> None:
        self.registry = place.registry


def browser(place: Place, viewer: Viewer, monkeypatch: pytest.MonkeyPatch) -> TestClient:
    server, access = FastAPI(), Access()
    monkeypatch.setattr(access, "viewer", lambda _: viewer)
    server.add_middleware(Gate, access=access)
    serve_downloads(server, App(cast(Any, Held(place))))
    return TestClient(server)


@pytest.mark.parametrize("what", ["history", "enquiries"])
def test_each_gets_their_own_and_editors_everybodys(place: Place, what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for viewer in (STAFF, OTHER):
        place.records.trail.record(viewer, "one", cited_answer())
        place.records.enquiries.file(viewer, cited_answer(), outlet="Sample Daily")
    own = browser(place, STAFF, monkeypatch).get(f"/exports/{what}.csv").text
    assert STAFF.name in own
    assert OTHER.name not in own
    everyones = browser(place, EDITOR, monkeypatch).get(f"/exports/everyone/{what}.csv")
    assert STAFF.name in everyones.text
    assert OTHER.name in everyones.text
    assert everyones.headers["cache-control"] == "no-store"
    for viewer in (STAFF, PRESS):
        assert browser(place, viewer, monkeypatch).get(f"/exports/everyone/{what}.csv").status_code == 404
