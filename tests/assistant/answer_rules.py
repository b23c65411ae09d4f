"""What the contract says of every answer object, read off the object and the pages alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.answer import SILENT, Answer
from ingest.registry import Registry

_MARK = re.compile(r"\[(\d+)\]")
_LINK_TARGET = re.compile(r"(?<=\])\([^)\s]*\)")


def breaches(answer: Answer, registry: Registry) -> list[str]:
    """A phrase for each of the contract's rules that the answer breaks; empty where it keeps them all."""
    return [*_numbering(answer), *_silence(answer), *_text(answer), *_quotes(answer, registry)]


def used_numbers(answer: Answer) -> list[int]:
    """Citation numbers in the order in which statements, then notices, first use them."""
    used = [part.citations for part in answer.statements] + [part.citations for part in answer.notices]
    return list(dict.fromkeys(number for numbers in used for number in numbers))


def frame_text(answer: Answer) -> str:
    """The text without its statements and their marks: the assistant's own sentences."""
    text = answer.text
    for statement in answer.statements:
        text = text.replace(_said(statement.text, statement.citations), " ", 1)
    return " ".join(text.split())


def _said(text: str, citations: tuple[int, ...]) -> str:
    return f"{text} {''.join(f'[{number}]' for number in citations)}"


def _numbering(answer: Answer) -> Iterator[str]:
    numbers = [citation.number for citation in answer.citations]
    if numbers != list(range(1, len(numbers) + 1)):
        yield f"citations are numbered {numbers}"
    if used_numbers(answer) != numbers:
        yield f"numbers are used in the order {used_numbers(answer)}"
    if not {int(mark) for mark in _MARK.findall(frame_text(answer))} <= set(numbers):
        yield "a mark points at nothing"


def _silence(answer: Answer) -> Iterator[str]:
    if answer.status in SILENT:
        if answer.statements or answer.citations or answer.notices:
            yield f"{answer.status} states something"
    elif not answer.statements:
        yield f"{answer.status} states nothing"
    if answer.related and answer.status != "not_in_documents":
        yield f"{answer.status} lists nearby passages"


def _text(answer: Answer) -> Iterator[str]:
    at = 0
    for statement in answer.statements:
        if not statement.citations:
            yield f"no citation under {statement.text!r}"
        found = answer.text.find(_said(statement.text, statement.citations), at)
        if found < 0:
            yield f"the text does not hold, in its place, {statement.text!r}"
        at = max(at, found + 1)
    asked = set(re.findall(r"\d+", answer.question))
    if not set(re.findall(r"\d+", frame_text(answer))) <= asked:
        yield f"a frame holds a number of its own: {frame_text(answer)!r}"


def _quotes(answer: Answer, registry: Registry) -> Iterator[str]:
    for citation in answer.citations:
        page = registry.page_text(citation.document_id, citation.page)
        if not citation.quote.strip() or page[citation.start : citation.end] != citation.quote:
            yield f"quote {citation.number} is not on its page"
    quotes = {citation.number: citation.quote for citation in answer.citations}
    for statement in answer.statements:
        quoted = " ".join(quotes[number] for number in statement.citations)
        if answer.engine == "extractive" and _read(statement.text) != _read(quoted):
            yield f"not what its quotes say: {statement.text!r}"


def _read(text: str) -> str:
    """The text as it reads: marks of Markdown that show emphasis, lists and links are for the eye."""
    return " ".join(re.sub(r"[*_`#>\[\]!]|(?:^|(?<=\s))[-+](?=\s)", "", _LINK_TARGET.sub("", text)).split())
