"""The events of the tab *Documents*: each asks first whether an editor is asking."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import astuple
from html import escape
from pathlib import Path
from typing import Any

import gradio as gr

import ingest.editing as editing
from assistant.access.viewer import viewer_of
from assistant.answering.frames import Language
from assistant.app.document_form import Form, changes, form_of, kinds, others
from assistant.app.document_views import SHOWS, Step, findings, listing, preview, sheet, told, unfinished
from assistant.app.document_words import DOCUMENT_WORDS
from assistant.app.tabs.frame import App, editor_of
from assistant.app.uploading import TELLABLE, Uploading
from ingest.editing import Inbox
from ingest.types import Document, Visibility

FILLED = 19
"""Components that ``fill`` puts into words."""
OPENED = 14
"""Components that show a chosen document."""


class DocumentEvents:
    """The events of every browser tab; holds nothing of any."""

    def __init__(self, app: App) -> None:
        self._desk, self._settings = app.desk, app.desk.settings
        self._inbox, self._uploading = Inbox(self._settings), Uploading(app.desk)

    # What is seen.

    def fill(self, language: Language, show: str, chosen: str, request: gr.Request) -> Sequence[Any]:
        """The tab in a language; nothing of it for anyone but an editor."""
        if viewer_of(request).role != "editor":
            return [gr.skip()] * FILLED
        words, limits = DOCUMENT_WORDS[language], self._settings.uploads
        kinds_taken = ", ".join(sorted(limits.kinds or editing.SUFFIXES))
        note = escape(words.drop_note.format(size=f"{limits.file_bytes / 1e6:.3g}", kinds=kinds_taken))
        return (
            gr.update(label=words.drop),
            f'<p class="hint" lang="{language}">{note}</p>',
            gr.update(label=words.show, choices=[(words.shows[name], name) for name in SHOWS]),
            *self._lists(show, chosen, language),
            self._sheet(self._document(chosen), language),
            gr.update(label=words.title),
            gr.update(label=words.kind, choices=kinds(self._desk.registry.documents(), language)),
            gr.update(label=words.date, info=words.date_help),
            gr.update(label=words.visibility, choices=[(name, key) for key, name in words.visibilities.items()]),
            gr.update(label=words.embargo, info=words.embargo_help),
            gr.update(label=words.supersedes),
            gr.update(label=words.reviewed),
            gr.update(value=words.save),
            gr.update(label=words.replace),
            gr.update(value=words.withdraw),
            gr.update(label=words.withdraw_confirm),
            gr.update(value=words.check),
            gr.update(value=words.rebuild),
        )

    def lists(self, language: Language, show: str, chosen: str, request: gr.Request) -> Sequence[Any]:
        """The list and what is not in, as they are now."""
        editor_of(request)
        return self._lists(show, chosen, language)

    def choose(self, event: gr.EventData, language: Language, show: str, request: gr.Request) -> Sequence[Any]:
        """The clicked document beside the list."""
        editor_of(request)
        return self._opened(str(event.document), show, language)

    # What changes.

    def upload(
        self, files: Sequence[str] | None, language: Language, show: str, chosen: str, request: gr.Request
    ) -> Iterator[Sequence[Any]]:
        """Keeps the files, then takes them in one by one, telling how far each is."""
        name = editor_of(request).name
        kept = [self._uploading.keep(Path(file), name) for file in files or ()]
        for shown in self._uploading.take_in(kept, language):
            yield None, shown, gr.skip(), gr.skip()
        yield None, gr.skip(), *self._lists(show, chosen, language)

    def replace(
        self, file: str | None, language: Language, show: str, chosen: str, request: gr.Request
    ) -> Iterator[Sequence[Any]]:
        """Takes a new version of the chosen document in."""
        name, document = editor_of(request).name, self._document(chosen)
        if file is None or document is None:
            return
        kept = self._uploading.keep(Path(file), name, document)
        last = ""
        for last in self._uploading.take_in([kept], language):
            yield None, last, *[gr.skip()] * OPENED
        yield None, last, *self._opened(chosen, show, language)

    def save(
        self,
        chosen: str,
        language: Language,
        show: str,
        title: str,
        kind: str | None,
        date: str,
        visibility: Visibility,
        embargo: str,
        supersedes: list[str],
        reviewed: bool,
        request: gr.Request,
    ) -> Sequence[Any]:
        """Changes what is said of the chosen document."""
        editor_of(request)
        words, document = DOCUMENT_WORDS[language], self._document(chosen)
        if document is None:
            return told(words.gone, language, bad=True), *[gr.skip()] * OPENED
        form = Form(title, kind or "", date, visibility, embargo, supersedes, reviewed)
        changed = changes(document, form, self._desk.registry.documents())
        if not changed:
            return told(words.unchanged, language), *[gr.skip()] * OPENED
        try:
            editing.edit(self._settings, chosen, changed)
        except TELLABLE as error:
            return told(str(error), language, bad=True), *[gr.skip()] * OPENED
        return told(words.saved, language), *self._opened(chosen, show, language)

    def withdraw(
        self, chosen: str, language: Language, show: str, confirmed: bool, request: gr.Request
    ) -> Sequence[Any]:
        """Takes the chosen document out."""
        editor_of(request)
        words, document = DOCUMENT_WORDS[language], self._document(chosen)
        if document is None or not confirmed:
            sentence = words.gone if document is None else words.withdraw_first
            return told(sentence, language, bad=True), gr.skip(), *[gr.skip()] * OPENED
        try:
            editing.withdraw(self._settings, chosen)
        except TELLABLE as error:
            return told(str(error), language, bad=True), gr.skip(), *[gr.skip()] * OPENED
        done = told(words.withdrew.format(title=document.title), language)
        return (
            done,
            unfinished(self._inbox.uploads(), editing.withdrawn(self._settings), language),
            *self._opened("", show, language),
        )

    def act(
        self, event: gr.EventData, language: Language, show: str, chosen: str, request: gr.Request
    ) -> Iterator[Sequence[Any]]:
        """A button of what is not in: try again, discard, bring back."""
        editor_of(request)
        words, on = DOCUMENT_WORDS[language], str(event.on)
        upload = self._inbox.find(on)
        if event.act == "retry" and upload is not None:
            for shown in self._uploading.take_in([(Step(upload.name, words.waiting), upload)], language):
                yield shown, gr.skip(), gr.skip()
            yield gr.skip(), *self._lists(show, chosen, language)
            return
        if event.act == "discard" and upload is not None and upload.state != "in":
            self._inbox.discard(on)
            said = told(words.discarded, language)
        elif event.act == "bring-back" and on in editing.withdrawn(self._settings):
            said = self._bring_back(on, language)
        else:
            said = told(words.gone, language, bad=True)
        yield said, *self._lists(show, chosen, language)

    # The store as a whole.

    def check(self, language: Language, request: gr.Request) -> Iterator[str]:
        """What the doctor finds."""
        editor_of(request)
        yield told(DOCUMENT_WORDS[language].checking, language)
        try:
            yield findings(editing.examine(self._settings), language)
        except TELLABLE as error:
            yield told(str(error), language, bad=True)

    def rebuild(self, language: Language, request: gr.Request) -> Iterator[str]:
        """The indexes made again from the registry."""
        editor_of(request)
        words = DOCUMENT_WORDS[language]
        yield told(words.rebuilding, language)
        try:
            count = editing.rebuild(self._settings, open_model=lambda _: self._desk.embedding)
            yield told(words.rebuilt.format(count=count), language)
        except TELLABLE as error:
            yield told(str(error), language, bad=True)

    def _bring_back(self, path: str, language: Language) -> str:
        try:
            report = editing.bring_back(self._settings, path, open_model=lambda _: self._desk.embedding)
        except TELLABLE as error:
            return told(str(error), language, bad=True)
        failed = next((outcome.error.sentence for outcome in report.outcomes if outcome.error), "")
        return told(failed or DOCUMENT_WORDS[language].brought_back, language, bad=bool(failed))

    def _opened(self, chosen: str, show: str, language: Language) -> Sequence[Any]:
        """The list, and beside it a document with its form and what is in it."""
        registry, document = self._desk.registry, self._document(chosen)
        held = registry.documents()
        form = form_of(document) if document else Form("", "", "", "internal", "", [], False)
        shown = ""
        if document is not None:
            facts = registry.facts(documents=[chosen])
            shown = preview(registry.pages(chosen), registry.chunks_of(chosen), facts, language)
        title, kind, date, visibility, embargo, supersedes, reviewed = astuple(form)
        return (
            chosen if document else "",
            listing(held, show, chosen, language),
            self._sheet(document, language),
            gr.update(visible=document is not None),
            title,
            gr.update(value=kind, choices=kinds(held, language)),
            date,
            visibility,
            embargo,
            gr.update(value=supersedes, choices=others(held, document) if document else []),
            reviewed,
            None,
            False,
            shown,
        )

    def _lists(self, show: str, chosen: str, language: Language) -> tuple[str, str]:
        waiting = unfinished(self._inbox.uploads(), editing.withdrawn(self._settings), language)
        return listing(self._desk.registry.documents(), show, chosen, language), waiting

    def _document(self, chosen: str) -> Document | None:
        return self._desk.registry.document(chosen) if chosen else None

    def _sheet(self, document: Document | None, language: Language) -> str:
        return sheet(document, self._uploading.record_of(document) if document else None, language)
