"""The tab *Quality*: the regression run with its failures, and complaints made into draft questions."""

from __future__ import annotations

from typing import Any

import gradio as gr

from assistant.app.quality_events import QualityEvents
from assistant.app.quality_words import QUALITY_WORDS
from assistant.app.tabs.frame import CLICK, App, Place, Words

WATCH: dict[str, Any] = CLICK | {"concurrency_limit": 4, "concurrency_id": "watching"}
"""How an event that looks at a run until it ends is wired: it holds a place of its own, not one of others' clicks."""


def build(app: App, place: Place) -> Words:
    """Lays the tab out and wires it."""
    events, words = QualityEvents(app), QUALITY_WORDS["en"]
    with gr.Row(elem_id="quality", elem_classes="desk-columns"):
        with gr.Column(elem_classes="desk-list", scale=3):
            with gr.Row(elem_classes="act"):
                about = _html("run-about")
                run = gr.Button(words.run, variant="primary", elem_id="run-quality")
                stop = gr.Button(words.stop, elem_id="stop-quality")
            progress = _html("run-progress")
            summary = _html("run-summary")
            show = gr.Radio([(name, key) for key, name in words.shows.items()], value="all", elem_id="show-failures")
            failures = _html("run-failures")
        with gr.Column(elem_classes="desk-sheet", scale=2):
            heading = _html("complaints-heading")
            chosen = gr.Dropdown([], value=None, label=words.complaint, elem_id="complaint")
            told = _html("complaint-told")
            truth = gr.Radio(
                [(name, key) for key, name in words.truths.items()],
                value="answerable",
                label=words.truth,
                elem_id="draft-truth",
            )
            held = gr.Textbox(label=words.words, info=words.words_help, lines=3, elem_id="draft-words")
            document = gr.Dropdown([], value=None, label=words.document, elem_id="draft-document")
            quote = gr.Textbox(label=words.quote, info=words.quote_help, lines=3, elem_id="draft-quote")
            draft = gr.Button(words.draft, variant="primary", elem_id="draft-question")
            drafted = _html("draft-told")
            block = gr.Textbox(
                label="YAML",
                lines=8,
                max_lines=20,
                interactive=False,
                visible=False,
                buttons=["copy"],
                elem_id="draft-yaml",
            )
    language = place.language
    seen, view = [progress, summary, failures], [language, show]
    run.click(events.run, view, seen, **WATCH)
    stop.click(events.stop, None, None, **CLICK)
    place.tab.select(events.look, view, seen, **WATCH)
    place.tab.select(events.complaints, None, chosen, **CLICK)
    show.input(events.show, view, seen, **CLICK)
    chosen.input(events.choose, [chosen, language], [told, truth, held, document, quote, drafted, block], **CLICK)
    draft.click(events.draft, [chosen, language, truth, held, document, quote], [drafted, block], **CLICK)
    named = [heading, chosen, told, truth, held, document, quote, draft, drafted, block]
    return Words(events.fill, [show, chosen], [run, stop, about, *seen, show, *named])


def _html(name: str) -> gr.HTML:
    return gr.HTML(elem_id=name, apply_default_css=False, js_on_load=None)
