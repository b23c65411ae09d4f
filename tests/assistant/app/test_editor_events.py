"""Every event of the tabs for editors refuses everyone else on the server, before it looks at anything."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import gradio as gr
import pytest
from sample_requests import request_of

from assistant.access.viewer import Viewer
from assistant.app.document_events import DocumentEvents
from assistant.app.quality_events import QualityEvents
from ingest.settings import Settings

DESK = SimpleNamespace(settings=Settings())
APP: Any = SimpleNamespace(desk=DESK)
EVENTS = [
    (events, name)
    for events in (DocumentEvents(APP), QualityEvents(APP))
    for name, _ in inspect.getmembers(type(events), inspect.isfunction)
    if not name.startswith("_")
]


def call(events: object, name: str, viewer: Viewer | None) -> Any:
    event = getattr(events, name)
    given = dict.fromkeys(inspect.signature(event).parameters)
    done = event(**given | {"request": request_of(viewer)})
    return list(done) if isinstance(done, Iterator) else done


@pytest.mark.parametrize("role", ["press", "staff"])
@pytest.mark.parametrize(("events", "name"), EVENTS, ids=lambda part: part if isinstance(part, str) else "")
def test_others_are_refused_with_one_sentence(events: object, name: str, role: Any) -> None:
    viewer = Viewer("sample", role)
    if name == "fill":
        assert {str(update) for update in call(events, name, viewer)} == {str(gr.skip())}
        return
    with pytest.raises(gr.Error, match="This is for editors only"):
        call(events, name, viewer)


@pytest.mark.parametrize(("events", "name"), EVENTS, ids=lambda part: part if isinstance(part, str) else "")
def test_a_request_past_the_gate_is_refused(events: object, name: str) -> None:
    with pytest.raises(PermissionError):
        call(events, name, None)
