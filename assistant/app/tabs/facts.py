"""The tab *Facts*: tables of what the documents state, a timeline, cards, and the source beside them."""

from __future__ import annotations

import gradio as gr

from assistant.app.learn_events import KINDS, SEARCH_LENGTH, TIMELINE, LearnEvents
from assistant.app.learn_words import LEARN_WORDS
from assistant.app.scripts import EVENTS, LEARN, REVEAL, SHOW_MARK, TURN
from assistant.app.tabs.frame import CLICK, App, Place, Words


def build(app: App, place: Place) -> Words:
    """Lays the tab out and wires it."""
    events, words = LearnEvents(app), LEARN_WORDS["en"]
    sorting, opened = gr.State(("name", False)), gr.State(())
    with gr.Row(elem_id="facts", elem_classes="desk-columns"):
        with gr.Column(elem_classes="desk-list", scale=3):
            choices = [*((words.kinds[name], name) for name in KINDS), (words.timeline, TIMELINE)]
            kind = gr.Radio(choices, value=KINDS[0], label=words.kind, elem_id="fact-kind", elem_classes="choices")
            search = gr.Textbox(
                "", label=words.search, placeholder=words.search_hint, max_length=SEARCH_LENGTH, elem_id="fact-search"
            )
            table = gr.HTML(elem_id="fact-table", apply_default_css=False, js_on_load=LEARN)
        with gr.Column(elem_classes="desk-sheet learn-sheet", scale=2):
            card = gr.HTML(elem_id="fact-card", apply_default_css=False, js_on_load=LEARN + REVEAL)
            source = gr.HTML(
                elem_id="fact-source", apply_default_css=False, js_on_load=EVENTS + TURN + SHOW_MARK + REVEAL
            )
    language = place.language
    view = [language, kind, search]
    kind.input(events.turn_to, view, [sorting, table], **CLICK)
    search.change(events.facts, [*view, sorting], table, trigger_mode="always_last", **CLICK)
    place.tab.select(events.facts, [*view, sorting], table, **CLICK)
    table.sort(events.sort, [*view, sorting], [sorting, table], **CLICK)
    for clicked in (table, card):
        clicked.card(events.card, language, card, **CLICK)
        clicked.open(events.open, language, [opened, source], **CLICK)
    source.turn(events.turn, [language, opened], source, **CLICK)
    return Words(events.fill_facts, [kind, search, sorting, opened], [kind, search, table, card, source])
