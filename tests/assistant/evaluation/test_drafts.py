"""Complaints become draft questions, in the schema of the question file and only where they can be scored."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from scripted_desk import sample_document, shelf

from assistant.evaluation.drafts import as_yaml, draft, save, source_name
from assistant.evaluation.errors import EvaluationError
from assistant.evaluation.schema import Question, load_questions

ASKED = "How many companies\nmove?"


def made(**changes: Any) -> Question:
    given: dict[str, Any] = {
        "name": "abc123",
        "question": ASKED,
        "answerability": "answerable",
        "words": [" eight|8 ", ""],
        "source": ("sample.pdf", "eight companies\nwill move into River Park"),
        "shelf": shelf(),
    }
    return draft(**(given | changes))


def test_a_draft_is_a_question_of_the_set() -> None:
    question = made()
    assert (question.id, question.question, question.language) == ("draft-abc123", "How many companies move?", "en")
    assert question.expected.must_include.all == ("eight|8",)
    assert question.expected.sources[0].quote == "eight companies will move into River Park"
    assert made(question="몇 개 기업이 입주하나요?").language == "ko"


def test_what_the_documents_do_not_say_needs_no_source() -> None:
    question = made(answerability="unanswerable", words=["left from before"], source=("sample.pdf", "x"))
    assert question.expected.sources == ()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"words": []}, "Say what words"),
        ({"source": None}, "Say what words"),
        ({"source": ("sample.pdf", " ")}, "Say what words"),
        ({"source": ("sample.pdf", "nine companies")}, "does not say 'nine companies'"),
        ({"source": ("other.pdf", "eight companies")}, "no document named other.pdf"),
        ({"question": " "}, "cannot be drafted"),
    ],
)
def test_what_no_answer_could_be_scored_against_is_no_draft(changes: dict[str, Any], said: str) -> None:
    with pytest.raises(EvaluationError, match=said):
        made(**changes)


def test_drafts_are_kept_in_a_question_file_and_shown_as_its_block(tmp_path: Path) -> None:
    file = tmp_path / "quality" / "drafts.yaml"
    first, second = made(), made(name="def456", question="질문: [이것]은 무엇인가?", answerability="unanswerable")
    save(first, file)
    save(second, file)
    save(made(words=["eight"]), file)
    kept = load_questions(file).questions
    assert [question.id for question in kept] == ["draft-def456", "draft-abc123"]
    assert kept[0] == second
    assert kept[1].expected.must_include.all == ("eight",)
    alone = tmp_path / "alone.yaml"
    alone.write_text("schema: 1\nquestions:\n" + as_yaml(first), "utf-8")
    assert load_questions(alone).questions == (first,)


def test_a_file_of_drafts_that_is_none_is_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "drafts.yaml"
    file.write_text("mine")
    with pytest.raises(EvaluationError):
        save(made(), file)
    assert file.read_text() == "mine"


def test_a_source_is_named_by_the_end_of_its_path_that_no_other_has() -> None:
    one = sample_document()
    twin = replace(one, document_id="d2", path="/store/inbox/0f/sample.pdf")
    assert source_name(one, [one]) == "sample.pdf"
    assert source_name(one, [one, twin]) == "corpus/sample.pdf"
