"""The events of the tabs *Facts* and *Onboarding*: what they show after each, as far as the viewer may see it then."""

from __future__ import annotations

from datetime import datetime
from html import escape
from typing import Any, get_args

import gradio as gr

from assistant.access.viewer import Viewer, viewer_of
from assistant.answering.frames import Language
from assistant.app.fact_views import card_view, lines, table
from assistant.app.learn_parts import hint
from assistant.app.learn_words import LEARN_WORDS
from assistant.app.onboarding_views import (
    glossary_view,
    introduction,
    organisations_view,
    people_view,
    programs_view,
    questions_view,
    quiz_of,
    quiz_view,
    section,
)
from assistant.app.panel_events import PanelEvents
from assistant.app.presentation import reply
from assistant.app.session import Session, Told
from assistant.app.tabs.frame import App
from assistant.app.timeline_views import timeline_view
from assistant.clock import SEOUL
from assistant.dossier.cards import Subject, card
from assistant.dossier.entries import Order
from assistant.dossier.moments import timeline
from assistant.dossier.places import Place, as_answer, cite
from assistant.records.store import new_id
from ingest.registry import FactKind

TIMELINE = "timeline"
KINDS: tuple[FactKind, ...] = (
    "company",
    "partner",
    "organisation",
    "person",
    "date",
    "amount",
    "support_measure",
    "contact",
    "place",
)
"""The tables in the order in which they are offered."""
SEARCH_LENGTH = 200
QUESTIONS = 10
PARTS = 7
"""Parts of the tab *Onboarding* beside its questions."""
Open = tuple[Told, ...]
"""What the source panel is about: one answer, or none."""
Sorting = tuple[Order, bool]


def kind_of(name: str) -> FactKind:
    """The table of that name; the first where there is none."""
    return next((kind for kind in KINDS if kind == name), KINDS[0])


