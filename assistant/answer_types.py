"""Whether a passage holds the kind of thing that was asked for, and something the question did not already say."""

from __future__ import annotations

import re
from itertools import pairwise

from assistant.asked import Asked
from assistant.question import Question
from assistant.roles import roles_in
from ingest.language.acronyms import find_acronyms
from ingest.language.dates import find_dates
from ingest.language.names import Aliases, PersonMention, find_names, find_people
from ingest.language.numbers import find_numbers
from ingest.language.tokens import content_words

REQUIRED: frozenset[Asked] = frozenset(
    {"date", "count", "money", "share", "contact", "definition", "quotation", "person", "organisation", "place"}
)
"""Kinds without which a passage is no answer, however close it is otherwise."""

_CONTACT = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+|https?://\S+|\bwww\.\S+|\b\d{2,4}[-)] ?\d{3,4}-\d{4}\b")
_PLACE = re.compile(
    r"\b(?:[Aa]t|[Ii]n|[Tt]o|[Ff]rom|[Nn]ear|[Ii]nto|[Vv]isited|[Ll]ocated)(?: the| its| their)? [A-Z][\w-]+"
    r"|[가-힣A-Za-z]+(?:에서|에 (?:위치|입주|있|문)|시 |군 |구 |동 )"
)
_REASON = re.compile(
    r"\b(?:because|since|due to|owing to|in order to|so that|as a follow-up|therefore|aims?|aimed|purpose|to \w+)\b"
    r"|위해|위한|때문|목적|통해|따라|하고자|기 위"
)
_SPEECH = re.compile(r"[“\"][^”\"]{8,}[”\"]?|[‘'][^’']{15,}[’']|라고 (?:말|밝|전|강조|덧붙)")
_COPULA = re.compile(
    r"\b(?:is|are|was|were|means?|refers? to|stands? for|defined as|known as)\b|[은는이가] .*(?:이다|입니다|말한다|뜻)"
)

_LISTED = re.compile(r"(?:\s*\([^)]*\))?\s*(?:,|·|ㆍ|、|/|;|and|&|or|와|과|및|,\s*(?:and|or))\s*(?:the\s+)?")


def holds(asked: Asked, text: str, question: Question, aliases: Aliases) -> float:
    """From 0 (the kind is not there) to 1 (it is, and it is not the question's own words handed back)."""
    match asked:
        case "date":
            return _date(text, question)
        case "count":
            return _count(text, question)
        case "money" | "share":
            kind = "money" if asked == "money" else "percent"
            return float(any(number.kind == kind for number in find_numbers(text)))
        case "contact":
            return float(_CONTACT.search(text) is not None)
        case "place":
            return float(_PLACE.search(text) is not None)
        case "quotation":
            return float(_SPEECH.search(text) is not None)
        case "reason":
            return 1.0 if _REASON.search(text) else 0.5
        case "person":
            return _person(text, question, aliases)
        case "organisation":
            return _organisation(text, question, aliases)
        case "definition":
            return _definition(text, question)
        case "summary" | "yes_no" | "open":
            return 1.0


def _date(text: str, question: Question) -> float:
    found = [d for d in find_dates(text) if not any(d.same_as(asked) for asked in question.dates)]
    if any(date.day for date in found):
        return 1.0
    return 0.85 if found else 0.0


def _count(text: str, question: Question) -> float:
    said = {number.value for number in question.numbers}
    numbers = [number for number in find_numbers(text) if number.kind in {"count", "ordinal", "measure"}]
    if any(number.value not in said for number in numbers):
        return 1.0
    return 0.6 if numbers else 0.0


def _person(text: str, question: Question, aliases: Aliases) -> float:
    """A person the question does not name; where it names a title, one who holds that title there."""
    asked = question.standalone.casefold()
    people = [person for person in find_people(text, aliases) if person.name.casefold() not in asked]
    if not question.roles:
        return float(bool(people)) or 0.6 * _organisation(text, question, aliases)  # "who leads it" may be a body
    return float(any(_holds_title(person, question) for person in people))


def _holds_title(person: PersonMention, question: Question) -> bool:
    """Whether the title is the one asked about, and its organisation too where both sides name one."""
    if not question.roles & roles_in(person.title or ""):
        return False
    bodies = [term for term in question.terms if term.name and not roles_in(term.text)]
    if not bodies or not person.organisation:
        return True
    held = person.organisation.casefold()
    keys = {word.key for word in content_words(person.organisation)}
    return any(
        keys.issuperset(term.keys) or any(spelling.casefold() in held for spelling in term.spellings) for term in bodies
    )


def _organisation(text: str, question: Question, aliases: Aliases) -> float:
    """A name the question does not say; where it asks for several, names that are listed together."""
    asked = question.standalone.casefold()
    names = [name for name in find_names(text, aliases) if name.text.casefold() not in asked]
    if not question.several:
        return float(bool(names))
    listed = any(_LISTED.fullmatch(text[one.end : other.start]) for one, other in pairwise(names))
    return 1.0 if listed else 0.5 * bool(names)


def _definition(text: str, question: Question) -> float:
    subjects = {form.casefold().rstrip("s") for term in question.terms for form in (term.text, *term.spellings)}
    explained = {form.casefold().rstrip("s") for a in find_acronyms(text) for form in (a.short, a.long)}
    if subjects & explained:
        return 1.0
    return 0.5 if _COPULA.search(text) else 0.0
