"""The rules every statement must pass before anyone reads it, whoever wrote it.

A statement may say less than its quotes, never more and never otherwise: each number, date, address and name in it
stands in them, its content words come in their order within the quoted text, and what turns a sentence round or
softens it (a negation, "plans to", "about", 예정, 약) is in the statement exactly where it is in the quotes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from assistant.patterns import load_patterns
from ingest.language.dates import find_dates
from ingest.language.names import Aliases, NameMention, find_names
from ingest.language.numbers import find_numbers
from ingest.language.tokens import content_words

_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|https?://[^\s)\]]+|\bwww\.[^\s)\]]+")
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")


def violations(statement: str, quotes: Sequence[str], dated: date | None, aliases: Aliases) -> list[str]:
    """What the statement says that its quotes do not, one short phrase each; empty where it may stand.

    ``quotes`` are the parts of the cited text in reading order; ``dated`` is the date of their document, which fixes
    the year of a yearless date.
    """
    quoted = " ".join(" ".join(quotes).split())
    found = [f"number {n!r}" for n in _numbers(statement) - _numbers(quoted)]
    found += [f"date {text!r}" for text in _unsupported_dates(statement, quoted, dated)]
    found += [f"address {a!r}" for a in set(_ADDRESS.findall(statement)) - set(_ADDRESS.findall(quoted))]
    found += [f"name {mention.text!r}" for mention in _unsupported_names(statement, quoted, aliases)]
    for kind, pattern in load_patterns("stance").items():
        if _occurrences(pattern, statement) != _occurrences(pattern, quoted):
            found.append(f"{kind} differs")
    if not _in_order(statement, quoted):
        found.append("words not in the order of the quote")
    return sorted(found)


def _numbers(text: str) -> set[str]:
    values = {format(number.value.normalize(), "f") for number in find_numbers(text)}
    covered = [(number.start, number.end) for number in find_numbers(text)]
    loose = {
        match[0].replace(",", "")
        for match in _DIGITS.finditer(text)
        if not any(start <= match.start() < end for start, end in covered)
    }
    return values | loose


def _unsupported_dates(statement: str, quoted: str, dated: date | None) -> list[str]:
    known = find_dates(quoted, dated)
    return [
        statement[d.start : d.end] for d in find_dates(statement, dated) if not any(d.same_as(other) for other in known)
    ]


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


def _in_order(statement: str, quoted: str) -> bool:
    """Whether the statement's content words are a subsequence of the quote's."""
    words = iter([word.key for word in content_words(quoted)])
    return all(any(word.key == other for other in words) for word in content_words(statement))
