"""Questions for the holder of an office and for the words behind an acronym, through the desk."""

from __future__ import annotations

import pytest

from assistant.desk import Desk


@pytest.mark.parametrize(
    "question", ["Who chairs Astellas?", "Who is the Chairman of Astellas?", "Who heads Mediport?"]
)
def test_a_deputy_or_a_stranger_does_not_answer_for_the_head(desk: Desk, question: str) -> None:
    assert desk.ask(question).status == "not_in_documents"


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Who heads the Special Economic Zones Policy Division?", "YOON Seok-bae"),
        ("Who leads the Shonan New Drug Support Consortium?", "Mediport"),
        ("Who chairs CMIC Pharma Science?", "Kazuo Nakamura"),
    ],
)
def test_who_has_the_title_or_is_said_to_lead_is_named(desk: Desk, question: str, name: str) -> None:
    assert name in desk.ask(question).text


def test_an_acronym_that_is_nowhere_spelt_out_is_not_explained(desk: Desk, samples: Desk) -> None:
    assert desk.ask("What does CMIC stand for?").status == "not_in_documents"
    assert "Oceans and Fisheries" in samples.ask("What does MOF stand for?").text
