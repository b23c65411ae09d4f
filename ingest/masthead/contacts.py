"""Whom a document gives to be asked about it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.facts.base import Fact
from ingest.types import Sentence

_ASK = re.compile(
    r"(?<!\w)(?:contacts?|[ei]nquir(?:y|ies)|for (?:further|more) information|questions? about|media relations)\b"
    r"|문의|연락처|담당|책임자|연락\s?주",
    re.IGNORECASE,
)
_SENDER = re.compile(r"From: (?P<sender>.+)")
_BEFORE = 3  # sentences: a block at the head has a line for each of its words


def contact_of(sentences: Sequence[Sentence], facts: Sequence[Fact]) -> str | None:
    """The first contact at whose side, above whose side or in whose heading the document says that it is one.

    One that says who is to be asked is taken before a bare number. Of an e-mail it is the sender.
    """
    if sentences and (sender := _SENDER.match(sentences[0].text)):
        return sender["sender"].splitlines()[0].strip()
    contacts = [fact for fact in facts if fact.kind == "contact" and _is_introduced(sentences, fact.sentence)]
    named = [fact for fact in contacts if fact.details.get("department") or fact.details.get("name")]
    return next(map(_words, named or contacts), None)


def _is_introduced(sentences: Sequence[Sentence], at: int) -> bool:
    around = [sentence.text for sentence in sentences[max(0, at - _BEFORE) : at + 1]]
    return any(map(_ASK.search, [sentences[at].section or "", *(text for text in around if len(text) <= 120)]))


def _words(fact: Fact) -> str:
    """Department, name, and how to reach them."""
    who = [str(fact.details[part]) for part in ("department", "name") if fact.details.get(part)]
    return ", ".join([*who, fact.value])
