"""A sentence that announces a list answers with all its members."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import pytest
from answer_rules import breaches
from shared_model import SharedModel

from assistant.desk import Desk
from ingest.pipeline import add
from ingest.settings import Settings

SAMPLE = """Sample note of the Osterby seminar
1 March 2025

The speakers of the Osterby seminar named in the programme include:
- Anna Weber, Harbor Institute
- Paul Okoro, Fjordlab
- Ines Duarte, Saltmarsh Energy
- Mira Holt, Lanternfish
- Jonas Brandt, Quillfeather

The seminar closed with a dinner at the town hall.
"""


@pytest.fixture(scope="module")
def seminar(tmp_path_factory: pytest.TempPathFactory, model: SharedModel) -> Desk:
    folder: Path = tmp_path_factory.mktemp("seminar")
    (folder / "seminar.md").write_text(SAMPLE, encoding="utf-8")
    settings = Settings(store=folder / "store")
    add(settings, [folder / "seminar.md"], open_model=lambda _: cast(Any, model))
    return Desk(settings)


@pytest.mark.parametrize("question", ["Who are the speakers of the Osterby seminar?", "List the seminar's speakers."])
def test_every_member_of_the_list_is_told(seminar: Desk, question: str) -> None:
    answer = seminar.ask(question)
    assert answer.status == "answered"
    assert all(name in answer.text for name in ("Weber", "Okoro", "Duarte", "Holt", "Brandt")), answer.text
    assert "dinner" not in answer.text
    assert not breaches(answer, seminar.registry)


def test_a_list_that_is_cut_says_so(seminar: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.answering.lists.LONGEST", 2)
    answer = seminar.ask("Who are the speakers of the Osterby seminar?")
    assert answer.status == "partial"
    assert "goes on" in answer.text


def test_only_who_comes_from_the_named_firm_is_told(seminar: Desk) -> None:
    answer = seminar.ask("Who spoke at the seminar from Fjordlab?")
    assert "Okoro" in answer.text
    assert "Weber" not in answer.text
