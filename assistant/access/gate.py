"""The gate: no request reaches the app without a viewer, and none that a page elsewhere sent."""

from __future__ import annotations

import logging
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from assistant.access.access import Access
from assistant.access.owners import Owners
from assistant.access.viewer import Viewer, introduce
from ingest.errors import UserError

OPEN = frozenset({"/health", "/sign-in", "/desk.css"})
"""What is answered without a viewer."""
_HEARTBEAT = "/gradio_api/heartbeat/"
_LOG = logging.getLogger("pressdesk.access")


class Gate:
    """ASGI middleware: notes on each request who sent it, or turns it away."""

    def __init__(self, app: ASGIApp, access: Access) -> None:
        self._app, self._access, self._owners = app, access, Owners()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":  # the app has none
            await send({"type": "websocket.close", "code": 1008})
            return
        if scope["type"] == "http":
            passed = self._passed(scope, Request(scope))
            if isinstance(passed, Response):
                await passed(scope, receive, send)
                return
            if passed is not None:
                introduce(scope, passed, self._owners)
        await self._app(scope, receive, send)

    def _passed(self, scope: Scope, request: Request) -> Viewer | Response | None:
        """The viewer, nobody on an open route, or the answer that turns the request away."""
        if _is_from_elsewhere(request):
            return _forbidden("Another page may not use this desk.")
        if scope["path"] in OPEN:
            return None
        try:
            viewer = self._access.viewer(request)
        except UserError as error:
            return unreadable(request, error)
        if viewer is None:
            return _turned_away(request)
        tab = _tab(request)
        return viewer if tab is None or self._owners.owns(viewer.name, tab) else _forbidden("This tab is not yours.")


def _tab(request: Request) -> str | None:
    """The browser tab whose answers the request wants to hear; ``viewer_of`` looks at that of an event."""
    path = request.scope["path"]
    return path.removeprefix(_HEARTBEAT) if path.startswith(_HEARTBEAT) else request.query_params.get("session_hash")


def unreadable(_request: Request, error: Exception) -> Response:
    """What is said where the users file cannot be read; its place is the operator's to know."""
    _LOG.error("%s", error)
    return PlainTextResponse("Nobody can be let in now: the users file cannot be read.", 503)


def _is_from_elsewhere(request: Request) -> bool:
    """Whether the browser says that a page of another address sent it; another port on this host is one."""
    origin = request.headers.get("origin")
    return origin is not None and urlsplit(origin).netloc != request.headers.get("host")


def _forbidden(sentence: str) -> Response:
    return PlainTextResponse(sentence, 403)


def _turned_away(request: Request) -> Response:
    kept = {"Cache-Control": "no-store"}
    if request.method == "GET" and "text/html" in request.headers.get("accept", ""):
        root = request.scope.get("root_path", "")
        return RedirectResponse(f"{root}/sign-in", 303, kept)
    return JSONResponse({"detail": "Sign in first."}, 401, kept)
