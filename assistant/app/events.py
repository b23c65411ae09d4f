"""The events of the tab *Ask*: what it shows after each. Its answers and its open source travel with its events."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import gradio as gr

from assistant.access.viewer import Viewer, viewer_of
from assistant.answer import Answer, Statement
from assistant.answering.frames import Language
from assistant.app.ask_words import ASK_WORDS
from assistant.app.beside_answer import Thumbs
from assistant.app.contacts import contacts
from assistant.app.filter_form import filter_form, narrowed
from assistant.app.filters import Filters, Scope, scope
from assistant.app.labels import LABELS
from assistant.app.panel_events import PanelEvents, Said
from assistant.app.presentation import transcript, welcome
from assistant.app.reply_panel import feedback_panel
from assistant.app.session import Session, Told
from assistant.app.streaming import streamed
from assistant.app.tabs.frame import App
from assistant.records.store import new_id
from ingest.types import Audience

Turns = tuple[Told, ...]
Opened = tuple[int, int] | None

QUESTION_LENGTH = 2_000
"""Code points of a question that are read."""
_FIELDS = (
    *("do", "turn", "number", "page", "form", "framing", "thumb", "reason", "conversation", "filed", "search"),
    *("outlet", "question", "deadline", "sent", "cleared_by", "state"),
    *("documents", "kinds", "since", "until", "as_of", "audience"),
)


def said_by(event: gr.EventData) -> Said:
    """What a button or form of the page says, as far as the app knows the words."""
    return {name: getattr(event, name) for name in _FIELDS if hasattr(event, name)}


class AskEvents:
    """The events of every browser tab; holds nothing of any."""

    def __init__(self, app: App) -> None:
        self._app, self._desk = app, app.desk
        self._panel = PanelEvents(app)

    def fill(
        self,
        language: Language,
        turns: Turns,
        opened: Opened,
        thumbs: Thumbs,
        filters: Filters,
        request: gr.Request,
    ) -> tuple[Any, ...]:
        """The tab in a language; answers stay in their own."""
        session, labels, viewer = Session(language, turns, opened), LABELS[language], viewer_of(request)
        words = ASK_WORDS[language]
        return (
            gr.update(value=labels.new_conversation),
            gr.update(value=words.history),
            gr.update(value=words.enquiries),
            gr.update(label=labels.question, placeholder=labels.placeholder),
            gr.update(value=labels.ask),
            filter_form(self._desk.visible(viewer.role), filters, viewer.role, language),
            narrowed(scope(filters, self._desk, viewer.role).searched, filters, language),
            self._conversation(session, viewer.role, thumbs),
            self._panel.source(session, viewer),
        )

    def filter(self, event: gr.EventData, language: Language, request: gr.Request) -> tuple[Filters, str]:
        """What the next questions are narrowed to, and a word on what it comes to."""
        filters = Filters.of(said_by(event))
        return filters, narrowed(scope(filters, self._desk, viewer_of(request).role).searched, filters, language)

    def ask(
        self,
        question: str,
        language: Language,
        turns: Turns,
        opened: Opened,
        thumbs: Thumbs,
        conversation: str,
        filters: Filters,
        request: gr.Request,
    ) -> Iterator[tuple[Any, ...]]:
        """The question as asked and the box emptied; then the answer, statement by statement where a model writes it.

        With the whole answer comes the panel with its first source: as an event of its own, it could come late and be
        drawn over what was clicked meanwhile.
        """
        question = question.strip()[:QUESTION_LENGTH]
        session, same, viewer = Session(language, turns, opened), gr.skip(), viewer_of(request)
        if not question:
            yield (same,) * 7
            return
        conversation = conversation or new_id()
        yield same, same, question, conversation, "", transcript(session, thumbs=thumbs, pending=question), same
        asked = scope(filters, self._desk, viewer.role)
        said: tuple[Statement, ...] = ()
        for part in streamed(lambda tell: self._ask(question, session, asked, tell)):
            if isinstance(part, Statement):
                said = (*said, part)
                yield (same,) * 5 + (transcript(session, thumbs=thumbs, pending=question, said=said), same)
            else:
                answer = part
        session = session.answered(self._told(answer, asked, conversation, viewer))
        shown = transcript(session, thumbs=thumbs), self._panel.source(session, viewer)
        yield session.turns, session.opened, question, same, same, *shown

    def _ask(self, question: str, session: Session, asked: Scope, tell: Callable[[Statement], None]) -> Answer:
        return self._desk.ask(
            question,
            history=session.history(),
            as_of=asked.as_of,
            audience=asked.audience,
            documents=asked.documents,
            tell=tell,
        )

    def ask_example(
        self,
        event: gr.EventData,
        language: Language,
        turns: Turns,
        opened: Opened,
        thumbs: Thumbs,
        conversation: str,
        filters: Filters,
        request: gr.Request,
    ) -> Iterator[tuple[Any, ...]]:
        """As ``ask``, for a suggested question that was clicked."""
        question = str(getattr(event, "question", ""))
        yield from self.ask(question, language, turns, opened, thumbs, conversation, filters, request)

    def fault(self, asked: str, language: Language, turns: Turns, opened: Opened, thumbs: Thumbs) -> str:
        """The conversation when answering broke down: the question stays, with a plain word about it."""
        return transcript(Session(language, turns, opened), thumbs=thumbs, failed=asked)

    def stop(
        self, asked: str, language: Language, turns: Turns, opened: Opened, thumbs: Thumbs, request: gr.Request
    ) -> tuple[str, str]:
        """The question that was not waited for, in the box again; the conversation without it."""
        return asked, self._conversation(Session(language, turns, opened), viewer_of(request).role, thumbs)

    def edit(
        self,
        event: gr.EventData,
        language: Language,
        turns: Turns,
        opened: Opened,
        thumbs: Thumbs,
        request: gr.Request,
    ) -> tuple[Any, ...]:
        """A question in the box again, the conversation as it was before it. What is left is still in the history."""
        session, viewer = Session(language, turns, opened), viewer_of(request)
        turn = int(said_by(event).get("turn", -1))
        told, session = session.turn(turn), session.before(turn)
        shown = self._conversation(session, viewer.role, thumbs), self._panel.source(session, viewer)
        return session.turns, session.opened, told.answer.question if told else gr.skip(), *shown

    def resume(self, event: gr.EventData, language: Language, request: gr.Request) -> tuple[Any, ...]:
        """One of the viewer's own conversations, as far as it was recorded, to go on with."""
        viewer = viewer_of(request)
        conversation = str(said_by(event).get("conversation", ""))
        recorded = self._app.records.trail.conversation(viewer, conversation)
        session = Session(language, tuple(Told(one.answer, one.id) for one in recorded)).at_end()
        thumbs = {one.id: one.feedback.thumb for one in recorded if one.feedback}
        shown = self._conversation(session, viewer.role, thumbs), self._panel.source(session, viewer)
        return session.turns, session.opened, thumbs, conversation if recorded else "", *shown

    def cite(
        self, event: gr.EventData, language: Language, turns: Turns, opened: Opened, request: gr.Request
    ) -> tuple[Opened, str]:
        """The panel with the clicked source open. Touches no answer: one may be on its way meanwhile."""
        session = Session(language, turns, opened).opening(int(event.turn), int(event.number))
        return session.opened, self._panel.source(session, viewer_of(request), reveal=True)

    def act(self, event: gr.EventData, language: Language, turns: Turns, opened: Opened, request: gr.Request) -> str:
        """The panel after a button in it, or below an answer."""
        return self._panel.act(said_by(event), Session(language, turns, opened), viewer_of(request))

    def rate(
        self,
        event: gr.EventData,
        language: Language,
        turns: Turns,
        opened: Opened,
        thumbs: Thumbs,
        request: gr.Request,
    ) -> tuple[Mapping[str, Any], Any]:
        """A thumb, noted at once; the panel asks for the reason."""
        said, session, viewer = said_by(event), Session(language, turns, opened), viewer_of(request)
        rated = self._panel.rated(said, session, viewer)
        if rated is None:
            return thumbs, gr.skip()
        exchange, thumb = rated
        asking = feedback_panel(int(said["turn"]), thumb, language, thanked=False)
        return {**thumbs, exchange: thumb}, asking

    def history(self, language: Language, turns: Turns, opened: Opened, request: gr.Request) -> str:
        """The panel with one's own earlier conversations."""
        return self._panel.act({"do": "history"}, Session(language, turns, opened), viewer_of(request))

    def enquiries(self, language: Language, turns: Turns, opened: Opened, request: gr.Request) -> str:
        """The panel with one's own enquiries."""
        return self._panel.act({"do": "enquiries"}, Session(language, turns, opened), viewer_of(request))

    def restart(self, language: Language, filters: Filters, request: gr.Request) -> tuple[Any, ...]:
        """An empty conversation, and the filters with the documents of now to choose from."""
        session, viewer = Session(language), viewer_of(request)
        form = filter_form(self._desk.visible(viewer.role), filters, viewer.role, language)
        shown = self._conversation(session, viewer.role, {}), self._panel.source(session, viewer)
        return session.turns, session.opened, {}, "", form, *shown

    def _told(self, answer: Answer, asked: Scope, conversation: str, viewer: Viewer) -> Told:
        exchange = self._app.records.trail.record(viewer, conversation, answer)
        silent = answer.status == "not_in_documents"
        near = {passage.document_id for passage in answer.related}
        named = contacts(self._desk, asked.audience, near) if silent else ()
        return Told(answer, exchange.id, asked.searched, named)

    def _conversation(self, session: Session, audience: Audience, thumbs: Thumbs) -> str:
        if session.turns:
            return transcript(session, thumbs=thumbs)
        examples = self._desk.suggestions(audience, session.language)
        return welcome(examples, session.language, self._app.fill_command)
