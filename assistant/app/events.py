"""The events of the tab *Ask*: what it shows after each. Its answers and its open source travel with its events."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import gradio as gr
from fastapi import HTTPException, Response

from assistant.access.viewer import viewer_of
from assistant.answer import Answer
from assistant.answering.frames import Language
from assistant.app.labels import LABELS
from assistant.app.page_links import PageLinks, look_up
from assistant.app.presentation import transcript, welcome
from assistant.app.session import Session
from assistant.app.source_panel import source
from assistant.app.tabs.frame import App
from assistant.desk import Desk
from ingest.types import Audience

Answers = tuple[Answer, ...]
Opened = tuple[int, int] | None

QUESTION_LENGTH = 2_000
"""Code points of a question that are read."""


def page_picture(desk: Desk, links: PageLinks, token: str) -> Response:
    """The picture behind an address; 404 where the address is void or the source may no longer be shown."""
    link = links.find(token)
    seen = link and look_up(desk, link.citation, link.audience)
    if not seen or seen.picture is None:
        raise HTTPException(404)
    return Response(seen.picture.png, media_type="image/png", headers={"Cache-Control": "no-store"})


class AskEvents:
    """The events of every browser tab; holds nothing of any."""

    def __init__(self, app: App) -> None:
        self._desk, self._links, self._fill = app.desk, app.links, app.fill_command

    def fill(self, language: Language, answers: Answers, opened: Opened, request: gr.Request) -> tuple[Any, ...]:
        """The tab in a language; answers stay in their own."""
        session, labels, audience = Session(language, answers, opened), LABELS[language], viewer_of(request).role
        return (
            gr.update(value=labels.new_conversation),
            gr.update(label=labels.question, placeholder=labels.placeholder),
            gr.update(value=labels.ask),
            self._conversation(session, audience),
            self._panel(session, audience),
        )

    def ask(
        self, question: str, language: Language, answers: Answers, opened: Opened, request: gr.Request
    ) -> Iterator[tuple[Any, ...]]:
        """The question as asked and the box emptied; then the answer. ``show`` follows with its first source."""
        question = question.strip()[:QUESTION_LENGTH]
        session, same = Session(language, answers, opened), gr.skip()
        if not question:
            yield same, same, same, same, same
            return
        yield same, same, question, "", transcript(session, pending=question)
        audience = viewer_of(request).role
        session = session.answered(self._desk.ask(question, history=session.history(), audience=audience))
        yield session.answers, session.opened, question, same, transcript(session)

    def show(self, language: Language, answers: Answers, opened: Opened, request: gr.Request) -> str:
        """The panel with the open source. An event of its own: drawing the page must not hold up the next question."""
        return self._panel(Session(language, answers, opened), viewer_of(request).role)

    def ask_example(
        self, event: gr.EventData, language: Language, answers: Answers, opened: Opened, request: gr.Request
    ) -> Iterator[tuple[Any, ...]]:
        """As ``ask``, for a suggested question that was clicked."""
        yield from self.ask(str(event.question), language, answers, opened, request)

    def fault(self, question: str, language: Language, answers: Answers, opened: Opened) -> str:
        """The conversation when answering broke down: the question stays, with a plain word about it."""
        return transcript(Session(language, answers, opened), failed=question)

    def cite(
        self, event: gr.EventData, language: Language, answers: Answers, opened: Opened, request: gr.Request
    ) -> tuple[Opened, str]:
        """The panel with the clicked source open. Touches no answer: one may be on its way meanwhile."""
        session = Session(language, answers, opened).opening(int(event.turn), int(event.number))
        return session.opened, self._panel(session, viewer_of(request).role, reveal=True)

    def restart(self, language: Language, request: gr.Request) -> tuple[Any, ...]:
        """An empty conversation."""
        session, audience = Session(language), viewer_of(request).role
        return session.answers, session.opened, self._conversation(session, audience), self._panel(session, audience)

    def _conversation(self, session: Session, audience: Audience) -> str:
        if session.answers:
            return transcript(session)
        return welcome(self._desk.suggestions(audience, session.language), session.language, self._fill)

    def _panel(self, session: Session, audience: Audience, *, reveal: bool = False) -> str:
        opened = session.open_citation()
        if opened is None:
            return source(session, None, None)
        seen = look_up(self._desk, opened[1], audience)
        address = f"pages/{self._links.issue(opened[1], audience)}.png" if seen and seen.picture else None
        return source(session, seen, address, reveal=reveal)
