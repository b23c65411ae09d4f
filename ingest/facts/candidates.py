"""The names in a sentence that are no people: runs of capitals, listed names, Korean institutions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ingest.language.aliases import NO_ALIASES, Aliases
from ingest.language.names import PersonMention, find_names
from ingest.language.naming import (
    NameType,
    english_places,
    is_noun,
    is_person,
    korean_names,
    korean_places,
    name_type,
    nouns,
)
from ingest.language.scripts import has_hangul
from ingest.types import Sentence

_LEGAL_FORM = re.compile(r"\.?,?\s(?:Ltd|Inc|LLC|plc|GmbH)\b\.?|(?<=\bCo)\.(?=\s)")
_EVENT_AFTER = re.compile(r"\s(?:event|forum|summit|conference|seminar|exhibition|fair|workshop)\b")
_ARTICLE = re.compile(r"(?:The|A|An)\s+")


def _without_particle(name: str) -> str:
    """A name in Latin letters without the Korean particle that is written to it: Robex가."""
    return re.sub("(?<=[A-Za-z0-9])[가-힣]{1,3}$", "", name) if name[:1].isascii() else name


def _noun_after() -> re.Pattern[str]:
    """What makes an adjective of the word before it: ICT companies."""
    return re.compile(rf"s?\s{nouns('company')}\b")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name at ``sentence.text[start:end]``; ``type`` as its words tell."""

    start: int
    end: int
    text: str
    type: NameType | None


def find_candidates(sentence: Sentence, aliases: Aliases, people: Iterable[PersonMention]) -> list[Candidate]:
    """The names of a sentence in order, none overlapping, the longest of those that overlap, people left out."""
    text = sentence.text
    taken = [(person.start, person.end) for person in people]
    kept: list[Candidate] = []
    for start, end in sorted(_spans(sentence, aliases), key=lambda span: (span[0] - span[1], span[0])):
        if any(start < other_end and other_start < end for other_start, other_end in taken):
            continue
        taken.append((start, end))
        end -= len(text[start:end]) - len(_without_particle(text[start:end]))
        name = " ".join(text[start:end].split())
        adjective = " " not in name and _noun_after().match(text, end)
        if not adjective and not is_noun(name) and not is_person(name, aliases):
            found = "event" if _EVENT_AFTER.match(text, end) else name_type(name, aliases)
            kept.append(Candidate(start, end, name, found))
    return sorted(kept, key=lambda candidate: candidate.start)


def _spans(sentence: Sentence, aliases: Aliases) -> Iterator[tuple[int, int]]:
    """Every stretch that may be a name. A run of capitals is looked for without the list, which would cut it up."""
    text = sentence.text
    for name in find_names(text, NO_ALIASES, heading=sentence.kind == "heading"):
        article = _ARTICLE.match(text, name.start, name.end)
        legal_form = _LEGAL_FORM.match(text, name.end)
        yield article.end() if article else name.start, legal_form.end() if legal_form else name.end
    for listed in aliases.find(text):
        yield listed.start, listed.end
    korean = (korean_names(), korean_places()) if has_hangul(text) else ()
    for pattern in (*korean, english_places()):
        for match in pattern.finditer(text):
            yield match.span()
