"""A question, understood: its language, what kind of thing it asks for, and the words an answer must account for."""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import Literal

from assistant.answer import Turn
from assistant.patterns import load_words
from assistant.question.asked import Asked, asked_kinds, asks_for_schedule, wants_several
from assistant.question.asking import asking_part
from assistant.question.counting import counted_in
from assistant.question.focus import focus_of
from assistant.question.followup import Context, resolve
from assistant.question.pointing import points_outside
from assistant.question.roles import roles_asked, roles_by_verb
from ingest.language.dates import DateMention, find_dates
from ingest.language.detect import language_of
from ingest.language.glossary import glossary, meanings
from ingest.language.names import Aliases, NameMention, find_names
from ingest.language.naming import place_spellings
from ingest.language.numbers import Number, find_numbers
from ingest.language.tokens import Word, content_words, is_hangul
from ingest.lexicon import LONGEST_WORD, word_form

_ACRONYM_LETTERS = 4
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)\b|\d+ ?(?:차|회차|기|호)(?![가-힣]{2})")
_ENDING = re.compile(
    r"(?<=[가-힣A-Za-z0-9])(?:에서는요|한테는요|에게는요|에서요|는요|은요|이에요|이예요|예요|인가요|입니까|이었나요|였나요|이었죠|였죠|이죠|좀요)"
    r"[?？!.\s]*$"
)
"""How a Korean question ends after its last noun: the copula, or the politeness of "GeneCraft는요?"."""
_KOREAN_ASKING = re.compile(r"(?:언제|누구|누굴|어디|얼마|몇|무엇|뭐)(?!나$|든|마다)")
"""How a Korean question word begins, whatever stands after it: 누구랑, 언제였어요, 몇이라고."""
_OBJECT_ASKED = re.compile(r"\bwhat (?:do|does|did|will|would|can)\b.*?\b(make|need)\W*$", re.IGNORECASE)
"""Asks for the object of a verb that says little elsewhere: "What does the firm make?"."""
_VERBS_OF_SAYING = ("stated", "said", "말했다", "밝혔다")
"""Searched for where a quotation is asked for and nothing is said of it."""
_SHOWN = frozenset[Asked]({"date", "count", "money", "share", "quotation"})
"""Kinds of which any document holds several things."""
BESIDE = 0.9
"""Weight of a name or a date that stands in the message beside its question."""
LONGEST_SEARCH = 2_000
"""Characters of a message, from its end, that both legs search for: more than their model reads."""
MOST_TERMS = 40
"""Words of a message that are looked for; no question says what it is about in more."""
CARRIED = 0.5
"""Weight of a word taken over from the turn before, against 1 for the question's own."""


