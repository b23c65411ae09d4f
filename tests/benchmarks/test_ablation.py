"""What is left of a case, or of its scores, when a signal, the rules or a leg are taken away."""

from __future__ import annotations

from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any, cast

import pytest

from assistant.evaluation.product import Passage as Retrieved
from assistant.evaluation.sources import Spot
from assistant.evidence.candidates import Evidence, Passage
from assistant.evidence.features import FEATURES
from benchmarks.ablation import GROUPS, NOTHING, Scored, by_feature, by_rules, change, figures, legs, unruled, without
from benchmarks.labelled import Case
from benchmarks.retrieval import Found


@dataclass(frozen=True)
class Page:
    document_id: str
    page: int | None
    start: int = 0
    end: int = 1


def evidence(**known: float) -> Evidence:
    passage = cast(Passage, SimpleNamespace())
    features = tuple(known.get(name, 0.5) for name in FEATURES)
    return Evidence(passage, (), 1.0, 1.0, 1.0, (), 1.0, features, 0.5)


def case(*found: tuple[Evidence, bool, bool]) -> Case:
    """A case of passages, each with whether it answers and whether it may."""
    return Case("samples", "?", [e for e, _, _ in found], [a for _, a, _ in found], [m for _, _, m in found])


def scored(yes: list[float], no: list[float]) -> list[Scored]:
    return [
        *(Scored("samples", True, score, True) for score in yes),
        *(Scored("samples", False, score, False) for score in no),
    ]


def test_a_feature_left_out_is_the_same_everywhere_and_the_others_stay() -> None:
    (less,) = without([case((evidence(kind=1.0), True, True), (evidence(kind=0.0), False, True))], ["kind"])
    for one in less.evidence:
        known = dict(zip(FEATURES, one.features, strict=True))
        assert known.pop("kind") == 0.0
        assert set(known.values()) == {0.5}


def test_groups_are_of_features_there_are() -> None:
    assert set().union(*GROUPS.values()) <= set(FEATURES)


def test_a_question_scores_as_its_best_passage_that_may_answer() -> None:
    one = case((evidence(coverage=0.9), False, False), (evidence(coverage=0.7), True, True))
    assert by_feature([one], "coverage") == [Scored("samples", True, 0.7, True)]
    assert by_feature(unruled([one]), "coverage") == [Scored("samples", True, 0.9, False)]


def test_a_feature_that_speaks_against_an_answer_counts_downwards() -> None:
    one = case((evidence(heading=1.0), False, True), (evidence(heading=0.0), True, True))
    assert by_feature([one], "heading") == [Scored("samples", True, 0.0, True)]


def test_without_a_passage_that_may_answer_a_question_has_no_score() -> None:
    one = case((evidence(), True, False))
    assert by_feature([one], "coverage")[0].score == NOTHING
    assert by_rules([one])[0].score == NOTHING
    assert by_rules(unruled([one]))[0].score == 1.0


def test_false_answers_are_counted_where_four_fifths_of_the_answerable_are_answered() -> None:
    found = figures(scored([0.9, 0.8, 0.7, 0.6, 0.1], [0.65, 0.5, 0.5, 0.5]))
    assert found["answered"].startswith("80.0%")
    assert found["false"].startswith("25.0%")
    assert found["right"].startswith("100.0%")


def test_no_share_is_given_where_too_few_questions_can_be_answered_at_all() -> None:
    assert set(figures(scored([0.9, 0.8, 0.7, NOTHING, NOTHING], [0.1, 0.2]))) == {"area"}


@pytest.mark.parametrize(("less", "sign"), [([0.5, 0.5], "-0.500"), ([0.9, 0.8], "+0.000")])
def test_a_change_is_that_of_the_area_over_the_same_questions(less: list[float], sign: str) -> None:
    assert change(scored([0.9, 0.8], [0.5, 0.5]), scored(less, [0.5, 0.5])).startswith(sign)


def test_a_leg_brings_a_question_s_page_whatever_its_place_on_it() -> None:
    places = cast("list[Spot]", [Spot("a", 2, 100, 120)])
    pages: dict[str, Any] = {"first": [Page("a", 2)], "second": [Page("b", 2), Page("a", 2)], "never": [Page("a", 1)]}
    found = legs([Found(places, True, cast("dict[str, list[Retrieved]]", pages))])
    assert found["first"]["all"]["hit@1"]["value"] == 1
    assert found["second"]["all"]["hit@1"]["value"] == 0
    assert found["second"]["other language"]["hit@5"]["value"] == 1
    assert found["never"]["all"]["hit@5"]["value"] == 0
    assert "own language" not in found["never"]
