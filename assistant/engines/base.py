"""What an engine is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from assistant.evidence.candidates import Evidence
from assistant.question.understanding import Question
from ingest.registry import StoredSentence
from ingest.types import Document


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement before verification, and the sentence it rests on; ``heads``: the header of a table of which it is
    the first row told, without which nobody can tell what its cells are.
    """

    text: str
    sentence: StoredSentence
    document: Document
    heads: StoredSentence | None = None


Released = Callable[[Draft], None]
"""Told of each draft that will stand in the answer, in order, as soon as that is settled."""

Remark = Literal["replaced", "model_unavailable"]
"""What a reader should know of the drafting: some of a model's statements were replaced by the documents' own sentences
or left out; or none was used."""


@dataclass(frozen=True, slots=True)
class Drafted:
    """The drafts in reading order. ``released``: they may have been shown already, so none may change, move or go."""

    drafts: tuple[Draft, ...]
    remark: Remark | None = None
    released: bool = False


def unheard(_: Draft) -> None:
    """For whoever waits for the whole answer."""


class Engine(Protocol):
    """Turns evidence that answers into one to three drafts."""

    @property
    def name(self) -> str:
        """What the answer object calls it."""
        ...

    def draft(
        self, question: Question, evidence: Sequence[Evidence], most: int, released: Released = unheard
    ) -> Drafted:
        """Drafts in reading order; ``evidence`` is best first and every entry answers."""
        ...
