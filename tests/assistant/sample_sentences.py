"""The sentences of the sample documents, and small changes to one that change what it says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path

from assistant.patterns import load_patterns
from ingest.language.dates import find_dates
from ingest.language.names import Aliases, find_names
from ingest.language.numbers import find_numbers
from ingest.language.tokens import content_words
from ingest.sentences import split_sentences

DOCUMENTS = Path(__file__).parents[1] / "samples" / "answerability" / "docs"
DATED = date(2025, 1, 1)
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_OTHER_NUMBER = "7777"  # stands in no sample document


@cache
def sample_aliases() -> Aliases:
    """The spellings that the sample documents come with."""
    return Aliases.load([DOCUMENTS / "aliases.yaml"])


@cache
def sample_sentences() -> tuple[str, ...]:
    """Every sentence of the sample documents, English and Korean, once."""
    files = sorted(path for path in DOCUMENTS.iterdir() if path.suffix in {".md", ".txt"})
    lines = [line for file in files for line in file.read_text("utf-8").splitlines() if line.strip()]
    return tuple(dict.fromkeys(line[start:end] for line in lines for start, end in split_sentences(line)))


def with_another_number(sentence: str) -> Iterator[str]:
    """The sentence with one of its numerals changed."""
    for number in find_numbers(sentence):
        written = sentence[number.start : number.end]
        if _DIGITS.search(written):
            yield sentence[: number.start] + _DIGITS.sub(_OTHER_NUMBER, written, count=1) + sentence[number.end :]


def with_another_day(sentence: str) -> Iterator[str]:
    """The sentence with the day of one of its dates changed."""
    for mention in find_dates(sentence, DATED):
        if mention.day and not mention.until:
            written = sentence[mention.start : mention.end]
            other = re.sub(rf"(?<!\d){mention.day}(?!\d)", str(mention.day % 27 + 1), written, count=1)
            yield sentence[: mention.start] + other + sentence[mention.end :]


def without_stance(sentence: str, kind: str) -> Iterator[str]:
    """The sentence without one word that turns it round or softens it."""
    for match in load_patterns("stance")[kind].finditer(sentence):
        yield sentence[: match.start()] + sentence[match.end() :]


def with_names_swapped(sentence: str) -> Iterator[str]:
    """The sentence with two neighbouring names in each other's place."""
    for one, other in pairwise(find_names(sentence, sample_aliases())):
        if one.text.casefold() != other.text.casefold() and (one.canonical is None or one.canonical != other.canonical):
            yield _swapped(sentence, (one.start, one.end), (other.start, other.end))


def with_words_swapped(sentence: str) -> Iterator[str]:
    """The sentence with two neighbouring content words in each other's place; "June 4" may be "4 June"."""
    dates = find_dates(sentence, DATED)
    for one, other in pairwise(content_words(sentence)):
        dated = any(date.start < other.end and one.start < date.end for date in dates)
        if one.key != other.key and not dated and not sentence[one.end : other.start].strip():
            yield _swapped(sentence, (one.start, one.end), (other.start, other.end))


def _swapped(text: str, one: tuple[int, int], other: tuple[int, int]) -> str:
    (a, b), (c, d) = one, other
    return text[:a] + text[c:d] + text[b:c] + text[a:b] + text[d:]
