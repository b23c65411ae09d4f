"""HTML: the part of the page that an article extractor takes for its text, with all that stands in between."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator, Sequence

from lxml.etree import LxmlError  # type: ignore[import-untyped]
from lxml.html import HtmlElement, HTMLParser, document_fromstring  # type: ignore[import-untyped]

from ingest.readers.archive import damaged
from ingest.readers.blocks import Block, Paragraph, page_text
from ingest.readers.html_blocks import blocks_of
from ingest.readers.library_logs import take_over
from ingest.readers.text import decoded, whole_page
from ingest.readers.titles import believable_title
from ingest.settings import LimitSettings
from ingest.tidying import tidy
from ingest.types import Reading

LOG = logging.getLogger(__name__)

suffixes = (".html", ".htm", ".xhtml")

_DECLARED_WITHIN = 4_096  # bytes
_DECLARATION = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE | re.ASCII
)
_EXTRACTOR_FAILURES = (LxmlError, ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
_SHORT = 20  # characters; less may stand inside another text by accident

take_over("trafilatura", "htmldate", "courlan")


def read(data: bytes, name: str, limits: LimitSettings) -> Reading:
    """The main text as one page without a number; menus, scripts and hidden text left out, nothing fetched."""
    declaration = _DECLARATION.search(data[:_DECLARED_WITHIN])
    source = decoded(data, name, limits, declaration[1].decode() if declaration else None)
    root, shown = parsed(source, name)
    blocks = _main(shown, source)
    pages = whole_page(tidy(page_text(blocks)), name, "whole")
    return Reading(pages, _title(root, blocks, pages[0].text))


def parsed(source: str, name: str) -> tuple[HtmlElement, list[Block]]:
    """The page's root element and all that it shows. Raises ReadError (unreadable)."""
    try:
        root = document_fromstring(source.encode(), HTMLParser(encoding="utf-8", huge_tree=True))
        return root, blocks_of(root)
    except (LxmlError, RecursionError) as error:
        raise damaged(name) from error


def _main(blocks: Sequence[Block], source: str) -> Sequence[Block]:
    """From the first block that the extractor takes for the page's text to the last, with the headings above it.

    It is asked where the text begins and ends, and not what is in between: it passes over short lines and does not
    put merged cells in their place. Where it finds no text the whole page is.
    """
    lines = [_letters(line) for line in _extracted(source).splitlines()]
    known, whole = frozenset(lines), "".join(lines)
    taken = [n for n, block in enumerate(blocks) if any(_is_in(line, known, whole) for line in _lines(block))]
    if not taken:
        return blocks
    titles = [n for n, block in enumerate(blocks[: taken[0]]) if _level(block) == 1]
    start = titles[-1] if titles else taken[0]
    while start and _level(blocks[start - 1]):
        start -= 1
    return blocks[start : taken[-1] + 1]


def _level(block: Block) -> int:
    return block.level if isinstance(block, Paragraph) else 0


def _extracted(source: str) -> str:
    import trafilatura  # half a second, which only those pay who have HTML

    try:
        text = trafilatura.extract(source, favor_recall=True, include_comments=False, include_tables=True)
    except _EXTRACTOR_FAILURES as error:
        LOG.debug("the extractor failed: %r", error)
        return ""
    return text or ""


def _lines(block: Block) -> Iterator[str]:
    return filter(None, map(_letters, page_text([block]).splitlines()))


def _letters(line: str) -> str:
    """The line by its letters alone: the extractor has its own marks for lists, tables and headings."""
    return "".join(filter(str.isalpha, line))


def _is_in(line: str, known: frozenset[str], whole: str) -> bool:
    return line in known or (len(line) >= _SHORT and line in whole)


def _title(root: HtmlElement, blocks: Iterable[Block], text: str) -> str | None:
    """The heading that the window's title repeats, else the first one, else the window's title if it can be believed.

    By itself the window's title is often that of the site or of a kind of page.
    """
    title = " ".join((root.findtext(".//title") or "").split())
    headings = [page_text([block]).lstrip("# ") for block in blocks if _level(block)]
    repeated = [heading for heading in headings if heading in title]
    return next(iter(repeated or headings), None) or believable_title(title, text)
