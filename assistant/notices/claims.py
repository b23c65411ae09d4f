"""What a sentence claims in figures and names, taken apart so that two sentences can be set against each other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from assistant.evidence.candidates import Passage
from assistant.evidence.matching import Word, likeness
from assistant.notices.attribution import Attribution, attributed
from assistant.patterns import load_patterns, load_words
from ingest.language.dates import DateMention, find_dates
from ingest.language.names import Aliases, NameMention, PersonMention, find_names, find_people
from ingest.language.numbers import Number, find_numbers
from ingest.language.tokens import content_words, is_hangul
from ingest.lexicon import Lexicon, word_forms

ALIKE = 0.7
"""Least likeness of two words that may stand for each other."""
_CLAUSE_ENDS = re.compile(r"[;:,()—–]|\b(?:which|who|while|whereas)\b|지만|으며|고 있으며")
_BARE_COUNTERS = frozenset({"개", "명", "곳", "건", "가지", "군데", "인", "대", "팀"})
_BASIS_REACH = 24  # characters on either side of a figure


@dataclass(frozen=True, slots=True)
class Figure:
    """A number, what it counts (``head``), and the words of its clause; ``basis``: of each, in total, or not said."""

    number: Number
    head: tuple[Word, ...]
    words: tuple[Word, ...]
    basis: str | None


@dataclass(frozen=True, slots=True)
class Claim:
    """One sentence's figures, days and people, with what they are about. Offsets are into ``said.body``."""

    passage: Passage
    said: Attribution
    names: frozenset[str]
    around: frozenset[str]  # names of the title, the heading and the sentence before
    figures: tuple[Figure, ...]
    events: tuple[DateMention, ...]  # days on which something happens; "as of" days are none
    people: tuple[PersonMention, ...]
    words: tuple[Word, ...]
    stage: int  # 2 what is planned, 1 what is about to come, 0 what is
    further: bool  # "three more …": beside those claimed elsewhere

    @property
    def day(self) -> date | None:
        """The day for which the claim speaks."""
        return self.said.day


@lru_cache(maxsize=10_000)
def claim_of(passage: Passage, aliases: Aliases) -> Claim:
    """The claim of a sentence, list item or table row."""
    said = attributed(passage.text, passage.document, aliases)
    patterns, body = load_patterns("claims"), said.body
    names, dates = find_names(body, aliases), find_dates(body, said.day)
    taken = [*((n.start, n.end) for n in names), *((d.start, d.end) for d in dates)]
    reached = [d for d in dates if patterns["reached"].search(body[: d.start]) or body[d.end :].startswith("까지")]
    return Claim(
        passage=passage,
        said=said,
        names=_known(names),
        around=_known(find_names(passage.context, aliases)),
        figures=tuple(_figure(number, body, taken) for number in find_numbers(body)),
        events=tuple(d for d in dates if d.day and d not in reached),
        people=tuple(find_people(body, aliases)),
        words=_words(body, 0, len(body), taken),
        stage=2 if patterns["planned"].search(body) else int(patterns["coming"].search(body) is not None),
        further=patterns["further"].search(body) is not None,
    )


def alike(some: Sequence[Word], others: Sequence[Word], lexicon: Lexicon) -> int:
    """How many of the words have one of the same meaning among the others, in either language."""
    keys = {key for key, _ in others}
    open_words = [word for word in some if word[0] not in keys]
    if not open_words or not others:
        return len(some) - len(open_words)
    best = likeness(open_words, others, lexicon).max(axis=1)
    return len(some) - len(open_words) + int((best >= ALIKE).sum())


def is_general(word: Word) -> bool:
    """Whether the word says nothing of what a figure counts: "companies", 기업, "said"."""
    return word[0] in _general()


@cache
def _general() -> frozenset[str]:
    lists = load_words()["counted_by_many"]
    return frozenset(key for words in lists.values() for word in words for key, _ in word_forms(word)) | {
        word for words in lists.values() for word in words
    }


def _known(names: Sequence[NameMention]) -> frozenset[str]:
    return frozenset((name.canonical or name.text).casefold() for name in names)


def _figure(number: Number, body: str, taken: Sequence[tuple[int, int]]) -> Figure:
    ends = [match.end() for match in _CLAUSE_ENDS.finditer(body, 0, number.start)]
    after = _CLAUSE_ENDS.search(body, number.end)
    start, end = max(ends, default=0), after.start() if after else len(body)
    return Figure(number, _head(number, body, start, end), _words(body, start, end, taken), basis_of(number, body))


def basis_of(number: Number, text: str) -> str | None:
    """Whether the words around a number say that it is one of "each" or the "total"."""
    near = text[max(0, number.start - _BASIS_REACH) : number.end + _BASIS_REACH]
    patterns = load_patterns("claims")
    return next((name for name in ("each", "total") if patterns[name].search(near)), None)


def _head(number: Number, body: str, start: int, end: int) -> tuple[Word, ...]:
    """The noun that is counted; beside a bare Korean counter it stands on one side or the other."""
    if number.unit is None or number.kind not in ("count", "measure"):
        return ()
    if number.unit not in _BARE_COUNTERS:
        return word_forms(number.unit)
    after = [w for w in word_forms(body[number.end : end]) if w[0] not in _BARE_COUNTERS]
    before = word_forms(body[start : number.start])
    return (*before[-1:], *after[:1])


def _words(body: str, start: int, end: int, taken: Sequence[tuple[int, int]]) -> tuple[Word, ...]:
    """The content words of a stretch, without names, dates and numbers."""
    part = body[start:end]
    free = (
        word
        for word in content_words(part)
        if not word.key[0].isdigit() and not any(s < start + word.end and start + word.start < e for s, e in taken)
    )
    numerals = [(n.start, n.end) for n in find_numbers(part)]
    kept = (word for word in free if not any(s < word.end and word.start < e for s, e in numerals))
    return tuple(dict.fromkeys((word.key, word.key if is_hangul(word.key) else word.text.casefold()) for word in kept))
