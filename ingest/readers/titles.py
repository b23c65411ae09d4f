"""Which title of a file's metadata can be believed."""

from __future__ import annotations

import re

from ingest.tidying import tidy

LONGEST_TITLE = 300  # characters
BEGINNING = 10_000  # characters at a document's start, about two pages, on one of which its title stands
_FILE_NAME = re.compile(r"\.\w{2,4}$")


def believable_title(raw: str | None, text: str) -> str | None:
    """The title if it can be this document's: at least half of its words stand at the text's beginning.

    Metadata is often a template's, a file's name or an earlier document's.
    """
    title = " ".join(tidy(raw or "").split())
    words = re.findall(r"\w+", title.casefold())
    if not words or len(title) > LONGEST_TITLE or _FILE_NAME.search(title):
        return None
    seen = set(re.findall(r"\w+", text[:BEGINNING].casefold()))
    return title if sum(word in seen for word in words) * 2 >= len(words) else None
