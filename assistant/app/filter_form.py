"""The filters as a form, folded away until somebody wants them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from html import escape

from assistant.access.viewer import ROLES
from assistant.answering.frames import Language
from assistant.app.ask_words import ASK_WORDS
from assistant.app.filters import NO_KIND, Filters, Searched
from assistant.app.labels import day, kind_name
from ingest.types import Audience, Document


def filter_form(visible: Mapping[str, Document], filters: Filters, role: Audience, language: Language) -> str:
    """Every document that the role may see, to choose from. The form says what is chosen at each change."""
    words = ASK_WORDS[language]
    documents = sorted(visible.values(), key=lambda d: (d.date or date.min, d.title), reverse=True)
    kinds = sorted({document.kind or NO_KIND for document in documents})
    narrower = ROLES[: ROLES.index(role)]
    audiences = [("", words.audience_role), *((name, words.audiences[name]) for name in narrower)]
    audience = "".join(
        f'<option value="{name}"{" selected" if name == (filters.audience or "") else ""}>{escape(text)}</option>'
        for name, text in audiences
    )
    body = (
        _choice(
            "documents",
            words.filter_documents,
            ((d.document_id, _named(d, language)) for d in documents),
            filters.documents,
        )
        + _choice(
            "kinds",
            words.filter_kinds,
            ((k, kind_name(k, language) if k else words.no_kind) for k in kinds),
            filters.kinds,
        )
        + f'<fieldset><legend>{escape(words.filter_dates)}</legend><div class="dates">'
        + _date("since", words.since, filters)
        + _date("until", words.until, filters)
        + "</div></fieldset>"
        + f'<fieldset><legend>{escape(words.as_of)}</legend><div class="dates">'
        + _date("as_of", words.as_of_help, filters)
        + "</div></fieldset>"
        + f'<label class="audience"><span>{escape(words.audience)}</span> '
        + f'<select name="audience">{audience}</select></label>'
        + f'<button type="button" data-clear>{escape(words.clear)}</button>'
    )
    return (
        f'<details class="filters" lang="{language}"><summary>{escape(words.filters)}</summary>'
        f'<form data-filter aria-label="{escape(words.filters)}">{body}</form></details>'
    )


def narrowed(searched: Searched, filters: Filters, language: Language) -> str:
    """What the filters come to, in words; nothing where they leave out nothing."""
    if filters == Filters():
        return ""
    words = ASK_WORDS[language]
    parts = [words.narrowed.format(count=len(searched.titles), total=searched.of)]
    if filters.as_of:
        parts.append(f"{words.as_of}: {day(filters.as_of, language)}.")
    if filters.audience:
        parts.append(f"{words.audience}: {words.audiences[filters.audience]}.")
    text = escape(" ".join(parts))
    return (
        f'<p class="narrowed" role="status" lang="{language}"><strong>{escape(words.filters_on)}.</strong> {text}</p>'
    )


def _named(document: Document, language: Language) -> str:
    return f"{document.title} · {day(document.date, language)}" if document.date else document.title


def _choice(name: str, legend: str, options: Iterable[tuple[str, str]], chosen: frozenset[str]) -> str:
    boxes = "".join(
        f'<label><input type="checkbox" name="{name}" value="{escape(value)}"{" checked" if value in chosen else ""}>'
        f'<span dir="auto">{escape(text)}</span></label>'
        for value, text in options
    )
    return f'<fieldset class="{name}"><legend>{escape(legend)}</legend><div>{boxes}</div></fieldset>'


def _date(name: str, text: str, filters: Filters) -> str:
    value = getattr(filters, name)
    return f'<label>{escape(text)} <input type="date" name="{name}" value="{value or ""}"></label>'
