"""What may be seen of a source now, and addresses of page pictures that say nothing and cannot be guessed."""

from __future__ import annotations

import secrets
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING

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
    """A citation's page: its text, which holds the quote at the citation's offsets, and its picture if it has one."""

    text: str
    picture: Picture | None


def look_up(desk: Desk, citation: Citation, audience: Audience) -> Seen | None:
    """The citation's page as it is now; None where it was removed, replaced or closed to ``audience`` since."""
    page = desk.page(citation.document_id, citation.page, audience=audience)
    if page is None or page.text[citation.start : citation.end] != citation.quote:
        return None
    if citation.page is None:
        return Seen(page.text, None)
    marks = [(citation.start, citation.end)]
    try:
        picture = desk.page_picture(citation.document_id, citation.page, marks, audience=audience)
    except ReadError:
        picture = None  # PDFium cannot draw every file that was read; the passage in its text is shown then
    return Seen(page.text, picture)


@dataclass(frozen=True, slots=True)
class PageLink:
    """What an address stands for: serving it means to ``look_up`` the citation for ``audience`` again."""

    citation: Citation
    audience: Audience
    expires: float


class PageLinks:
    """The addresses handed out by one running app. Safe to use from several threads."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._links: OrderedDict[str, PageLink] = OrderedDict()
        self._lock = Lock()

    def issue(self, citation: Citation, audience: Audience) -> str:
        """A new token of 256 random bits for the citation's page."""
        token = secrets.token_urlsafe(32)
        with self._lock:
            self._links[token] = PageLink(citation, audience, self._clock() + LIFETIME)
            while len(self._links) > KEPT:
                self._links.popitem(last=False)
        return token

    def find(self, token: str) -> PageLink | None:
        """What the token stands for; None where it was never issued or has run out."""
        with self._lock:
            link = self._links.get(token)
            if link is not None and link.expires < self._clock():
                del self._links[token]
                return None
            return link
