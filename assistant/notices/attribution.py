"""Who a sentence says its statement comes from, and of which day: "according to …, 9 October 2024", "(…, … 보도)"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from assistant.patterns import load_patterns
from ingest.language.dates import DateMention, find_dates
from ingest.language.names import Aliases, find_names
from ingest.types import Document

_FIRST_SOURCE = re.compile(r"^\W*(.*?)\s*(?:[,;:]|\breported by\b|\bon the\b|$)")
_NUMBERING = re.compile(r"^[#\s]*(?:\(\d{1,2}\)|\d{1,2}[.)])\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Attribution:
    """``body`` is the sentence without its attribution; the rest is the document's where the sentence has none.

    ``source``: the issuer's words as they stand; ``issuer``: the same for every spelling of the name. ``told``: the
    sentence itself names its source.
    """

    body: str
    source: str | None
    issuer: str | None
    day: date | None
    told: bool


def attributed(text: str, document: Document, aliases: Aliases) -> Attribution:
    """What the sentence says, and who says it when."""
    pattern = load_patterns("attribution")["attribution"]
    sources, body = [], text
    while match := pattern.search(body):
        sources.append(next(words for words in match.groupdict().values() if words))
        body = (body[: match.start()] + " " + body[match.end() :]).strip()
    if not sources:
        return Attribution(text, document.issuer, _name(document.issuer, aliases), document.date, told=False)
    days = [day for source in sources for mention in find_dates(source, document.date) if (day := _day(mention))]
    day = max(days, default=None) or document.date
    return Attribution(body, _first(sources[0]), _name(sources[0], aliases), day, told=True)


def _name(source: str | None, aliases: Aliases) -> str | None:
    """The first source named, by its listed spelling; its words where nothing in them is a name."""
    first = _first(source)
    names = find_names(first, aliases) if first else []
    return (names[0].canonical or names[0].text) if names else first


def _first(source: str | None) -> str | None:
    match = _FIRST_SOURCE.match(source or "")
    return match[1] or None if match else None


def _day(mention: DateMention) -> date | None:
    if mention.year is None:
        return None
    return date(mention.year, mention.month or 1, mention.day or 1)


def said_in(text: str, document: Document, aliases: Aliases) -> str:
    """What the sentence says, without its numbering and the attribution that follows it, where something is left."""
    body = attributed(text, document, aliases).body.rstrip(" .")
    said = f"{body}." if body and text.startswith(body) else text
    return _NUMBERING.sub("", said)


def asks_for_source(question: str) -> bool:
    """Whether the question is about who reported something, so that attributions are what it looks for."""
    return load_patterns("attribution_asked")["asked"].search(question) is not None
