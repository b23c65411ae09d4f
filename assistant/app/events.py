"""The app's events: what a tab shows after each. A tab's answers and its open source travel with its events."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import gradio as gr
from fastapi import HTTPException, Response

from assistant.answer import Answer
from assistant.answering.frames import Language
from assistant.app.labels import LABELS, preferred_language
from assistant.app.page_links import PageLinks, look_up
from assistant.app.presentation import header, transcript, welcome
from assistant.app.session import Session
from assistant.app.source_panel import source
from assistant.desk import Desk
from ingest.types import Audience

Answers = tuple[Answer, ...]
Opened = tuple[int, int] | None

AUDIENCE: Audience = "staff"
"""Who sits at this app: it has no sign-in, so everyone who reaches it reads as staff."""
QUESTION_LENGTH = 2_000
"""Code points of a question that are read."""


class App:
    """The events of every tab; holds nothing of any."""

    def __init__(self, desk: Desk, store: Path | None = None) -> None:
        """:param store: its folder, where it is not the default one, for the word on how to fill it"""
        self._desk = desk
        self._fill = "python -m ingest add corpus/" + (f" --store {shlex.quote(str(store))}" if store else "")
        self._links = PageLinks()

    def greet(self, request: gr.Request) -> tuple[Any, ...]:
        """The page as it opens, in the browser's language."""
        language = preferred_language(request.headers.get("accept-language", ""))
        return language, *self.switch(language, (), None)

    def switch(self, language: Language, answers: Answers, opened: Opened) -> tuple[Any, ...]:
        """The page in another language; answers stay in their own."""
        session, labels = Session(language, answers, opened), LABELS[language]
        return (
            header(language),
            gr.update(value=labels.new_conversation),
            gr.update(label=labels.question, placeholder=labels.placeholder),
            gr.update(value=labels.ask),
            self._conversation(session),
            self._panel(session),
        )

    def ask(self, question: str, language: Language, answers: Answers, opened: Opened) -> Iterator[tuple[Any, ...]]:
        """The question as asked and the box emptied; then the answer. ``show`` follows with its first source."""
        question = question.strip()[:QUESTION_LENGTH]
        session, same = Session(language, answers, opened), gr.skip()
        if not question:
            yield same, same, same, same, same
            return
        yield same, same, question, "", transcript(session, pending=question)
        session = session.answered(self._desk.ask(question, history=session.history(), audience=AUDIENCE))
        yield session.answers, session.opened, question, same, transcript(session)

    def show(self, language: Language, answers: Answers, opened: Opened) -> str:
        """The panel with the open source. An event of its own: drawing the page must not hold up the next question."""
        return self._panel(Session(language, answers, opened))

    def ask_example(
        self, event: gr.EventData, language: Language, answers: Answers, opened: Opened
    ) -> Iterator[tuple[Any, ...]]:
        """As ``ask``, for a suggested question that was clicked."""
        yield from self.ask(str(event.question), language, answers, opened)

    def fault(self, question: str, language: Language, answers: Answers, opened: Opened) -> str:
        """The conversation when answering broke down: the question stays, with a plain word about it."""
        return transcript(Session(language, answers, opened), failed=question)

    def cite(self, event: gr.EventData, language: Language, answers: Answers, opened: Opened) -> tuple[Opened, str]:
        """The panel with the clicked source open. Touches no answer: one may be on its way meanwhile."""
        session = Session(language, answers, opened).opening(int(event.turn), int(event.number))
        return session.opened, self._panel(session, reveal=True)

    def restart(self, language: Language) -> tuple[Any, ...]:
        """An empty conversation."""
        session = Session(language)
        return session.answers, session.opened, self._conversation(session), self._panel(session)

    def page(self, token: str) -> Response:
        """The picture behind an address; 404 where the address is void or the source may no longer be shown."""
        link = self._links.find(token)
        seen = link and look_up(self._desk, link.citation, link.audience)
        if not seen or seen.picture is None:
            raise HTTPException(404)
        return Response(seen.picture.png, media_type="image/png", headers={"Cache-Control": "no-store"})

    def _conversation(self, session: Session) -> str:
        if session.answers:
            return transcript(session)
        return welcome(self._desk.suggestions(AUDIENCE, session.language), session.language, self._fill)

    def _panel(self, session: Session, *, reveal: bool = False) -> str:
        opened = session.open_citation()
        if opened is None:
            return source(session, None, None)
        seen = look_up(self._desk, opened[1], AUDIENCE)
        address = f"pages/{self._links.issue(opened[1], AUDIENCE)}.png" if seen and seen.picture else None
        return source(session, seen, address, reveal=reveal)
