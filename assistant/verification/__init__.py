"""The rules every statement must pass before anyone reads it, whoever wrote it.

A statement is what one quoted sentence says: the same numbers, dates, addresses and names, the same words in the same
order, in any spelling that means the same (``units.py``), and nothing left out but what may be (``omission.py``). That
holds on to who speaks, what is denied, planned, limited or about so many, and who has which title, without having to
know any of it. A statement that does not pass is replaced by its quote, so being strict costs style, never truth.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Sequence
from datetime import date

from assistant.answering.markup import plain
from assistant.patterns import load_patterns
from assistant.verification.omission import is_said_by
from assistant.verification.units import Unit, units_of
from ingest.language.dates import find_dates
from ingest.language.names import Aliases, NameMention, find_names

__all__ = ["violations"]

_RESPELLING = frozenset(".'’-–%₩$€¥+:/&,;?!")
"""Marks with which the same number, date or word may be written, and those that ``units.py`` looks at."""


def violations(statement: str, quotes: Sequence[str], dated: date | None, aliases: Aliases) -> list[str]:
    """What the statement says that its quotes do not, one short phrase each; empty where it may stand.

    ``quotes`` are the parts of the cited text in reading order; ``dated`` is the date of their document, which fixes
    the year of a yearless date.
    """
    statement, quoted = plain(statement), " ".join(" ".join(plain(quote) for quote in quotes).split())
    said, held = units_of(statement, dated, aliases), units_of(quoted, dated, aliases)
    found = [f"{kind} {text!r}" for kind, text in _not_held(statement, said, held)]
    found += [f"weekday of {text!r}" for text in _other_weekdays(statement, quoted, dated)]
    found += [f"mark {mark!r}" for mark in _strange_marks(statement, quoted)]
    found += [f"name {mention.text!r}" for mention in _unsupported_names(statement, quoted, aliases)]
    for kind, pattern in load_patterns("stance").items():
        if _occurrences(pattern, statement) != _occurrences(pattern, quoted):
            found.append(f"{kind} differs")
    if is_said_by(said, held, quoted, aliases):
        return [phrase for phrase in found if phrase.startswith(("weekday", "mark"))]
    return sorted([*found, "not the words of the quote in their order"])


def _not_held(statement: str, said: Sequence[Unit], held: Sequence[Unit]) -> list[tuple[str, str]]:
    """The kind and the words of each number, date and address that no quote holds."""
    known: set[Hashable] = {unit.key for unit in held}
    missing = [unit for unit in said if isinstance(unit.key, tuple) and unit.key not in known]
    return [(str(unit.key[0]), statement[unit.start : unit.end]) for unit in missing if isinstance(unit.key, tuple)]


def _other_weekdays(statement: str, quoted: str, dated: date | None) -> list[str]:
    """The days that the statement gives a weekday which the quotes do not give them."""
    held = [(day.weekday, day) for day in find_dates(quoted, dated)]
    return [
        statement[day.start : day.end]
        for day in find_dates(statement, dated)
        if day.weekday is not None and not any(weekday == day.weekday and day.same_as(other) for weekday, other in held)
    ]


def _strange_marks(statement: str, quoted: str) -> list[str]:
    """The marks that no quote has: brackets and quotation marks say something, others turn or strike what is read."""
    marks = {mark for mark in statement if not mark.isalnum() and not mark.isspace()}
    return sorted(marks - _RESPELLING - set(quoted))


def _unsupported_names(statement: str, quoted: str, aliases: Aliases) -> list[NameMention]:
    plain = quoted.casefold()
    canonical = {mention.canonical for mention in aliases.find(quoted)}
    return [
        mention
        for mention in find_names(statement, aliases)
        if mention.text.casefold() not in plain and (mention.canonical is None or mention.canonical not in canonical)
    ]


def _occurrences(pattern: re.Pattern[str], text: str) -> list[str]:
    return sorted(match[0].casefold() for match in pattern.finditer(text))
