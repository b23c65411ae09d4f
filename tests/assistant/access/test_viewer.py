"""Who stands behind a request."""

import gradio as gr
import pytest
from sample_requests import request_of

from assistant.access.owners import Owners
from assistant.access.viewer import Viewer, introduce, viewer_of


def test_the_viewer_is_whom_the_gate_let_in():
    viewer = Viewer("sample.editor", "editor")
    assert viewer_of(request_of(viewer)) == viewer


@pytest.mark.parametrize("request_", [request_of(None), request_of(None, x_viewer="editor"), gr.Request()])
def test_nobody_stands_behind_a_request_that_went_past_the_gate(request_):
    with pytest.raises(PermissionError):
        viewer_of(request_)


def test_an_event_in_somebody_elses_tab_is_nobodys():
    owners, requests = Owners(), [request_of(Viewer(name, "staff")) for name in ("jane", "anne", "jane")]
    for request in requests:
        introduce(request.request.scope, Viewer(viewer_of(request).name, "staff"), owners)
    assert viewer_of(requests[0]).name == viewer_of(requests[2]).name == "jane"
    with pytest.raises(PermissionError):
        viewer_of(requests[1])
