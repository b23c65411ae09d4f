"""Signing in and out, and the one call by which the app gets its gate."""

from __future__ import annotations

import math
from urllib.parse import parse_qs

from anyio import CapacityLimiter
from anyio.to_thread import run_sync
from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from assistant.access.access import COOKIE, Access, LockedOutError
from assistant.access.gate import Gate, unreadable
from assistant.access.pages import sign_in_page, sign_out_page
from assistant.access.viewer import LOCAL
from assistant.answering.frames import Language
from assistant.app.labels import LABELS, preferred_language
from ingest.errors import UserError

_FORM_BYTES = 4_096
_AT_ONCE = 2
"""Passwords checked at once: each takes a processor and 64 MB for a moment."""
_UNSTORED = {"Cache-Control": "no-store"}


def guard(server: FastAPI, access: Access) -> None:
    """Puts the gate before the server, and beside its routes those for signing in and out. Before any other route."""
    server.add_middleware(Gate, access=access)
    if access.users is None:
        return
    server.add_exception_handler(UserError, unreadable)
    desk = _Signing(access)
    server.add_api_route("/sign-in", desk.form, methods=["GET"])
    server.add_api_route("/sign-in", desk.sign_in, methods=["POST"])
    server.add_api_route("/sign-out", desk.leaving, methods=["GET"])
    server.add_api_route("/sign-out", desk.sign_out, methods=["POST"])


class _Signing:
    def __init__(self, access: Access) -> None:
        self._access = access
        self._checks = CapacityLimiter(_AT_ONCE)

    async def form(self, request: Request) -> Response:
        """The form; for whom another program has signed in, the way in or a word why there is none."""
        name = self._access.signed_on(request)
        if name and self._access.viewer(request):
            return RedirectResponse("./", 303, _UNSTORED)
        return _unstored(sign_in_page(_language(request), "unknown" if name else None, name or ""))

    async def sign_in(self, request: Request) -> Response:
        """Opens a session, or says that it was not the right name and password."""
        fields = await _fields(request)
        if fields is None:
            return PlainTextResponse("The form is too long.", 413)
        name, password = fields.get("name", "")[:64], fields.get("password", "")
        peer = self._access.peer(request)
        try:
            token = await run_sync(self._access.sign_in, name, password, peer.address, limiter=self._checks)
        except LockedOutError:
            minutes = math.ceil(self._access.settings.lockout_minutes)
            return _unstored(sign_in_page(_language(request), "locked", minutes=minutes))
        if token is None:
            return _unstored(sign_in_page(_language(request), "wrong"))
        self._end_session(request)
        answer = RedirectResponse("./", 303, _UNSTORED)
        answer.set_cookie(COOKIE, token, httponly=True, samesite="strict", secure=peer.https)
        return answer

    async def leaving(self, request: Request) -> Response:
        """The page with the button that ends the session."""
        viewer = self._access.viewer(request)
        return _unstored(sign_out_page(_language(request), viewer.name if viewer else LOCAL))

    async def sign_out(self, request: Request) -> Response:
        """Ends the session."""
        self._end_session(request)
        answer = RedirectResponse("sign-in", 303, _UNSTORED)
        answer.delete_cookie(COOKIE, httponly=True, samesite="strict", secure=self._access.peer(request).https)
        return answer

    def _end_session(self, request: Request) -> None:
        self._access.sessions.end(request.cookies.get(COOKIE, ""))


def _language(request: Request) -> Language:
    asked = next((language for language in LABELS if language == request.query_params.get("language")), None)
    return asked or preferred_language(request.headers.get("accept-language", ""))


def _unstored(answer: Response) -> Response:
    answer.headers.update(_UNSTORED)
    return answer


async def _fields(request: Request) -> dict[str, str] | None:
    """The fields of a form, each once; None where it is too long to be ours."""
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > _FORM_BYTES:
            return None
    return {name: values[0] for name, values in parse_qs(body.decode("utf-8", "replace")).items()}
