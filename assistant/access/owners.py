"""Whose browser tab it is. Gradio keeps a tab's state under a name that the browser chooses: knowing it is no right."""

from __future__ import annotations

import threading
from collections import OrderedDict

_KEPT = 20_000
"""Tabs remembered; those that were used longest ago go first."""


class Owners:
    """Each tab is whose request named it first; safe to share between threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._owners: OrderedDict[str, str] = OrderedDict()

    def owns(self, name: str, tab: str) -> bool:
        """Whether the tab is the viewer's of that name, which it becomes if it is nobody's."""
        with self._lock:
            owner = self._owners.setdefault(tab, name)
            self._owners.move_to_end(tab)
            if len(self._owners) > _KEPT:
                self._owners.popitem(last=False)
        return owner == name
