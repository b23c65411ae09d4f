"""The tab *Documents*: what the desk knows, and what editors do with it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import gradio as gr

from assistant.app.document_events import DocumentEvents
from assistant.app.document_words import DOCUMENT_WORDS
from assistant.app.tabs.frame import CLICK, App, Place, Words

WRITE: dict[str, Any] = CLICK | {"concurrency_limit": 1, "concurrency_id": "writing"}
"""How an event that changes the store is wired: one at a time, for a store has one writer."""
CHOOSE_AND_ACT = """
element.addEventListener('click', ({target}) => {
  const row = target.closest('[data-document]'), button = target.closest('[data-act]');
  if (row) trigger('choose', {document: row.dataset.document});
  if (button) trigger('act', {act: button.dataset.act, on: button.dataset.on});
});
"""
"""Clicks on documents and on the buttons of what is not in become the events ``choose`` and ``act``."""


def build(app: App, place: Place) -> Words:
    """Lays the tab out and wires it."""
    events, words = DocumentEvents(app), DOCUMENT_WORDS["en"]
    chosen = gr.State("")
    with gr.Row(elem_id="documents", elem_classes="desk-columns"):
        with gr.Column(elem_classes="desk-list"):
            drop = gr.File(label=words.drop, file_count="multiple", elem_id="drop", height=88)
            note = _html("drop-note")
            progress = _html("upload-progress")
            waiting = _html("unfinished", CHOOSE_AND_ACT)
            show = gr.Radio(_choices(words.shows), value="all", label=words.show, elem_id="show-documents")
            listed = _html("document-list", CHOOSE_AND_ACT)
            with gr.Row(elem_classes="care"):
                check = gr.Button(words.check, elem_id="check-store", size="sm")
                rebuild = gr.Button(words.rebuild, elem_id="rebuild-store", size="sm")
            care = _html("care-told")
        with gr.Column(elem_classes="desk-sheet"):
            sheet = _html("document-sheet")
            with gr.Column(visible=False, elem_id="document-form") as form:
                title = gr.Textbox(label=words.title, elem_id="document-title")
                with gr.Row():
                    kind = gr.Dropdown([], label=words.kind, allow_custom_value=True, elem_id="document-kind")
                    date = gr.Textbox(label=words.date, info=words.date_help, elem_id="document-date")
                with gr.Row():
                    visibility = gr.Radio(
                        list(words.visibilities), label=words.visibility, elem_id="document-visibility"
                    )
                    embargo = gr.Textbox(label=words.embargo, info=words.embargo_help, elem_id="document-embargo")
                supersedes = gr.Dropdown([], label=words.supersedes, multiselect=True, elem_id="document-supersedes")
                with gr.Row(elem_classes="act"):
                    reviewed = gr.Checkbox(label=words.reviewed, elem_id="document-reviewed")
                    save = gr.Button(words.save, variant="primary", elem_id="document-save")
                told = _html("document-told")
                new = gr.File(label=words.replace, file_count="single", elem_id="document-replace", height=88)
                renewed = _html("replace-progress")
                with gr.Row(elem_classes="act"):
                    sure = gr.Checkbox(label=words.withdraw_confirm, elem_id="document-sure")
                    withdraw = gr.Button(words.withdraw, variant="stop", elem_id="document-withdraw")
                preview = _html("document-preview")
    language = place.language
    fields = [title, kind, date, visibility, embargo, supersedes, reviewed]
    opened = [chosen, listed, sheet, form, *fields, new, sure, preview]
    now, view = [listed, waiting], [language, show, chosen]
    drop.upload(events.upload, [drop, *view], [drop, progress, *now], **WRITE)
    new.upload(events.replace, [new, *view], [new, renewed, *opened], **WRITE)
    listed.choose(events.choose, [language, show], opened, **CLICK)
    show.input(events.lists, view, now, **CLICK)
    place.tab.select(events.lists, view, now, **CLICK)
    waiting.act(events.act, view, [progress, *now], **WRITE)
    save.click(events.save, [chosen, language, show, *fields], [told, *opened], **WRITE)
    withdraw.click(events.withdraw, [chosen, language, show, sure], [told, waiting, *opened], **WRITE)
    check.click(events.check, language, care, **WRITE)
    rebuild.click(events.rebuild, language, care, **WRITE)
    named = [*fields, save, new, withdraw, sure, check, rebuild]
    return Words(events.fill, [show, chosen], [drop, note, show, *now, sheet, *named])


def _html(name: str, script: str = "") -> gr.HTML:
    return gr.HTML(elem_id=name, apply_default_css=False, js_on_load=script or None)


def _choices(names: Mapping[str, str]) -> list[tuple[str, str]]:
    return [(name, key) for key, name in names.items()]
