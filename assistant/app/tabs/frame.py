"""What the tabs share: the desk they show, the place they are built in, and how they change their language.

A tab is a module with ``build(app, place) -> Words``, called inside its ``gr.Tab``. It wires its own events, each with
``QUESTION`` or ``CLICK`` so that it has a limit, and hands back what ``ui.layout`` needs to put it into words: the
function ``fill``, what it takes after the language, and the components whose updates it gives back. ``fill`` runs
once when the page opens (so that a tab may begin empty, and ask there who is looking) and at every change of language.
Every event takes the person from ``viewer_of(request)``; the tabs for editors call ``editor_of`` in each event.
"""

from __future__ import annotations

import shlex
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import gradio as gr
from gradio.components import Component

from assistant.access.viewer import Viewer, viewer_of
from assistant.app.page_links import PageLinks
from assistant.desk import Desk
from assistant.dossier.dossier import Dossiers
from assistant.records import Records

QUESTIONS_AT_ONCE = 4
CLICKS_AT_ONCE = 16

QUESTION: dict[str, Any] = {
    "concurrency_limit": QUESTIONS_AT_ONCE,
    "concurrency_id": "questions",
    "show_progress": "hidden",
    "api_visibility": "private",
}
"""How an event that asks the desk is wired."""
CLICK: dict[str, Any] = QUESTION | {"concurrency_limit": CLICKS_AT_ONCE, "concurrency_id": "clicks"}
"""How every other event is wired."""


@dataclass(frozen=True)
class App:
    """The running app, for every tab and person alike; holds nothing of any."""

    desk: Desk
    store: Path | None = None
    """The store's folder, where it is not the default one."""
    links: PageLinks = field(default_factory=PageLinks)

    @cached_property
    def records(self) -> Records:
        """What people did at this desk."""
        return Records(self.desk.registry)

    @cached_property
    def dossiers(self) -> Dossiers:
        """What each audience may learn from the documents."""
        return Dossiers(self.desk)

    @property
    def fill_command(self) -> str:
        """The command that fills this app's store."""
        return "python -m ingest add corpus/" + (f" --store {shlex.quote(str(self.store))}" if self.store else "")


@dataclass(frozen=True)
class Place:
    """Where a tab stands: the radio that holds its language ("en" or "ko"), and the tab itself for its ``select``."""

    language: gr.Radio
    tab: gr.Tab


@dataclass(frozen=True)
class Words:
    """``fill(language, *inputs)``, which may ask for a ``gr.Request`` too, gives an update for each of ``outputs``."""

    fill: Callable[..., Any]
    inputs: Sequence[Component]
    outputs: Sequence[Component]


def editor_of(request: gr.Request) -> Viewer:
    """Who made the request.

    :raises gr.Error: it is not an editor; the browser shows the sentence
    """
    viewer = viewer_of(request)
    if viewer.role != "editor":
        raise gr.Error("This is for editors only. · 편집자만 할 수 있습니다.", print_exception=False)
    return viewer
