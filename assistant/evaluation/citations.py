"""Whether an answer's citations are in order, and whether each quote stands on its page word for word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from pathlib import PurePath

from assistant.answer import SILENT, Answer, Citation
from assistant.evaluation.product import Shelf

_MARK = re.compile(r"\[(\d+)\]")


def citation_problems(answer: Answer, shelf: Shelf) -> list[str]:
    """What breaks the contract's rules on citations: numbering, marks, use, and agreement with the registry."""
    if answer.status in SILENT:
        kept = answer.statements or answer.citations or _MARK.search(answer.text)
        return [f"status {answer.status} states or cites something"] if kept else []
    return [
        *_numbering(answer),
        *_marks(answer),
        *(problem for citation in answer.citations for problem in _fields(citation, answer, shelf)),
    ]


def quote_problem(citation: Citation, shelf: Shelf) -> str | None:
    """Why the quote is not what stands at its place, or None."""
    page = shelf.page(citation.document_id, citation.page)
    if page is None:
        return f"[{citation.number}] cites page {citation.page}, which does not exist"
    if not citation.quote.strip():
        return f"[{citation.number}] quotes nothing"
    if citation.start < 0 or page.text[citation.start : citation.end] != citation.quote:
        return f"[{citation.number}] quotes words that do not stand at {citation.start} to {citation.end}"
    return None


def _numbering(answer: Answer) -> Iterator[str]:
    """Numbers run from 1 in order of first use, statements before notices; nothing unused, nothing missing."""
    if not answer.statements:
        yield f"status {answer.status} states nothing"
    in_order = [part.citations for part in answer.statements] + [part.citations for part in answer.notices]
    used = list(dict.fromkeys(chain.from_iterable(in_order)))
    numbers = [citation.number for citation in answer.citations]
    if numbers != list(range(1, len(numbers) + 1)):
        yield f"citations are numbered {numbers}"
    if used != sorted(used):
        yield f"citations are first used in the order {used}"
    for number in sorted(set(used) - set(numbers)):
        yield f"[{number}] does not exist"
    for number in sorted(set(numbers) - set(used)):
        yield f"[{number}] is cited and not used"
    for statement in answer.statements:
        if not statement.citations:
            yield f"'{statement.text}' cites nothing"


def _marks(answer: Answer) -> Iterator[str]:
    """The text has each statement in order, each followed at once by its own marks, and no other mark."""
    at, seen = 0, 0
    for statement in answer.statements:
        found = answer.text.find(statement.text, at)
        if found < 0:
            yield f"'{statement.text}' is not in the text in its turn"
            continue
        at = found + len(statement.text)
        marks = re.match(r"(?:\s*\[\d+\])*", answer.text[at:])
        given = tuple(int(number) for number in _MARK.findall(marks.group())) if marks else ()
        seen += len(given)
        if given != statement.citations:
            yield f"'{statement.text}' is marked {list(given)} and cites {list(statement.citations)}"
    inside = sum(len(_MARK.findall(statement.text)) for statement in answer.statements)
    if len(_MARK.findall(answer.text)) != seen + inside:
        yield "the text has marks that follow no statement"


def _fields(citation: Citation, answer: Answer, shelf: Shelf) -> Iterator[str]:
    """What the citation says of its document must be what the registry says."""
    document = shelf.documents.get(citation.document_id)
    if document is None:
        yield f"[{citation.number}] cites a document that does not exist"
        return
    for key in ("title", "kind", "date", "visibility"):
        if getattr(citation, key) != getattr(document, key):
            yield f"[{citation.number}] has another {key} than its document"
    parts = PurePath(citation.path).parts
    if not parts or PurePath(document.path).parts[-len(parts) :] != parts:
        yield f"[{citation.number}] has another path than its document"
    page = shelf.page(citation.document_id, citation.page)
    if page is not None and page.label != citation.page_label:
        yield f"[{citation.number}] has another page label than its page"
    if answer.audience == "press" and document.visibility != "public":
        yield f"[{citation.number}] shows an internal document to the press"
