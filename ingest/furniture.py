"""Page furniture: page numbers, running headers and footers, ruled lines. It stays in the page's text, not in the flow.

Nothing is furniture for its looks alone. A line at a page's edge counts as furniture when the same line stands at the
same edge of other pages, or when a number in it counts along with the pages. A document of one page loses only its
page number and lines that hold no word at all.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import pairwise

from ingest.lines import Line, normalise_space
from ingest.markers import is_rule

_DEPTH = 3  # lines from an edge that can be furniture
_LONGEST = 120  # columns; running text that happens to repeat is longer
_RULE = re.compile(r"(?:[-=_*~─━═·.…‐‑–—\s]{3,}|[\u200b-\u200f\u2060\ufeff\ue000-\uf8ff─-◿\s]+)")
_NUMBER = re.compile(r"\d{1,4}")
_PAGE_NUMBER = re.compile(
    r"[-–—]\s*(\d{1,4})\s*[-–—]|(\d{1,4})\s*(?:/|of)\s*\d{1,4}|(\d{1,4})\s*(?:쪽|페이지|면)|[Pp](?:age|g|\.)\s*(\d{1,4})"
)
_COUNTER = re.compile(
    r"(?:[^\w#]*(?:page|pg|p|쪽|페이지|면|第)?[^\w#]*#[^\w#]*(?:(?:of|/)\s*\d+)?[^\w#]*(?:쪽|페이지|면|頁|page)?[^\w#]*"
    r"|.+(?:\s[|·•/–—-]\s*|\t\s*|\s{3,}|[Pp]age\s)#\W*|\W*#(?:\s*[|·•/–—-]\s|\s*\t|\s{3,}).+)",
    re.IGNORECASE,
)


def furniture(sheets: Sequence[Sequence[Line]]) -> set[Line]:
    """The lines of ``sheets`` (one list a page) that are no part of what the document says."""
    rules = {line for lines in sheets for line in lines if _RULE.fullmatch(line.text) or is_rule(line.text)}
    worded = [[line for line in lines if line not in rules] for lines in sheets]
    top = _repeated([lines[:_DEPTH] for lines in worded], len(sheets))
    bottom = _repeated([lines[::-1][:_DEPTH] for lines in worded], len(sheets))
    outermost = {line for lines in worded for line in (*lines[:1], *lines[-1:]) if _numbers_its_page(line)}
    found = top | bottom | outermost
    if all(line in found for lines in worded for line in lines):
        # A document that says the same on every page says it, and nothing else.
        found = {line for line in found if any(isinstance(key, tuple) for key in _keys(line))}
    return rules | found


def _repeated(edges: Sequence[Sequence[Line]], sheets: int) -> set[Line]:
    """The lines that recur over the edges given, each edge from the outermost line inwards."""
    seen: defaultdict[Hashable, list[int]] = defaultdict(list)
    for edge in edges:
        for line in edge:
            for key in _keys(line):
                if not seen[key] or seen[key][-1] != line.sheet:
                    seen[key].append(line.sheet)
    recurring = {(key, sheet) for key, at in seen.items() for sheet in _recurring(at, sheets, isinstance(key, tuple))}
    found: set[Line] = set()
    for edge in edges:
        for line in edge:
            if not any((key, line.sheet) in recurring for key in _keys(line)):
                break
            found.add(line)
    return found


def _keys(line: Line) -> Iterator[Hashable]:
    """Under which names a line recurs: its words, or its words around a number that counts along with the pages."""
    if line.width > _LONGEST:
        return
    text = normalise_space(line.text)
    yield text
    for number in _NUMBER.finditer(line.text):
        masked = line.text[: number.start()] + "#" + line.text[number.end() :]
        if _COUNTER.fullmatch(masked):
            yield normalise_space(masked), int(number[0]) - line.sheet


def _numbers_its_page(line: Line) -> bool:
    """Whether the line is nothing but the number of its page, set off as such: ``- 1 -``, ``1 / 3``, ``1쪽``."""
    found = _PAGE_NUMBER.fullmatch(line.text)
    return found is not None and next(int(number) for number in found.groups() if number) == line.page


def _recurring(at: Sequence[int], sheets: int, counts: bool) -> Iterable[int]:
    """The pages among ``at`` on which the recurrence is no accident: three in step, or both of two."""
    run: list[int] = []
    enough = 2 if counts or sheets == 2 else 3
    for before, sheet in pairwise([None, *at, None]):
        if before is not None and (sheet is None or sheet - before > 2):
            if len(run) >= enough:
                yield from run
            run = []
        if sheet is not None:
            run.append(sheet)
