"""Who stands behind a request."""

import gradio as gr
import pytest
from sample_requests import request_of

from assistant.access.viewer import Viewer, viewer_of


def test_the_viewer_is_whom_the_gate_let_in():
    viewer = Viewer("sample.editor", "editor")
    assert viewer_of(request_of(viewer)) == viewer


@pytest.mark.parametrize("request_", [request_of(None), request_of(None, x_viewer="editor"), gr.Request()])
def test_nobody_stands_behind_a_request_that_went_past_the_gate(request_):
    with pytest.raises(PermissionError):
        viewer_of(request_)
