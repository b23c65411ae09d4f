"""One organisation or person: its spellings, what it is called, where it stands, and which dates stand beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.dossier.dossier import Dossier
from assistant.dossier.entries import ORGANISATIONS, post
from assistant.dossier.moments import moment
from assistant.dossier.places import Source, source_of
from ingest.registry import FactKind, FactRow

Subject = Literal["organisation", "person"]


@dataclass(frozen=True, slots=True)
class Told:
    """Something that a card says, and where it stands; nowhere for a spelling that only the names lists have."""

    text: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """What is known of a name. ``related``: the people of an organisation, or a person's organisations."""

    subject: Subject
    name: str
    kinds: tuple[FactKind, ...]
    spellings: tuple[Told, ...]
    posts: tuple[Told, ...]
    related: tuple[Told, ...]
    dates: tuple[Told, ...]
    documents: tuple[Told, ...]


def card(dossier: Dossier, subject: Subject, name: str) -> Card | None:
    """The card of a name as the tables list it; None where no visible document has it."""
    rows = [row for row in dossier.of(*_kinds(subject)) if row.name == name]
    if not rows:
        return None
    spellings = _told(rows, lambda row: row.fact.text)
    if dossier.listed:
        known = {told.text for told in spellings}
        spellings += tuple(Told(text, ()) for text in dossier.aliases.spellings(name) if text not in known)
    return Card(
        subject,
        name,
        tuple(dict.fromkeys(row.fact.kind for row in rows)),
        spellings,
        _told(rows, post),
        _people(dossier, name) if subject == "organisation" else _employers(dossier, rows),
        _dates(dossier, rows),
        _told(rows, lambda row: row.document.title),
    )


def _kinds(subject: Subject) -> tuple[FactKind, ...]:
    return ORGANISATIONS if subject == "organisation" else ("person",)


def _told(rows: Iterable[FactRow], text: Callable[[FactRow], str]) -> tuple[Told, ...]:
    """Each text once, with the places at which it stands."""
    found: dict[str, dict[object, Source]] = defaultdict(dict)
    for row in rows:
        if said := text(row):
            source = source_of(row)
            found[said].setdefault(source.place, source)
    return tuple(Told(said, tuple(sources.values())) for said, sources in found.items())


def _people(dossier: Dossier, name: str) -> tuple[Told, ...]:
    return _told((row for row in dossier.of("person") if employer(dossier, row) == name), lambda row: row.name)


def _employers(dossier: Dossier, rows: Sequence[FactRow]) -> tuple[Told, ...]:
    return _told(rows, lambda row: employer(dossier, row) or "")


def employer(dossier: Dossier, row: FactRow) -> str | None:
    """The listed name of the organisation that a person's fact gives."""
    written = row.fact.details.get("organisation")
    return (dossier.aliases.canonical(str(written)) or str(written)) if written else None


def _dates(dossier: Dossier, rows: Sequence[FactRow]) -> tuple[Told, ...]:
    """The dates that stand in the same sentences, the earliest first."""
    sentences = {sentence.sentence_id for row in rows if (sentence := dossier.sentence(row))}
    beside = (r for r in dossier.of("date") if (held := dossier.sentence(r)) and held.sentence_id in sentences)
    found: Mapping[str, Told] = {told.text: told for told in _told(beside, lambda row: row.fact.value)}
    dated = [(when, told) for value, told in found.items() if (when := moment(value))]
    return tuple(told for _, told in sorted(dated, key=lambda pair: (pair[0], pair[1].text)))
