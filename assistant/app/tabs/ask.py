"""The tab *Ask*: the conversation with its question box, the source beside it; and what each event does."""

from __future__ import annotations

import gradio as gr

from assistant.app.events import QUESTION_LENGTH, AskEvents
from assistant.app.labels import LABELS
from assistant.app.scripts import ASK_AND_CITE, FOLLOW_CONVERSATION, SHOW_MARK
from assistant.app.tabs.frame import CLICK, QUESTION, App, Place, Words


def build(app: App, place: Place) -> Words:
    """Lays the tab out and wires it."""
    events, labels = AskEvents(app), LABELS["en"]
    answers, opened, asked = gr.State(()), gr.State(None), gr.State("")
    with gr.Row(elem_id="columns"):
        with gr.Column(elem_id="talk"):
            conversation = gr.HTML(
                elem_id="conversation",
                apply_default_css=False,
                js_on_load=ASK_AND_CITE + FOLLOW_CONVERSATION,
            )
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
                restart = gr.Button(labels.new_conversation, elem_id="restart", size="sm", scale=0)
        panel = gr.HTML(elem_id="panel", apply_default_css=False, js_on_load=ASK_AND_CITE + SHOW_MARK)
    tab, shown = [place.language, answers, opened], [conversation, panel]
    answering = [answers, opened, asked, question, conversation]
    asking = [
        gr.on([question.submit, send.click], events.ask, [question, *tab], answering, **QUESTION),
        conversation.example(events.ask_example, tab, answering, **QUESTION),
    ]
    drawing = [started.success(events.show, tab, panel, **CLICK) for started in asking]
    for started in asking:
        started.failure(events.fault, [asked, *tab], conversation, **CLICK)
    restart.click(events.restart, place.language, [answers, opened, *shown], cancels=[*asking, *drawing], **CLICK)
    conversation.cite(events.cite, tab, [opened, panel], **CLICK)
    panel.cite(events.cite, tab, [opened, panel], **CLICK)
    return Words(events.fill, [answers, opened], [restart, question, send, *shown])
