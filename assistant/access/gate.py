"""The gate: no request reaches the app without a viewer."""

from __future__ import annotations

from starlette.types import ASGIApp, Receive, Scope, Send

from assistant.access.viewer import Viewer, introduce


class OpenGate:
    """ASGI middleware for a desk without users: everyone is the same local viewer. For loopback addresses only."""

    def __init__(self, app: ASGIApp, viewer: Viewer) -> None:
        self._app, self._viewer = app, viewer

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            introduce(scope, self._viewer)
        await self._app(scope, receive, send)
