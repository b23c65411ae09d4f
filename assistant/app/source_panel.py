"""The source panel as HTML: what a citation names, its quote in its context, and its page with the quote marked.

As in ``presentation``, everything that a document says goes through ``escape``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape

from assistant.answer import Answer, Citation
from assistant.answering.frames import Language
from assistant.app.ask_words import ASK_WORDS
from assistant.app.beside_answer import button
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


@dataclass(frozen=True, slots=True)
class Shown:
    """What may be shown of the open source now, and the addresses of its page's picture and of its file."""

    seen: Seen
    picture: str | None
    file: str


def source(session: Session, shown: Shown | None, *, reveal: bool = False) -> str:
    """The panel beside the conversation, for the session's open source.

    Nothing of the source is shown where ``shown`` is None. ``reveal`` asks the page to scroll to the panel where it is
    not beside the conversation.
    """
    labels, opened = LABELS[session.language], session.open_citation()
    if opened is None:
        name, body = labels.source, _hint(labels.no_source if session.turns else labels.source_hint)
    else:
        answer, citation = opened
        name = labels.source_of.format(number=citation.number, count=len(answer.citations))
        card = _hint(labels.gone) if shown is None else _card(session, citation, shown)
        body = f'{_tabs(answer, session)}<p class="count">{escape(name)}</p>{card}'
    return framed("source", name, body, session.language, reveal=reveal)


def framed(style: str, name: str, body: str, language: Language, *, reveal: bool) -> str:
    """What the panel shows, named for screen readers, with the way back to a conversation that stands above it."""
    back = f'<a class="back" href="#conversation">{escape(LABELS[language].back)}</a>' if reveal else ""
    return (
        f'<section class="{style}" lang="{language}" aria-label="{escape(name)}"'
        f"{' data-reveal' if reveal else ''}>{back}{body}</section>"
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


def _card(session: Session, citation: Citation, shown: Shown) -> str:
    language, seen = session.language, shown.seen
    words, elsewhere = ASK_WORDS[language], seen.page != citation.page
    heading = f'<h2 dir="auto">{escape(citation.title)}</h2>{_facts(citation, language)}'
    file = f'<p class="file"><a href="{escape(shown.file)}" download>{escape(words.open_file)}</a></p>'
    if elsewhere:
        body = _hint(words.other_page.format(page=citation.page))
    else:
        body = _passage(citation, seen.text, LABELS[language], pictured=shown.picture is not None)
    body += _page_buttons(session, citation, seen)
    if seen.picture is not None and shown.picture is not None:
        return heading + file + body + _picture(citation, seen, seen.picture, shown.picture, language)
    whole = f'<blockquote dir="auto" class="passage" tabindex="0">{escape(seen.text)}</blockquote>' if elsewhere else ""
    return heading + file + body + whole


def _page_buttons(session: Session, citation: Citation, seen: Seen) -> str:
    """The way to the pages before and after, and back to the quote's."""
    if seen.page is None or seen.pages < 2 or session.opened is None:
        return ""
    words = ASK_WORDS[session.language]
    turn, number = session.opened
    ways = [(words.previous, seen.page - 1), (words.next, seen.page + 1)]
    if seen.page != citation.page and citation.page is not None:
        ways.append((words.to_quote, citation.page))
    buttons = "".join(
        button(name, "act", "", do="page", turn=turn, number=number, page=page)
        for name, page in ways
        if 1 <= page <= seen.pages
    )
    said = words.page_of.format(page=seen.page, count=seen.pages)
    return f'<nav class="pages" aria-label="{escape(said)}"><span>{escape(said)}</span>{buttons}</nav>'


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


def _picture(citation: Citation, seen: Seen, picture: Picture, address: str, language: Language) -> str:
    labels, words, url = LABELS[language], ASK_WORDS[language], escape(address)
    if seen.page == citation.page:
        caption = labels.picture.format(page=page_of(citation.page, citation.page_label, language))
    else:
        caption = page_of(seen.page, None, language) or ""
    edges = [edge for boxes in picture.boxes for _, top, _, bottom in boxes for edge in (top, bottom)]
    middle = (min(edges) + max(edges)) / 2 / picture.height if edges else 0
    zoom = "".join(
        f'<button type="button" data-zoom="{step}" aria-label="{escape(name)}">{sign}</button>'
        for step, name, sign in ((-1, words.smaller, "−"), (1, words.larger, "+"))
    )
    return (
        f'<figure><figcaption><span>{escape(caption)}</span> <span class="zoom">{zoom}'
        f'<a href="{url}" target="_blank" rel="noopener noreferrer">{escape(labels.enlarge)}</a></span></figcaption>'
        f'<div class="page" tabindex="0" role="group" aria-label="{escape(caption)}" data-scroll '
        f'data-mark="{middle:.4f}"><img src="{url}" width="{picture.width}" height="{picture.height}" '
        f'alt="{escape(caption)}"></div></figure>'
    )
