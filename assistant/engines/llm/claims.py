"""A model's text taken apart while it comes: what it claims, and the sources that it names for each claim.

A claim is given out once what follows shows that it has ended: a line's end, or words after its ids. How the text is
cut into pieces on its way makes no difference.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant.answering.markup import plain
from assistant.engines.llm.prompts import NOTHING

_IDS = r"[\[(【]\s*S\d{1,9}(?:\s*[,;]\s*S\d{1,9})*\s*[\])】]"
_END = re.compile(rf"\n|{_IDS}[.,;:。”\"]*\s+(?=[^\s\[(【])", re.IGNORECASE)
_MARKS = re.compile(rf"\s*{_IDS}", re.IGNORECASE)
_ID = re.compile(r"S(\d{1,9})", re.IGNORECASE)
_BULLET = re.compile(r"^\s*(?:[-*•]|\d{1,2}[.)])\s+")
_SAYS = re.compile(r"\w")
LONGEST = 4_000
"""Characters of a claim; what goes on without an end is no statement."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement as the model put it, and the numbers of the sources that it names, known or not."""

    text: str
    sources: tuple[int, ...]


class ClaimReader:
    """Reads one answer; ids that stand before any words count for the words after them."""

    def __init__(self) -> None:
        self._rest = ""
        self._ahead: tuple[int, ...] = ()

    def read(self, pieces: Iterable[str]) -> Iterator[Claim]:
        """The claims of an answer, each as soon as it has ended."""
        for piece in pieces:
            self._rest += piece
            while found := _END.search(self._rest):
                ended, self._rest = self._rest[: found.end()], self._rest[found.end() :]
                yield from self._claim(ended)
            self._rest = self._rest[-LONGEST:]
        yield from self._claim(self._rest)

    def _claim(self, written: str) -> Iterator[Claim]:
        sources = tuple(int(number) for marks in _MARKS.findall(written) for number in _ID.findall(marks))
        text = unicodedata.normalize("NFC", " ".join(_MARKS.sub("", written).split()))
        text = plain(_BULLET.sub("", text))
        if not _SAYS.search(text) or text.strip(".") == NOTHING:
            self._ahead += sources
            return
        yield Claim(text, tuple(dict.fromkeys((*self._ahead, *sources))))
        self._ahead = ()
