"""The question file: its keys, their defaults, and errors that name the file, the question and the key."""

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from assistant.answer import AnswerStatus, NoticeKind, Turn
from assistant.evaluation.errors import EvaluationError
from ingest.types import Audience

Answerability = Literal["answerable", "partial", "unanswerable", "ambiguous", "steering"]
GateName = Literal[
    "citation_validity",
    "quote_in_page",
    "statement_fidelity",
    "frame_fidelity",
    "answerable_right",
    "unanswerable_abstained",
]
PartialDate = Annotated[str, Field(pattern=r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$")]
Words = Annotated[str, Field(min_length=1)]

DEFAULT_STATUS: dict[Answerability, tuple[AnswerStatus, ...]] = {
    "answerable": ("answered",),
    "partial": ("partial",),
    "unanswerable": ("not_in_documents",),
    "ambiguous": ("needs_clarification",),
    "steering": ("declined",),
}


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Source(_Strict):
    """A passage that answers by itself: words of a document, found on its pages by looking for them.

    ``document`` is the end of the document's path ("press-release.pdf"). ``page`` narrows the search to one physical
    page where the same words stand on several.
    """

    document: Words
    quote: Words
    page: int | None = Field(default=None, ge=1)


class MustInclude(_Strict):
    """Words that the statements must hold: each of ``all``, one of ``any``; "a|b" means either spelling."""

    all: tuple[Words, ...] = ()
    any: tuple[Words, ...] = ()


class Expected(_Strict):
    """What a right answer holds. The sources are alternatives: each one alone shows the answer."""

    must_include: MustInclude = MustInclude()
    must_not_include: tuple[Words, ...] = ()
    numbers: tuple[Decimal, ...] = ()
    dates: tuple[PartialDate, ...] = ()
    documents: tuple[Words, ...] = ()
    notices: tuple[NoticeKind, ...] = ()
    sources: tuple[Source, ...] = ()
    status: tuple[AnswerStatus, ...] = ()

    @property
    def has_facts(self) -> bool:
        """Whether anything is said about what the statements must hold."""
        return bool(self.must_include.all or self.must_include.any or self.numbers or self.dates)


class Question(_Strict):
    """One question with what is known about its answer."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]*$")]
    question: Words
    language: Literal["en", "ko"]
    category: Words
    answerability: Answerability
    history: tuple[Turn, ...] = ()
    as_of: date | None = None
    audience: Audience = "staff"
    expected: Expected = Expected()
    shares: tuple[Words, ...] = ()

    @property
    def statuses(self) -> tuple[AnswerStatus, ...]:
        """The statuses that are right: the ones given, else what the answerability asks for."""
        return self.expected.status or DEFAULT_STATUS[self.answerability]

    @model_validator(mode="after")
    def _expectation_fits(self) -> Question:
        """An answer can only be scored against facts and a source; silence only against their absence."""
        spoken = self.answerability in ("answerable", "partial")
        if spoken and not (self.expected.has_facts and self.expected.sources):
            raise ValueError(f"is {self.answerability}, so expected needs facts and sources")
        if self.answerability in ("unanswerable", "steering") and (self.expected.has_facts or self.expected.sources):
            raise ValueError(f"is {self.answerability}, so expected can hold no facts and no sources")
        return self


Gates = dict[GateName, Annotated[float, Field(ge=0, le=1)]]


class Part(_Strict):
    """The questions from ``first`` to ``last`` in the file's order, with gates of their own."""

    first: Words
    last: Words
    gates: Gates


class QuestionSet(_Strict):
    """The whole file. ``retired`` keeps the ids of questions that went, so that none is used twice."""

    schema_: Literal[1] = Field(alias="schema")
    retired: tuple[str, ...] = ()
    gates: Gates = {}
    parts: tuple[Part, ...] = ()
    questions: tuple[Question, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _ids_used_once(self) -> QuestionSet:
        counts = Counter(question.id for question in self.questions)
        for name, times in counts.items():
            if times > 1:
                raise ValueError(f"id {name} is used {times} times")
            if name in self.retired:
                raise ValueError(f"id {name} is retired and cannot be used again")
        for part in self.parts:
            if not self.of_part(part):
                raise ValueError(f"parts names {part.first} to {part.last}, which are no questions in this order")
        return self

    def of_part(self, part: Part) -> tuple[str, ...]:
        """The ids of a part's questions; none where its ends are no questions or stand the other way round."""
        ids = [question.id for question in self.questions]
        if part.first not in ids or part.last not in ids:
            return ()
        return tuple(ids[ids.index(part.first) : ids.index(part.last) + 1])


class _UniqueKeyLoader(yaml.SafeLoader):
    """Safe YAML in which a key given twice is an error and dates stay as written."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: set[str] = set()
        for key, _ in node.value:
            if str(key.value) in seen:
                raise yaml.constructor.ConstructorError(None, None, f"key {key.value} is given twice", key.start_mark)
            seen.add(str(key.value))
        return super().construct_mapping(node, deep)


_UniqueKeyLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def load_questions(path: Path) -> QuestionSet:
    """Reads and checks a question file.

    Raises ``EvaluationError`` with one sentence that names the file and, where there is one, the question's id and
    the key.
    """
    try:
        raw = yaml.load(path.read_text(encoding="utf-8"), Loader=_UniqueKeyLoader)
    except OSError as error:
        raise EvaluationError(f"{path} cannot be read: {error.strerror or error}.") from error
    except UnicodeDecodeError as error:
        raise EvaluationError(f"{path} is not UTF-8 text.") from error
    except yaml.YAMLError as error:
        raise EvaluationError(f"{path} is not valid YAML: {_one_line(error)}.") from error
    if not isinstance(raw, dict):
        raise EvaluationError(f"{path} must hold the keys schema, gates and questions.")
    try:
        return QuestionSet.model_validate(raw)
    except ValidationError as error:
        raise EvaluationError(f"{path}: {_first_problem(error, raw)}.") from error


def _one_line(error: yaml.YAMLError) -> str:
    """The parser's words with the line, on one line."""
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark:
        return f"{error.problem} in line {error.problem_mark.line + 1}"
    return " ".join(str(error).split())


def _first_problem(error: ValidationError, raw: dict[Any, Any]) -> str:
    """The first finding as "id: key: reason", the id taken from the file itself."""
    finding = error.errors()[0]
    where = list(finding["loc"])
    reason = finding["msg"].removeprefix("Value error, ")
    words = []
    if len(where) >= 2 and where[0] == "questions" and isinstance(where[1], int):
        words.append(_name(raw["questions"][where[1]], where[1]))
        where = where[2:]
    if where:
        words.append(".".join(str(part) for part in where))
    return ": ".join([*words, reason[:1].lower() + reason[1:]]).rstrip(".")


def _name(question: object, position: int) -> str:
    """A question's id, or its place in the file where it has none."""
    if isinstance(question, dict) and "id" in question:
        return str(question["id"])
    return f"question number {position + 1}"
