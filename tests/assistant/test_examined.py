"""Questions that were asked once over documents nobody had worked with: what was mended then stays mended."""

from __future__ import annotations

from typing import Any, cast

import pytest
import yaml
from shared_model import SharedModel

from assistant.desk import Desk
from ingest.pipeline import add
from ingest.settings import Settings
from tests.conftest import ROOT

EXAMINED = ROOT / "tests/samples/examined"
QUESTIONS = yaml.safe_load((EXAMINED / "questions.yaml").read_text("utf-8"))
HOLDING = [entry for entry in QUESTIONS if "still" not in entry]


@pytest.fixture(scope="module")
def examined(tmp_path_factory: pytest.TempPathFactory, model: SharedModel) -> Desk:
    settings = Settings(store=tmp_path_factory.mktemp("examined"))
    add(settings, [EXAMINED / "docs"], open_model=lambda _: cast(Any, model))
    return Desk(settings)


@pytest.mark.parametrize("entry", [e for e in HOLDING if e["says"]], ids=lambda entry: entry["id"])
def test_what_the_documents_say_is_told(examined: Desk, entry: dict[str, Any]) -> None:
    answer = examined.ask(entry["question"])
    assert answer.status in {"answered", "partial"}
    assert [words for words in entry["says"] if words not in answer.text] == []


@pytest.mark.parametrize("entry", [e for e in HOLDING if not e["says"]], ids=lambda entry: entry["id"])
def test_what_they_do_not_say_is_not_made_up(examined: Desk, entry: dict[str, Any]) -> None:
    assert examined.ask(entry["question"]).status == "not_in_documents"


def test_most_of_the_sixty_hold() -> None:
    assert len(QUESTIONS) == 60
    assert len(HOLDING) >= 46
