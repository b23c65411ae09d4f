"""The person behind a request, as the server knows them: never from anything that the browser says in an event."""

from __future__ import annotations

from collections.abc import MutableMapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, get_args

from assistant.access.owners import Owners
from ingest.types import Audience

if TYPE_CHECKING:  # they take longer to load than a question to answer, and the commands need neither
    import gradio as gr
    from starlette.requests import Request

_KEY, _OWNERS = "pressdesk.viewer", "pressdesk.owners"
ROLES: tuple[Audience, ...] = get_args(Audience)
"""From the one that sees least."""
LOCAL = "local"
"""The name under which everyone works where there is no users file."""


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who is asking, and what they may see: a role is an audience, and ``editor`` may change things too."""

    name: str
    role: Audience

    def sees_all_of(self, audience: Audience) -> bool:
        """Whether what was put together for that audience holds nothing that this viewer may not see."""
        return ROLES.index(self.role) >= ROLES.index(audience)


def introduce(scope: MutableMapping[str, Any], viewer: Viewer, owners: Owners | None = None) -> None:
    """Notes on the request, by its ASGI scope, who made it. The gate alone does so, at each request anew."""
    scope[_KEY], scope[_OWNERS] = viewer, owners


def viewer_of(request: gr.Request | Request) -> Viewer:
    """Who made the request: an event's, or a route's.

    :raises PermissionError: it did not come through the gate, so nobody is known to stand behind it; or it names a
        browser tab that is somebody else's
    """
    from gradio import Request as EventRequest

    made = request.request if isinstance(request, EventRequest) else request
    viewer = made.scope.get(_KEY) if made is not None else None
    if not isinstance(viewer, Viewer):
        raise PermissionError("This request did not come through the sign-in.")
    tab = request.session_hash if isinstance(request, EventRequest) else None
    owners: Owners | None = made.scope[_OWNERS] if made is not None else None
    if tab and owners is not None and not owners.owns(viewer.name, tab):
        raise PermissionError("This tab is somebody else's.")
    return viewer
