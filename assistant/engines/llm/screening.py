"""What becomes of a model's claims: each stands on one source, is replaced by that source's sentence, or goes.

A model that has not got one sentence right has no say in which sentences are shown either, so replacements wait for the
first claim that stands.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.engines.base import Draft, Released
from assistant.engines.llm.claims import Claim
from ingest.sentences import split_sentences

Stands = Callable[[Draft], bool]
Completed = Callable[[Draft], Sequence[Draft]]
Fits = Callable[[Sequence[Draft]], bool]


class Screening:
    """Collects the drafts of one answer; ``settled`` ones have been released and stay as they are."""

    def __init__(
        self, sources: Sequence[Draft], stands: Stands, completed: Completed, fits: Fits, released: Released
    ) -> None:
        """:param stands: whether a draft passes verification
        :param completed: a draft with the sentences before it that it cannot be read without
        :param fits: whether there is room in the answer for drafts as they would then be
        """
        self._sources = sources
        self._stands, self._completed, self._fits, self._released = stands, completed, fits, released
        self._waiting: list[Draft] = []
        self.settled: list[Draft] = []
        self.failed = False
        """Whether a claim was replaced or left out."""

    def take(self, claim: Claim) -> None:
        """Settles what the claim comes to."""
        known = [self._sources[number - 1] for number in claim.sources if 1 <= number <= len(self._sources)]
        if standing := self._standing(claim.text, known):
            for draft in (*self._waiting, *standing):
                self._settle(draft)
            self._waiting = []
            return
        self.failed = True
        if known and self.settled:
            self._settle(known[0])
        elif known:
            self._waiting.append(known[0])

    def _standing(self, text: str, known: Sequence[Draft]) -> list[Draft]:
        """The claim as drafts that pass verification: whole, or sentence by sentence; empty where a part does not.

        A source that it does not name is as good, if the claim is what that source says.
        """
        parts = [text[start:end] for start, end in split_sentences(text)]
        for wordings in ([text], parts) if len(parts) > 1 else ([text],):
            drafts = [self._on_a_source(wording, known) for wording in wordings]
            if all(drafts):
                return [draft for draft in drafts if draft]
        return []

    def _on_a_source(self, wording: str, known: Sequence[Draft]) -> Draft | None:
        order = [*known, *(source for source in self._sources if source not in known)]
        tried = (replace(source, text=wording) for source in order)
        return next((draft for draft in tried if self._stands(draft)), None)

    def _settle(self, draft: Draft) -> None:
        said = {other.sentence.sentence_id for other in self.settled}
        new = [one for one in self._completed(draft) if one.sentence.sentence_id not in said]
        if draft.sentence.sentence_id in said or not self._fits([*self.settled, *new]):
            return
        for one in new:
            self.settled.append(one)
            self._released(one)
