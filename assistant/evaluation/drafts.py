"""A complaint about an answer, as a draft of a question for the regression set."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePath
from typing import Any, Literal

import yaml
from pydantic import ValidationError

from assistant.evaluation.errors import EvaluationError
from assistant.evaluation.product import Shelf
from assistant.evaluation.schema import Question, load_questions
from assistant.evaluation.sources import spots
from ingest.types import Document

_HANGUL = re.compile("[가-힣]")
Answerability = Literal["answerable", "unanswerable"]


def draft(
    name: str,
    question: str,
    answerability: Answerability,
    words: Iterable[str],
    source: tuple[str, str] | None,
    shelf: Shelf,
) -> Question:
    """A question of the regression set.

    :param name: tells it from other drafts
    :param words: what the answer must hold, as ``must_include.all`` takes it
    :param source: the document, as ``source_name`` gives it, and the words there that answer
    :raises EvaluationError: it is not yet one that an answer could be scored against
    """
    expected: dict[str, Any] = {}
    if answerability == "answerable":
        held = [word.strip() for word in words if word.strip()]
        if not held or source is None or not source[1].strip():
            raise EvaluationError("Say what words the answer must hold, and which document says so in which words.")
        expected = {
            "must_include": {"all": held},
            "sources": [{"document": source[0], "quote": " ".join(source[1].split())}],
        }
    try:
        made = Question.model_validate(
            {
                "id": f"draft-{name}",
                "question": " ".join(question.split()),
                "language": "ko" if _HANGUL.search(question) else "en",
                "category": "feedback",
                "answerability": answerability,
                "expected": expected,
            }
        )
    except ValidationError as error:
        raise EvaluationError(f"The question cannot be drafted: {error.errors()[0]['msg']}.") from error
    spots(made, shelf)
    return made


def source_name(document: Document, documents: Sequence[Document]) -> str:
    """The end of a document's path that no other document's has: what a question's source is named by."""
    parts = PurePath(document.path).parts
    for count in range(1, len(parts)):
        end = parts[-count:]
        if sum(PurePath(other.path).parts[-count:] == end for other in documents) == 1:
            return str(PurePath(*end))
    return document.path


def as_yaml(question: Question) -> str:
    """The question as a block of ``eval_questions.yaml``."""
    return yaml.safe_dump([_plain(question)], allow_unicode=True, sort_keys=False, width=110)


def save(question: Question, file: Path) -> None:
    """Adds a draft to a file of drafts, itself a question file; a draft of the same id gives way.

    :raises EvaluationError: the file is there and is no question file
    """
    kept = [old for old in load_questions(file).questions if old.id != question.id] if file.exists() else []
    whole = {"schema": 1, "questions": [_plain(each) for each in (*kept, question)]}
    file.parent.mkdir(parents=True, exist_ok=True)
    unfinished = file.with_suffix(".part")
    unfinished.write_text(yaml.safe_dump(whole, allow_unicode=True, sort_keys=False, width=110), "utf-8")
    unfinished.replace(file)


def _plain(question: Question) -> dict[str, Any]:
    return question.model_dump(mode="json", exclude_defaults=True)
