"""The conversation as HTML. Everything that a person or a document wrote goes through ``escape``: none of it acts.

The HTML asks for things by ``data-`` attributes alone (``data-turn`` and ``data-number`` of a source,
``data-example``, ``data-event``); the app turns clicks on them into events. No Markdown is rendered anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from types import MappingProxyType

from assistant.answer import Answer, AnswerStatus, Citation, Notice, Related, Statement
from assistant.answering.frames import Language
from assistant.app.ask_words import ASK_WORDS
from assistant.app.beside_answer import Thumbs, actions, button, contacts, searched
from assistant.app.labels import LABELS, Labels, day, page_name
from assistant.app.session import Session, Told

GLIMPSE = 240
"""Code points shown of a nearby passage: enough to see what it is about, too little to take it for the answer."""

_MARK = re.compile(r"\[(\d+)\]")
_GLYPHS: dict[AnswerStatus, str] = {
    "answered": "✓",
    "partial": "◐",
    "not_in_documents": "∅",
    "needs_clarification": "?",
    "out_of_scope": "↗",
    "declined": "—",
    "error": "!",
}


def header(language: Language) -> str:
    """The app's name and promise."""
    labels = LABELS[language]
    return (
        f'<div class="brand" lang="{language}"><h1>{escape(labels.product)}</h1><p>{escape(labels.tagline)}</p></div>'
    )


def welcome(examples: Sequence[str], language: Language, command: str) -> str:
    """The empty conversation: the promise and questions to click, or the command that fills an empty store."""
    labels = LABELS[language]
    if examples:
        buttons = "".join(f'<li><button type="button" data-example>{escape(text)}</button></li>' for text in examples)
        body = (
            f"<h2>{escape(labels.welcome)}</h2><p>{escape(labels.promise)}</p>"
            f'<h3>{escape(labels.examples)}</h3><ul class="examples">{buttons}</ul>'
        )
    else:
        body = f"<h2>{escape(labels.empty)}</h2><p>{escape(labels.empty_help)}</p><pre>{escape(command)}</pre>"
    return f'<div class="welcome" lang="{language}">{body}</div>'


def transcript(
    session: Session,
    *,
    thumbs: Thumbs = MappingProxyType({}),
    pending: str | None = None,
    said: Sequence[Statement] = (),
    failed: str | None = None,
) -> str:
    """The conversation; ``pending`` is a question still being answered, with what is ``said`` so far.

    ``failed`` is a question that met a fault.
    """
    labels = LABELS[session.language]
    turns = [
        _turn(told.answer.question, reply(told, index, session, thumbs), labels)
        for index, told in enumerate(session.turns)
    ]
    if pending is not None:
        stop = button(ASK_WORDS[session.language].stop, "stop", "")
        so_far = "".join(f'<p class="text">{escape(statement.text)}</p>' for statement in said)
        turns.append(_turn(pending, f'{so_far}<p class="pending">{escape(labels.searching)} {stop}</p>', labels))
    if failed is not None:
        fault = f'{_badge("error", labels)}<p class="text">{escape(labels.failed)}</p>'
        turns.append(_turn(failed, f'<article class="reply">{fault}</article>', labels))
    name = escape(labels.conversation)
    return (
        f'<div role="log" aria-live="polite" aria-label="{name}" lang="{session.language}">'
        f'<ol class="turns">{"".join(turns)}</ol></div>'
    )


def reply(told: Told, turn: int, session: Session, thumbs: Thumbs | None) -> str:
    """One answer, framed in its own language: status in words, text with marks, notices, sources, nearby passages.

    :param thumbs: None where nothing can be done with the answer
    """
    answer, opened = told.answer, session.opened
    labels = LABELS[answer.language]
    understood = ""
    if answer.standalone_question.strip() != answer.question.strip():
        understood = f'<p class="understood">{escape(labels.understood)}: {escape(answer.standalone_question)}</p>'
    body = (
        f'<div class="badges">{_badge(answer.status, labels)}{_glance(answer, labels)}</div>'
        + understood
        + f'<p class="text">{_marked_text(answer, turn, opened)}</p>'
        + contacts(told)
        + _notices(answer, turn, opened)
        + _sources(answer, turn, opened)
        + _related(answer.related, answer.language)
        + searched(told)
        + ("" if thumbs is None else actions(told, turn, thumbs, session.language))
    )
    return f'<article class="reply reply-{answer.status}" lang="{answer.language}">{body}</article>'


def place(citation: Citation, language: Language) -> str:
    """Title, date and page of a citation in one line, the printed page label only where it differs; OCR is said."""
    date = LABELS[language].undated if citation.date is None else day(citation.date, language)
    page = page_of(citation.page, citation.page_label, language)
    return " · ".join(part for part in (citation.title, date, page, "OCR" if citation.ocr else None) if part)


