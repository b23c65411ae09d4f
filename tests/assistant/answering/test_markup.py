"""Statements carry no marks of Markdown."""

from __future__ import annotations

import pytest

from assistant.answering.markup import plain
from assistant.desk import Desk


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("**Q2. Who runs it?**", "Q2. Who runs it?"),
        ("## 2. Location", "2. Location"),
        ("- Harbor Bio, *a firm*", "Harbor Bio, a firm"),
        ("See [the notice](https://example.org/a) for `codes`.", "See the notice for codes."),
        ("The budget is 3 * 4 million.", "The budget is 3 * 4 million."),
        ("It rose by 5%*.", "It rose by 5%*."),
        ("Ends bold.**", "Ends bold."),
        ("-5 degrees", "-5 degrees"),
        ("**", "**"),
    ],
)
def test_marks_go_and_words_stay(written: str, read: str) -> None:
    assert plain(written) == read


def test_an_answer_from_markdown_reads_as_text(samples: Desk) -> None:
    answer = samples.ask("Who operates the ship testbed?")
    assert answer.statements
    assert not any("**" in statement.text for statement in answer.statements)
