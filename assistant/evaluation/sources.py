"""Where the expected quotes stand: pages and offsets, however the lines are wrapped and the pages broken."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.evaluation.errors import EvaluationError
from assistant.evaluation.product import Passage, Shelf
from assistant.evaluation.reading.wording import squeeze, squeeze_with_map
from assistant.evaluation.schema import Question, Source
from ingest.types import Page


@dataclass(frozen=True, slots=True)
class Spot:
    """A place where an expected quote, or its part on this page, stands."""

    document_id: str
    page: int | None
    start: int
    end: int

    def is_in(self, passage: Passage) -> bool:
        """Whether the passage holds all of it."""
        here = (passage.document_id, passage.page) == (self.document_id, self.page)
        return here and passage.start <= self.start and self.end <= passage.end


def spots(question: Question, shelf: Shelf) -> list[Spot]:
    """Every place of every expected source.

    Raises ``EvaluationError`` where the store lacks the document or the document lacks the quote: such a question
    cannot be scored, and no answer to it can be right.
    """
    return [spot for source in question.expected.sources for spot in _find(question.id, source, shelf)]


def _find(question_id: str, source: Source, shelf: Shelf) -> list[Spot]:
    held = shelf.named(source.document)
    if len(held) != 1:
        many = f"{len(held)} documents" if held else "no document"
        raise EvaluationError(f"{question_id}: expected.sources: the store holds {many} named {source.document}.")
    document_id = held[0].document_id
    pages = [page for page in shelf.pages(document_id) if source.page in (None, page.number)]
    found = [Spot(document_id, page.number, *place) for page in pages for place in _places(source.quote, page.text)]
    found = found or [Spot(document_id, *place) for place in _across(source.quote, pages)]
    if not found:
        raise EvaluationError(f"{question_id}: expected.sources: {source.document} does not say '{source.quote}'.")
    return found


def _places(quote: str, text: str) -> Iterator[tuple[int, int]]:
    """Offsets of each occurrence, white space and the shape of quotation marks aside."""
    wanted = squeeze(quote)
    squeezed, offsets = squeeze_with_map(text)
    at = squeezed.find(wanted)
    while at >= 0:
        yield offsets[at], offsets[at + len(wanted) - 1] + 1
        at = squeezed.find(wanted, at + 1)


def _across(quote: str, pages: Sequence[Page]) -> Iterator[tuple[int | None, int, int]]:
    """The longer part of a quote that a page break divides, whatever footer and header stand between."""
    words = quote.split()
    for first, second in pairwise(pages):
        for cut in range(len(words) - 1, 0, -1):
            head, tail = " ".join(words[:cut]), " ".join(words[cut:])
            ends = list(_places(head, first.text))
            begins = list(_places(tail, second.text))
            if ends and begins:
                longer_first = len(head) >= len(tail)
                yield (first.number, *ends[-1]) if longer_first else (second.number, *begins[0])
                break
