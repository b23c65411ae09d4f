"""The tab *Onboarding*: what a new colleague learns the documents by, each line with its source beside it."""

from __future__ import annotations

import gradio as gr

from assistant.app.learn_events import LearnEvents
from assistant.app.scripts import EVENTS, LEARN, REVEAL, SHOW_MARK, TURN
from assistant.app.tabs.frame import CLICK, QUESTION, App, Place, Words

PARTS = ("people", "organisations", "glossary", "programs", "timeline", "quiz")


def build(app: App, place: Place) -> Words:
    """Lays the tab out and wires it."""
    events = LearnEvents(app)
    seen, seed, chosen, opened = gr.State(False), gr.State(1), gr.State({}), gr.State(())
    with gr.Row(elem_id="onboarding", elem_classes="desk-columns"):
        with gr.Column(elem_classes="desk-list", scale=3):
            introduction = gr.HTML(elem_id="learn-introduction", apply_default_css=False)
            questions = _part("questions")
            parts = [_part(name) for name in PARTS]
        with gr.Column(elem_classes="desk-sheet learn-sheet", scale=2):
            card = gr.HTML(elem_id="learn-card", apply_default_css=False, js_on_load=LEARN + REVEAL)
            answer = gr.HTML(elem_id="learn-answer", apply_default_css=False, js_on_load=TURN + REVEAL)
            source = gr.HTML(elem_id="learn-source", apply_default_css=False, js_on_load=EVENTS + TURN + SHOW_MARK)
    language, quiz = place.language, parts[-1]
    said = [language, seed, chosen]
    place.tab.select(events.onboarding, said, [seen, introduction, *parts], **CLICK)
    place.tab.select(events.questions, language, questions, **QUESTION)
    language.input(events.questions_again, [language, seen], questions, **QUESTION)
    questions.ask(events.ask, language, [opened, answer, source], **QUESTION)
    questions.ask(_nothing, None, card, **CLICK)
    for clicked in (*parts, card):
        clicked.card(events.card, language, card, **CLICK)
        clicked.open(events.open, language, [opened, source], **CLICK)
        for happens in (clicked.card, clicked.open):
            happens(_nothing, None, answer, **CLICK)  # its marks would open what is open no more
    for clicked in (answer, source):
        clicked.turn(events.turn, [language, opened], source, **CLICK)
    quiz.answer(events.answer, said, [chosen, quiz], **CLICK)
    quiz.another(events.another, [language, seed], [seed, chosen, quiz], **CLICK)
    return Words(events.fill_onboarding, [seen, seed, chosen, opened], [card, answer, source, introduction, *parts])


def _nothing() -> str:
    return ""


def _part(name: str) -> gr.HTML:
    return gr.HTML(elem_id=f"part-{name}", apply_default_css=False, js_on_load=LEARN)
