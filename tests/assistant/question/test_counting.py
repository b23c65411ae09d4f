"""What a question counts, and what a Korean counter stands for."""

from __future__ import annotations

import pytest

from assistant.question.counting import counted_in, unit_at


@pytest.mark.parametrize(
    ("question", "counted"),
    [
        ("How many international joint projects are the zones starting?", ["international", "joint", "projects"]),
        ("How many people does Recode employ?", ["people"]),
        ("How many of the 12 tenants left?", ["12", "tenants"]),
        ("What is the number of companies in the park?", ["companies"]),
        ("입주하는 기업은 몇 개인가요?", ["기업"]),
        ("몇 개사가 입주했나요?", ["기업"]),
        ("Who moved?", []),
    ],
)
def test_the_nouns_beside_the_question_word_are_counted(question: str, counted: list[str]) -> None:
    assert [form for _, form in counted_in(question)][: len(counted)] == counted
    assert bool(counted) == bool(counted_in(question))


@pytest.mark.parametrize(
    ("text", "counts"), [("12개국 기관", "국가"), ("8개사가", "기업"), ("30명이", "사람"), ("3년", None)]
)
def test_a_counter_says_what_it_counts(text: str, counts: str | None) -> None:
    end = next(i for i, c in enumerate(text) if not c.isdigit())
    assert [form for _, form in unit_at(text, end)] == ([counts] if counts else [])
