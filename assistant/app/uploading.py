"""Uploads on their way into the store: from the server's temporary file to a document, told step by step."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import ingest.editing as editing
from assistant.answering.frames import Language
from assistant.app.document_views import Step, steps
from assistant.app.document_words import DOCUMENT_WORDS
from assistant.app.working import Job
from assistant.desk import Desk
from ingest.editing import Inbox, Upload
from ingest.embedding import EmbeddingError
from ingest.errors import UserError
from ingest.types import Document, ReadError

TELLABLE = (UserError, ReadError, EmbeddingError, OSError)
"""What an editor is told in its own sentence."""
Kept = tuple[Step, Upload | None]
"""A file of an upload, and its record unless it was refused."""

_COUNT = re.compile(r"(\d+) of (\d+)")
_LOG = logging.getLogger("pressdesk.uploads")


def finish(desk: Desk) -> Job[None]:
    """Takes in what waits since the program ended last; what cannot be is told in the tab, and in the log."""

    def work(_: object) -> None:
        try:
            editing.resume(desk.settings, open_model=lambda _: desk.embedding)
        except TELLABLE as error:
            _LOG.warning("Uploads that wait could not be taken in: %s", error)

    return Job(work)


class Uploading:
    """Takes uploads in, one after the other; holds none of them."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._settings = desk, desk.settings
        self._inbox = Inbox(desk.settings)

    def keep(self, file: Path, by: str, replaces: Document | None = None) -> Kept:
        """Moves a temporary file into the inbox.

        :param replaces: the document that it is a new version of
        """
        try:
            upload = editing.accept(self._settings, file, file.name, by, replaces)
        except TELLABLE as error:
            return Step(file.name, str(error), "failed"), None
        finally:
            with suppress(OSError):
                file.unlink()
        return Step(upload.name, ""), upload

    def take_in(self, kept: Sequence[Kept], language: Language) -> Iterator[str]:
        """Takes them in; how far each is, as HTML, whenever that changes."""
        waiting = DOCUMENT_WORDS[language].waiting
        states = [step if upload is None else replace(step, said=waiting) for step, upload in kept]
        yield steps(states, language)
        for at, (_, upload) in enumerate(kept):
            if upload is not None:
                for states[at] in self._one(upload, language):
                    yield steps(states, language)

    def record_of(self, document: Document) -> Upload | None:
        """What a document was last taken in from, where it was uploaded."""
        own = [u for u in self._inbox.uploads() if document.path in (u.replaces, str(self._inbox.path(u)))]
        return next((upload for upload in reversed(own) if upload.state == "in"), None)

    def _one(self, upload: Upload, language: Language) -> Iterator[Step]:
        words = DOCUMENT_WORDS[language]
        job = Job(partial(self._work, upload))
        for said in job.progress():
            count = _COUNT.search(said)
            doing = words.embedding.format(done=count[1], total=count[2]) if count else words.reading
            yield Step(upload.name, doing)
        try:
            done = job.result()
        except TELLABLE as error:
            yield Step(upload.name, str(error), "failed")
            return
        if done.state == "in":
            yield Step(upload.name, self._good(done, language), "done")
        else:
            yield Step(upload.name, done.sentence, "failed")

    def _work(self, upload: Upload, tell: Any) -> Upload:
        return editing.take_in(self._settings, upload, told=tell, open_model=lambda _: self._desk.embedding)

    def _good(self, upload: Upload, language: Language) -> str:
        words, path = DOCUMENT_WORDS[language], upload.replaces or str(self._inbox.path(upload))
        document = next((d for d in self._desk.registry.documents() if d.path == path), None)
        if document is not None and document.partial:
            return words.partly
        return words.replaced.format(title=document.title) if upload.replaces and document else words.taken_in
