"""The sample questions that the answerability model learns from say of their documents what is in them."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from tests.conftest import ROOT

SAMPLES = ROOT / "tests/samples/answerability"
QUESTIONS: list[dict[str, Any]] = [
    json.loads(line) for line in (SAMPLES / "questions.jsonl").read_text("utf-8").splitlines()
]
KINDS = {
    *("who", "when", "where", "howmany", "howmuch", "which", "what", "why"),
    *("quote", "definition", "contact", "yesno", "summary", "other"),
}
BETWEEN_SENTENCES = re.compile(r"(?<!Dr\.)(?<=[.!?])[\"”*]*\s+(?=[A-Z\"“가-힣*-])|\n+")


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question["id"])
def test_what_an_answer_must_say_stands_in_one_sentence_of_its_document(question: dict[str, Any]) -> None:
    assert question["kind"] in KINDS
    assert question["answerable"] == bool(question["must"]) == bool(question["document"])
    if question["answerable"]:
        sentences = BETWEEN_SENTENCES.split((SAMPLES / "docs" / question["document"]).read_text("utf-8"))
        for pattern in question["must"]:
            assert any(re.search(pattern, sentence, re.IGNORECASE) for sentence in sentences), pattern


def test_no_question_is_asked_twice() -> None:
    assert len({question["id"] for question in QUESTIONS}) == len(QUESTIONS)
    assert len({(question["question"], str(question.get("history"))) for question in QUESTIONS}) == len(QUESTIONS)
