"""A real, weak model behind the engine: no number, date or name of its own may reach the reader."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest

from assistant.desk import Desk
from assistant.evaluation.schema import load_questions
from benchmarks.llm import Asked, ask_each, sampled, small_model, with_model
from ingest.pipeline import add
from ingest.settings import Settings
from tests.conftest import ROOT

SIZE = 25


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Asked]]:
    settings = Settings(store=tmp_path_factory.mktemp("store"))
    add(settings, [ROOT / "corpus"])
    questions = sampled(load_questions(ROOT / "eval_questions.yaml").questions, SIZE)
    with small_model(threads=1) as url, closing(Desk(with_model(settings, url))) as desk:
        yield list(ask_each(desk, questions))


@pytest.mark.llm
def test_nothing_of_the_models_own_reaches_the_reader(asked: list[Asked]) -> None:
    assert len(asked) == SIZE
    assert [(one.question.id, one.problems) for one in asked if one.problems] == []


@pytest.mark.llm
def test_the_model_was_asked(asked: list[Asked]) -> None:
    drafted = [one for one in asked if one.kind != "not asked"]
    assert len(drafted) > SIZE / 2
