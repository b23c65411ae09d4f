"""The load test tells a leak from none, and counts right; its app, people and ingest work together in small."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.load.__main__ import measure
from benchmarks.load.crowd import Plan
from benchmarks.load.documents import ARRIVING, HIDDEN
from benchmarks.load.figures import Processors, Run, privacy, quantile, tables
from benchmarks.load.people import Asked, Prompt

SAMPLE = "Sample notice for a load test.\n\nEight sample companies move into the Harbor building in May 2025.\n"
ASKED = Asked("a.press", "press", "How many?", 0.0, 0.5)


@given(st.lists(st.floats(0, 10), min_size=1, max_size=50), st.sampled_from([0.5, 0.95, 1.0]))
def test_a_quantile_covers_its_share_and_no_smaller_value_does(values: list[float], share: float) -> None:
    found = quantile(values, share)
    assert sum(value <= found for value in values) >= share * len(values)
    assert sum(value < found for value in values) < share * len(values)


def test_a_run_counts_errors_and_leaves_them_out_of_the_times() -> None:
    late = replace(ASKED, seconds=60.0, error="ReadTimeout: late")
    run = Run("some", 2, 10.0, [ASKED, late], Processors(1.0, 0.1, 0.0))
    assert (run.errors, run.rate, run.latency(0.95)) == (["ReadTimeout: late"], 0.1, 0.5)
    assert Run("none", 2, 10.0, [late], run.busy).latency(0.5) == float("inf")
    assert "| some | 2 | 2 | 0.1 | 1 | 0.50 s | 0.50 s | 0.50 s | 1.00 | 0.00 | 5000 ms |" in tables([run], [])


@pytest.mark.parametrize(
    ("answer", "shown"),
    [
        ({"text": "The documents do not say.", "citations": []}, False),
        ({"text": "The documents do not say.", "related": [{"title": "Sample: rents of the Ostrava wing"}]}, True),
        ({"text": "It pays the rent of 4,417 square metres."}, True),
    ],
)
def test_a_hidden_document_is_noticed_anywhere_in_an_answer(answer: dict[str, object], shown: bool) -> None:
    assert HIDDEN[0].shows_in(answer) is shown


def test_no_question_gives_away_what_it_is_searched_for() -> None:
    for document in (*HIDDEN, ARRIVING):
        assert not document.shows_in({"question": document.question})
        assert all(word in document.text for word in document.words)


def test_the_audit_trail_must_have_each_question_under_the_name_of_who_asked_it() -> None:
    assert not any(role.wrong for role in privacy([ASKED], [("a.press", "How many?")]))
    for noted in ([], [("a.press", "Another?")], [("a.press", "How many?"), ("a.press", "Another?")]):
        assert [role.role for role in privacy([ASKED], noted) if role.wrong] == ["press"]
    assert privacy([replace(ASKED, shown_hidden=True)], [("a.press", "How many?")])[0].wrong


@pytest.mark.long
def test_two_people_at_the_app_are_answered_while_a_document_is_taken_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("benchmarks.load.__main__.ARRIVING", replace(ARRIVING, text=SAMPLE.replace("Harbor", "Pier")))
    sample = tmp_path / "sample.txt"
    sample.write_text(SAMPLE, "utf-8")
    prompts = [
        Prompt({"question": "How many sample companies move in?"}),
        *(Prompt({"question": d.question}, d) for d in HIDDEN),
    ]
    runs, roles = measure(sample, Plan(2, 2.0, (0.05, 0.2), 1, prompts), 0, tmp_path)
    assert [run.errors for run in runs] == [[], [], []]
    assert min(len(run.asked) for run in runs) > 0
    assert not any(role.wrong for role in roles)
    assert sum(role.questions for role in roles) == len(runs[0].asked) + len(runs[1].asked)
    assert sum(role.told_own for role in roles) == sum(role.about_own for role in roles) > 0
