"""The tab *Ask*: the conversation with its question box, the source beside it; and what each event does."""

from __future__ import annotations

import gradio as gr

from assistant.app.ask_words import ASK_WORDS
from assistant.app.events import QUESTION_LENGTH, AskEvents
from assistant.app.filters import Filters
from assistant.app.labels import LABELS
from assistant.app.scripts import ASK_AND_CITE, COPY, EVENTS, FILTER, FOLLOW_CONVERSATION, SHOW_MARK
from assistant.app.tabs.frame import CLICK, QUESTION, App, Place, Words


def build(app: App, place: Place) -> Words:
    """Lays the tab out and wires it."""
    events, labels, words = AskEvents(app), LABELS["en"], ASK_WORDS["en"]
    turns, opened, asked = gr.State(()), gr.State(None), gr.State("")
    thumbs, conversation_id, filters = gr.State({}), gr.State(""), gr.State(Filters())
    with gr.Row(elem_id="columns"):
        with gr.Column(elem_id="talk"):
            with gr.Row(elem_id="tools"):
                restart = gr.Button(labels.new_conversation, elem_id="restart", size="sm", scale=0)
                history = gr.Button(words.history, elem_id="history", size="sm", scale=0)
                enquiries = gr.Button(words.enquiries, elem_id="enquiries", size="sm", scale=0)
            conversation = gr.HTML(
                elem_id="conversation",
                apply_default_css=False,
                js_on_load=ASK_AND_CITE + EVENTS + FOLLOW_CONVERSATION,
            )
            narrowing = gr.HTML(elem_id="narrowing", apply_default_css=False, js_on_load=FILTER)
            narrowed = gr.HTML(elem_id="narrowed", apply_default_css=False)
            with gr.Row(elem_id="composer"):
                question = gr.Textbox(
                    elem_id="question",
                    label=labels.question,
                    placeholder=labels.placeholder,
                    lines=1,
                    max_lines=6,
                    max_length=QUESTION_LENGTH,
                    autofocus=True,
                    show_label=False,
                    container=False,
                )
                send = gr.Button(labels.ask, elem_id="send", variant="primary", scale=0)
        panel = gr.HTML(elem_id="panel", apply_default_css=False, js_on_load=ASK_AND_CITE + EVENTS + SHOW_MARK + COPY)
    tab, shown = [place.language, turns, opened], [conversation, panel]
    knowing = [*tab, thumbs, conversation_id, filters]
    answering = [turns, opened, asked, conversation_id, question, *shown]
    asking = [
        gr.on([question.submit, send.click], events.ask, [question, *knowing], answering, **QUESTION),
        conversation.example(events.ask_example, knowing, answering, **QUESTION),
    ]
    for started in asking:
        started.failure(events.fault, [asked, *tab, thumbs], conversation, **CLICK)
    away = CLICK | {"cancels": asking}
    fresh = [turns, opened, thumbs, conversation_id]
    restart.click(events.restart, [place.language, filters], [*fresh, narrowing, *shown], **away)
    panel.resume(events.resume, place.language, [*fresh, *shown], **away)
    conversation.edit(events.edit, [*tab, thumbs], [turns, opened, question, *shown], **away)
    conversation.stop(events.stop, [asked, *tab, thumbs], [question, conversation], **away)
    for clicked in shown:
        clicked.cite(events.cite, tab, [opened, panel], **CLICK)
        clicked.act(events.act, tab, panel, **CLICK)
    conversation.rate(events.rate, [*tab, thumbs], [thumbs, panel], **CLICK)
    history.click(events.history, tab, panel, **CLICK)
    enquiries.click(events.enquiries, tab, panel, **CLICK)
    narrowing.filter(events.filter, place.language, [filters, narrowed], **CLICK)
    named = [restart, history, enquiries, question, send]
    return Words(events.fill, [turns, opened, thumbs, filters], [*named, narrowing, narrowed, *shown])
