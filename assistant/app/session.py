"""What one browser tab shows: its own answers and which source is open. Nothing of it outlives the tab."""

from __future__ import annotations

from dataclasses import dataclass, replace

from assistant.answer import Answer, Citation, Turn
from assistant.answering.frames import Language

KEPT = 50
"""Exchanges a tab keeps; older ones leave the screen and the memory."""


@dataclass(frozen=True, slots=True)
class Session:
    """One tab's conversation, oldest answer first. ``opened`` is (index into ``answers``, citation number)."""

    language: Language = "en"
    answers: tuple[Answer, ...] = ()
    opened: tuple[int, int] | None = None

    def history(self) -> tuple[Turn, ...]:
        """The conversation as the desk takes it."""
        return tuple(
            turn
            for answer in self.answers
            for turn in (
                Turn(role="user", content=answer.question),
                Turn(role="assistant", content=answer.text),
            )
        )

    def answered(self, answer: Answer) -> Session:
        """The session after one more answer, whose first source is open."""
        answers = (*self.answers, answer)[-KEPT:]
        opened = (len(answers) - 1, answer.citations[0].number) if answer.citations else None
        return replace(self, answers=answers, opened=opened)

    def opening(self, turn: int, number: int) -> Session:
        """The session with that source open; unchanged where this tab holds no such source."""
        if not 0 <= turn < len(self.answers):
            return self
        known = any(citation.number == number for citation in self.answers[turn].citations)
        return replace(self, opened=(turn, number)) if known else self

    def open_citation(self) -> tuple[Answer, Citation] | None:
        """The open source and the answer it belongs to."""
        if self.opened is None:
            return None
        turn, number = self.opened
        answer = self.answers[turn]
        return answer, next(citation for citation in answer.citations if citation.number == number)
