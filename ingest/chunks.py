"""Sentences and chunks: what can be quoted, and what is embedded and searched."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.cleaning import reading_flow
from ingest.lines import display_width, normalise_space
from ingest.packing import Part, pack
from ingest.sentences import cut_to_length, split_sentences
from ingest.settings import ChunkSettings
from ingest.structure import Block, blocks
from ingest.types import Chunk, Page, Sentence, UnitKind

_LONGEST_ROW = 400  # characters; a longer row is a text in a frame
_LONGEST_GAP = 1_000  # characters of white space and ruled lines inside a chunk
_LONGEST_CONTEXT = 160  # columns of a line that is read before others; a longer one says enough by itself


@dataclass(frozen=True, slots=True)
class Chunked:
    """A document's searchable chunks and quotable sentences, both in reading order."""

    chunks: tuple[Chunk, ...]
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class _Node:
    """What a sentence stands under: another one by its ordinal. ``depth``: how many that one and those above it are."""

    above: int | None
    depth: int


def chunk_document(pages: Sequence[Page], settings: ChunkSettings) -> Chunked:
    """The sentences of a document, and its chunks of whole sentences of one page and section.

    A chunk grows to ``settings.size`` columns; a sentence longer than that stands alone. A sentence that runs over
    a page break is in a chunk of each page it touches, with what stands there. Headings that follow one another stand
    with the text under the last of them.
    """
    found = blocks(reading_flow(pages))
    sentences: list[Sentence] = []
    nodes: list[_Node] = []
    parts: list[Part] = []
    leads: list[int] = []  # the sentence of each block that others stand under
    for number, (block, home) in enumerate(zip(found, _homes(found), strict=True)):
        first = len(sentences)
        for start, end in _borders(block):
            ordinal = len(sentences)
            node = _node(block, first, ordinal, nodes, leads)
            nodes.append(node)
            text = normalise_space(block.paragraph.text[start:end])
            stretches = block.paragraph.stretches(start, end)
            sentences.append(Sentence(ordinal, block.kind, text, tuple(s.span for s in stretches), block.section))
            for stretch in stretches:
                text = normalise_space(block.paragraph.text[stretch.start : stretch.end])
                width = display_width(text)
                parts.append(Part(ordinal, number, node.depth, block.kind, stretch.span, text, home, width))
        leads.append(len(sentences) - 1 if block.kind == "sentence" else first)
    texts = {page.number: page.text for page in pages}
    packed = [chunk for run in _runs(parts) for chunk in pack(run, settings)]
    chunks = (_chunk(i, chunk, texts, _context(chunk, sentences, nodes)) for i, chunk in enumerate(packed))
    return Chunked(tuple(chunks), tuple(sentences))


def _borders(block: Block) -> list[tuple[int, int]]:
    """The units of a block: headings and table rows are whole, all else, and a row that is a text, are sentences."""
    text = block.paragraph.text
    if block.kind == "heading" or (block.kind == "table_row" and len(text) <= _LONGEST_ROW):
        return cut_to_length(text, 0, len(text))
    return split_sentences(text)


def _homes(found: Sequence[Block]) -> list[str | None]:
    """The section whose chunks each block joins: its own; of a heading right above another one, the other's."""
    homes: list[str | None] = []
    after: UnitKind = "sentence"
    for block in reversed(found):
        homes.append(homes[-1] if block.kind == after == "heading" else block.section)
        after = block.kind
    return homes[::-1]


def _node(block: Block, first: int, ordinal: int, nodes: Sequence[_Node], leads: Sequence[int]) -> _Node:
    """Under what a sentence of ``block`` stands: what its block does, or the first sentence of the same item."""
    if ordinal > first and block.kind == "list_item":
        above: int | None = first
    else:
        above = None if block.place.parent is None else leads[block.place.parent]
    return _Node(above, 0 if above is None else nodes[above].depth + 1)


def _runs(parts: Sequence[Part]) -> Iterator[list[Part]]:
    """Parts of one page and section."""
    run: list[Part] = []
    for part in parts:
        if run and not _adjoin(run[-1], part):
            yield run
            run = []
        run.append(part)
    if run:
        yield run


def _adjoin(before: Part, part: Part) -> bool:
    """Whether the two can stand in one chunk. Ruled lines between them are part of its text, unless they are long."""
    gap = part.span.start - before.span.end
    return (before.span.page, before.section) == (part.span.page, part.section) and gap <= _LONGEST_GAP


def _context(parts: Sequence[Part], sentences: Sequence[Sentence], nodes: Sequence[_Node]) -> str:
    """What the chunk's sentences stand under and the chunk does not hold, from the widest in."""
    held = range(parts[0].ordinal, parts[-1].ordinal + 1)
    above: set[int] = set()
    for part in parts:
        upper = nodes[part.ordinal].above
        while upper is not None and upper not in above:
            above.add(upper)
            upper = nodes[upper].above
    lines = (_as_context(sentences[ordinal]) for ordinal in sorted(above) if ordinal not in held)
    return "\n".join(line for line in lines if display_width(line) <= _LONGEST_CONTEXT)


def _as_context(sentence: Sentence) -> str:
    return sentence.section or "" if sentence.kind == "heading" else sentence.text


def _chunk(ordinal: int, parts: Sequence[Part], texts: Mapping[int | None, str], context: str) -> Chunk:
    first, last = parts[0], parts[-1]
    page = texts[first.span.page]
    words = [first.text]
    for before, part in pairwise(parts):
        words += [re.sub(r"\s+", " ", page[before.span.end : part.span.start]), part.text]
    return Chunk(
        ordinal=ordinal,
        page=first.span.page,
        section=first.section,
        start=first.span.start,
        end=last.span.end,
        text="".join(words),
        first=first.ordinal,
        last=last.ordinal,
        context=context,
    )