@dataclass(frozen=True, slots=True)
class Term:
    """One thing the question is about: a content word, or a whole name with every spelling known for it."""

    text: str
    keys: tuple[str, ...]  # stem keys of its words
    weight: float
    name: bool = False
    meant: bool = False  # by a pronoun, or by "there": an answer must be about it
    literal: bool = False  # a number or a capitalised word: nothing else means the same
    spellings: tuple[str, ...] = ()
    date: DateMention | None = None
    number: Decimal | None = None  # its value: "eight", 8 and 여덟 are one
    ordinal: bool = False  # 14th, 14차: says which one is meant

    @property
    def binding(self) -> bool:
        """Whether an answer must account for it: a name, a date or an ordinal of the question itself."""
        distinct = self.date is not None or self.ordinal or (self.name and self._is_distinct())
        return distinct and (self.meant or not self.carried)

    @property
    def says_something(self) -> bool:
        """Whether it is more than a bare number or a single letter."""
        return self.date is not None or any(len(key) > 1 and not key[0].isdigit() for key in self.keys)

    def _is_distinct(self) -> bool:
        """Whether a text without this name must be about something else: a known name, or no short acronym.

        A Hangul name that no list knows may stand in a document in another script, a short acronym spelt out, and a
        word with a capital that the glossary knows ("the Cabinet") in another language.
        """
        if len(self.spellings) > 1:
            return True
        if len(self.keys) == 1 and meanings(self.keys[0]):
            return False
        return not is_hangul(self.keys[0]) and (len(self.keys) > 1 or len(self.text) > _ACRONYM_LETTERS)

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
    counted: tuple[tuple[str, str], ...]  # key and form of the words that "how many" counts
    roles: frozenset[int]  # ranks of the titles it asks for, see assistant/question/roles.py
    offices: frozenset[int]  # ranks that it asks for by a verb ("Who chairs …"), where it names no title
    numbers: tuple[Number, ...]
    dates: tuple[DateMention, ...]
    focus: frozenset[str] = frozenset()  # keys of words without which nothing answers, see assistant/question/focus.py
    points_nowhere: bool = False  # at something that neither it nor the conversation names
    names_nothing: bool = False  # but the kind of thing asked for: "How many companies?", "몇 개예요?"
    may_stand_alone: bool = False  # leans on an earlier question only because it is short

    @property
    def search_text(self) -> str:
        """What both retrieval legs are given: the question, and the other spellings of its names."""
        asked = self.standalone[-LONGEST_SEARCH:]
        extra = [s for term in self.terms for s in term.spellings if s.casefold() not in asked.casefold()]
        if self.asked == ("quotation",) and not self.terms:
            extra += _VERBS_OF_SAYING
        return " ".join([asked, *extra])

    @property
    def keywords(self) -> str:
        """What the keyword leg is given: the same, its dates, and the other language's words for words and places."""
        other = [
            entry
            for term in self.terms
            for entry in (place_spellings(term.text) if term.name else _spelt_otherwise(term.keys[0]))
            if is_hangul(entry) != is_hangul(term.keys[0])
        ]
        dates = [_month_and_day(term.date) for term in self.terms if term.date is not None]
        return " ".join([self.search_text, *dict.fromkeys(other), *dates])


def _spelt_otherwise(key: str) -> list[str]:
    """What the list of places and the glossary have for a word, in either language."""
    return [*place_spellings(key), *(entry for group in sorted(meanings(key)) for entry in glossary()[group])]


def _month_and_day(date: DateMention) -> str:
    """A date's month and day in both languages: "June 30 6월 30일"."""
    if date.month is None:
        return ""
    day = (f" {date.day}", f" {date.day}일") if date.day else ("", "")
    return f"{month_name[date.month]}{day[0]} {date.month}월{day[1]}"


def understand(text: str, history: Sequence[Turn], aliases: Aliases) -> Question:
    """Reads a cleaned question after the conversation so far (oldest turn first)."""
    language: Literal["en", "ko"] = "ko" if language_of(text) == "ko" else "en"
    core, rest = asking_part(text)
    context = resolve(core, history, aliases)
    standalone = _beside(text, core, context) if context else text
    if context and context.restates:
        core, context = context.base, None
    asked = asked_kinds(core)
    if context and asked in {("open",), ("yes_no",)} and context.takes_kind:
        asked = asked_kinds(asking_part(context.base)[0])
    roles = roles_asked(core, aliases)
    dates = tuple(find_dates(core))
    if dates and asked == ("date",) and asks_for_schedule(core):
        asked = ("open",)  # the day is given: what happens on it is asked for
    told = tuple(find_dates(rest))
    own = _terms(core, asked, aliases, dates, weight=1.0)
    beside = _terms(rest, asked, aliases, told, weight=BESIDE)
    named = tuple(term for term in beside if term.name or term.date)
    carried = _carried_terms(context, own, aliases) if context else ()
    return Question(
        text=text,
        standalone=standalone,
        language=language,
        asked=asked,
        several=wants_several(core),
        terms=tuple({term.keys: term for term in (*carried, *named, *own)}.values()),
        counted=counted_in(core),
        roles=roles,
        offices=frozenset() if roles else roles_by_verb(core),
        numbers=tuple(find_numbers(core)),
        dates=dates,
        focus=focus_of(core, any_thing=asked == ("open",)),
        points_nowhere=context is None and not any(t.name for t in (*own, *named)) and points_outside(core, aliases),
        names_nothing=not beside and not carried and _says_only_kind(own, asked, counted_in(core)),
        may_stand_alone=context is not None and not context.sure,
    )


def _says_only_kind(terms: Sequence[Term], asked: Sequence[Asked], counted: Sequence[tuple[str, str]]) -> bool:
    """Whether a question says nothing but what kind of thing it asks for, or which things it counts."""
    if not _SHOWN.intersection(asked) or len(terms) > 1 or any(term.name for term in terms):
        return False
    return {key for term in terms for key in term.keys} <= {key for key, _ in counted}


