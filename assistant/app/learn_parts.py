"""What the tabs *Facts* and *Onboarding* share: facts in a reader's words, and buttons to sources and cards, as HTML.

Everything that a document says goes through ``escape``. A button says by ``data-event`` which event it starts.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from html import escape

from assistant.answering.frames import Language
from assistant.app.beside_answer import button
from assistant.app.labels import LABELS, day, month_name, page_name
from assistant.app.learn_words import LEARN_WORDS
from assistant.dossier.cards import Subject
from assistant.dossier.places import Source
from ingest.registry import FactRow

FEW = 4
"""Sources shown at once; the others unfold."""
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_MONTH = re.compile(r"(\d{4})-(\d{2})(?: (\w+))?")
_OPEN = re.compile(r"--(\d{2})(?:-(\d{2}))?")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def value(row: FactRow, language: Language) -> str:
    """What the fact states, as a reader of the language writes it."""
    fact = row.fact
    if fact.kind == "date":
        return written_date(fact.value, language)
    if fact.kind == "amount":
        return _amount(row, language)
    if fact.kind == "support_measure":
        measures = LEARN_WORDS[language].measures
        return ", ".join(measures.get(name, name) for name in fact.value.split(", "))
    if fact.kind == "contact":
        fields = (fact.details.get(name) for name in ("department", "name", "phone", "email"))
        return " · ".join(str(field) for field in fields if field) or row.name
    return row.name


def written_date(value: str, language: Language) -> str:
    """A date fact's value in the reader's words; what is in no calendar stays as it is written."""
    return " – ".join(_date(part, language) if _exists(part) else part for part in value.split("/"))


def _exists(written: str) -> bool:
    """Whether the day or month that is written, if one is, is in the calendar; of a leap year where none is told."""
    year, month, day_ = 2024, 1, 1
    if match := _DAY.fullmatch(written):
        year, month, day_ = (int(part) for part in match.groups())
    elif match := _MONTH.fullmatch(written):
        year, month = int(match[1]), int(match[2])
    elif match := _OPEN.fullmatch(written):
        month, day_ = int(match[1]), int(match[2] or 1)
    return year >= 1 and 1 <= month <= 12 and 1 <= day_ <= monthrange(year, month)[1]


def _date(written: str, language: Language) -> str:
    if match := _DAY.fullmatch(written):
        return day(date(int(match[1]), int(match[2]), int(match[3])), language)
    if match := _MONTH.fullmatch(written):
        name = month_name(int(match[1]), int(match[2]), language)
        return LEARN_WORDS[language].parts.get(match[3] or "", "{month}").format(month=name)
    if match := _OPEN.fullmatch(written):
        name, number = month_name(None, int(match[1]), language), match[2] and int(match[2])
        return name if number is None else f"{name} {number}일" if language == "ko" else f"{number} {name}"
    return f"{written}년" if language == "ko" and written.isdigit() else written


def _amount(row: FactRow, language: Language) -> str:
    fact, words = row.fact, LEARN_WORDS[language]
    number = f"{int(fact.value):,}" if fact.value.isdigit() else fact.value
    currency, unit = fact.details.get("currency"), str(fact.details.get("unit") or "")
    tight = unit == "%" or re.match("[가-힣]", unit) is not None
    shown = f"{currency} {number}" if currency else f"{number}{'' if tight else ' '}{unit}".strip()
    if fact.details.get("approximate"):
        shown = words.about.format(amount=shown)
    bound = words.bounds.get(str(fact.details.get("bound")))
    return bound.format(amount=shown) if bound else shown


def source_line(source: Source, language: Language) -> str:
    """Title, date and page of a source in one line."""
    document = source.document
    dated = LABELS[language].undated if document.date is None else day(document.date, language)
    page = None if source.place.page is None else page_name(source.place.page, language)
    return " · ".join(part for part in (document.title, dated, page) if part)


def source_link(source: Source, language: Language, text: str | None = None) -> str:
    """A button that opens the source; it says what it opens, with the quote for those who look before they click."""
    line = source_line(source, language)
    internal = ""
    if source.document.visibility == "internal":
        internal = f' <em class="internal">{escape(LEARN_WORDS[language].internal)}</em>'
    return button(text or line, "open", "open-source", at=source.place) + internal


def source_links(sources: Sequence[Source], language: Language) -> str:
    """The sources as a list, all but the first few folded away."""
    items = [f"<li>{source_link(source, language)}</li>" for source in sources]
    shown = f'<ul class="where">{"".join(items[:FEW])}</ul>'
    if len(items) <= FEW:
        return shown
    more = escape(LEARN_WORDS[language].more.format(count=len(items) - FEW))
    return f'{shown}<details><summary>{more}</summary><ul class="where">{"".join(items[FEW:])}</ul></details>'


def card_link(subject: Subject, name: str) -> str:
    """A name that opens its card."""
    return button(name, "card", "open-card", subject=subject, name=name)


def hint(text: str) -> str:
    """A line of help."""
    return f'<p class="hint">{escape(text)}</p>'


def head(*names: str) -> str:
    """The head of a table."""
    cells = "".join(f'<th scope="col">{escape(name)}</th>' for name in names)
    return f"<thead><tr>{cells}</tr></thead>"


def wide(name: str, body: str) -> str:
    """What may be wider than the screen, in a frame that scrolls, also by the keyboard."""
    return f'<div class="wide" tabindex="0" role="region" aria-label="{escape(name)}">{body}</div>'
