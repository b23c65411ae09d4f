"""The engine that lets a language model draft. Whatever goes wrong with it, the embedded engine's answer is there."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from itertools import islice
from typing import TYPE_CHECKING

from assistant.answering.citations import Citations
from assistant.engines.base import Draft, Drafted, Released, unheard
from assistant.engines.extractive import LIST_MOST, ExtractiveEngine, in_reading_order
from assistant.engines.llm.claims import ClaimReader
from assistant.engines.llm.errors import ModelError
from assistant.engines.llm.prompts import prompts
from assistant.engines.llm.providers import open_llm
from assistant.engines.llm.screening import Screening
from assistant.engines.llm.stream import pieces
from assistant.evidence.answerability import kinds_answered
from assistant.evidence.candidates import Evidence
from assistant.question.asked import Asked
from assistant.question.understanding import Question
from assistant.verification import violations
from ingest.language.names import Aliases
from ingest.registry import Registry
from ingest.settings import LlmSettings

if TYPE_CHECKING:
    from llama_index.core.llms import LLM

_log = logging.getLogger(__name__)
_CLAIMS = 3
"""Claims that are looked at for each statement that an answer may have; a model that repeats itself ends there."""


class LlmEngine:
    """Drafts with a model; the embedded engine's drafts complete what it leaves out, or stand in for it."""

    name = "llm"

    def __init__(
        self,
        settings: LlmSettings,
        registry: Registry,
        may_be_sent: Callable[[Evidence], bool],
        opened: Callable[[LlmSettings], AbstractContextManager[LLM]] = open_llm,
    ) -> None:
        """:param may_be_sent: whether a passage may leave this process
        :param opened: opens the model for one answer
        """
        self._settings, self._registry, self._may_be_sent, self._opened = settings, registry, may_be_sent, opened
        self._embedded = ExtractiveEngine()
        self._resting_until = 0.0

    def draft(
        self, question: Question, evidence: Sequence[Evidence], most: int, released: Released = unheard
    ) -> Drafted:
        """The model's statements that stand, in its order, and what the embedded engine adds to make them whole."""
        plain = self._embedded.draft(question, evidence, most).drafts
        limit = LIST_MOST if question.several else most
        coverage = _Coverage(question, evidence, plain, limit)
        sent = [found for found in evidence if self._may_be_sent(found) and _says_something(found)]
        sent = sent[: self._settings.sources]
        if not sent:
            return Drafted(plain, "model_unavailable")
        sources = in_reading_order([found.passage for found in sent])
        passages = {found.passage.sentence.sentence_id: found.passage for found in sent}
        aliases = self._registry.aliases()

        def completed(draft: Draft) -> list[Draft]:
            passage = passages.get(draft.sentence.sentence_id)
            return [*(in_reading_order([passage])[:-1] if passage else ()), draft]

        screening = Screening(sources, lambda draft: self._stands(draft, aliases), completed, coverage.fits, released)
        finished = self._screen(screening, prompts(question.standalone, sources, limit), limit)
        if not screening.settled:
            return Drafted(plain, "model_unavailable")
        for draft in coverage.lacking(screening.settled):
            screening.settled.append(draft)
            released(draft)
        whole = finished and not screening.failed
        return Drafted(tuple(screening.settled), None if whole else "replaced", released=True)

    def _screen(self, screening: Screening, asked: tuple[str, str], limit: int) -> bool:
        """Reads the model's answer into the screening; whether it came to its end, or to that of the room for it."""
        if time.monotonic() < self._resting_until:
            return False
        reader, most = ClaimReader(), _CLAIMS * limit
        try:
            with self._opened(self._settings) as llm:
                for claim in islice(reader.read(pieces(llm, *asked, self._settings.timeout_s)), most):
                    screening.take(claim)
                    if len(screening.settled) >= limit:
                        break
        except ModelError as error:
            self._resting_until = time.monotonic() + self._settings.rest_s
            _log.warning("The language model is not used for now: %s.", error)
            return False
        return True

    def _stands(self, draft: Draft, aliases: Aliases) -> bool:
        citations = Citations(self._registry)
        quotes = citations.quotes(citations.cite(draft.sentence, draft.document))
        return not violations(draft.text, quotes, draft.document.date, aliases)


def _says_something(found: Evidence) -> bool:
    """A heading copied right would be a statement that states nothing."""
    return found.passage.sentence.kind != "heading"


class _Coverage:
    """Which kinds of thing asked for the drafts hold, and what is to be added where that is not all there is."""

    def __init__(self, question: Question, evidence: Sequence[Evidence], plain: Sequence[Draft], limit: int) -> None:
        self._kinds = {e.passage.sentence.sentence_id: kinds_answered(e, question) for e in evidence}
        self._plain, self._limit, self._several = plain, limit, question.several

    def fits(self, drafts: Sequence[Draft]) -> bool:
        """Whether so many may be settled: one place is kept for what they do not hold."""
        return len(drafts) <= self._limit - (0 if self._complete(drafts) else 1)

    def lacking(self, drafts: Sequence[Draft]) -> list[Draft]:
        """What the embedded engine would add to the drafts; nothing where they hold all kinds and no list is asked."""
        if self._complete(drafts) and not self._several:
            return []
        said, held = {draft.sentence.sentence_id for draft in drafts}, self._held(drafts)
        unsaid = [draft for draft in self._plain if draft.sentence.sentence_id not in said]
        best = sorted(unsaid, key=lambda draft: self._held([draft]) <= held)
        return best[: self._limit - len(drafts)]

    def _complete(self, drafts: Sequence[Draft]) -> bool:
        return self._held(self._plain) <= self._held(drafts)

    def _held(self, drafts: Sequence[Draft]) -> frozenset[Asked]:
        return frozenset[Asked]().union(*(self._kinds.get(d.sentence.sentence_id, frozenset()) for d in drafts))