def _beside(text: str, core: str, context: Context) -> str:
    """The message with the question it leans on; ``core`` is not a part of it where a contraction was spelt out."""
    return text.replace(core, context.standalone, 1) if core in text else context.standalone


def _carried_terms(context: Context, own: tuple[Term, ...], aliases: Aliases) -> tuple[Term, ...]:
    known = {key for term in own for key in term.keys}
    meant = {group for term in own if not term.name for key in term.keys for group in meanings(key)}
    dates = () if any(term.date for term in own) else tuple(find_dates(context.base))  # "And in 2023?"
    terms = _terms(context.base, asked_kinds(context.base), aliases, dates, weight=CARRIED)
    terms = tuple(replace(term, meant=context.occasion and term.date is not None) for term in terms)
    if any(term.name for term in own) and context.replaces_name:
        terms = tuple(term for term in terms if not term.name)
    named = (_name_term(mention, aliases, CARRIED) for mention in context.names)
    terms += tuple(replace(term, meant=term.text in context.person) for term in named)
    carried: dict[tuple[str, ...], Term] = {}
    for term in terms:
        again = not term.name and not meant.isdisjoint(meanings(term.keys[0]))  # 만나나요 beside 만나요
        if not known.issuperset(term.keys) and not again:
            carried.setdefault(term.keys, term)
    return tuple(carried.values())


def _terms(
    text: str, asked: tuple[Asked, ...], aliases: Aliases, dates: Sequence[DateMention], weight: float
) -> tuple[Term, ...]:
    text = _ENDING.sub("", text)
    dated = [(date.start, date.end) for date in dates]
    names = [n for n in find_names(text, aliases) if not any(start < n.end and n.start < end for start, end in dated)]
    verb = _OBJECT_ASKED.search(text)
    ignored = _ignored_keys(asked) - ({word.key for word in content_words(verb[1])} if verb else set())
    taken = [(name.start, name.end) for name in names] + dated
    terms: dict[tuple[str, ...], Term] = {}
    for date in dates:
        words = text[date.start : date.end]
        terms.setdefault((words,), Term(words, (words,), weight, date=date))
    for mention in names:
        term = _name_term(mention, aliases, weight)
        if term.keys and not ignored.issuperset(term.keys):
            terms.setdefault(term.keys, term)
    numbers = find_numbers(text)
    for word in content_words(text):
        if _overlaps(word, taken) or word.key in ignored or len(word.text) > LONGEST_WORD:
            continue
        if _KOREAN_ASKING.match(word.text):
            continue
        if len(terms) >= MOST_TERMS:
            break
        number = next((n.value for n in numbers if n.start < word.end and word.start < n.end), None)
        capitalised = word.start > 0 and word.text[0].isupper()
        literal = number is not None or (capitalised and not meanings(word.key))
        ordinal = number is not None and _ORDINAL.match(text, word.start) is not None
        term = Term(word_form(word), (word.key,), weight, literal=literal, number=number, ordinal=ordinal)
        terms.setdefault(term.keys, term)
    return tuple(terms.values())


def _overlaps(word: Word, stretches: Sequence[tuple[int, int]]) -> bool:
    return any(start < word.end and word.start < end for start, end in stretches)


def _name_term(mention: NameMention, aliases: Aliases, weight: float) -> Term:
    words = content_words(mention.text)
    text = mention.text[: words[-1].end] if words else mention.text  # without the particle of "CRO는"
    keys = tuple(word.key for word in words) or (mention.text.casefold(),)
    spellings = aliases.spellings(mention.canonical) if mention.canonical else ()
    return Term(text, keys, weight, name=True, spellings=tuple(spellings))


@cache
def _ignored_keys(asked: tuple[Asked, ...]) -> frozenset[str]:
    """Keys of the words that say nothing about the subject of a question of these kinds."""
    lists = load_words()
    words = [*lists["meta"]["en"], *lists["meta"]["ko"], *(word for kind in asked for word in lists["asked"][kind])]
    return frozenset(found.key for word in words for found in content_words(word)) | frozenset(words)
