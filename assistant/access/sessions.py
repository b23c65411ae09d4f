"""Sessions, on the server: the browser holds a token by chance, and the server its hash.

They live in memory, so a restart signs everyone out. What a session may see is not in it: its user's role is looked up
at every request.
"""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from assistant.access.passwords import hash_token
from ingest.settings import AccessSettings


@dataclass(frozen=True, slots=True)
class _Session:
    """Whose it is, since when and when it was last used, in seconds; void once their password is another."""

    name: str
    password: str | None
    started: float
    used: float


class Sessions:
    """The open sessions; safe to share between threads."""

    def __init__(self, settings: AccessSettings, now: Callable[[], float] = time.monotonic) -> None:
        """:param now: seconds; for tests"""
        self._idle, self._longest = settings.idle_minutes * 60, settings.session_hours * 3600
        self._now, self._lock = now, threading.Lock()
        self._open: dict[str, _Session] = {}

    def start(self, name: str, password: str | None) -> str:
        """A new session's token.

        :param password: the user's, as the users file holds it
        """
        token, now = secrets.token_urlsafe(32), self._now()
        with self._lock:
            self._open = {key: session for key, session in self._open.items() if self._is_open(session, now)}
            self._open[hash_token(token)] = _Session(name, password, now, now)
        return token

    def use(self, token: str) -> tuple[str, str | None] | None:
        """Whose session it is, with their password's hash as they signed in; None where it is none or has ended."""
        key, now = hash_token(token), self._now()
        with self._lock:
            session = self._open.get(key)
            if session is None or not self._is_open(session, now):
                self._open.pop(key, None)
                return None
            self._open[key] = replace(session, used=now)
        return session.name, session.password

    def end(self, token: str) -> None:
        """Ends a session, if it is one."""
        with self._lock:
            self._open.pop(hash_token(token), None)

    def _is_open(self, session: _Session, now: float) -> bool:
        return now - session.used < self._idle and now - session.started < self._longest
