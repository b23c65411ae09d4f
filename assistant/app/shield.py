"""What stands between the browser and the app: headers that keep the page on this server, and doors kept shut.

Gradio's page has inline scripts, so they get a nonce for each response; its components compile templates at run time,
so ``unsafe-eval`` stays. Inline event handlers and any script that text might smuggle in are refused by the browser.
"""

from __future__ import annotations

import re
import secrets

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

CLOSED = (
    "/gradio_api/file",
    "/gradio_api/proxy",
    "/gradio_api/stream",
    "/gradio_api/deep_link",
    "/gradio_api/runs",
    "/gradio_api/run-history",
    "/gradio_api/process_recording",
    "/gradio_api/vibe",
    "/monitoring",
)
"""Gradio's routes that this app has no use for: files, proxying, recordings, usage figures."""

_POLICY = (
    "default-src 'self'; script-src 'self' 'nonce-{nonce}' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; font-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'self'; "
    "form-action 'self'; frame-ancestors 'none'"
)
_FIXED = {
    "Referrer-Policy": "same-origin",  # other servers learn nothing, and the gate sees which page sent a form
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
_STATIC = ("/assets/", "/static/", "/svelte/", "/theme.css", "/desk.css")
"""What is the same for everyone; all else may hold answers, and is kept by no cache."""
_SOCIAL_TAG = re.compile(rb"""<meta\s+(?:property|name)="(?:og|twitter):[^>]*>\s*""")
_SCRIPT_TAG = re.compile(rb"<script(?=[\s>])")


class Shield:
    """ASGI middleware: security headers on every response, external references out of the page, closed routes 404."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        nonce = secrets.token_urlsafe(16)
        guarded = _with_headers(send, nonce, kept=scope["path"].startswith(_STATIC))
        if scope["path"].startswith(CLOSED):
            await PlainTextResponse("Not found", status_code=404)(scope, receive, guarded)
        elif scope["path"] == "/":
            await self._app(_uncompressed(scope), receive, _Page(guarded, nonce))
        else:
            await self._app(scope, receive, guarded)


class _Page:
    """Holds the page back until it is whole, then sends it without the tags that name other servers."""

    def __init__(self, send: Send, nonce: str) -> None:
        self._send, self._nonce = send, nonce.encode()
        self._start: Message = {}
        self._body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._start = message
            return
        if message["type"] != "http.response.body":
            await self._send(message)
            return
        self._body += message.get("body", b"")
        if message.get("more_body"):
            return
        if Headers(raw=self._start["headers"]).get("content-type", "").startswith("text/html") and self._body:
            self._body = _SCRIPT_TAG.sub(b'<script nonce="' + self._nonce + b'"', _SOCIAL_TAG.sub(b"", self._body))
            MutableHeaders(scope=self._start)["content-length"] = str(len(self._body))
        await self._send(self._start)
        await self._send({"type": "http.response.body", "body": self._body})


def _with_headers(send: Send, nonce: str, *, kept: bool) -> Send:
    async def guarded(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers["Content-Security-Policy"] = _POLICY.format(nonce=nonce)
            headers.update(_FIXED)
            if not kept:
                headers["Cache-Control"] = "no-store"
        await send(message)

    return guarded


def _uncompressed(scope: Scope) -> Scope:
    """The request without ``Accept-Encoding``: a compressed page could not be edited."""
    return {**scope, "headers": [pair for pair in scope["headers"] if pair[0] != b"accept-encoding"]}
