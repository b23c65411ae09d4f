"""Which sentences share a chunk: what belongs together stays together as long as it fits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from ingest.settings import ChunkSettings
from ingest.types import Span, UnitKind

_SPEAKS_ON = re.compile(
    r"(?:(?:He|She|They) (?:also |then |further )?(?:added|said|noted|explained|continued|stressed|told)\b"
    r"|(?:그|그녀|이들)[는은]\s|(?:이어|또|또한|아울러|그러면서)[,\s]).*[“\"‘]"
)
_QUOTATION = re.compile(r"[“”\"]")


@dataclass(frozen=True, slots=True)
class Part:
    """What of one sentence stands on one page, and the section whose chunks it joins: what chunks are packed from.

    ``depth``: how many sentences it stands under (headings, lead-ins, items); ``block``: the paragraph it is from;
    ``width``: its columns.
    """

    ordinal: int
    block: int
    depth: int
    kind: UnitKind
    span: Span
    text: str
    section: str | None
    width: int


def pack(run: Sequence[Part], settings: ChunkSettings) -> Iterator[list[Part]]:
    """Greedily fills chunks with what belongs together, each chunk but the first led by the overlap."""
    chunk: list[Part] = []
    for atom in _atoms(run, settings.size):
        if chunk and _width([*chunk, *atom]) > settings.size:
            yield chunk
            chunk = _tail(chunk, min(settings.overlap, settings.size - _width(atom) - 1))
        chunk = [*chunk, *atom]
    yield chunk


def _atoms(parts: Sequence[Part], size: int) -> Iterator[list[Part]]:
    """What is not torn: all that stands under one part, and lists and tables, where they fit; else what they hold."""
    for trees in _lists(_trees(parts)):
        whole = list(chain(*trees))
        if _width(whole) <= size:
            yield whole
        elif len(trees) > 1:
            yield from _atoms_of_each(trees, size)
        else:
            yield from _torn(whole, size)


def _atoms_of_each(trees: Sequence[Sequence[Part]], size: int) -> Iterator[list[Part]]:
    for tree in trees:
        yield from [list(tree)] if _width(tree) <= size else _torn(tree, size)


def _torn(tree: Sequence[Part], size: int) -> Iterator[list[Part]]:
    """The atoms of a tree that does not fit, its head with the first words under it, for a heading at any price."""
    head = [tree[0]]
    room = size - _width(head) - 1 if tree[0].kind == "heading" else size
    for atom in _atoms(tree[1:], max(room, size // 2)):
        if head and _width([*head, *atom]) > size:
            yield head
            head = []
        yield [*head, *atom]
        head = []
    if head:
        yield head


def _trees(parts: Sequence[Part]) -> Iterator[list[Part]]:
    """Each part with all that stands under it, and with the rest of the quotation that it begins."""
    tree: list[Part] = []
    is_open = False
    for part in parts:
        if tree and part.depth <= tree[0].depth and not _speaks_on(tree[-1], part, is_open):
            yield tree
            tree, is_open = [], False
        is_open = _is_open_after(part.text, is_open)
        tree.append(part)
    if tree:
        yield tree


def _lists(trees: Iterator[list[Part]]) -> Iterator[list[list[Part]]]:
    """Items and rows that follow one another as one, all else by itself."""
    found: list[list[Part]] = []
    for tree in trees:
        alike = found and found[-1][0].kind == tree[0].kind and found[-1][0].depth == tree[0].depth
        if found and not (alike and tree[0].kind in ("list_item", "table_row")):
            yield found
            found = []
        found.append(tree)
    if found:
        yield found


def _speaks_on(before: Part, part: Part, is_open: bool) -> bool:
    """Whether ``part`` goes on with the quotation in ``before``, or with another one of its speaker."""
    if before.block == part.block and is_open:
        return True
    return _QUOTATION.search(before.text) is not None and _SPEAKS_ON.match(part.text) is not None


def _is_open_after(text: str, is_open: bool) -> bool:
    """Whether a quotation is open behind ``text``, given whether one was before it."""
    opened, closed = text.rfind("“"), text.rfind("”")
    if opened != closed:
        return opened > closed
    return is_open != (text.count('"') % 2 == 1)


def _tail(chunk: Sequence[Part], longest: int) -> list[Part]:
    """The last sentences of ``chunk``, as many as ``longest`` columns hold, never all of it."""
    tail: list[Part] = []
    for part in reversed(chunk[1:]):
        if _width([part, *tail]) > longest:
            break
        tail.insert(0, part)
    return tail


def _width(parts: Sequence[Part]) -> int:
    return sum(part.width for part in parts) + max(0, len(parts) - 1)
