"""The real desk over the real corpus, made once a run."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

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
