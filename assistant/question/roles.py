"""Titles by rank, in both languages: "vice chairman" and 부회장 are one, "chairman" is another."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from assistant.patterns import load_patterns, load_words
from ingest.language.names import Aliases, find_people

_HEAD_ASKED = re.compile(r"(?<!deputy )(?<!vice )\bhead of\b|수장", re.IGNORECASE)
"""Asks for whoever is at the top, whatever their title."""


def roles_in(text: str) -> frozenset[int]:
    """The ranks that a text names; a longer title hides the shorter one within it."""
    return frozenset(rank for match in _pattern().finditer(text) for rank in _ranks()[match[0].casefold()])


def roles_asked(text: str, aliases: Aliases) -> frozenset[int]:
    """The ranks whose holder a question asks for: "Whom does Minister Kim meet?" has a title, and asks for none."""
    for person in find_people(text, aliases):
        if person.title:
            name, title = re.escape(person.name), re.escape(person.title)
            text = re.sub(rf"{title}\s+{name}|{name}(?:,? the|,)?\s*{title}", person.name, text)
    asked = roles_in(text)
    return asked | _office_ranks("head") if _HEAD_ASKED.search(text) else asked


def led_by(text: str) -> Mapping[int, tuple[str, ...]]:
    """The words for those by whom something is chaired or led, by the ranks of these offices."""
    found: dict[int, tuple[str, ...]] = {}
    for name, pattern in load_patterns("led_by").items():
        holders = tuple(next(group for group in match.groups() if group) for match in pattern.finditer(text))
        for rank in _office_ranks(name) if holders else ():
            found[rank] = (*found.get(rank, ()), *holders)
    return found


def roles_by_verb(text: str) -> frozenset[int]:
    """The ranks of who "chairs", "heads" or "leads" something, in a question that names no title."""
    for name, pattern in load_patterns("office").items():
        if pattern.search(text):
            return _office_ranks(name)
    return frozenset()


def _office_ranks(name: str) -> frozenset[int]:
    return frozenset(rank for title in load_words()["offices"][name] for rank in _ranks()[title])


@cache
def _ranks() -> dict[str, frozenset[int]]:
    ranks: dict[str, frozenset[int]] = {}
    for rank, titles in enumerate(load_words()["roles"]):
        for title in titles:
            ranks[title] = ranks.get(title, frozenset()) | {rank}
    return ranks


@cache
def _pattern() -> re.Pattern[str]:
    titles = sorted(_ranks(), key=len, reverse=True)
    latin = "|".join(re.escape(title) for title in titles if title.isascii())
    hangul = "|".join(title for title in titles if not title.isascii())
    return re.compile(
        rf"(?<![\w-])(?:{latin})(?![\w])|(?:{hangul})(?=님|인|직|[은는이가을를의와과도에께,.?\s)]|$)", re.IGNORECASE
    )
