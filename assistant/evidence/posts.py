"""Whether a text names the person asked for: by title, by what they lead, by where they come from."""

from __future__ import annotations

import re

from assistant.evidence.bodies import UNSEEN, lists_too_few, organisation
from assistant.evidence.matching import same_sound
from assistant.question.roles import led_by, roles_by_verb, roles_in
from assistant.question.understanding import Question, Term
from ingest.language.glossary import meanings
from ingest.language.names import Aliases, PersonMention, find_people
from ingest.language.tokens import content_words, is_hangul
from ingest.lexicon import word_forms

_LABEL = re.compile(r"(?:^|\| )([^|:]{1,40}): (?=[^|]*[^\W\d])")
"""The heading of a table's column, in a row whose cells are labelled."""
_TITLE_ASKED = re.compile(r"\b(?:titles?|positions?)\b|직책|직위|직함", re.IGNORECASE)
_SOMEBODY_OF = re.compile(
    r"\bwho(?:m|se)? (?:at|from|of|within|on behalf)\b|\bon behalf of\b|(?:대표해|대표하여|대신하여|대신해)(?:서)? ",
    re.IGNORECASE,
)
"""Asks for a person of an organisation: no organisation answers that."""
_GROUP = re.compile(
    r"\b(?:representatives|officials|executives|delegat\w+|members|staff|team|leaders|heads|experts)\b"
    r"|대표단|대표들|관계자|임원|임직원|직원|위원|전문가",
    re.IGNORECASE,
)
"""Those whom a text does not name, with whom somebody may be: "Whom did Anna Weber meet?"."""
_HANGUL = re.compile("[가-힣]")
_AGENT = re.compile(
    r"[가-힣A-Za-z0-9)’'”](?<![에로서도지만])(?:이|가|은|는|에서|[와과])(?= )|에게|에 의해|대표|장관|팀|부서|기관"
)
"""A Korean noun that may be who does something: without one a sentence tells what is done, not by whom."""
_NAME_SYLLABLES = 3  # a shorter Hangul word is too often a common one


def person(text: str, question: Question, aliases: Aliases) -> float:
    """A person the question does not name; where it names a title, one who holds that title there."""
    if lists_too_few(text, question, aliases):
        return 0.0
    if any(_ranks_of(question) & roles_in(heading) for heading in _LABEL.findall(text)):
        return float(_names_one(text, question))
    found = find_people(text, aliases)
    if _says_holder(text, question, aliases):
        return 1.0
    if question.offices and not _says_office(text, question):
        return float(any(_holds_title(person, question.offices, question) for person in found))
    people = [person for person in found if not _is_named(person, question, aliases)]
    if any(person.title and person not in people for person in found) and _asks_identity(question):
        return 1.0  # "Who is X?" asks for the title of X
    if not question.roles and _TITLE_ASKED.search(question.text) and any(term.name for term in question.terms):
        return float(any(person.title and _is_of_all_named(person, question) for person in people))
    if not question.roles and _SOMEBODY_OF.search(question.text):
        return float(bool(people))
    if not question.roles:
        return 1.0 if people else _body(text, question, aliases)
    return float(
        any(_holds_title(person, question.roles, question) for person in people)
    )  # another's title is no answer at all


def _body(text: str, question: Question, aliases: Aliases) -> float:
    """A body or an office may lead something ("the Prime Minister"); whom somebody met is told by a name, or as a
    body's people.
    """
    degree = organisation(text, question, aliases)
    if find_people(question.text, aliases):
        return degree if _GROUP.search(text) else 0.0
    if degree <= UNSEEN and _HANGUL.search(text) and not _AGENT.search(text):
        return 0.0
    return 0.6 * max(UNSEEN, degree)


def _ranks_of(question: Question) -> frozenset[int]:
    return question.roles or question.offices


def _names_one(text: str, question: Question) -> bool:
    """Whether the text holds a name of the question, if it has any."""
    keys = {key for key, _ in word_forms(text)}
    names = [term for term in question.terms if term.name]
    return not names or any(keys.issuperset(term.keys) for term in names)


def _is_named(person: PersonMention, question: Question, aliases: Aliases) -> bool:
    """Whether the question names the person, if only by surname: "Deputy Minister Lim"."""
    asked = question.standalone.casefold()
    if any(spelling.casefold() in asked for spelling in (person.name, *aliases.spellings(person.name))):
        return True
    words = {key for key, _ in word_forms(person.name)}
    return any(words.issuperset(term.keys) for term in question.terms if term.name)


def _asks_identity(question: Question) -> bool:
    """Whether nothing but who somebody is, or what post they hold, is asked: "Who is X?"."""
    if question.roles or _TITLE_ASKED.search(question.text):
        return not question.roles
    return all(term.name or term.date is not None or roles_in(term.text) for term in question.terms)


def _says_holder(text: str, question: Question, aliases: Aliases) -> bool:
    """Whether the text says who chairs or leads what the question names: "chaired by the Prime Minister"."""
    asked = _ranks_of(question)
    holders = [holder for rank, told in led_by(text).items() if rank in asked for holder in told] if asked else []
    return any(roles_in(holder) - asked or find_people(holder, aliases) for holder in holders)


def _says_office(text: str, question: Question) -> bool:
    """Whether the text says itself, by the question's own verb, who chairs or leads what the question names."""
    verbs = {word.key for word in content_words(question.text) if roles_by_verb(f"who {word.text}")}
    if verbs.isdisjoint(key for key, _ in word_forms(text)):
        return False
    said = text.casefold()
    named = [(term.text, *term.spellings) for term in question.terms if term.name and not term.carried]
    return all(any(spelling.casefold() in said for spelling in spellings) for spellings in named)


def _holds_title(person: PersonMention, ranks: frozenset[int], question: Question) -> bool:
    """Whether the title is the one asked about, and its organisation too where both sides name one."""
    if not ranks & roles_in(person.title or ""):
        return False
    bodies = [term for term in question.terms if _may_be_body(term)]
    if not bodies or not person.organisation:
        return True
    held = person.organisation.casefold()
    words = word_forms(person.organisation)
    keys = {key for key, _ in words}
    return any(
        keys.issuperset(term.keys)
        or (term.name and keys.issubset(term.keys))  # "iPark Institute" for "iPark Institute Co"
        or any(spelling.casefold() in held for spelling in term.spellings)
        or any(same_sound(term.text, form) for _, form in words)
        for term in bodies
    )


def _is_of_all_named(person: PersonMention, question: Question) -> bool:
    """Whether the question names nothing but the person's organisation: "What title has the Nordlab executive?"."""
    held = (person.organisation or "").casefold()
    keys = {key for key, _ in word_forms(held)}
    names = [term for term in question.terms if term.name]
    return all(
        keys.issuperset(term.keys) or any(spelling.casefold() in held for spelling in term.spellings) for term in names
    )


def _may_be_body(term: Term) -> bool:
    """Whether a term names the organisation of a title: a name, or a Hangul word that no list knows."""
    if roles_in(term.text) or term.date is not None:
        return False
    return term.name or (is_hangul(term.text) and len(term.text) >= _NAME_SYLLABLES and not meanings(term.keys[0]))
