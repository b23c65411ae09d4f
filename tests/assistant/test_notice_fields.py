"""Notices asked in both languages: each field is found by its label, whatever the notice calls it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest
import yaml
from shared_model import SharedModel

from assistant.desk import Desk
from ingest.pipeline import add
from ingest.settings import Settings

NOTICES = Path(__file__).parents[1] / "samples" / "notices"
QUESTIONS: dict[str, list[dict[str, str]]] = yaml.safe_load((NOTICES / "questions.yaml").read_text("utf-8"))


@pytest.fixture(scope="module")
def notices(tmp_path_factory: pytest.TempPathFactory, model: SharedModel) -> Iterator[Desk]:
    """A desk over the sample notices."""
    settings = Settings(store=tmp_path_factory.mktemp("notices"))
    add(settings, list(NOTICES.glob("*.md")), open_model=lambda _: cast(Any, model))
    opened = Desk(settings)
    yield opened
    opened.close()


def asked_of(notice: str, question: str, notices: Desk) -> str:
    """The statements of the answer from this notice alone, a line each."""
    [document] = [d for d in notices.registry.documents() if Path(d.path).name == notice]
    answer = notices.ask(question, documents=[document.document_id])
    return "\n".join(statement.text for statement in answer.statements)


@pytest.mark.parametrize(
    ("notice", "question", "says"),
    [(name, one["ask"], one["says"]) for name, asked in QUESTIONS.items() for one in asked if "says" in one],
)
def test_a_field_is_told_by_its_label(notice: str, question: str, says: str, notices: Desk) -> None:
    assert says in asked_of(notice, question, notices)


@pytest.mark.parametrize(
    ("notice", "question"),
    [(name, one["ask"]) for name, asked in QUESTIONS.items() for one in asked if "says" not in one],
)
def test_a_field_that_is_missing_is_not_made_up(notice: str, question: str, notices: Desk) -> None:
    assert asked_of(notice, question, notices) == ""


@pytest.mark.parametrize("notice", QUESTIONS)
@pytest.mark.parametrize("question", ["What support is provided?", "누가 신청할 수 있나요?"])
def test_no_heading_and_no_table_header_is_an_answer(notice: str, question: str, notices: Desk) -> None:
    lines = asked_of(notice, question, notices).splitlines()
    assert not {"Who can apply", "What we offer", "| 구분 | 내용 |", "□ 신청방법"}.intersection(lines)
