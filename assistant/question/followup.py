"""Follow-ups made standalone: which earlier question a short or pronoun-led question leans on, and what it takes over.

Nothing is generated: the standalone question is the question as typed with the question it leans on beside it, and
the words taken over weigh less in the search than the question's own.
"""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from assistant.answer import Turn
from assistant.answering.frames import frame
from assistant.patterns import load_patterns
from assistant.question.asked import asked_kinds
from assistant.question.message import clean
from assistant.question.pointing import points_outside
from assistant.question.scope import scope_of
from ingest.language.dates import DateMention, find_dates
from ingest.language.detect import language_of
from ingest.language.names import Aliases, NameMention, find_names, find_people
from ingest.language.tokens import content_words

_MARK = re.compile(r"\s*\[\d+\]")
_ANY_YEAR = 2024  # a leap year: 28 February is followed by the 29th where the year is unknown
_SHORT = 2  # content words; a question with no more and no name of its own cannot stand alone after another


@dataclass(frozen=True, slots=True)
class Context:
    """What a follow-up leans on."""

    standalone: str
    base: str  # the earlier question, itself standing alone
    names: tuple[NameMention, ...]  # of the answer before, where the question points to it with a pronoun
    person: str  # the one whom "he" or "she" means, where the answer names no other; else empty
    takes_kind: bool  # "What about X?" asks the same kind of thing as the base; "What does X make?" does not
    replaces_name: bool  # and puts X in the place of the base's names
    sure: bool  # that it leans at all; a short question may also stand alone
    occasion: bool  # it points at what took place on the base's day: "Who was there?"
    restates: bool  # it says nothing but how the base is to be asked instead


def resolve(text: str, history: Sequence[Turn], aliases: Aliases) -> Context | None:
    """The context of a question after these turns (oldest first), or None where it stands alone."""
    base, answer = _subject(history, aliases)
    if base is None or not _leans(text, aliases):
        return None
    moved = _of_which_ones(base, text) or _with_day_moved(base, text)
    opening = _opens(text)
    pointing = points_outside(text, aliases)
    untyped = asked_kinds(text) in {("open",), ("yes_no",)}
    return Context(
        standalone=f"{text} ({moved.rstrip('?？. ')})",
        base=moved,
        names=tuple(find_names(answer, aliases)[:2]) if pointing else (),
        person=_person_meant(text, base, answer, aliases),
        takes_kind=untyped and not load_patterns("followup")["own_deed"].search(text),
        replaces_name=opening and not pointing and untyped,
        sure=opening or pointing or _means_the_one(text, base, aliases),
        occasion=load_patterns("followup")["occasion"].search(text) is not None,
        restates=moved != base and len(content_words(text)) <= _SHORT,
    )


def points_back(text: str, aliases: Aliases) -> bool:
    """Whether a question can be answered only where it is known what the one before it means: "…, and who is it?"."""
    definite = not find_names(text, aliases) and load_patterns("followup")["definite"].search(text) is not None
    return definite or points_outside(text, aliases)


def _means_the_one(text: str, base: str, aliases: Aliases) -> bool:
    """Whether "the company" can only be the one that the earlier question names."""
    named = bool(find_names(base, aliases)) and not find_names(text, aliases)
    return named and load_patterns("followup")["definite"].search(text) is not None


def _person_meant(text: str, base: str, answer: str, aliases: Aliases) -> str:
    """The only person of the answer, where the question says "he" and the earlier one names nobody."""
    people = {person.name for person in find_people(answer, aliases)}
    alone = len(people) == 1 and not find_people(base, aliases)
    return people.pop() if alone and load_patterns("followup")["person"].search(text) else ""


def _with_day_moved(base: str, text: str) -> str:
    """The earlier question about the day after, or before, its own: "And the day after?"."""
    patterns = load_patterns("followup")
    days = int(patterns["next_day"].search(text) is not None) - int(patterns["day_before"].search(text) is not None)
    for mention in reversed(find_dates(base) if days else []):
        if mention.month is None or mention.day is None or mention.until is not None:
            continue
        moved = date(mention.year or _ANY_YEAR, mention.month, mention.day) + timedelta(days=days)
        base = f"{base[: mention.start]}{_told(moved, mention, base)}{base[mention.end :]}"
    return base


def _of_which_ones(base: str, text: str) -> str:
    """What was counted, asked for by name: "Which ones are they?" after "How many firms …"; else empty."""
    patterns = load_patterns("followup")
    if not patterns["which_ones"].search(text) or not patterns["how_many"].search(base):
        return ""
    which = "어느" if language_of(base) == "ko" else "Which"
    return patterns["how_many"].sub(which, base, count=1)


def _told(day: date, mention: DateMention, base: str) -> str:
    """A day as the question of that mention would tell it."""
    if language_of(base) == "ko":
        return f"{day.year}년 " * (mention.year is not None) + f"{day.month}월 {day.day}일"
    return f"{day.day} {month_name[day.month]}" + f" {day.year}" * (mention.year is not None)


def _subject(history: Sequence[Turn], aliases: Aliases) -> tuple[str | None, str]:
    """The last question that stood alone and the last answer, without the turns that asked nothing of the documents."""
    base: str | None = None
    answer = ""
    for turn, reply in zip(history, [*history[1:], None], strict=False):
        said = clean(turn.content)
        replied = _MARK.sub("", reply.content) if reply is not None and reply.role == "assistant" else ""
        if turn.role != "user" or scope_of(said) != "question" or replied.strip() in _turned_away():
            continue
        if base is None or not _leans(said, aliases):
            base = said
        answer = replied or answer
    return base, answer


@cache
def _turned_away() -> frozenset[str]:
    """What the assistant says where a message was no question about its documents."""
    return frozenset(frame("out_of_scope", language) for language in ("en", "ko"))


def _leans(text: str, aliases: Aliases) -> bool:
    """Whether the question needs the one before it: it points, it opens like "And …", or has hardly a word."""
    if asked_kinds(text) == ("summary",) and not points_outside(text, aliases):
        return False
    if points_outside(text, aliases) or _opens(text):
        return True
    return len(content_words(text)) <= _SHORT and not find_names(text, aliases)


def _opens(text: str) -> bool:
    return load_patterns("followup")["opening"].search(text) is not None
