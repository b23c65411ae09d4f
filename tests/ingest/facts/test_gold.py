"""The release's hand-made gold list, held: every company, partner, person, place, date, measure and contact."""

from __future__ import annotations

import pytest
import yaml

from benchmarks.facts import GOLD, Score, facts_of, scores
from ingest.facts.base import KINDS

TARGET = 0.95


@pytest.fixture(scope="module")
def release() -> dict[str, Score]:
    gold = yaml.safe_load((GOLD / "press-release.yaml").read_text("utf-8"))
    return scores(gold, facts_of(gold))


@pytest.mark.parametrize("kind", [*KINDS, "role"])
def test_the_release_is_read_as_its_gold_list_says(release: dict[str, Score], kind: str) -> None:
    score = release[kind]
    assert score.right
    assert score.precision >= TARGET, score.wrong
    assert score.recall >= TARGET, score.missing
