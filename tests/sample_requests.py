"""Requests for the tests of the app's events: as the gate hands them on."""

from __future__ import annotations

import gradio as gr
from starlette.requests import Request
from starlette.types import Scope

from assistant.access.viewer import Viewer, introduce


def request_of(viewer: Viewer | None, **headers: str) -> gr.Request:
    """A request that this viewer made; one that went past the gate where there is none."""
    scope: Scope = {
        "type": "http",
        "method": "POST",
        "path": "/",
        "query_string": b"",
        "headers": [(name.replace("_", "-").lower().encode(), value.encode()) for name, value in headers.items()],
    }
    if viewer is not None:
        introduce(scope, viewer)
    return gr.Request(Request(scope), session_hash="sample")
