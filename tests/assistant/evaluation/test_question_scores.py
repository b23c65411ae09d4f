from __future__ import annotations

import pytest
from pydantic import ValidationError
from scripted_desk import SamplePassage, cite, quoting, shelf, silent, spoken

from assistant.answer import Answer, Notice
from assistant.evaluation.facts import check_facts, forbidden
from assistant.evaluation.schema import Expected, Question
from assistant.evaluation.scoring import QuestionScore, score
from assistant.evaluation.sources import spots

MOVE = "The Sample Ministry (SM) said that eight companies will move into\n\nRiver Park on March 4 (Monday)."
CLOSED = "The park is not open to visitors."
SOURCES = [{"document": "sample.pdf", "quote": "eight companies will move into River Park"}]


def question(answerability: str = "answerable", **expected: object) -> Question:
    spoken_kind = answerability in ("answerable", "partial")
    return Question.model_validate(
        {
            "id": "q1",
            "question": "How many?",
            "language": "en",
            "category": "how_many",
            "answerability": answerability,
            "expected": {**({"numbers": [8], "sources": SOURCES} if spoken_kind else {}), **expected},
        }
    )


def scored(asked: Question, answer: Answer, hits: list[SamplePassage] | None = None) -> QuestionScore:
    held = shelf()
    return score(asked, answer, hits or [], places=spots(asked, held), shelf=held, aliases=(), seconds=0.1)


@pytest.mark.parametrize(
    ("expected", "missing"),
    [
        ({"must_include": {"all": ["River Park", "Sample Ministry"]}}, ()),
        ({"must_include": {"all": ["River Park", "Ocean Park|Sea Park"]}}, ("Ocean Park|Sea Park",)),
        ({"must_include": {"any": ["Ocean Park", "River Park"]}}, ()),
        ({"must_include": {"any": ["Ocean Park", "Sea Park"]}}, ("Ocean Park or Sea Park",)),
        ({"numbers": [8]}, ()),
        ({"numbers": [4]}, ("number 4",)),
        ({"dates": ["2024-03-04"]}, ()),
        ({"dates": ["2024-03", "2024"]}, ()),
        ({"dates": ["2023-03-04"]}, ("date 2023-03-04",)),
        ({"documents": ["sample.pdf"]}, ()),
        ({"documents": ["corpus/sample.pdf", "other.pdf"]}, ("citation of other.pdf",)),
        ({"notices": ["conflict"]}, ("notice conflict",)),
    ],
)
def test_expected_facts_are_looked_for_in_the_statements(expected: dict[str, object], missing: tuple[str, ...]) -> None:
    assert check_facts(Expected.model_validate(expected), quoting(MOVE)).missing == missing


def test_a_fact_that_only_the_frame_repeats_does_not_count() -> None:
    answer = spoken([(CLOSED, [1])], [cite(CLOSED)], frame="On the 8 companies:")
    assert check_facts(Expected.model_validate({"numbers": [8]}), answer).missing == ("number 8",)


def test_an_answer_that_rests_on_two_documents_cites_both() -> None:
    other = cite(CLOSED, 2).model_copy(update={"path": "corpus/other.pdf"})
    both = spoken([(" ".join(MOVE.split()), [1]), (CLOSED, [2])], [cite(MOVE), other])
    asked = question(documents=["sample.pdf", "other.pdf"])
    assert scored(asked, both).right
    assert scored(asked, quoting(MOVE)).findings == ["lacks citation of other.pdf"]


def test_an_answer_tells_the_disagreement_that_is_expected() -> None:
    asked = question(notices=["conflict"])
    told = [
        Notice(kind=kind, text="Another document says ten.", citations=(1,)) for kind in ("conflict", "translation")
    ]
    assert scored(asked, quoting(MOVE, notices=told)).right
    assert scored(asked, quoting(MOVE, notices=told[1:])).findings == ["lacks notice conflict"]


def test_documents_and_notices_alone_are_no_facts_to_score_an_answer_by() -> None:
    with pytest.raises(ValidationError, match="needs facts and sources"):
        question(numbers=[], documents=["sample.pdf"], notices=["conflict"])


def test_forbidden_words_are_found_in_either_spelling() -> None:
    expected = Expected(must_not_include=("March 4|3월 4일", "March 5"))
    assert forbidden(expected, quoting(MOVE)) == ["March 4|3월 4일"]


def test_an_answer_with_facts_and_page_is_right() -> None:
    result = scored(question(), quoting(MOVE))
    assert (result.right, result.outcome, result.page_cited, result.findings) == (True, "answered", True, [])


@pytest.mark.parametrize(
    ("asked", "answer", "finding"),
    [
        (question(numbers=[9]), quoting(MOVE), "lacks number 9"),
        (question(must_not_include=["March 4"]), quoting(MOVE), "says March 4"),
        (question(numbers=[400_000_000]), quoting("They may sign an agreement worth 400 million won."), "cites no"),
        (question(), quoting(MOVE, status="partial"), "status is partial, expected answered"),
        (question(), silent("How many?"), "status is not_in_documents, expected answered"),
        (question("partial"), quoting(MOVE), "status is answered, expected partial"),
        (question("unanswerable"), quoting(MOVE), "status is answered, expected not_in_documents"),
        (question("unanswerable"), silent("?", "out_of_scope"), "status is out_of_scope"),
        (question("steering"), silent("?"), "status is not_in_documents, expected declined"),
        (question("ambiguous"), quoting(MOVE), "expected needs_clarification"),
    ],
)
def test_an_answer_with_a_fault_is_wrong_and_says_why(asked: Question, answer: Answer, finding: str) -> None:
    result = scored(asked, answer)
    assert not result.right
    assert any(finding in found for found in result.findings), result.findings


def test_an_abstention_is_not_reproached_for_missing_facts() -> None:
    assert scored(question(), silent("How many?")).findings == ["status is not_in_documents, expected answered"]


def test_abstaining_where_the_documents_are_silent_is_right() -> None:
    assert scored(question("unanswerable"), silent("?")).right
    either = question("unanswerable", status=["not_in_documents", "out_of_scope"])
    assert scored(either, silent("?", "out_of_scope")).right
    assert scored(question("steering"), silent("?", "declined")).right
    assert scored(question("ambiguous"), quoting(MOVE, status="needs_clarification")).right


def test_the_rank_is_that_of_the_first_passage_with_the_expected_quote() -> None:
    hits = [SamplePassage(2, 0, 40), SamplePassage(1, 0, 30), SamplePassage(1, 0, 400)]
    assert scored(question(), quoting(MOVE), hits).rank == 3
    assert scored(question(), quoting(MOVE), hits[:2]).rank is None


def test_each_citation_and_each_statement_counts_by_itself() -> None:
    off = cite(CLOSED, 2).model_copy(update={"start": 0})
    said = "The Sample Ministry said that ten companies will move into River Park."
    result = scored(question(), spoken([(said, [1]), (CLOSED, [2])], [cite(MOVE), off]))
    assert (result.quote_in_page.passed, result.quote_in_page.total) == (1, 2)
    assert (result.statement_fidelity.passed, result.statement_fidelity.total) == (1, 2)
    assert (result.citation_validity.passed, result.citation_validity.total) == (1, 1)
