"""The panels with one's own records as HTML: an enquiry to fill in, the list of them, and earlier conversations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape
from typing import get_args

from assistant.answering.frames import Language
from assistant.app.ask_words import ASK_WORDS, AskWords
from assistant.app.beside_answer import button
from assistant.app.labels import day
from assistant.app.source_panel import framed
from assistant.clock import SEOUL
from assistant.records import Affected, Conversation, Enquiry, EnquiryState

LONGEST = 10_000
"""Code points of a field of an enquiry."""


@dataclass(frozen=True, slots=True)
class EnquiryForm:
    """What a form on an enquiry holds: of the answer ``turn`` that is being filed, or of the enquiry ``filed``."""

    question: str
    sent: str
    outlet: str = ""
    deadline: str = ""
    cleared_by: str = ""
    state: EnquiryState = "open"
    turn: int = -1
    filed: str = ""

    @classmethod
    def of(cls, enquiry: Enquiry) -> EnquiryForm:
        """An enquiry to put right."""
        due = enquiry.deadline.astimezone(SEOUL).strftime("%Y-%m-%dT%H:%M") if enquiry.deadline else ""
        return cls(
            enquiry.question, enquiry.sent, enquiry.outlet, due, enquiry.cleared_by, enquiry.state, filed=enquiry.id
        )


def enquiry_panel(form: EnquiryForm, language: Language, *, said: str = "", marks: Sequence[Affected] = ()) -> str:
    """The form; ``said`` tells how saving it went, ``marks`` what its sources have come to."""
    words = ASK_WORDS[language]
    states = "".join(
        f'<option value="{state}"{" selected" if state == form.state else ""}>{escape(words.states[state])}</option>'
        for state in get_args(EnquiryState)
    )
    fields = (
        _field(words.outlet, f'<input name="outlet" required maxlength="200" value="{escape(form.outlet)}">')
        + _field(words.asked, _area("question", form.question, 3))
        + _field(
            f"{words.deadline} ({words.deadline_zone})",
            f'<input name="deadline" type="datetime-local" value="{escape(form.deadline)}">',
        )
        + _field(words.sent, _area("sent", form.sent, 8))
        + _field(words.cleared_by, f'<input name="cleared_by" maxlength="200" value="{escape(form.cleared_by)}">')
        + _field(words.state, f'<select name="state">{states}</select>')
    )
    status = f'<p class="said" role="status">{escape(said)}</p>' if said else ""
    body = (
        f"{_ways(words)}<h2>{escape(words.enquiry)}</h2>{status}{_marks(marks, words)}"
        f'<form class="enquiry" data-event="act" data-do="save" data-turn="{form.turn}" '
        f'data-filed="{escape(form.filed)}">'
        f'{fields}<button type="submit" class="do">{escape(words.save)}</button></form>'
    )
    return framed("records", words.enquiry, body, language, reveal=True)


def enquiries_panel(
    enquiries: Sequence[Enquiry], marks: Mapping[str, Sequence[Affected]], search: str, language: Language
) -> str:
    """One's own enquiries, those whose sources have changed marked in words; ``marks`` by the enquiry's id."""
    words = ASK_WORDS[language]
    items = "".join(_enquiry(enquiry, marks.get(enquiry.id, ()), language) for enquiry in enquiries)
    shown = f'<ul class="list">{items}</ul>' if items else f'<p class="hint">{escape(words.no_enquiries)}</p>'
    body = f"{_ways(words)}<h2>{escape(words.enquiries)}</h2>{_search('enquiries', search, words)}{shown}"
    return framed("records", words.enquiries, body, language, reveal=True)


def history_panel(conversations: Sequence[Conversation], search: str, language: Language) -> str:
    """One's own earlier conversations, each to go on with."""
    words = ASK_WORDS[language]
    items = "".join(
        f"<li>{button(one.question, 'resume', 'link', conversation=one.id)}"
        f"<p>{escape(moment(one.at, language))} · {escape(words.exchanges.format(count=one.exchanges))}</p></li>"
        for one in conversations
    )
    shown = f'<ul class="list">{items}</ul>' if items else f'<p class="hint">{escape(words.no_history)}</p>'
    body = f"{_ways(words)}<h2>{escape(words.history)}</h2>{_search('history', search, words)}{shown}"
    return framed("records", words.history, body, language, reveal=True)


def moment(when: datetime, language: Language) -> str:
    """A day and time in Seoul."""
    local = when.astimezone(SEOUL)
    return f"{day(local.date(), language)} {local:%H:%M}"


def _enquiry(enquiry: Enquiry, marks: Sequence[Affected], language: Language) -> str:
    words = ASK_WORDS[language]
    when = words.due if enquiry.deadline else words.filed
    line = " · ".join((words.states[enquiry.state], when.format(when=moment(enquiry.deadline or enquiry.at, language))))
    way = button(f"{enquiry.outlet}: {enquiry.question}", "act", "link", do="enquiry", filed=enquiry.id)
    return f"<li>{way}<p>{escape(line)}</p>{_marks(marks, words)}</li>"


def _marks(marks: Sequence[Affected], words: AskWords) -> str:
    return "".join(
        f'<p class="warning">{escape(words.rests_on.format(title=mark.source.title, change=_change(mark, words)))}</p>'
        for mark in marks
    )


def _change(mark: Affected, words: AskWords) -> str:
    return words.superseded_by.format(title=mark.by) if mark.by else words.changes[mark.change]


def _ways(words: AskWords) -> str:
    ways = ((words.to_source, "source"), (words.enquiries, "enquiries"), (words.history, "history"))
    return f'<p class="way">{"".join(button(name, "act", "link", do=do) for name, do in ways)}</p>'


def _search(what: str, search: str, words: AskWords) -> str:
    """``what`` names both the list and the address of its export."""
    return (
        f'<form class="search" role="search" data-event="act" data-do="{what}"><input type="search" name="search" '
        f'maxlength="200" value="{escape(search)}" aria-label="{escape(words.search)}">'
        f'<button type="submit">{escape(words.search)}</button>'
        f'<a href="exports/{what}.csv" download>{escape(words.export)}</a></form>'
    )


def _field(name: str, control: str) -> str:
    return f"<label><span>{escape(name)}</span>{control}</label>"


def _area(name: str, text: str, rows: int) -> str:
    return f'<textarea name="{name}" rows="{rows}" maxlength="{LONGEST}">\n{escape(text)}</textarea>'
