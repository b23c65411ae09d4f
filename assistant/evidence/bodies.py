"""Whether a text names the organisation asked for, or lists as many names as the question wants."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from assistant.evidence.matching import likeness
from assistant.question.understanding import Question
from ingest.language.glossary import meanings
from ingest.language.names import Aliases, NameMention, PersonMention, find_names, find_people
from ingest.language.naming import name_type
from ingest.lexicon import Lexicon, word_forms

_BODY_TYPE = re.compile(
    r"\b(?:which|what)(?: [\w-]+)? (universit(?:y|ies)|hospitals?|banks?|ministr(?:y|ies))\b"
    r"(?! \w+(?:al|er|or|ive)s?\b)"
    r"|(?:어느|어떤|무슨) ?(대학|병원|은행|부처)",
    re.IGNORECASE,
)
_COMPANY = re.compile(
    r"\b(?:which|what)(?: [\w-]+)? (?:compan(?:y|ies)|firms?|start-?ups?)\b|(?:어느|어떤|무슨) ?(?:기업|회사|업체)",
    re.IGNORECASE,
)
_NO_COMPANY = ("place", "site", "event", "other")
_PUBLIC = re.compile(r"\b(?:Ministry|Committee|Council|Government|University|Hospital|Parliament|Embassy)\b")
_ASIDE = re.compile(r"(?:, )?\breported by [^|]*|\bsources?: [^|]*|출처: [^|]*|(?<=\| )[^|:]{1,40}:", re.IGNORECASE)
"""Who reported it, and the headings of columns."""
_LISTED = re.compile(r"(?:\s*\([^)]*\))?\s*(?:,|·|ㆍ|、|/|;|and|&|or|와|과|및|,\s*(?:and|or))\s*(?:the\s+)?")
_SOME = 3  # names that make a list of more than two
UNSEEN = 0.3
"""The degree of a kind that may be there although nothing shows it: without capitals a name may be any word."""
_LETTERS = re.compile("[A-Z&]{2,5}")
_HANGUL = re.compile("[가-힣]")
_ALIKE = 0.6
"""Least likeness of a word to the type of organisation asked for."""


def organisation(text: str, question: Question, aliases: Aliases) -> float:
    """A name the question does not say; where it asks for several, names that are listed together."""
    if lists_too_few(text, question, aliases):
        return 0.0
    listed = _longest_list(text, question, aliases)
    if listed == 0:
        return UNSEEN if _HANGUL.search(text) else 0.0
    if not question.several:
        return 1.0
    return 1.0 if listed > 1 else 0.5


def is_of_type(text: str, question: Question, aliases: Aliases, lexicon: Lexicon) -> bool:
    """Whether a text may name a university, a hospital, a bank or a company, where one is asked for."""
    if _COMPANY.search(question.standalone) and not _HANGUL.search(text):
        return _may_name_company(text, question, aliases)
    asked = _BODY_TYPE.search(question.text)
    if asked is None:
        return True
    words = word_forms(text)
    return bool(words) and float(likeness(word_forms(asked[1] or asked[2]), words, lexicon).max()) >= _ALIKE


def _may_name_company(text: str, question: Question, aliases: Aliases) -> bool:
    """Whether it has a name that the question does not say and that is no place, public body or event by its words."""
    asked = question.standalone.casefold()
    return any(
        name.text.casefold() not in asked
        and name_type(name.text, aliases) not in _NO_COMPANY
        and not any(_PUBLIC.search(spelling) for spelling in (name.text, *aliases.spellings(name.canonical or "")))
        for name in find_names(_ASIDE.sub("", text), aliases)
    )


def lists_too_few(text: str, question: Question, aliases: Aliases) -> bool:
    """ "Which eight companies …" is not answered by a sentence that says no more than "the eight companies"."""
    wanted = max((int(n.value) for n in question.numbers if n.kind == "count"), default=1)
    return wanted > 1 and _longest_list(text, question, aliases) < min(wanted, _SOME)


def _may_be_body(name: NameMention, people: Sequence[PersonMention]) -> bool:
    """Whether a name is neither a person's nor letters for a thing that the glossary knows: AI, MOU."""
    if _LETTERS.fullmatch(name.text) and meanings(name.text.casefold()):
        return False
    return not any(one.start < name.end and name.start < one.end for one in people)


def _longest_list(text: str, question: Question, aliases: Aliases) -> int:
    """How many names that the question does not say stand listed together."""
    asked = question.standalone.casefold()
    names = [name for name in find_names(text, aliases) if name.text.casefold() not in asked]
    if names and "organisation" in question.asked:
        people = find_people(text, aliases)
        names = [name for name in names if _may_be_body(name, people)]
    longest = run = min(len(names), 1)
    for one, other in pairwise(names):
        run = run + 1 if _LISTED.fullmatch(text[one.end : other.start]) else 1
        longest = max(longest, run)
    return longest