class LearnEvents:
    """The events of every browser tab; holds nothing of any."""

    def __init__(self, app: App) -> None:
        self._app, self._desk = app, app.desk
        self._panel = PanelEvents(app)

    def facts(self, language: Language, kind: str, search: str, sorting: Sorting, request: gr.Request) -> str:
        """The table of a kind, or the timeline."""
        dossier = self._app.dossiers.of(viewer_of(request).role)
        if kind == TIMELINE:
            return _framed(timeline_view(timeline(dossier), language), language)
        wanted, order, falling = kind_of(kind), *sorting
        found = lines(dossier, wanted, search[:SEARCH_LENGTH], language)
        shown = table(found, wanted, search[:SEARCH_LENGTH], order, language, falling=falling)
        return _framed(shown, language)

    def fill_facts(
        self, language: Language, kind: str, search: str, sorting: Sorting, opened: Open, request: gr.Request
    ) -> tuple[Any, ...]:
        """The tab *Facts* in a language; the card is closed."""
        words = LEARN_WORDS[language]
        choices = [*((words.kinds[name], name) for name in KINDS), (words.timeline, TIMELINE)]
        return (
            gr.update(label=words.kind, choices=choices),
            gr.update(label=words.search, placeholder=words.search_hint),
            self.facts(language, kind, search, sorting, request),
            "",
            self._source(language, opened, viewer_of(request)),
        )

    def turn_to(self, language: Language, kind: str, search: str, request: gr.Request) -> tuple[Sorting, str]:
        """Another table, by name."""
        sorting: Sorting = ("name", False)
        return sorting, self.facts(language, kind, search, sorting, request)

    def sort(
        self, event: gr.EventData, language: Language, kind: str, search: str, sorting: Sorting, request: gr.Request
    ) -> tuple[Sorting, str]:
        """The table by another column, or the other way round."""
        orders: tuple[Order, ...] = get_args(Order)
        by: Order = next((order for order in orders if order == getattr(event, "by", "")), "name")
        turned: Sorting = (by, not sorting[1] if by == sorting[0] else by != "name")
        return turned, self.facts(language, kind, search, turned, request)

    def card(self, event: gr.EventData, language: Language, request: gr.Request) -> str:
        """The card of a name."""
        subject: Subject = "person" if getattr(event, "subject", "") == "person" else "organisation"
        dossier = self._app.dossiers.of(viewer_of(request).role)
        return _back(language) + card_view(card(dossier, subject, str(getattr(event, "name", ""))), language)

    def open(self, event: gr.EventData, language: Language, request: gr.Request) -> tuple[Open, str]:
        """The source that was clicked."""
        viewer, place = viewer_of(request), Place.parse(str(getattr(event, "at", "")))
        citation = cite(self._desk, place, viewer.role) if place else None
        if citation is None:
            return (), _framed(hint(LEARN_WORDS[language].gone), language)
        answer = as_answer(citation, datetime.now(SEOUL).date(), viewer.role, language)
        opened = (Told(answer),)
        return opened, self._source(language, opened, viewer)

    def turn(self, event: gr.EventData, language: Language, opened: Open, request: gr.Request) -> str:
        """The open source at another of its pages, or another source of the open answer."""
        number, page = _number(event, "number", 1), _number(event, "page", -1)
        session = Session(language, opened).at_end().opening(0, number)
        shown = self._panel.source(session, viewer_of(request), page=None if page < 0 else page)
        return _back(language) + shown

    def onboarding(self, language: Language, seed: int, chosen: dict[str, int], request: gr.Request) -> tuple[Any, ...]:
        """The tab *Onboarding* as it is opened, but its questions, which take longer."""
        return True, *self._parts(language, seed, chosen, viewer_of(request))

    def fill_onboarding(
        self, language: Language, seen: bool, seed: int, chosen: dict[str, int], opened: Open, request: gr.Request
    ) -> tuple[Any, ...]:
        """The tab in a language, with its card and its answer closed; of a tab never opened, only what is cheap."""
        viewer = viewer_of(request)
        parts = self._parts(language, seed, chosen, viewer) if seen else (gr.skip(),) * PARTS
        return "", "", self._source(language, opened, viewer), *parts

    def _parts(self, language: Language, seed: int, chosen: dict[str, int], viewer: Viewer) -> tuple[str, ...]:
        dossier = self._app.dossiers.of(viewer.role)
        return (
            introduction(language),
            people_view(dossier, language),
            organisations_view(dossier, language),
            glossary_view(dossier, language),
            programs_view(dossier, language),
            section(TIMELINE, timeline_view(timeline(dossier), language), language),
            quiz_view(quiz_of(dossier, seed, language), chosen, seed, language),
        )

    def questions(self, language: Language, request: gr.Request) -> str:
        """The questions to start with: each was answered once to know that it can be."""
        asked = self._desk.suggestions(viewer_of(request).role, language, most=QUESTIONS)
        return questions_view(asked, language)

    def questions_again(self, language: Language, seen: bool, request: gr.Request) -> Any:
        """The questions in another language, where the tab was opened."""
        return self.questions(language, request) if seen else gr.skip()

    def ask(self, event: gr.EventData, language: Language, request: gr.Request) -> tuple[Open, str, str]:
        """One of the questions to start with, answered, with its first source open."""
        viewer, question = viewer_of(request), str(getattr(event, "question", ""))
        if question not in self._desk.suggestions(viewer.role, language, most=QUESTIONS):
            return (), "", _framed(hint(LEARN_WORDS[language].gone), language)
        answer = self._desk.ask(question, audience=viewer.role)
        exchange = self._app.records.trail.record(viewer, new_id(), answer)
        opened = (Told(answer, exchange.id),)
        session = Session(language, opened).at_end()
        return opened, reply(opened[0], 0, session, None), self._source(language, opened, viewer)

    def answer(
        self, event: gr.EventData, language: Language, seed: int, chosen: dict[str, int], request: gr.Request
    ) -> tuple[dict[str, int], str]:
        """The quiz after an option was chosen; a question answered once stays so."""
        questions = quiz_of(self._app.dossiers.of(viewer_of(request).role), seed, language)
        key, option = str(getattr(event, "question", "")), _number(event, "option", -1)
        known = {question.key: len(question.options) for question in questions}
        if key not in chosen and 0 <= option < known.get(key, 0):
            chosen = {**chosen, key: option}
        return chosen, quiz_view(questions, chosen, seed, language)

    def another(self, language: Language, seed: int, request: gr.Request) -> tuple[int, dict[str, int], str]:
        """The next set of questions."""
        questions = quiz_of(self._app.dossiers.of(viewer_of(request).role), seed + 1, language)
        return seed + 1, {}, quiz_view(questions, {}, seed + 1, language)

    def _source(self, language: Language, opened: Open, viewer: Viewer) -> str:
        if not opened:
            return _framed(hint(LEARN_WORDS[language].hint), language)
        return _back(language) + self._panel.source(Session(language, opened).at_end(), viewer)


def _framed(body: str, language: Language) -> str:
    return f'<div lang="{language}">{body}</div>'


def _back(language: Language) -> str:
    """The way back, where what was opened stands below the list."""
    return f'<a class="back" href="#tabs">{escape(LEARN_WORDS[language].to_list)}</a>'


def _number(event: gr.EventData, name: str, otherwise: int) -> int:
    """A number that the event says, or what stands for none."""
    said = str(getattr(event, name, ""))
    return int(said) if said.isascii() and said.isdigit() and len(said) < 10 else otherwise
