"""The real desk over the real corpus, and desks over sample documents, each made once a run."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, cast

import pytest
from sample_sentences import DOCUMENTS
from sample_vault import Vault, make_vault
from shared_model import SharedModel

from assistant.desk import Desk
from ingest.pipeline import add
from ingest.settings import Settings
from tests.conftest import ROOT


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk over ``corpus/``, ingested with the embedded model into a store of its own."""
    settings = Settings(store=tmp_path_factory.mktemp("store"))
    add(settings, [ROOT / "corpus"])
    opened = Desk(settings)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def model() -> Iterator[SharedModel]:
    """The embedded model, shared by all desks that are opened from now on."""
    shared = SharedModel()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("assistant.workbench.open_embedding", lambda _: cast(Any, shared))
        yield shared


@pytest.fixture(scope="session")
def sample_settings(tmp_path_factory: pytest.TempPathFactory, model: SharedModel) -> Settings:
    """Settings of a store that holds the sample documents, English and Korean."""
    settings = Settings(store=tmp_path_factory.mktemp("samples"))
    add(settings, [DOCUMENTS], open_model=lambda _: cast(Any, model))
    return settings


@pytest.fixture(scope="session")
def samples(sample_settings: Settings) -> Iterator[Desk]:
    """A desk over the sample documents."""
    opened = Desk(sample_settings)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def sample_questions() -> list[dict[str, Any]]:
    """What the sample documents' question file asks: ``question``, ``language``, ``history`` where there is one."""
    lines = (DOCUMENTS.parent / "questions.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.fixture(scope="session", params=[1, 2])
def vault(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, model: SharedModel
) -> Iterator[Vault]:
    """Sample notes of which some are hidden, and desks over all of them and over what press and staff may see."""
    made = make_vault(tmp_path_factory.mktemp("vault"), request.param, model)
    yield made
    made.close()
