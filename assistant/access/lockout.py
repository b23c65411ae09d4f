"""Counts wrong passwords, so that nobody can try them all."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from ingest.settings import AccessSettings

_NAMES_PER_ADDRESS = 5
"""An address is locked out for every name after so many times the failures that lock it out for one."""
_KEPT = 10_000
"""Counters kept; the oldest go first."""


class Lockout:
    """Failures by name and address; safe to share between threads. A name need not be anybody's."""

    def __init__(self, settings: AccessSettings, now: Callable[[], float] = time.monotonic) -> None:
        """:param now: seconds; for tests"""
        self._most, self._seconds = settings.failures, settings.lockout_minutes * 60
        self._now, self._lock = now, threading.Lock()
        self._failures: dict[tuple[str, str], list[float]] = {}

    def admit(self, name: str, address: str) -> bool:
        """Whether a password for the name from this address counts now.

        It is counted as wrong until ``succeeded`` takes it back: many tried at once are not let through together.
        """
        with self._lock:
            counters = [(key, self._recent(key), most) for key, most in self._counters(name, address)]
            if any(len(recent) >= most for _, recent, most in counters):
                return False
            for key, recent, _ in counters:
                self._failures.pop(key, None)  # so that it is the youngest again
                self._failures[key] = [*recent, self._now()]
            while len(self._failures) > _KEPT:
                del self._failures[next(iter(self._failures))]
            return True

    def succeeded(self, name: str, address: str) -> None:
        """The password was right: forgets the failures for the name from this address."""
        with self._lock:
            self._failures.pop((name, address), None)
            if whole := self._failures.get(("", address)):
                whole.pop()

    def _counters(self, name: str, address: str) -> tuple[tuple[tuple[str, str], int], ...]:
        return ((name, address), self._most), (("", address), self._most * _NAMES_PER_ADDRESS)

    def _recent(self, key: tuple[str, str]) -> list[float]:
        since = self._now() - self._seconds
        return [at for at in self._failures.get(key, ()) if at > since]
