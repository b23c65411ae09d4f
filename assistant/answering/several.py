"""Messages that ask more than one thing: each question is answered by itself, the answers are put together.

What the documents answer is said; what they do not is named in the question's own words, and the whole is partial.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from assistant.answer import Answer, AnswerStatus, Citation, Notice, Seconds, Statement, Turn
from assistant.answering.composing import Asking, silent
from assistant.answering.frames import frame
from assistant.answering.steps import answer_question
from assistant.engines.base import Drafted, Engine, Released, unheard
from assistant.evidence.candidates import Evidence
from assistant.question.asking import asking_part, questions_in
from assistant.question.followup import points_back
from assistant.question.understanding import Question
from assistant.workbench import Workbench
from ingest.types import Document

_MOST = 3
"""Statements of an answer that is no list, over all its parts."""


@dataclass(frozen=True, slots=True)
class Brief:
    """An engine that drafts no more than its share of an answer."""

    engine: Engine
    share: int

    @property
    def name(self) -> str:
        """The engine's own name."""
        return self.engine.name

    def draft(
        self, question: Question, evidence: Sequence[Evidence], most: int, released: Released = unheard
    ) -> Drafted:
        """The engine's drafts within the share."""
        return self.engine.draft(question, evidence, min(most, self.share), released)


def answer_message(
    asking: Asking, history: Sequence[Turn], visible: Mapping[str, Document], bench: Workbench, engine: Engine
) -> Answer:
    """One answer to everything that the message asks; a later question may lean on an earlier one."""
    questions = questions_in(asking.question)
    if len(questions) == 1:
        return answer_question(asking, history, visible, bench, engine)
    brief = Brief(engine, max(1, _MOST // len(questions)))
    turns = list(history)
    parts: list[Answer] = []
    for question in questions:
        alone = replace(asking, question=question, standalone=question, released=unheard)
        if parts and not parts[-1].statements and points_back(question, bench.aliases):
            part = silent(alone, "not_in_documents", frame("not_in_documents", asking.language))
        else:
            part = answer_question(alone, turns, visible, bench, brief)
        turns += [Turn(role="user", content=question), Turn(role="assistant", content=part.text)]
        parts.append(part)
    return joined(asking, parts)


def joined(asking: Asking, parts: Sequence[Answer]) -> Answer:
    """One answer of the answers to a message's questions, in their order."""
    said = [part for part in parts if part.status in {"answered", "partial"}]
    if not said:
        part = next((part for part in parts if part.statements), parts[0])
        return part.model_copy(update={"question": asking.question})
    open_questions = [part for part in parts if part not in said]
    status: AnswerStatus = "partial" if open_questions or any(p.status == "partial" for p in said) else "answered"
    numbers, citations = _numbered(said)
    statements, blocks = [], []
    known: set[str] = set()
    for part in said:
        blocks.append(_text(part, numbers, known))
        statements += [_renumbered(s, part, numbers) for s in part.statements if s.text not in known]
        known |= {statement.text for statement in part.statements}
    blocks += [_left_open(part, asking) for part in open_questions]
    notices = {notice.text: _renumbered(notice, part, numbers) for part in said for notice in part.notices}
    return said[0].model_copy(
        update={
            "question": asking.question,
            "standalone_question": asking.question,
            "status": status,
            "text": "\n".join(dict.fromkeys(line for block in blocks for line in block if line)),
            "statements": tuple(statements),
            "citations": tuple(citations),
            "notices": tuple(notices.values()),
            "related": (),
            "seconds": _total(parts),
        }
    )


Item = TypeVar("Item", Statement, Notice)
Numbers = Mapping[tuple[int, int], int]
"""The number of a citation in the whole answer, by the id of its part and its number there."""


def _numbered(parts: Sequence[Answer]) -> tuple[Numbers, list[Citation]]:
    """Citations numbered anew, those of statements first; the same passage has one number."""
    numbers: dict[tuple[int, int], int] = {}
    citations: dict[tuple[str, int | None, int, int], Citation] = {}
    by_statements = [(part, item.citations) for part in parts for item in part.statements]
    by_notices = [(part, item.citations) for part in parts for item in part.notices]
    for part, cited in (*by_statements, *by_notices):
        for number in cited:
            found = next(citation for citation in part.citations if citation.number == number)
            place = (found.document_id, found.page, found.start, found.end)
            kept = citations.setdefault(place, found.model_copy(update={"number": len(citations) + 1}))
            numbers[id(part), number] = kept.number
    return numbers, list(citations.values())


def _renumbered(item: Item, part: Answer, numbers: Numbers) -> Item:
    return item.model_copy(update={"citations": tuple(numbers[id(part), number] for number in item.citations)})


def _text(part: Answer, numbers: Numbers, known: set[str]) -> list[str]:
    """The part's text in lines, its marks renumbered, without statements that an earlier part has made."""
    lines: list[str] = []
    rest = part.text
    for statement in part.statements:
        written = _written(statement)
        before, _, rest = rest.partition(written)
        lines += [before.strip(), "" if statement.text in known else _written(_renumbered(statement, part, numbers))]
    return [*lines, rest.strip()]


def _written(statement: Statement) -> str:
    return f"{statement.text} {''.join(f'[{number}]' for number in statement.citations)}"


def _left_open(part: Answer, asking: Asking) -> list[str]:
    """That the documents do not answer this question, in its own words; or that it fits several things."""
    words = asking_part(part.question)[0].rstrip("?？. ")
    name = "ask_alone" if part.status == "needs_clarification" else "partial_question"
    return [frame(name, asking.language, question=words)]


def _total(parts: Sequence[Answer]) -> Seconds:
    return Seconds(
        retrieve=sum(part.seconds.retrieve for part in parts),
        answer=sum(part.seconds.answer for part in parts),
        total=sum(part.seconds.total for part in parts),
    )