def _turn(question: str, answer: str, labels: Labels) -> str:
    return (
        f'<li class="turn"><div class="asked"><h2 dir="auto"><span class="sr">{escape(labels.you)}: </span>'
        f"{escape(question)}</h2></div>{answer}</li>"
    )


def _badge(status: AnswerStatus, labels: Labels) -> str:
    glyph = f'<span aria-hidden="true">{_GLYPHS[status]}</span>'
    return f'<p class="badge badge-{status}">{glyph} {escape(labels.statuses[status])}</p>'


def _glance(answer: Answer, labels: Labels) -> str:
    """Each kind of notice once, in words beside the status: what it says stands below the text."""
    kinds = dict.fromkeys(notice.kind for notice in answer.notices)
    return "".join(f'<p class="tag tag-{kind}">{escape(labels.notices[kind])}</p>' for kind in kinds)


def _marked_text(answer: Answer, turn: int, opened: tuple[int, int] | None) -> str:
    """The text with its ``[n]`` made buttons; a bracketed number inside a statement is the document's own, and text."""
    rest, parts = answer.text, []
    for statement in answer.statements:
        frame, found, after = rest.partition(statement.text)
        if found:
            parts += [_with_buttons(frame, answer, turn, opened), f"<span>{escape(found)}</span>"]
            rest = after
    return "".join(parts) + _with_buttons(rest, answer, turn, opened)


def _with_buttons(text: str, answer: Answer, turn: int, opened: tuple[int, int] | None) -> str:
    titles = {citation.number: place(citation, answer.language) for citation in answer.citations}
    parts, position = [], 0
    for match in _MARK.finditer(text):
        number = int(match[1])
        if number in titles:
            label = LABELS[answer.language].open_source.format(number=number, title=titles[number])
            parts += [
                escape(text[position : match.start()]),
                source_button(match[0], label, turn, number, opened, "mark"),
            ]
            position = match.end()
    return "".join(parts) + escape(text[position:])


def source_button(text: str, label: str, turn: int, number: int, opened: tuple[int, int] | None, style: str) -> str:
    current = ' aria-current="true"' if opened == (turn, number) else ""
    return (
        f'<button type="button" class="{style}" data-turn="{turn}" data-number="{number}"{current} '
        f'aria-label="{escape(label)}">{escape(text)}</button>'
    )


def _notices(answer: Answer, turn: int, opened: tuple[int, int] | None) -> str:
    def item(notice: Notice) -> str:
        name = LABELS[answer.language].notices[notice.kind]
        missing = "".join(f" [{number}]" for number in notice.citations if f"[{number}]" not in notice.text)
        text = _with_buttons(notice.text + missing, answer, turn, opened)
        return f'<li class="notice notice-{notice.kind}"><strong>{escape(name)}.</strong> {text}</li>'

    return f'<ul class="notices">{"".join(map(item, answer.notices))}</ul>' if answer.notices else ""


def _sources(answer: Answer, turn: int, opened: tuple[int, int] | None) -> str:
    """The places cited, each once: its first citation as a button with the place, its others as marks behind it."""
    labels, items = LABELS[answer.language], []
    places: dict[str, list[Citation]] = {}
    for citation in answer.citations:
        places.setdefault(place(citation, answer.language), []).append(citation)
    for line, (first, *others) in places.items():
        label = labels.open_source.format(number=first.number, title=line)
        also = " ".join(f"[{citation.number}]" for citation in others)
        items.append(
            f"<li>{source_button(f'[{first.number}] {line}', label, turn, first.number, opened, 'cited')}"
            + (f"<span>{_with_buttons(also, answer, turn, opened)}</span>" if also else "")
            + (f'<em class="internal">{escape(labels.internal)}</em>' if first.visibility == "internal" else "")
            + "</li>"
        )
    return f'<h3>{escape(labels.sources)}</h3><ul class="sources">{"".join(items)}</ul>' if items else ""


def _related(passages: Sequence[Related], language: Language) -> str:
    def item(passage: Related) -> str:
        date = LABELS[language].undated if passage.date is None else day(passage.date, language)
        page = page_of(passage.page, passage.page_label, language)
        line = " · ".join(part for part in (passage.title, date, page, passage.section) if part)
        return f'<li><cite>{escape(line)}</cite><p dir="auto">{escape(_beginning(passage.text))}</p></li>'

    heading = f"<h3>{escape(LABELS[language].related)}</h3>"
    return f'<section class="related">{heading}<ul>{"".join(map(item, passages))}</ul></section>' if passages else ""


def _beginning(text: str) -> str:
    """The passage up to ``GLIMPSE`` code points, cut between words where it has any."""
    whole = " ".join(text.split())
    cut = whole[:GLIMPSE]
    return whole if cut == whole else (cut.rpartition(" ")[0] or cut) + " …"


def page_of(page: int | None, label: str | None, language: Language) -> str | None:
    if page is None:
        return None
    name = page_name(page, language)
    if label is None or label == str(page):
        return name
    return LABELS[language].page_printed.format(page=name, label=label)
