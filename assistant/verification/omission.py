"""Whether a statement is its quote, with nothing left out but what may be left out.

Leaving a word out can turn a sentence into another ("denied that", "Deputy", "only", "in Japan"), so what may go is
named, and all else stays: the mark or joining word at the start, a bracket without a figure, a relative clause or
examples at the end, and the last of several names that a sentence ends with.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.patterns import load_patterns
from assistant.verification.units import CLAUSE_MARKS, Unit, same
from ingest.language.names import Aliases, NameMention, find_names
from ingest.language.numbers import find_numbers

_BETWEEN_NAMES = frozenset({"", ",", "and", ", and", "및", "·", "와", "과"})


def is_said_by(statement: Sequence[Unit], quoted: Sequence[Unit], quote: str, aliases: Aliases) -> bool:
    """Whether the statement's units are the quote's in their order, but for stretches that may be left out."""
    skips: dict[int, list[int]] = {}
    for start, end in _optional(quote, aliases):
        inside = [i for i, unit in enumerate(quoted) if start <= unit.start and unit.end <= end]
        if inside:
            skips.setdefault(inside[0], []).append(inside[-1] + 1)
    reached = {0}  # how many of the statement's units can be met by those of the quote before this place
    waiting: dict[int, set[int]] = {}
    for place, unit in enumerate(quoted):
        reached |= waiting.pop(place, set())
        for end in skips.get(place, ()):
            waiting.setdefault(end, set()).update(reached)
        met_here = {met + 1 for met in reached if met < len(statement) and same(statement[met], unit)}
        reached = met_here | reached if unit.key in CLAUSE_MARKS else met_here
    reached |= waiting.get(len(quoted), set())
    return len(statement) in reached


def _optional(quote: str, aliases: Aliases) -> Iterator[tuple[int, int]]:
    """The stretches that a statement may leave out, each alone or with others."""
    patterns = load_patterns("omission")
    if opening := patterns["opening"].match(quote):
        yield opening.span()
    for kind in ("bracket", "tail"):
        for match in patterns[kind].finditer(quote):
            if not patterns["keeps"].search(match[0]):
                yield match.span()
    yield from _last_names(quote, aliases)


def _last_names(quote: str, aliases: Aliases) -> Iterator[tuple[int, int]]:
    """What follows each but the last of the names that the sentence ends with: "… met A, B and C." met A and B, too."""
    patterns = load_patterns("omission")
    if find_numbers(quote) or patterns["joint"].search(quote):
        return
    names = find_names(quote, aliases)
    if not names or quote[names[-1].end :].strip(" .”\"'’"):
        return
    listed = _listed(names, quote)
    if quote[: listed[0].start].rstrip().endswith((" of", ",")):  # a title's organisation, or in apposition
        return
    for name, after in pairwise(listed):
        yield name.end, names[-1].end
        yield name.end, after.end


def _listed(names: Sequence[NameMention], quote: str) -> list[NameMention]:
    """The run of names, with nothing but commas and "and" between them, that ends the quote."""
    run = [names[-1]]
    for one, other in reversed(list(pairwise(names))):
        if quote[one.end : other.start].strip() not in _BETWEEN_NAMES:
            break
        run.insert(0, one)
    return run
