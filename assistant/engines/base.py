"""What an engine is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from assistant.evidence.candidates import Evidence
from assistant.question.understanding import Question
from ingest.registry import StoredSentence
from ingest.types import Document


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement before verification, and the sentence it rests on."""

    text: str
    sentence: StoredSentence
    document: Document


class Engine(Protocol):
    """Turns evidence that answers into one to three drafts."""

    @property
    def name(self) -> str:
        """What the answer object calls it."""
        ...

    def draft(self, question: Question, evidence: Sequence[Evidence], most: int) -> list[Draft]:
        """Drafts in reading order; ``evidence`` is best first and every entry answers."""
        ...
