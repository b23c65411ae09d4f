"""The press desk: one question in, one answer object out.

What the asker may not see is taken away here, before the first step that looks at a document.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from assistant.answer import Answer, Statement, Turn
from assistant.answering.composing import Asking, silent
from assistant.answering.frames import Language, frame
from assistant.answering.released import Told
from assistant.answering.several import answer_message
from assistant.clock import SEOUL, Clock, seoul_now
from assistant.engines.base import Engine, unheard
from assistant.engines.extractive import ExtractiveEngine
from assistant.engines.opening import open_engine
from assistant.question.message import clean
from assistant.question.scope import scope_of
from assistant.question.understanding import understand
from assistant.retrieval import Hit
from assistant.suggestions import candidates
from assistant.workbench import Workbench
from ingest.embedding import Embedding
from ingest.language.detect import language_of
from ingest.registry import FactKind, FactRow, Registry
from ingest.settings import Settings
from ingest.types import Audience, Document, Page

if TYPE_CHECKING:
    from ingest.pictures import Picture


class Desk:
    """An open store and everything needed to answer from it; safe to share between threads."""

    def __init__(self, settings: Settings, clock: Clock = seoul_now) -> None:
        """Opens the store that the settings name.

        :param clock: for tests; no setting moves the time by which an embargo ends
        :raises StoreError: the store cannot be opened, or other software or another embedding model made it
        """
        self._bench = Workbench(settings)
        self._clock = clock
        self._engine = open_engine(settings, self._bench.registry, clock)
        self._suggested: dict[object, list[str]] = {}

    @property
    def registry(self) -> Registry:
        """The documents, pages and chunks that answers cite."""
        return self._bench.registry

    @property
    def settings(self) -> Settings:
        """What this desk was opened with."""
        return self._bench.settings

    @property
    def embedding(self) -> Embedding:
        """The model that made the store's vectors."""
        return self._bench.embedding

    def close(self) -> None:
        """Lets go of the store."""
        self._bench.close()

    def ask(
        self,
        question: str,
        *,
        history: Sequence[Turn] = (),
        as_of: date | None = None,
        audience: Audience = "staff",
        documents: Collection[str] | None = None,
        tell: Callable[[Statement], None] | None = None,
        engine: Engine | None = None,
    ) -> Answer:
        """One answer.

        :param history: the turns before, oldest first
        :param as_of: documents dated later, or not at all, do not exist
        :param documents: ids to keep to
        :param tell: called with each statement of a language model as soon as it is settled; the answer's first
            statements are these, in this order
        :param engine: who drafts, instead of the one in the settings
        """
        now = self._clock()
        text = clean(question)
        language: Language = "ko" if language_of(text) == "ko" else "en"
        engine = engine or self._engine
        told = Told(tell, self.registry) if tell else unheard
        today = as_of or now.astimezone(SEOUL).date()
        asking = Asking(text, text, language, today, audience, engine.name, told, now)
        scope = scope_of(text)
        if scope == "steering":
            return silent(asking, "declined", frame("declined", language))
        if scope != "question":
            return silent(asking, "out_of_scope", frame(scope, language))
        visible = self.registry.visible(audience, now, as_of, documents)
        if not visible:
            return silent(asking, "not_in_documents", frame("empty_store", language))
        return answer_message(asking, history, visible, self._bench, engine)

    def search(
        self,
        query: str,
        *,
        top: int = 10,
        audience: Audience = "staff",
        as_of: date | None = None,
        documents: Collection[str] | None = None,
    ) -> list[Hit]:
        """Ranked chunks without answering."""
        visible = self.registry.visible(audience, self._clock(), as_of, documents)
        question = understand(clean(query), (), self._bench.aliases)
        if not visible or not question.text:
            return []
        return self._bench.retrieve(question, self._bench.vector(question), visible, top)

    def visible(self, audience: Audience, *, as_of: date | None = None) -> Mapping[str, Document]:
        """The documents that exist for an audience at this minute, by id."""
        return self.registry.visible(audience, self._clock(), as_of)

    def facts(
        self, kind: FactKind | None = None, *, audience: Audience, documents: Collection[str] | None = None
    ) -> list[FactRow]:
        """The rows of the fact tables that an audience may see at this minute."""
        return self.registry.facts(kind, audience=audience, now=self._clock(), documents=documents)

    def page(self, document_id: str, number: int | None, *, audience: Audience) -> Page | None:
        """One page's text, or None where the audience may not see the document or there is no such page."""
        if document_id not in self.registry.visible(audience, self._clock()):
            return None
        return next((page for page in self.registry.pages(document_id) if page.number == number), None)

    def page_picture(
        self, document_id: str, number: int, marks: Sequence[tuple[int, int]], *, audience: Audience
    ) -> Picture | None:
        """The page with these stretches of its text marked, or None where ``page`` gives None."""
        page = self.page(document_id, number, audience=audience)
        if page is None:
            return None
        from ingest.pictures import page_picture  # loads what draws PDFs, which answering does without

        return page_picture(self.registry.original(document_id), number, page.text, marks)

    def suggestions(self, audience: Audience, language: Language = "en", most: int = 4) -> list[str]:
        """Questions made from what the documents say, each of which this desk answers; made once for a set of them."""
        visible = self.registry.visible(audience, self._clock())
        state = (audience, language, most, frozenset((d.document_id, d.version) for d in visible.values()))
        if state not in self._suggested:
            made = candidates(list(visible.values()), self.registry, self._bench.aliases, language)
            embedded = ExtractiveEngine()
            answers = ((q, self.ask(q, audience=audience, engine=embedded)) for q in islice(made, 4 * most))
            answered = (question for question, answer in answers if answer.status == "answered")
            self._suggested = {**self._suggested, state: list(islice(answered, most))}
        return self._suggested[state]
