"""One question's score: what the product answered, every finding about it, and whether it is right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import PurePath
from typing import Literal

from pydantic import BaseModel, ConfigDict

from assistant.answer import Answer, AnswerStatus
from assistant.evaluation.citations import citation_problems, quote_problem
from assistant.evaluation.facts import check_facts, forbidden
from assistant.evaluation.fidelity import frame_problems, statement_problems
from assistant.evaluation.product import Passage, Shelf
from assistant.evaluation.reading.names import Aliases
from assistant.evaluation.schema import Answerability, Question
from assistant.evaluation.sources import Spot

Outcome = Literal["answered", "clarified", "abstained", "error"]
OUTCOMES: dict[AnswerStatus, Outcome] = {
    "answered": "answered",
    "partial": "answered",
    "needs_clarification": "clarified",
    "not_in_documents": "abstained",
    "out_of_scope": "abstained",
    "declined": "abstained",
    "error": "error",
}


class Tally(BaseModel):
    """How many of how many passed a check, and what the others failed on."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    passed: int
    total: int
    problems: tuple[str, ...] = ()


class Cited(BaseModel):
    """What an answer cited: a document by its file's name, a page, the quote."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    document: str
    page: int | None
    quote: str


class QuestionScore(BaseModel):
    """A question's line in the report.

    ``rank`` is that of the first hit that holds an expected passage, ``page_rank`` of the first one on its page, if
    any; ``across`` says that no document with an expected passage is in the question's language.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    question: str
    language: Literal["en", "ko"]
    category: str
    answerability: Answerability
    follow_up: bool
    expected_status: tuple[AnswerStatus, ...]
    status: AnswerStatus
    outcome: Outcome
    right: bool
    text: str
    facts: Tally
    forbidden: tuple[str, ...]
    has_sources: bool
    page_cited: bool
    rank: int | None
    page_rank: int | None
    across: bool
    citation_validity: Tally
    quote_in_page: Tally
    statement_fidelity: Tally
    frame_fidelity: Tally
    seconds: float
    cited: tuple[Cited, ...] = ()

    @property
    def findings(self) -> list[str]:
        """Everything that is wrong, a phrase each."""
        expected = " or ".join(self.expected_status)
        status = [] if self.status in self.expected_status else [f"status is {self.status}, expected {expected}"]
        spoken = self.outcome in ("answered", "clarified")
        missing = [f"lacks {fact}" for fact in self.facts.problems] if spoken else []
        page = ["cites no expected page"] if spoken and self.has_sources and not self.page_cited else []
        checks = (self.citation_validity, self.quote_in_page, self.statement_fidelity, self.frame_fidelity)
        held = [f"says {words}" for words in self.forbidden]
        return [*status, *missing, *held, *page, *(problem for check in checks for problem in check.problems)]


def score(
    question: Question,
    answer: Answer,
    hits: Sequence[Passage],
    *,
    places: Sequence[Spot],
    shelf: Shelf,
    aliases: Aliases,
    seconds: float,
) -> QuestionScore:
    """Scores one answer; ``places`` are where the expected quotes stand, ``seconds`` how long the answer took."""
    facts = check_facts(question.expected, answer)
    held = forbidden(question.expected, answer)
    cited = {(citation.document_id, citation.page) for citation in answer.citations}
    page_cited = any((place.document_id, place.page) in cited for place in places)
    status_right = answer.status in question.statuses
    return QuestionScore(
        id=question.id,
        question=question.question,
        language=question.language,
        category=question.category,
        answerability=question.answerability,
        follow_up=bool(question.history),
        expected_status=question.statuses,
        status=answer.status,
        outcome=OUTCOMES[answer.status],
        right=status_right and not facts.missing and not held and (page_cited or not places),
        text=answer.text,
        facts=Tally(passed=facts.expected - len(facts.missing), total=facts.expected, problems=facts.missing),
        forbidden=tuple(held),
        has_sources=bool(places),
        page_cited=page_cited,
        rank=_rank(hits, lambda hit: any(place.is_in(hit) for place in places)),
        page_rank=_rank(hits, lambda hit: any((p.document_id, p.page) == (hit.document_id, hit.page) for p in places)),
        across=bool(places) and all(shelf.documents[p.document_id].language != question.language for p in places),
        seconds=seconds,
        cited=tuple(Cited(document=PurePath(c.path).name, page=c.page, quote=c.quote) for c in answer.citations),
        **_checks(answer, shelf, aliases),
    )


def _rank(hits: Sequence[Passage], right: Callable[[Passage], bool]) -> int | None:
    """Rank from 1 of the first right hit."""
    return next((rank for rank, hit in enumerate(hits, start=1) if right(hit)), None)


def _checks(answer: Answer, shelf: Shelf, aliases: Aliases) -> dict[str, Tally]:
    """The checks that every answer must pass, whatever was asked."""
    quotes = [quote_problem(citation, shelf) for citation in answer.citations]
    statements = [
        "; ".join(statement_problems(statement, answer, shelf.page_text, aliases)) for statement in answer.statements
    ]
    return {
        "citation_validity": _one(citation_problems(answer, shelf)),
        "quote_in_page": _each(quotes),
        "statement_fidelity": _each(statements),
        "frame_fidelity": _one(frame_problems(answer)),
    }


def _one(problems: Sequence[str]) -> Tally:
    """An answer passes as a whole or not at all."""
    return Tally(passed=int(not problems), total=1, problems=tuple(problems))


def _each(problems: Sequence[str | None]) -> Tally:
    """Each citation or statement counts by itself."""
    found = tuple(problem for problem in problems if problem)
    return Tally(passed=len(problems) - len(found), total=len(problems), problems=found)
