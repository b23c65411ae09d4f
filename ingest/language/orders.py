"""Sentences that order whoever answers from a document about how to answer: no statement of it, and perhaps an attack.

Such a sentence stays on its page, is found, and can be read; it is never quoted in an answer, gives no fact, and the
operator is told of it. That the assistant obeys nothing it reads does not depend on this list.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files

import yaml

from ingest.types import Sentence

_KEPT = 8_192  # sentences whose verdict is remembered: an answer looks at the same ones again and again
_LONGEST = 600  # code points: an order is a sentence, and a table row of pages' length is none
_SHOWN = 80  # code points of an order that a warning shows
_EDGES = re.compile(r"^(?:[\W\d_]+|(?:subject|re|fwd?|제목)\s?:)+|[^\w.!?]+$", re.IGNORECASE)
"""Marks of lists, emphasis, comments; what stands before a letter's subject."""
_NEXT = re.compile(r"(?<=[.!?])\s+")  # within titles and rows, which hold several sentences


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    lists: dict[str, list[str]] = yaml.safe_load(files(__package__).joinpath("orders.yaml").read_text("utf-8"))
    return {name: re.compile("|".join(f"(?:{line})" for line in lines), re.IGNORECASE) for name, lines in lists.items()}


@lru_cache(maxsize=_KEPT)
def is_order(text: str) -> bool:
    """Whether a sentence, heading, item or title is an order about the answer rather than a statement."""
    patterns, words = _patterns(), " ".join(text[:_LONGEST].split())
    if patterns["holds"].search(_EDGES.sub("", words)):
        return True
    if patterns["form"].search(words):
        return False
    return any(patterns["opens"].match(_EDGES.sub("", piece)) for piece in _NEXT.split(words))


def order_warnings(name: str, sentences: Iterable[Sentence]) -> tuple[str, ...]:
    """One sentence for each order of the document, for the person who added the file called ``name``."""
    return tuple(_warning(name, sentence) for sentence in sentences if is_order(sentence.text))


def _warning(name: str, sentence: Sentence) -> str:
    text = " ".join(sentence.text.split())
    shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN].rstrip()} …"
    page = sentence.spans[0].page
    where = f" on page {page}" if page is not None else ""
    return f"{name} has a sentence{where} that orders the assistant about its answers; none will quote it: “{shown}”"
