"""The tab *Facts* as HTML: a table of the facts of one kind, and the card of an organisation or a person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from html import escape
from urllib.parse import urlencode

from assistant.answering.frames import Language
from assistant.app.learn_parts import card_link, hint, source_line, source_links, value, wide, written_date
from assistant.app.learn_words import LEARN_WORDS, LearnWords
from assistant.dossier.cards import Card, Told
from assistant.dossier.dossier import Dossier
from assistant.dossier.entries import NAMED, ORGANISATIONS, Entry, Order, entries, matching, ordered
from ingest.registry import FactKind

MOST = 100
"""Lines of a table that are shown; a search or the CSV has the others."""
_LONG = 4
"""Roles shown of a name; its card has them all."""


def lines(dossier: Dossier, kind: FactKind, search: str, language: Language) -> list[Entry]:
    """The lines of a kind in which the search is found, as the reader's language shows them; by name."""
    return matching(entries(dossier, kind), search, lambda entry: value(entry.fact, language))


def table(
    found: Sequence[Entry], kind: FactKind, search: str, order: Order, language: Language, *, falling: bool
) -> str:
    """The lines as a table with a button to sort by each column, how many they are, and the way to have them all."""
    words = LEARN_WORDS[language]
    if not found:
        return hint(words.nothing if search else words.empty)
    shown = ordered(found, order, falling=falling)[:MOST]
    pattern = words.shown if len(shown) == len(found) else words.shown_part
    count = escape(pattern.format(count=len(shown), total=len(found)))
    address = escape("facts.csv?" + urlencode({"kind": kind, "search": search, "language": language}))
    bar = (
        f'<p class="table-bar"><span role="status">{count}</span> '
        f'<a href="{address}" download>{escape(words.download)}</a></p>'
    )
    columns: list[tuple[str, Order | None]] = [
        (words.names[kind], "name"),
        (words.said.get(kind, words.posts if kind in NAMED else words.statement), None),
        (words.where, "document" if kind not in NAMED else "sources"),
    ]
    heads = "".join(_head(name, by, order, falling, words) for name, by in columns)
    rows = "".join(_row(entry, language) for entry in shown)
    caption = f'<caption class="sr">{escape(words.kinds[kind])}</caption>'
    return bar + wide(
        words.kinds[kind], f"<table>{caption}<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    )


def _head(name: str, by: Order | None, order: Order, falling: bool, words: LearnWords) -> str:
    if by is None:
        return f'<th scope="col">{escape(name)}</th>'
    state, sign = (
        ("", "↕") if by != order else (' aria-sort="descending"', "↓") if falling else (' aria-sort="ascending"', "↑")
    )
    text = f'{escape(name)} <span aria-hidden="true">{sign}</span>'
    label = escape(words.sort.format(column=name))
    button = f'<button type="button" data-event="sort" data-by="{by}" title="{label}">{text}</button>'
    return f'<th scope="col"{state}>{button}</th>'


def _row(entry: Entry, language: Language) -> str:
    words = LEARN_WORDS[language]
    name = f"<bdi>{escape(value(entry.fact, language))}</bdi>"
    if entry.kind in ORGANISATIONS or entry.kind == "person":
        name = card_link("person" if entry.kind == "person" else "organisation", entry.name)
    if any(row.by_hand for row in entry.rows):
        name += f' <em class="by-hand">{escape(words.by_hand)}</em>'
    said = "".join(f'<li dir="auto">{escape(text)}</li>' for text in entry.said[:_LONG])
    said = f'<ul class="said">{said}</ul>' if said else ""
    return f'<tr><th scope="row">{name}</th><td>{said}</td><td>{source_links(entry.sources, language)}</td></tr>'


def card_view(card: Card | None, language: Language) -> str:
    """A card; or that there is none any more."""
    words = LEARN_WORDS[language]
    if card is None:
        return f'<section class="card" lang="{language}">{hint(words.gone)}</section>'
    kinds = " · ".join(words.names[kind] for kind in card.kinds)
    parts = (
        _part(words.posts, card.posts, language),
        _part(words.related[card.subject], card.related, language, names=card.subject),
        _part(words.spellings, card.spellings, language),
        _part(words.dates, [replace(told, text=written_date(told.text, language)) for told in card.dates], language),
        _part(words.documents, card.documents, language),
    )
    return (
        f'<section class="card" lang="{language}" aria-label="{escape(words.card_of.format(name=card.name))}">'
        f'<p class="count">{escape(kinds)}</p><h2 dir="auto">{escape(card.name)}</h2>{"".join(parts)}</section>'
    )


def _part(name: str, told: Sequence[Told], language: Language, names: str | None = None) -> str:
    if not told:
        return ""
    items = "".join(_told(one, language, names) for one in told)
    return f'<h3>{escape(name)}</h3><ul class="told-list">{items}</ul>'


def _told(told: Told, language: Language, names: str | None) -> str:
    text = f"<bdi>{escape(told.text)}</bdi>"
    if names is not None:
        text = card_link("person" if names == "organisation" else "organisation", told.text)
    if not told.sources:
        return f"<li>{text} <small>{escape(LEARN_WORDS[language].listed)}</small></li>"
    return f"<li>{text}{_numbered(told, language)}</li>"


def _numbered(told: Told, language: Language) -> str:
    """The sources as numbers, each named for those who do not see where it stands."""
    words = LEARN_WORDS[language]
    marks = (
        f'<button type="button" class="mark" data-event="open" data-at="{escape(str(source.place))}" '
        f'aria-label="{escape(words.open_source.format(place=source_line(source, language)))}" '
        f'title="{escape(source_line(source, language))}">{number}</button>'
        for number, source in enumerate(told.sources, 1)
    )
    return f' <span class="marks">{"".join(marks)}</span>'
