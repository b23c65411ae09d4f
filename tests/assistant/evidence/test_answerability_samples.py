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
BETWEEN_CELLS = re.compile(r"</t[dh]><t[dh]>")
TAGS = re.compile(r"<[^>]+>")


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question["id"])
def test_what_an_answer_must_say_stands_in_one_sentence_of_its_document(question: dict[str, Any]) -> None:
    assert question["kind"] in KINDS
    assert question["answerable"] == bool(question["must"]) == bool(question["document"])
    if question["answerable"]:
        documents = [_sentences(name) for name in _named(question)]
        for pattern in question["must"]:
            assert any(_stands(pattern, sentences) for sentences in documents), pattern
        for sentences in documents:
            assert any(_stands(pattern, sentences) for pattern in question["must"])


def _named(question: dict[str, Any]) -> list[str]:
    """The documents that answer: one as a rule, several where they overlap."""
    named: str | list[str] = question["document"]
    return [named] if isinstance(named, str) else named


def _sentences(name: str) -> list[str]:
    text = (SAMPLES / "docs" / name).read_text("utf-8")
    return BETWEEN_SENTENCES.split(TAGS.sub(" ", BETWEEN_CELLS.sub(" | ", text)))


def _stands(pattern: str, sentences: list[str]) -> bool:
    return any(re.search(pattern, sentence, re.IGNORECASE) for sentence in sentences)


def test_no_question_is_asked_twice() -> None:
    assert len({question["id"] for question in QUESTIONS}) == len(QUESTIONS)
    assert len({(question["question"], str(question.get("history"))) for question in QUESTIONS}) == len(QUESTIONS)
