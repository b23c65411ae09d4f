"""Remembers what was worked out for an object, for as long as that very object is asked about.

What an asker may see stays one object for as long as it is the same (``Registry.visible``); to compare its thousands of
documents would cost as much as to work everything out again.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

Key = TypeVar("Key")
Made = TypeVar("Made")

_MOST = 8  # different askers at a time: roles, and days as of which somebody asks


class Remembered(Generic[Key, Made]):
    """The latest results by the identity of what they were made of; safe to share between threads."""

    def __init__(self, make: Callable[[Key], Made]) -> None:
        self._make = make
        self._held: tuple[tuple[Key, Made], ...] = ()

    def of(self, key: Key) -> Made:
        """What ``make`` gives for the key, made once."""
        held = self._held
        if held and held[0][0] is key:
            return held[0][1]
        found = next((made for known, made in held if known is key), None)
        made = self._make(key) if found is None else found
        others = [one for one in held if one[0] is not key]
        self._held = ((key, made), *others[: _MOST - 1])
        return made
