"""A document's blocks by where they stand on paper, put in the order in which they are read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ingest.readers.blocks import Block, Paragraph, Table, page_text

_APART = Paragraph("")


@dataclass(slots=True)
class Story:
    """Collects what a format tells in any order: ``above`` are page headers, ``below`` page footers and backgrounds."""

    above: list[Block] = field(default_factory=list)
    body: list[Block] = field(default_factory=list)
    endnotes: list[Block] = field(default_factory=list)
    below: list[Block] = field(default_factory=list)
    _footnotes: list[Block] = field(default_factory=list)

    def add(self, blocks: Iterable[Block]) -> None:
        """Goes on with the body; the notes found in ``blocks`` while they are made come right after them."""
        self.body += blocks
        self.body += self._footnotes
        self._footnotes.clear()

    def note(self, blocks: Iterable[Block]) -> None:
        """A footnote of the body's part that is being read."""
        self._footnotes += blocks

    def heading(self) -> str | None:
        """The heading that the body begins with, as a title does."""
        first = next((block for block in self.body if isinstance(block, Table) or block.text.strip()), None)
        return " ".join(first.text.split()) if isinstance(first, Paragraph) and first.level else None

    def text(self) -> str:
        """The page text: headers, body, endnotes, footers, each apart, a header of several sections once."""
        parts = (_once(self.above), self.body, self.endnotes, _once(self.below))
        return page_text(block for part in parts for block in (*part, _APART))


def _once(blocks: Iterable[Block]) -> Iterator[Block]:
    yield from dict.fromkeys(block for block in blocks if isinstance(block, Table) or block.text.strip())
