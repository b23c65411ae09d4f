"""The fact tables' lines: names once each with all that is said of them, everything else a statement a line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Literal

from assistant.dossier.dossier import Dossier
from assistant.dossier.moments import moment
from assistant.dossier.places import Source, source_of
from ingest.registry import FactKind, FactRow

NAMED: frozenset[FactKind] = frozenset({"company", "partner", "organisation", "person", "place"})
"""Kinds whose facts are gathered under one name."""
ORGANISATIONS: tuple[FactKind, ...] = ("company", "partner", "organisation")
Order = Literal["name", "sources", "document"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a table: the facts that it stands for, in the order of the dossier; never none."""

    kind: FactKind
    name: str
    rows: tuple[FactRow, ...]

    @property
    def fact(self) -> FactRow:
        """The fact whose value the line shows."""
        return self.rows[0]

    @property
    def said(self) -> tuple[str, ...]:
        """What the documents say of it: its roles or posts, or the statement itself."""
        texts = (post(row) for row in self.rows) if self.kind in NAMED else (source_of(row).quote for row in self.rows)
        return tuple(dict.fromkeys(text for text in texts if text))

    @property
    def sources(self) -> tuple[Source, ...]:
        """Where it stands, each place once."""
        found = {source.place: source for source in map(source_of, self.rows)}
        return tuple(found.values())


def post(row: FactRow) -> str:
    """A person's title and organisation, or the words that say what an organisation is or does; empty where none do."""
    details = row.fact.details
    fields = ("title", "organisation") if row.fact.kind == "person" else ("role",)
    return ", ".join(str(details[name]) for name in fields if details.get(name))


def entries(dossier: Dossier, kind: FactKind) -> list[Entry]:
    """The lines of a kind, by name."""
    groups: dict[Hashable, list[FactRow]] = defaultdict(list)
    for row in dossier.of(kind):
        groups[_same(row)].append(row)
    return ordered([Entry(kind, rows[0].name, tuple(rows)) for rows in groups.values()], "name")


def ordered(lines: Sequence[Entry], by: Order, *, falling: bool = False) -> list[Entry]:
    """The lines sorted; lines that are equal in it keep their order."""
    return sorted(lines, key=_ORDERS[by], reverse=falling)


def matching(lines: Sequence[Entry], search: str, words: Callable[[Entry], str] = lambda _: "") -> list[Entry]:
    """The lines in which each word of a search stands, in whatever case.

    :param words: what else a line is found by, as it is shown
    """
    wanted = search.casefold().split()
    return [entry for entry in lines if all(word in _found_by(entry, words) for word in wanted)]


def _found_by(entry: Entry, words: Callable[[Entry], str]) -> str:
    facts = (row.fact for row in entry.rows)
    texts = (f"{fact.text} {fact.value} {' '.join(fact.quote.split())}" for fact in facts)
    titles = (row.document.title for row in entry.rows)
    return " ".join((entry.name, words(entry), *entry.said, *texts, *titles)).casefold()


def _same(row: FactRow) -> Hashable:
    """What the facts of one line share."""
    if row.fact.kind in NAMED:
        return row.name
    return row.fact.value, tuple(sorted(_stated(row).items())), source_of(row).quote


def _stated(row: FactRow) -> Mapping[str, str]:
    return {name: str(value) for name, value in row.fact.details.items()}


def _by_name(entry: Entry) -> tuple[object, ...]:
    fact = entry.fact.fact
    if entry.kind == "date":
        when = moment(fact.value)
        return (when is None, when.first if when else date.max, fact.value)
    if entry.kind == "amount":
        unit = fact.details.get("currency") or fact.details.get("unit") or ""
        return (not fact.details.get("currency"), str(unit).casefold(), _number(fact.value), fact.value)
    return (entry.name.casefold(), entry.name)


def _number(value: str) -> Decimal:
    try:
        return Decimal(value)
    except InvalidOperation:
        return Decimal(0)  # a person may correct an amount into words; it stays in the table, among the smallest


def _by_document(entry: Entry) -> tuple[object, ...]:
    days = [row.document.date for row in entry.rows if row.document.date]
    return (bool(days), max(days, default=date.min), entry.fact.document.title)


_ORDERS: Mapping[Order, Callable[[Entry], tuple[object, ...]]] = {
    "name": _by_name,
    "sources": lambda entry: (len(entry.sources),),
    "document": _by_document,
}
