"""From a sentence's reading text back to the page it stands on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property

from ingest.facts.base import Fact, Mention
from ingest.lines import normalise_space
from ingest.types import Sentence, Span

_INK = re.compile(r"\S")


class Positions:
    """The places of one sentence's characters.

    Reading text and page slices hold the same characters once white space is left out, so the n-th of the one is the
    n-th of the other.
    """

    def __init__(self, sentence: Sentence, texts: Mapping[int | None, str]) -> None:
        self._text = sentence.text
        self._texts = texts
        self._spans = sentence.spans
        first = sentence.spans[0]
        self._is_as_written = texts[first.page][first.start : first.end].replace("\n", " ") == sentence.text

    def span(self, start: int, end: int) -> tuple[Span, Span]:
        """Where ``sentence.text[start:end]`` stands, and the sentence's own part of that page.

        What runs over a page break is cut at it. :raises ValueError: nothing but white space is asked for.
        """
        said = self._text[start:end].strip()
        if not said:
            raise ValueError(f"no character stands at {start}:{end}")
        if self._is_as_written:
            home = self._spans[0]
            begin = home.start + self._text.index(said, start)
            return Span(home.page, begin, begin + len(said)), home
        wanted = self._places[self._rank(start) : self._rank(end)]
        home, first = wanted[0]
        last = max(offset for span, offset in wanted if span is home)
        return Span(home.page, first, last + 1), home

    @cached_property
    def _places(self) -> list[tuple[Span, int]]:
        """Each character that is no white space: its span and its offset on the page."""
        return [
            (span, match.start())
            for span in self._spans
            for match in _INK.finditer(self._texts[span.page], span.start, span.end)
        ]

    def _rank(self, offset: int) -> int:
        """How many characters stand before an offset, white space left out."""
        return len("".join(self._text[:offset].split()))


def fact_of(mention: Mention, positions: Positions, texts: Mapping[int | None, str]) -> Fact:
    """The mention as it is stored."""
    here, home = positions.span(mention.start, mention.end)
    return Fact(
        kind=mention.kind,
        sentence=mention.sentence.ordinal,
        at=mention.start,
        page=here.page,
        quote_start=home.start,
        quote_end=home.end,
        quote=texts[home.page][home.start : home.end],
        start=here.start,
        end=here.end,
        text=normalise_space(mention.sentence.text[mention.start : mention.end]),
        value=mention.value,
        details=mention.details,
    )
