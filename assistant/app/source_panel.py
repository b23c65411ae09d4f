"""The source panel as HTML: what a citation names, its quote in its context, and its page with the quote marked.

As in ``presentation``, everything that a document says goes through ``escape``.
"""

from __future__ import annotations

import re
from html import escape

from assistant.answer import Answer, Citation
from assistant.answering.frames import Language
from assistant.app.labels import LABELS, Labels, day, kind_name
from assistant.app.page_links import Seen
from assistant.app.presentation import page_of, place, source_button
from assistant.app.session import Session
from ingest.pictures import Picture

CONTEXT = 160
"""Code points of page text shown on each side of a quote whose page picture is shown below it."""
PASSAGE = 2_000
"""The same where the document has no pages and the passage is all there is to show."""

_SPACE = re.compile(r"\s+")
_FIRST_WORD = re.compile(r"^\S*\s+")
_LAST_WORD = re.compile(r"\s+\S*$")


def source(session: Session, seen: Seen | None, address: str | None, *, reveal: bool = False) -> str:
    """The panel beside the conversation, for the session's open source.

    ``seen`` is what may be shown of it now: nothing of the source is shown where it is None. ``address`` is where the
    page's picture is served. ``reveal`` asks the page to scroll to the panel where it is not beside the conversation.
    """
    labels, opened = LABELS[session.language], session.open_citation()
    if opened is None:
        name, body = labels.source, _hint(labels.no_source if session.answers else labels.source_hint)
    else:
        answer, citation = opened
        name = labels.source_of.format(number=citation.number, count=len(answer.citations))
        back = f'<a class="back" href="#conversation">{escape(labels.back)}</a>'
        shown = _hint(labels.gone) if seen is None else _card(citation, seen, address, session.language)
        body = f'{back}{_tabs(answer, session)}<p class="count">{escape(name)}</p>{shown}'
    return (
        f'<section class="source" lang="{session.language}" aria-label="{escape(name)}"'
        f"{' data-reveal' if reveal else ''}>{body}</section>"
    )


def context(text: str, start: int, end: int, around: int) -> tuple[str, str, str]:
    """What stands before, at and after ``text[start:end]``, white space as it is.

    At most ``around`` code points are given on each side, cut between words and then marked by an ellipsis.
    """
    before, after = text[max(0, start - around) : start], text[end : end + around]
    if start > around:
        before = "… " + _FIRST_WORD.sub("", before)
    if end + around < len(text):
        after = _LAST_WORD.sub("", after) + " …"
    return before, text[start:end], after


def _tabs(answer: Answer, session: Session) -> str:
    if session.opened is None or len(answer.citations) < 2:
        return ""
    labels, turn = LABELS[session.language], session.opened[0]
    buttons = (
        source_button(
            f"[{citation.number}]",
            labels.open_source.format(number=citation.number, title=place(citation, session.language)),
            turn,
            citation.number,
            session.opened,
            "tab",
        )
        for citation in answer.citations
    )
    return f'<nav class="tabs" aria-label="{escape(labels.sources)}">{"".join(buttons)}</nav>'


def _hint(text: str) -> str:
    return f'<p class="hint">{escape(text)}</p>'


def _card(citation: Citation, seen: Seen, address: str | None, language: Language) -> str:
    pictured = seen.picture is not None and address is not None
    card = (
        f'<h2 dir="auto">{escape(citation.title)}</h2>'
        + _facts(citation, language)
        + _passage(citation, seen.text, LABELS[language], pictured=pictured)
    )
    if seen.picture is None or address is None:
        return card
    return card + _picture(citation, seen.picture, address, language)


def _facts(citation: Citation, language: Language) -> str:
    labels = LABELS[language]
    rows = (
        (labels.kind, kind_name(citation.kind, language) if citation.kind else None),
        (labels.date, day(citation.date, language) if citation.date else labels.undated),
        (labels.page, _page_number(citation, labels)),
        (labels.section, citation.section),
        (labels.access, labels.internal if citation.visibility == "internal" else None),
        (labels.text, labels.recognised if citation.ocr else None),
    )
    shown = "".join(f"<div><dt>{escape(name)}</dt><dd>{escape(value)}</dd></div>" for name, value in rows if value)
    return f'<dl class="facts">{shown}</dl>'


def _page_number(citation: Citation, labels: Labels) -> str | None:
    if citation.page is None or citation.page_label in (None, str(citation.page)):
        return None if citation.page is None else str(citation.page)
    return labels.page_printed.format(page=citation.page, label=citation.page_label)


def _passage(citation: Citation, page_text: str, labels: Labels, *, pictured: bool) -> str:
    """The quote where it stands: with its lines joined above a picture of the page, else as the page's text has it."""
    before, quote, after = context(page_text, citation.start, citation.end, CONTEXT if pictured else PASSAGE)
    if pictured:
        before, quote, after = (_SPACE.sub(" ", part) for part in (before, quote, after))
    return (
        f"<h3>{escape(labels.quote if pictured else labels.passage)}</h3>"
        f'<blockquote dir="auto" class="{"quote" if pictured else "passage"}" tabindex="0" data-scroll>'
        f"{escape(before)}<mark>{escape(quote)}</mark>{escape(after)}</blockquote>"
    )


def _picture(citation: Citation, picture: Picture, address: str, language: Language) -> str:
    labels, url = LABELS[language], escape(address)
    caption = labels.picture.format(page=page_of(citation.page, citation.page_label, language))
    edges = [edge for boxes in picture.boxes for _, top, _, bottom in boxes for edge in (top, bottom)]
    middle = (min(edges) + max(edges)) / 2 / picture.height if edges else 0
    return (
        f"<figure><figcaption><span>{escape(caption)}</span> "
        f'<a href="{url}" target="_blank" rel="noopener noreferrer">{escape(labels.enlarge)}</a></figcaption>'
        f'<div class="page" tabindex="0" data-scroll data-mark="{middle:.4f}">'
        f'<img src="{url}" width="{picture.width}" height="{picture.height}" alt="{escape(caption)}"></div></figure>'
    )
