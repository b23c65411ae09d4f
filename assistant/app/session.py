"""What one browser tab shows: its own answers and which source is open. Nothing of it outlives the tab."""

from __future__ import annotations

from dataclasses import dataclass, replace

from assistant.answer import Answer, Citation, Turn
from assistant.answering.frames import Language
from assistant.app.contacts import Contact
from assistant.app.filters import Searched

KEPT = 50
"""Exchanges a tab keeps; older ones leave the screen and the memory."""


@dataclass(frozen=True, slots=True)
class Told:
    """An answer, and what is shown with it.

    ``exchange``: its id in the records. ``searched`` is None for an answer of an earlier conversation. ``contacts``:
    whom to ask where the documents do not say.
    """

    answer: Answer
    exchange: str = ""
    searched: Searched | None = None
    contacts: tuple[Contact, ...] = ()


@dataclass(frozen=True, slots=True)
class Session:
    """One tab's conversation, oldest answer first. ``opened`` is (index into ``turns``, citation number)."""

    language: Language = "en"
    turns: tuple[Told, ...] = ()
    opened: tuple[int, int] | None = None

    def history(self) -> tuple[Turn, ...]:
        """The conversation as the desk takes it."""
        return tuple(
            turn
            for told in self.turns
            for turn in (
                Turn(role="user", content=told.answer.question),
                Turn(role="assistant", content=told.answer.text),
            )
        )

    def answered(self, told: Told) -> Session:
        """The session after one more answer, whose first source is open."""
        return replace(self, turns=(*self.turns, told)[-KEPT:]).at_end()

    def at_end(self) -> Session:
        """The session with the first source of its last answer open."""
        cited = self.turns[-1].answer.citations if self.turns else ()
        return replace(self, opened=(len(self.turns) - 1, cited[0].number) if cited else None)

    def before(self, turn: int) -> Session:
        """The session as it was before that question; unchanged where it holds none such."""
        return replace(self, turns=self.turns[:turn]).at_end() if self.turn(turn) else self

    def turn(self, turn: int) -> Told | None:
        """One of the answers, or None."""
        return self.turns[turn] if 0 <= turn < len(self.turns) else None

    def opening(self, turn: int, number: int) -> Session:
        """The session with that source open; unchanged where this tab holds no such source."""
        told = self.turn(turn)
        known = told and any(citation.number == number for citation in told.answer.citations)
        return replace(self, opened=(turn, number)) if known else self

    def open_citation(self) -> tuple[Answer, Citation] | None:
        """The open source and the answer it belongs to."""
        if self.opened is None:
            return None
        turn, number = self.opened
        answer = self.turns[turn].answer
        return answer, next(citation for citation in answer.citations if citation.number == number)
