"""Corrections applied to the facts of a document, whenever these are read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ingest.facts.base import Fact
from ingest.facts.corrections import FIELDS, Correction
from ingest.lines import normalise_space
from ingest.types import Page

BY_HAND = -1
"""The sentence of a fact that a person added."""


@dataclass(frozen=True, slots=True)
class Corrected:
    """A document's facts; ``by_hand`` holds those that a correction changed or added, ``unmet`` what found no place."""

    facts: tuple[Fact, ...]
    by_hand: tuple[bool, ...]
    unmet: tuple[Correction, ...]


def apply(corrections: Iterable[Correction], facts: Iterable[Fact], pages: Sequence[Page]) -> Corrected:
    """The facts of one document as the corrections for it leave them, in the order of the corrections."""
    rows = [(fact, False) for fact in facts]
    unmet: list[Correction] = []
    for correction in corrections:
        if correction.add is not None:
            added = _added(correction, pages)
            rows += [(added, True)] if added else []
            found = added is not None
        else:
            found = any(_names(correction, fact) for fact, _ in rows)
            rows = [row for row in (_corrected(correction, *row) for row in rows) if row]
        if not found:
            unmet.append(correction)
    return Corrected(tuple(fact for fact, _ in rows), tuple(by_hand for _, by_hand in rows), tuple(unmet))


def _names(correction: Correction, fact: Fact) -> bool:
    """Whether it is this row that the correction means."""
    if fact.kind != correction.kind or correction.text not in (None, fact.text):
        return False
    return correction.quote is None or correction.quote in normalise_space(fact.quote)


def _corrected(correction: Correction, fact: Fact, by_hand: bool) -> tuple[Fact, bool] | None:
    if not _names(correction, fact):
        return fact, by_hand
    if correction.change is None:
        return None
    details = {**fact.details, **correction.change}
    value = details.pop("value", None)
    if fact.kind == "date" and value and "inferred" not in correction.change:
        details["inferred"] = False
    return replace(fact, value=str(value or fact.value), details=details), True


def _added(correction: Correction, pages: Sequence[Page]) -> Fact | None:
    """The row that a person adds, at the place of its quote; None where no page has that."""
    quote, text = correction.quote or "", correction.text or correction.quote or ""
    for page in pages:
        match = _spaced(quote).search(page.text)
        inside = _spaced(text).search(page.text, match.start(), match.end()) if match else None
        if match and inside:
            said = dict(correction.add or {})
            value = str(said.pop("value", None) or text)
            details = dict.fromkeys(FIELDS[correction.kind]) | said
            return Fact(
                correction.kind, BY_HAND, 0, page.number, *match.span(), match[0], *inside.span(), text, value, details
            )
    return None


def _spaced(words: str) -> re.Pattern[str]:
    """The words as a page may have them, wrapped over its lines."""
    return re.compile(r"\s+".join(map(re.escape, words.split())))
