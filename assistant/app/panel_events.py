"""What the panel beside the conversation shows when a button in it, or below an answer, is pressed.

The panel keeps no state: a button says all that it wants, and everything it says is checked here. None of these events
gives back the conversation: an answer may be on its way meanwhile.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from datetime import datetime
from html import escape
from typing import Any, get_args

from assistant.access.viewer import Viewer
from assistant.answering.frames import Language
from assistant.app.ask_words import ASK_WORDS
from assistant.app.labels import LABELS
from assistant.app.page_links import look_up, stands
from assistant.app.record_panels import (
    LONGEST,
    EnquiryForm,
    enquiries_panel,
    enquiry_panel,
    history_panel,
)
from assistant.app.reply import FORMS, Form, Reply, reply
from assistant.app.reply_panel import feedback_panel, reply_panel
from assistant.app.session import Session, Told
from assistant.app.source_panel import Shown, framed, source
from assistant.app.tabs.frame import App
from assistant.clock import SEOUL
from assistant.records import Affected, EnquiryState, NotYoursError, Thumb

Said = dict[str, Any]
"""What a button or form says: its ``data-`` attributes and its fields."""


class PanelEvents:
    """The panel of every tab; holds nothing of any."""

    def __init__(self, app: App) -> None:
        self._app = app
        self._actions: dict[str, Callable[[Said, Session, Viewer], str]] = {
            "source": lambda _, session, viewer: self.source(session, viewer, reveal=True),
            "page": self._page,
            "reply": self._reply,
            "enquiry": self._enquiry,
            "save": self._save,
            "enquiries": self._enquiries,
            "history": self._history,
            "reason": self._reason,
        }

    def act(self, said: Said, session: Session, viewer: Viewer) -> str:
        """The panel after one action. What is nobody's, or somebody else's, is said to be none."""
        action = self._actions.get(said.get("do", ""))
        if action is None:
            return self.source(session, viewer)
        try:
            return action(said, session, viewer)
        except NotYoursError:
            words = ASK_WORDS[session.language]
            hint = f'<p class="hint">{escape(words.not_yours)}</p>'
            return framed("records", words.not_yours, hint, session.language, reveal=True)

    def source(self, session: Session, viewer: Viewer, *, page: int | None = None, reveal: bool = False) -> str:
        """The open source, as far as the viewer may still see it; ``page`` is another page of its document."""
        opened = session.open_citation()
        seen = look_up(self._app.desk, opened[1], viewer.role, page) if opened else None
        if opened is None or seen is None:
            return source(session, None, reveal=reveal)
        token = self._app.links.issue(opened[1], viewer, page)
        shown = Shown(seen, f"pages/{token}.png" if seen.picture else None, f"files/{token}")
        return source(session, shown, reveal=reveal)

    def rated(self, said: Said, session: Session, viewer: Viewer) -> tuple[str, Thumb] | None:
        """The exchange and what is thought of it now, noted in the records; None where there is no such answer."""
        told = session.turn(_number(said, "turn"))
        if told is None or not told.exchange:
            return None
        thumb: Thumb = "up" if said.get("thumb") == "up" else "down"
        self._app.records.trail.rate(viewer, told.exchange, thumb, _text(said, "reason"))
        return told.exchange, thumb

    def _page(self, said: Said, session: Session, viewer: Viewer) -> str:
        opening = session.opening(_number(said, "turn"), _number(said, "number"))
        return self.source(opening, viewer, page=_number(said, "page"), reveal=True)

    def _reply(self, said: Said, session: Session, viewer: Viewer) -> str:
        turn = _number(said, "turn")
        told = session.turn(turn)
        if told is None:
            return self.source(session, viewer)
        return reply_panel(told, turn, self._made(told, said), _form(said), _framing(said, told), session.language)

    def _made(self, told: Told, said: Said) -> Reply:
        """The block, with every source looked up again as the press would."""
        desk = self._app.desk
        return reply(told.answer, lambda c: stands(desk, c, "press"), _form(said), _framing(said, told))

    def _enquiry(self, said: Said, session: Session, viewer: Viewer) -> str:
        if filed := _text(said, "filed"):
            enquiry = self._app.records.enquiries.get(viewer, filed)
            return enquiry_panel(EnquiryForm.of(enquiry), session.language, marks=self._marks(viewer)[filed])
        turn = _number(said, "turn")
        told = session.turn(turn)
        if told is None:
            return self.source(session, viewer)
        form = EnquiryForm(told.answer.question, self._made(told, said).block, turn=turn)
        return enquiry_panel(form, session.language)

    def _save(self, said: Said, session: Session, viewer: Viewer) -> str:
        words, enquiries = ASK_WORDS[session.language], self._app.records.enquiries
        turn, filed = _number(said, "turn"), _text(said, "filed")
        told = session.turn(turn)
        texts = {name: _text(said, name) for name in ("outlet", "question", "sent", "cleared_by")}
        state, due = _state(said), _text(said, "deadline")
        if not texts["outlet"] or (told is None and not filed):
            form = EnquiryForm(**texts, deadline=due, state=state, turn=turn, filed=filed)
            return enquiry_panel(form, session.language, said=words.not_saved)
        values: Said = {**texts, "deadline": _moment(due), "state": state}
        if filed:
            saved = enquiries.change(viewer, filed, **values)
        elif told is not None:
            saved = enquiries.file(viewer, told.answer, **values)
        return enquiry_panel(
            EnquiryForm.of(saved), session.language, said=words.saved, marks=self._marks(viewer)[saved.id]
        )

    def _enquiries(self, said: Said, session: Session, viewer: Viewer) -> str:
        search = _text(said, "search")
        own = self._app.records.enquiries.own(viewer, search)
        return enquiries_panel(own, self._marks(viewer), search, session.language)

    def _history(self, said: Said, session: Session, viewer: Viewer) -> str:
        search = _text(said, "search")
        return history_panel(self._app.records.trail.conversations(viewer, search), search, session.language)

    def _reason(self, said: Said, session: Session, viewer: Viewer) -> str:
        rated = self.rated(said, session, viewer)
        if rated is None:
            return self.source(session, viewer)
        return feedback_panel(_number(said, "turn"), rated[1], session.language, thanked=True)

    def _marks(self, viewer: Viewer) -> dict[str, list[Affected]]:
        marks: dict[str, list[Affected]] = defaultdict(list)
        for mark in self._app.records.enquiries.affected(viewer):
            marks[mark.enquiry.id].append(mark)
        return marks


def _number(said: Said, name: str) -> int:
    """A number said; -1, which is no turn, number or page, where it is none."""
    value = str(said.get(name, ""))
    return int(value) if value.isascii() and value.isdigit() and len(value) < 10 else -1


def _text(said: Said, name: str) -> str:
    value = said.get(name)
    return value.strip()[:LONGEST] if isinstance(value, str) else ""


def _form(said: Said) -> Form:
    return next((form for form in FORMS if form == said.get("form")), "text")


def _framing(said: Said, told: Told) -> Language:
    return next((language for language in LABELS if language == said.get("framing")), told.answer.language)


def _state(said: Said) -> EnquiryState:
    states: tuple[EnquiryState, ...] = get_args(EnquiryState)
    return next((state for state in states if state == said.get("state")), "open")


def _moment(written: str) -> datetime | None:
    """A local time in Seoul, as a browser's field gives it."""
    try:
        return datetime.fromisoformat(written).replace(tzinfo=SEOUL) if written else None
    except ValueError:
        return None
