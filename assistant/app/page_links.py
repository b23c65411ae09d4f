"""What may be seen of a source now, and addresses of page pictures that say nothing and cannot be guessed."""

from __future__ import annotations

import secrets
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING

from assistant.access.viewer import Viewer
from assistant.answer import Citation
from ingest.pictures import Picture
from ingest.types import Audience, ReadError

if TYPE_CHECKING:
    from assistant.desk import Desk

LIFETIME = 3_600.0
"""Seconds for which an address works."""
KEPT = 5_000
"""Addresses remembered; the oldest go first."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A page of a citation's document: its text and its picture, if it has one.

    On the citation's own page the quote stands at its offsets, and the picture marks it. ``page`` is one of ``pages``.
    """

    text: str
    picture: Picture | None
    page: int | None = None
    pages: int = 1


def stands(desk: Desk, citation: Citation, audience: Audience) -> bool:
    """Whether the audience may read the citation's page at this minute, and the quote still stands there."""
    page = desk.page(citation.document_id, citation.page, audience=audience)
    return page is not None and page.text[citation.start : citation.end] == citation.quote


def look_up(desk: Desk, citation: Citation, audience: Audience, number: int | None = None) -> Seen | None:
    """The citation's page as it is now; None where it was removed, replaced or closed to ``audience`` since.

    :param number: another page of the same document
    """
    shown = citation.page if number is None else number
    page = desk.page(citation.document_id, shown, audience=audience)
    if page is None or not stands(desk, citation, audience):
        return None
    if shown is None:
        return Seen(page.text, None)
    marks = [(citation.start, citation.end)] if shown == citation.page else []
    try:
        picture = desk.page_picture(citation.document_id, shown, marks, audience=audience)
    except ReadError:
        picture = None  # PDFium cannot draw every file that was read; the passage in its text is shown then
    return Seen(page.text, picture, shown, desk.visible(audience)[citation.document_id].pages)


@dataclass(frozen=True, slots=True)
class PageLink:
    """What an address stands for, and for whom: to serve it is to look the citation up again.

    ``page``: another page than the citation's.
    """

    citation: Citation
    viewer: Viewer
    expires: float
    page: int | None = None


class PageLinks:
    """The addresses handed out by one running app. Safe to use from several threads."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._links: OrderedDict[str, PageLink] = OrderedDict()
        self._lock = Lock()

    def issue(self, citation: Citation, viewer: Viewer, page: int | None = None) -> str:
        """A new token of 256 random bits for the citation's page, or another of its document, and this viewer alone."""
        token = secrets.token_urlsafe(32)
        with self._lock:
            self._links[token] = PageLink(citation, viewer, self._clock() + LIFETIME, page)
            while len(self._links) > KEPT:
                self._links.popitem(last=False)
        return token

    def find(self, token: str, viewer: Viewer) -> PageLink | None:
        """What the token stands for; None where it was never issued to this viewer in this role, or has run out."""
        with self._lock:
            link = self._links.get(token)
            if link is not None and link.expires < self._clock():
                del self._links[token]
                return None
            return link if link is not None and link.viewer == viewer else None
