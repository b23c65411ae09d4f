"""Who may send files to the server: editors. Stands behind the sign-in and before everything that stores a byte."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from assistant.access.viewer import viewer_of

UPLOADS = "/gradio_api/upload"


class UploadGate:
    """ASGI middleware: uploads of anybody but an editor are refused before they are read."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["path"].startswith(UPLOADS) and viewer_of(Request(scope)).role != "editor":
            refused = PlainTextResponse("Only an editor may upload files.", status_code=403)
            await refused(scope, receive, send)
            return
        await self._app(scope, receive, send)
