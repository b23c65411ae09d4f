"""Finds a stretch of one text in another reading of the same page.

Two libraries read the same page a little differently: spaces, line ends, hyphens, ligatures, sometimes the order of
blocks. What they agree on are the letters, so both texts are compared by those alone.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

CONTEXT = 200  # letters before and after that tell equal passages apart
SHORTEST_PIECE = 6  # letters; shorter pieces of a torn quote could be anyone's
LEAST_COVERAGE = 0.8  # share of a torn quote's letters that must be found

_IGNORED = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Mc", "Me", "Mn", "Pd"})  # controls and the like, marks, dashes


@dataclass(frozen=True, slots=True)
class Letters:
    """The comparable letters of a text: ``text[i]`` comes from the offset ``origins[i]``, which never falls."""

    text: str
    origins: tuple[int, ...]


def letters(text: str) -> Letters:
    """Compatibility letters (a ligature gives two, a Hangul syllable its parts), without marks, spaces and hyphens."""
    pairs = [(letter, offset) for offset, character in enumerate(text) for letter in _fold(character)]
    return Letters("".join(letter for letter, _ in pairs), tuple(offset for _, offset in pairs))


def align(ours: Letters, theirs: Letters, start: int, end: int) -> tuple[int, ...]:
    """Offsets in their text, rising, of the letters of our ``[start:end]``; empty where it is not found.

    Of several places the one with the most alike surroundings is taken, then the one at the most alike place on the
    page. A quote that their text interrupts or has in another order is found by its pieces, if these
    make up most of it.
    """
    first, last = bisect_left(ours.origins, start), bisect_left(ours.origins, end)
    quote = ours.text[first:last]
    if not quote:
        return ()
    found: Sequence[int]
    if places := _occurrences(quote, theirs.text):
        best = max(places, key=lambda place: _likeness(ours.text, first, theirs.text, place, len(quote)))
        found = range(best, best + len(quote))
    else:
        found = _pieces(quote, theirs.text)
    return tuple(sorted({theirs.origins[i] for i in found}))


@lru_cache(maxsize=8192)
def _fold(character: str) -> str:
    decomposed = unicodedata.normalize("NFKD", character)
    return "".join(c for c in decomposed if not c.isspace() and unicodedata.category(c) not in _IGNORED)


def _occurrences(quote: str, text: str) -> list[int]:
    places, place = [], text.find(quote)
    while place >= 0:
        places.append(place)
        place = text.find(quote, place + 1)
    return places


def _likeness(ours: str, our_place: int, theirs: str, their_place: int, length: int) -> tuple[int, float]:
    """How alike two places of a quote are: equal letters around it, then the distance on the page (negative)."""
    our_end, their_end = our_place + length, their_place + length
    after = _shared_start(ours[our_end : our_end + CONTEXT], theirs[their_end : their_end + CONTEXT])
    our_before, their_before = ours[max(0, our_place - CONTEXT) : our_place], theirs[:their_place][-CONTEXT:]
    before = _shared_start(our_before[::-1], their_before[::-1])
    return before + after, -abs(our_place / len(ours) - their_place / len(theirs))


def _shared_start(one: str, other: str) -> int:
    shortest = min(len(one), len(other))
    return next((i for i in range(shortest) if one[i] != other[i]), shortest)


def _pieces(quote: str, text: str) -> list[int]:
    """Places in the text of the quote's longer pieces, in whatever order; none where they cover too little of it."""
    matcher = SequenceMatcher(None, quote, text, autojunk=False)
    found: set[int] = set()
    open_stretches = [(0, len(quote))]
    while open_stretches:
        start, end = open_stretches.pop()
        piece = matcher.find_longest_match(start, end)
        if piece.size >= SHORTEST_PIECE:
            found.update(range(piece.b, piece.b + piece.size))
            open_stretches += [(start, piece.a), (piece.a + piece.size, end)]
    return sorted(found) if len(found) >= LEAST_COVERAGE * len(quote) else []
