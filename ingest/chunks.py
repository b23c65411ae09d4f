"""Sentences and chunks: what can be quoted, and what is embedded and searched."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.cleaning import reading_flow
from ingest.lines import normalise_space
from ingest.sentences import cut_to_length, split_sentences
from ingest.settings import ChunkSettings
from ingest.structure import Block, blocks
from ingest.types import Chunk, Page, Sentence, Span, UnitKind

_LONGEST_ROW = 400  # characters; a longer row is a text in a frame
_LONGEST_GAP = 1_000  # characters of white space and ruled lines inside a chunk


@dataclass(frozen=True, slots=True)
class Chunked:
    """A document's searchable chunks and quotable sentences, both in reading order."""

    chunks: tuple[Chunk, ...]
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class _Part:
    """What of one sentence stands on one page, and the section whose chunks it joins: what chunks are packed from."""

    ordinal: int
    kind: UnitKind
    span: Span
    text: str
    section: str | None


def chunk_document(pages: Sequence[Page], settings: ChunkSettings) -> Chunked:
    """The sentences of a document, and its chunks of whole sentences of one page and section.

    A chunk grows to ``settings.size`` characters; a sentence longer than that stands alone. A sentence that runs over
    a page break is in a chunk of each page it touches, with what stands there. Headings that follow one another stand
    with the text under the last of them.
    """
    sentences: list[Sentence] = []
    parts: list[_Part] = []
    found = blocks(reading_flow(pages))
    for block, home in zip(found, _homes(found), strict=True):
        paragraph = block.paragraph
        for start, end in _borders(block):
            stretches = paragraph.stretches(start, end)
            ordinal, text = len(sentences), normalise_space(paragraph.text[start:end])
            sentences.append(Sentence(ordinal, block.kind, text, tuple(s.span for s in stretches), block.section))
            for stretch in stretches:
                text = normalise_space(paragraph.text[stretch.start : stretch.end])
                parts.append(_Part(ordinal, block.kind, stretch.span, text, home))
    texts = {page.number: page.text for page in pages}
    packed = [chunk for run in _runs(parts) for chunk in _pack(run, settings)]
    return Chunked(tuple(_chunk(i, chunk, texts) for i, chunk in enumerate(packed)), tuple(sentences))


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


def _runs(parts: Sequence[_Part]) -> Iterator[list[_Part]]:
    """Parts of one page and section."""
    run: list[_Part] = []
    for part in parts:
        if run and not _adjoin(run[-1], part):
            yield run
            run = []
        run.append(part)
    if run:
        yield run


def _adjoin(before: _Part, part: _Part) -> bool:
    """Whether the two can stand in one chunk. Ruled lines between them are part of its text, unless they are long."""
    gap = part.span.start - before.span.end
    return (before.span.page, before.section) == (part.span.page, part.section) and gap <= _LONGEST_GAP


def _pack(run: Sequence[_Part], settings: ChunkSettings) -> Iterator[list[_Part]]:
    """Greedily fills chunks with what belongs together, each chunk but the first led by the overlap."""
    chunk: list[_Part] = []
    for atom in _atoms(run, settings.size):
        if chunk and _length([*chunk, *atom]) > settings.size:
            yield chunk
            chunk = _tail(chunk, min(settings.overlap, settings.size - _length(atom) - 1))
        chunk = [*chunk, *atom]
    yield chunk


def _atoms(run: Sequence[_Part], size: int) -> Iterator[list[_Part]]:
    """What is not torn: lists and tables that fit, and a heading with the first words under it."""
    for whole in _clustered(run, ("heading", "list_item", "table_row")):
        if _length(whole) <= size:
            yield whole
            continue
        for atom in _clustered(whole, ("heading",)):
            yield from [atom] if _length(atom) <= size else [[part] for part in atom]


def _clustered(run: Sequence[_Part], kinds: Sequence[UnitKind]) -> Iterator[list[_Part]]:
    """Groups parts of one of ``kinds`` with the next one like it, a heading with whatever follows it."""
    group: list[_Part] = []
    for part in run:
        if group:
            last = group[-1]
            alike = last.kind == part.kind or last.kind == "heading" or last.text.endswith((":", "："))
            if not (alike and (last.kind in kinds or part.kind in kinds)):
                yield group
                group = []
        group.append(part)
    yield group


def _tail(chunk: Sequence[_Part], longest: int) -> list[_Part]:
    """The last sentences of ``chunk``, as many as ``longest`` characters hold, never all of it."""
    tail: list[_Part] = []
    for part in reversed(chunk[1:]):
        if _length([part, *tail]) > longest:
            break
        tail.insert(0, part)
    return tail


def _length(parts: Sequence[_Part]) -> int:
    return sum(len(part.text) for part in parts) + max(0, len(parts) - 1)


def _chunk(ordinal: int, parts: Sequence[_Part], texts: Mapping[int | None, str]) -> Chunk:
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
    )
