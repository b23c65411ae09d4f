"""A question, understood: its language, what kind of thing it asks for, and the words an answer must account for."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from assistant.answer import Turn
from assistant.asked import Asked, asked_kinds, wants_several
from assistant.followup import Context, resolve
from assistant.patterns import load_words
from assistant.roles import roles_in
from ingest.language.dates import DateMention, find_dates
from ingest.language.detect import language_of
from ingest.language.names import Aliases, NameMention, find_names
from ingest.language.numbers import Number, find_numbers
from ingest.language.tokens import content_words
from ingest.lexicon import word_form

CARRIED = 0.5
"""Weight of a word taken over from the turn before, against 1 for the question's own."""


@dataclass(frozen=True, slots=True)
class Term:
    """One thing the question is about: a content word, or a whole name with every spelling known for it."""

    text: str
    keys: tuple[str, ...]  # stem keys of its words
    weight: float
    name: bool = False
    spellings: tuple[str, ...] = ()
    date: DateMention | None = None

    @property
    def binding(self) -> bool:
        """Whether an answer must account for it: a name or a date of the question itself."""
        return (self.name or self.date is not None) and not self.carried

    @property
    def carried(self) -> bool:
        """Whether the term comes from an earlier turn."""
        return self.weight < 1


@dataclass(frozen=True, slots=True)
class Question:
    """What the steps after this one need to know."""

    text: str
    standalone: str
    language: Literal["en", "ko"]
    asked: tuple[Asked, ...]
    several: bool
    terms: tuple[Term, ...]
    roles: frozenset[int]  # ranks of the titles in it, see assistant/roles.py
    numbers: tuple[Number, ...]
    dates: tuple[DateMention, ...]

    @property
    def search_text(self) -> str:
        """What both retrieval legs are given: the question, and the other spellings of its names."""
        extra = [s for term in self.terms for s in term.spellings if s.casefold() not in self.standalone.casefold()]
        return " ".join([self.standalone, *extra])


def clean(text: str) -> str:
    """NFC, without control, bidirectional and zero-width characters; white space runs become one space."""
    kept = (" " if c.isspace() else c for c in unicodedata.normalize("NFC", text) if c.isspace() or _printable(c))
    return " ".join("".join(kept).split())


def _printable(character: str) -> bool:
    return unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Co", "Cn"}


def understand(text: str, history: Sequence[Turn], aliases: Aliases) -> Question:
    """Reads a cleaned question after the conversation so far (oldest turn first)."""
    language: Literal["en", "ko"] = "ko" if language_of(text) == "ko" else "en"
    context = resolve(text, history, aliases)
    asked = asked_kinds(text)
    if context and asked in {("open",), ("yes_no",)} and context.takes_kind:
        asked = asked_kinds(context.base)
    dates = tuple(find_dates(text))
    own = _terms(text, asked, aliases, dates, weight=1.0)
    carried = _carried_terms(context, own, aliases) if context else ()
    return Question(
        text=text,
        standalone=context.standalone if context else text,
        language=language,
        asked=asked,
        several=wants_several(text),
        terms=own + carried,
        roles=roles_in(text),
        numbers=tuple(find_numbers(text)),
        dates=dates,
    )


def _carried_terms(context: Context, own: tuple[Term, ...], aliases: Aliases) -> tuple[Term, ...]:
    known = {key for term in own for key in term.keys}
    dates = tuple(find_dates(context.base))
    terms = _terms(context.base, asked_kinds(context.base), aliases, dates, weight=CARRIED)
    if any(term.name for term in own) and context.replaces_name:
        terms = tuple(term for term in terms if not term.name)
    terms += tuple(_name_term(mention, aliases, CARRIED) for mention in context.names)
    carried: dict[tuple[str, ...], Term] = {}
    for term in terms:
        if not known.issuperset(term.keys):
            carried.setdefault(term.keys, term)
    return tuple(carried.values())


def _terms(
    text: str, asked: tuple[Asked, ...], aliases: Aliases, dates: Sequence[DateMention], weight: float
) -> tuple[Term, ...]:
    dated = [(date.start, date.end) for date in dates]
    names = [n for n in find_names(text, aliases) if not any(s < n.end and n.start < e for s, e in dated)]
    ignored = _ignored_keys(asked)
    taken = [(name.start, name.end) for name in names] + dated
    terms: dict[tuple[str, ...], Term] = {}
    for date in dates:
        words = text[date.start : date.end]
        terms.setdefault((words,), Term(words, (words,), weight, date=date))
    for mention in names:
        term = _name_term(mention, aliases, weight)
        if term.keys and not ignored.issuperset(term.keys):
            terms.setdefault(term.keys, term)
    for word in content_words(text):
        inside = any(start < word.end and word.start < end for start, end in taken)
        if not inside and word.key not in ignored:
            terms.setdefault((word.key,), Term(word_form(word), (word.key,), weight))
    return tuple(terms.values())


def _name_term(mention: NameMention, aliases: Aliases, weight: float) -> Term:
    keys = tuple(word.key for word in content_words(mention.text)) or (mention.text.casefold(),)
    spellings = aliases.spellings(mention.canonical) if mention.canonical else ()
    return Term(mention.text, keys, weight, name=True, spellings=tuple(spellings))


@cache
def _ignored_keys(asked: tuple[Asked, ...]) -> frozenset[str]:
    """Keys of the words that say nothing about the subject of a question of these kinds."""
    lists = load_words()
    words = [*lists["meta"]["en"], *lists["meta"]["ko"], *(word for kind in asked for word in lists["asked"][kind])]
    return frozenset(found.key for word in words for found in content_words(word)) | frozenset(words)
