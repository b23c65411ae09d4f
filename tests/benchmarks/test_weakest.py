"""Which results are the weakest, and that every target leads to a part there is."""

from __future__ import annotations

from typing import Any

import pytest

from benchmarks.parts import PARTS
from benchmarks.stored import Result
from benchmarks.weakest import Standing, Target, figure, targets, weakest


def target(what: str, at_least: bool = True, value: float = 0.9) -> Target:
    return Target(what=what, part="sample", figure=(what,), value=value, at_least=at_least, moves="Work.")


def result(**figures: Any) -> Result:
    return Result("sample", "", "", {}, {}, figures)


@pytest.mark.parametrize(
    ("at_least", "wanted", "value", "shortfall"),
    [
        (True, 0.8, 0.4, 0.5),
        (True, 0.8, 0.8, 0),
        (True, 0.5, 1.0, -0.5),
        (False, 1.5, 3.0, 0.5),
        (False, 3.0, 1.5, -0.5),
    ],
)
def test_a_shortfall_is_a_share_of_the_larger_of_both(
    at_least: bool, wanted: float, value: float, shortfall: float
) -> None:
    standing = Standing(target=target("x", at_least, wanted), value=value)
    assert standing.shortfall == pytest.approx(shortfall)
    assert standing.missed is (shortfall > 0)


def test_nothing_wanted_and_nothing_found_is_no_shortfall() -> None:
    assert not Standing(target=target("x", at_least=False, value=0), value=0).missed


def test_the_farthest_from_their_targets_come_first_and_what_was_not_measured_is_left_out() -> None:
    wanted = [target(name) for name in ("near", "far", "met", "missing")]
    found = weakest({"sample": result(near=0.8, far=0.2, met={"value": 1.0})}, wanted)
    assert [one.target.what for one in found] == ["far", "near", "met"]


def test_a_figure_is_found_by_its_names_and_a_share_by_its_value() -> None:
    figures = {"a": {"b": {"value": 0.5, "total": 2}, "c": 3}, "runs": [{"p95": 2.0}]}
    assert figure(figures, ("runs", 0, "p95")) == 2.0
    assert figure(figures, ("runs", 1, "p95")) is None
    assert figure(figures, ("a", "b")) == 0.5
    assert figure(figures, ("a", "c")) == 3.0
    assert figure(figures, ("a", "x", "y")) is None


def test_every_target_is_of_a_part_that_there_is() -> None:
    assert {one.part for one in targets()} <= {part.name for part in PARTS}
