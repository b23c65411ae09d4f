"""Where two sentences state one thing differently: another figure, another day, another spelling of one person.

Precise before complete. Two sentences are only set against each other where they speak of the same names, count the
same thing in words that say which, and neither adds a round, a share or a day of its own: a remark about a
disagreement that is none is as bad as a missing one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from difflib import SequenceMatcher
from itertools import product
from typing import Literal

from assistant.notices.claims import Claim, Figure, alike, is_general
from assistant.question.roles import roles_in
from ingest.language.dates import DateMention
from ingest.language.names import Aliases, PersonMention
from ingest.language.numbers import Number
from ingest.language.tokens import is_hangul
from ingest.lexicon import Lexicon

Relation = Literal["conflict", "superseded", "replaced", "planned"]
"""Any disagreement; one issuer's later word on its earlier one; a sentence of a document that another one supersedes,
beside the nearest one of that other; a plan beside what has come of it."""

NEAR_ENOUGH = Decimal("0.05")
"""What "about" may be off by, as a share of the larger figure."""
SHARED = 0.5
"""Least share of the shorter sentence's telling words that the other one shares, for figures that count one noun."""
SHARED_ALL = 0.75
"""Least share of the longer one's, for figures without a noun and for days."""
EVENT_WORDS, EVENT_DAYS = 2, 45
"""Least number of telling words that make two days those of one event, and how far apart they may be: further apart,
the same thing was done twice."""
SPELT_ALIKE = 0.85
"""Likeness, letter by letter, from which two names may be spellings of one."""
_HANGUL_LETTERS = 5  # shorter Hangul names that differ by a syllable are two people's


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two claims of one thing, the earlier first where their days are known.

    ``people``: the two mentions, where it is a person's name on which they differ.
    """

    relation: Relation
    first: Claim
    second: Claim
    people: frozenset[PersonMention] = frozenset()


def disagreements(
    stated: Sequence[Claim], others: Sequence[Claim], aliases: Aliases, lexicon: Lexicon
) -> list[Disagreement]:
    """What other sentences say against the stated ones; each pair, and each sentence that is not stated, once."""
    found: dict[frozenset[str], Disagreement] = {}
    met: set[str] = set()
    for claim, other in product(stated, others):
        pair = frozenset({_name(claim), _name(other)})
        if len(pair) == 1 or pair in found or _name(other) in met or not _may_disagree(claim, other):
            continue
        relation = _relation(claim, other, aliases, lexicon)
        if relation is not None:
            people = _person_spelt_twice(claim, other, aliases)
            found[pair] = Disagreement(relation, *_in_order(claim, other), people)
            met |= pair - {_name(one) for one in stated}
    return list(found.values())


def _name(claim: Claim) -> str:
    return claim.passage.sentence.sentence_id


def _may_disagree(claim: Claim, other: Claim) -> bool:
    """Documents are set against each other, and sentences of one document only where they name different sources."""
    if claim.passage.document.document_id != other.passage.document.document_id:
        return True
    return claim.said.told and other.said.told and claim.said.issuer != other.said.issuer


def _in_order(claim: Claim, other: Claim) -> tuple[Claim, Claim]:
    """What is replaced before what replaces it; else the earlier first."""
    if claim.passage.document.path in other.passage.document.supersedes:
        return claim, other
    if other.passage.document.path in claim.passage.document.supersedes:
        return other, claim
    first, second = sorted((claim, other), key=_order)
    return first, second


def _order(claim: Claim) -> tuple[bool, str, str]:
    return claim.day is None, str(claim.day), _name(claim)


def _relation(claim: Claim, other: Claim, aliases: Aliases, lexicon: Lexicon) -> Relation | None:
    if _person_spelt_twice(claim, other, aliases):
        return _later_or_conflict(claim, other)
    if claim.further != other.further or not _same_names(claim, other):
        return None
    if claim.stage != other.stage:
        return "planned" if _other_figure(claim, other, lexicon, stages=True) else None
    if _other_figure(claim, other, lexicon) or _other_day(claim, other, lexicon):
        return _later_or_conflict(claim, other)
    return None


def _later_or_conflict(claim: Claim, other: Claim) -> Relation:
    """A document declares what it replaces, and an issuer's later word replaces its earlier one; anything else is a
    disagreement.
    """
    one, another = claim.passage.document, other.passage.document
    if one.path in another.supersedes or another.path in one.supersedes:
        return "replaced"
    same = claim.said.issuer is not None and claim.said.issuer == other.said.issuer
    later = claim.day is not None and other.day is not None and claim.day != other.day
    return "superseded" if same and later else "conflict"


def _same_names(claim: Claim, other: Claim) -> bool:
    """Whether each names nothing that the other, or what stands around it, does not, and they share a name."""
    both = _met(claim.names, other.names | other.around), _met(other.names, claim.names | claim.around)
    return all(both) and bool((claim.names | claim.around) & (other.names | other.around))


def _met(names: frozenset[str], known: frozenset[str]) -> bool:
    return all(any(name == one or set(name.split()) <= set(one.split()) for one in known) for name in names)


# Figures.


def _other_figure(claim: Claim, other: Claim, lexicon: Lexicon, stages: bool = False) -> bool:
    """Whether one figure of each counts one thing and they differ, all others being met."""
    if not stages and not _same_days(claim, other):
        return False
    for kind in ("count", "money", "percent", "measure"):
        here = [f for f in claim.figures if f.number.kind == kind]
        there = [f for f in other.figures if f.number.kind == kind]
        pairs = [
            (a, b) for a, b in product(_unmet(here, there), _unmet(there, here)) if _one_thing(a, b, lexicon, stages)
        ]
        if len(pairs) == 1:
            return True
    return False


def _unmet(figures: Sequence[Figure], others: Sequence[Figure]) -> list[Figure]:
    return [f for f in figures if not any(agree(f.number, other.number) for other in others)]


def agree(one: Number, other: Number) -> bool:
    """Whether two figures can both be true of one thing: 148 and "about 150", 8 and "up to 10"."""
    if one.currency != other.currency:
        return False
    if one.value == other.value or _within(one, other) or _within(other, one):
        return True
    if one.approximate or other.approximate:
        return abs(one.value - other.value) <= NEAR_ENOUGH * max(abs(one.value), abs(other.value))
    return False


def _within(one: Number, bound: Number) -> bool:
    if bound.bound == "up_to":
        return one.value <= bound.value
    return bound.bound == "at_least" and one.value >= bound.value


def _one_thing(one: Figure, other: Figure, lexicon: Lexicon, stages: bool) -> bool:
    if one.number.currency != other.number.currency or one.basis != other.basis:
        return False
    one_head, other_head = _telling(one.head), _telling(other.head)
    one_words, other_words = _telling(one.words), _telling(other.words)
    if one.head and other.head and alike(one.head, other.head, lexicon):
        rest, other_rest = _without(one_words, one.head), _without(other_words, other.head)
        if stages:  # another verb and another tense: what is planned and what has come of it share few words
            return bool(alike(rest, other_rest, lexicon))
        if not rest or not other_rest:
            return bool(one_head and other_head) and not (rest or other_rest)
        return alike(rest, other_rest, lexicon) >= SHARED * min(len(rest), len(other_rest))
    if one.head or other.head:
        return not stages and bool(
            (one_head and alike(one_head, other_words, lexicon))
            or (other_head and alike(other_head, one_words, lexicon))
        )
    fewer, more = sorted((one_words, other_words), key=len)
    return bool(fewer) and alike(fewer, more, lexicon) >= SHARED_ALL * len(more)


def _telling(words: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    return [word for word in words if not is_general(word)]


def _without(words: Sequence[tuple[str, str]], head: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    return [word for word in words if word not in head]


def _same_days(claim: Claim, other: Claim) -> bool:
    """Whether neither is bound to a day that the other does not share."""
    if not claim.events and not other.events:
        return True
    return any(a.covers(b) or b.covers(a) for a, b in product(claim.events, other.events))


# Days and people.


def _other_day(claim: Claim, other: Claim, lexicon: Lexicon) -> bool:
    """Whether both give one day, another one, for one event."""
    if len(claim.events) != 1 or len(other.events) != 1 or _same_days(claim, other):
        return False
    if claim.passage.document.document_id == other.passage.document.document_id or claim.names != other.names:
        return False
    if {claim.passage.sentence.kind, other.passage.sentence.kind} != {"sentence"}:  # a list may give several days
        return False
    if _unmet(claim.figures, other.figures) or _unmet(other.figures, claim.figures):
        return False
    fewer, more = sorted((_telling(claim.words), _telling(other.words)), key=len)
    apart = _days_between(claim.events[0], other.events[0])
    near = apart is not None and apart <= EVENT_DAYS
    return near and len(fewer) >= EVENT_WORDS and alike(more, fewer, lexicon) >= SHARED_ALL * len(more)


def _days_between(one: DateMention, other: DateMention) -> int | None:
    days = [date(d.year, d.month, d.day) for d in (one, other) if d.year and d.month and d.day]
    return abs((days[0] - days[1]).days) if len(days) == 2 else None


def _person_spelt_twice(claim: Claim, other: Claim, aliases: Aliases) -> frozenset[PersonMention]:
    """The two mentions of one person of one organisation, in spellings that no alias list joins; else nothing."""
    for pair in product(claim.people, other.people):
        if _spellings_of_one(*pair, aliases) and _same_post(*pair, claim, other, aliases):
            return frozenset(pair)
    return frozenset()


def _spellings_of_one(one: PersonMention, other: PersonMention, aliases: Aliases) -> bool:
    first, second = one.name.casefold(), other.name.casefold()
    if first == second or is_hangul(first) != is_hangul(second):
        return False
    known = aliases.canonical(one.name)
    if known is not None and known == aliases.canonical(other.name):
        return False
    if is_hangul(first) and min(len(first), len(second)) < _HANGUL_LETTERS:
        return False
    # One of the two words is spelt alike: "Anna Weber" and "Hanna Meber" are two people.
    shared = set(first.split()) & set(second.split())
    return bool(shared) and SequenceMatcher(None, first, second).ratio() >= SPELT_ALIKE


def _same_post(one: PersonMention, other: PersonMention, claim: Claim, against: Claim, aliases: Aliases) -> bool:
    """Whether they are of one organisation; where a text does not say of which, of one title."""
    bodies = _bodies(one, claim, aliases) & _bodies(other, against, aliases)
    return bool(bodies) or bool(roles_in(one.title or "") & roles_in(other.title or ""))


def _bodies(person: PersonMention, claim: Claim, aliases: Aliases) -> frozenset[str]:
    if person.organisation:
        return frozenset({(aliases.canonical(person.organisation) or person.organisation).casefold()})
    return claim.names - {person.name.casefold()}
