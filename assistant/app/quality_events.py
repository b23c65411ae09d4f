"""The events of the tab *Quality*: each asks first whether an editor is asking."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from time import sleep
from typing import Any

import gradio as gr

from assistant.access.viewer import Viewer, viewer_of
from assistant.answering.frames import Language
from assistant.app.document_views import told
from assistant.app.quality_views import SHOWS, complaint, failures, progress, summary
from assistant.app.quality_words import QUALITY_WORDS
from assistant.app.tabs.frame import App, editor_of
from assistant.evaluation.drafts import Answerability, as_yaml, draft, save, source_name
from assistant.evaluation.product import Shelf
from assistant.evaluation.runs import Runs
from assistant.evaluation.schema import Question, load_questions
from assistant.records import Complaint
from ingest.errors import UserError

QUESTIONS = Path(__file__).parents[2] / "eval_questions.yaml"
FILLED = 17
"""Components that ``fill`` puts into words."""
_LOOK = 0.5  # seconds between two looks at how far a run is
_BRIEF = 80  # code points of a complaint in the list to choose from


class QualityEvents:
    """The events of every browser tab; holds the one run that they may share."""

    def __init__(self, app: App) -> None:
        self._desk, self._app = app.desk, app
        self._folder = app.desk.settings.store / "quality"
        self._runs = Runs(app.desk, QUESTIONS, self._folder / "reports")

    # The regression run.

    def fill(self, language: Language, show: str, chosen: str | None, request: gr.Request) -> Sequence[Any]:
        """The tab in a language; nothing of it for anyone but an editor."""
        viewer = viewer_of(request)
        if viewer.role != "editor":
            return [gr.skip()] * FILLED
        words, found = QUALITY_WORDS[language], self._complaints(viewer)
        return (
            gr.update(value=words.run),
            gr.update(value=words.stop),
            f'<p class="hint" lang="{language}">{words.about.format(file=QUESTIONS.name)}</p>',
            *self._now(show, language),
            gr.update(label=words.show, choices=[(words.shows[name], name) for name in SHOWS]),
            f"<h2>{words.complaints}</h2>",
            gr.update(label=words.complaint, choices=_choices(found)),
            complaint(found.get(chosen or ""), len(found), language),
            gr.update(label=words.truth, choices=[(name, key) for key, name in words.truths.items()]),
            gr.update(label=words.words, info=words.words_help),
            gr.update(label=words.document, choices=self._documents()),
            gr.update(label=words.quote, info=words.quote_help),
            gr.update(value=words.draft),
            gr.skip(),
            gr.skip(),
        )

    def look(self, language: Language, show: str, request: gr.Request) -> Iterator[Sequence[Any]]:
        """How far the run is that goes on, until it ends; then its report."""
        editor_of(request)
        while (at := self._runs.progress) is not None:
            yield progress(at, "", language), gr.skip(), gr.skip()
            sleep(_LOOK)
        yield self._now(show, language)

    def run(self, language: Language, show: str, request: gr.Request) -> Iterator[Sequence[Any]]:
        """Starts a run, or joins the one that goes on."""
        editor_of(request)
        self._runs.start()
        yield from self.look(language, show, request)

    def stop(self, request: gr.Request) -> None:
        """Has the run end; what looks at it tells so."""
        editor_of(request)
        self._runs.stop()

    def show(self, language: Language, show: str, request: gr.Request) -> Sequence[Any]:
        """The last run's failures, of another kind."""
        editor_of(request)
        return self._now(show, language)

    # Complaints.

    def complaints(self, request: gr.Request) -> Any:
        """Those there are now, to choose from."""
        return gr.update(choices=_choices(self._complaints(editor_of(request))))

    def choose(self, chosen: str | None, language: Language, request: gr.Request) -> Sequence[Any]:
        """A complaint, and its sources as a beginning of the draft."""
        found = self._complaints(editor_of(request))
        one = found.get(chosen or "")
        first = one.sources[0] if one and one.sources else None
        document = self._desk.registry.document(first.document_id) if first else None
        name = source_name(document, self._desk.registry.documents()) if document else None
        return (
            complaint(one, len(found), language),
            "answerable",
            "",
            gr.update(value=name, choices=self._documents()),
            first.quote if first and document else "",
            "",
            gr.update(value="", visible=False),
        )

    def draft(
        self,
        chosen: str | None,
        language: Language,
        truth: Answerability,
        words: str,
        document: str | None,
        quote: str,
        request: gr.Request,
    ) -> Sequence[Any]:
        """The complaint as a question, checked, saved among the drafts and shown to copy."""
        one, said = self._complaints(editor_of(request)).get(chosen or ""), QUALITY_WORDS[language]
        if one is None:
            return told(said.gone, language, bad=True), gr.update(visible=False)
        source = (document, quote) if document else None
        file = self._folder / "drafts.yaml"
        try:
            made = draft(one.exchange[:12], one.question, truth, words.splitlines(), source, Shelf(self._desk.registry))
            save(made, file)
        except (UserError, OSError) as error:
            return told(str(error), language, bad=True), gr.update(visible=False)
        return told(said.drafted.format(file=file), language), gr.update(value=as_yaml(made), visible=True)

    def _now(self, show: str, language: Language) -> Sequence[Any]:
        """The run, its summary and its failures, as they are now."""
        at, trouble = self._runs.progress, self._runs.trouble
        try:
            last = self._runs.latest()
            return (
                progress(at, trouble, language),
                summary(last, language),
                failures(last, self._asked(), show, language),
            )
        except UserError as error:
            return progress(at, str(error), language), summary(None, language), ""

    def _asked(self) -> Mapping[str, Question]:
        return {question.id: question for question in load_questions(QUESTIONS).questions}

    def _complaints(self, viewer: Viewer) -> dict[str, Complaint]:
        return {found.exchange: found for found in self._app.records.trail.complaints(viewer)}

    def _documents(self) -> list[tuple[str, str]]:
        held = self._desk.registry.documents()
        return [(document.title, source_name(document, held)) for document in held]


def _choices(found: Mapping[str, Complaint]) -> list[tuple[str, str]]:
    return [(f"{each.at:%Y-%m-%d} · {each.question[:_BRIEF]}", name) for name, each in found.items()]
