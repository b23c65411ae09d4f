"""Places: listed countries and cities, sites where something happens, and names that end like places."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.facts.base import Mention
from ingest.facts.reading import NamedDocument
from ingest.language.naming import place_name

_JOINED = re.compile(r"[-‐‑–·]")


def find_places(document: NamedDocument) -> Iterator[Mention]:
    """The places that a document names; not those that an organisation or an adjective is made of."""
    for line in document.lines:
        text = line.sentence.text
        for name in line.names:
            joined = _JOINED.match(text, name.end) or _JOINED.match(text, max(0, name.start - 1))
            if name.type in ("place", "site") and not joined:
                value = document.value(name.text)
                yield Mention("place", line.sentence, name.start, name.end, place_name(value) or value)
