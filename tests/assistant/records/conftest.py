"""A place with records for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sample_records import Place

from ingest.registry import Registry
from ingest.registry.audience import Held
from ingest.settings import Settings


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    """An empty place."""
    registry = Registry.open(Settings(store=tmp_path))
    made = Place(registry)
    monkeypatch.setattr(registry, "documents", lambda: made.documents)
    monkeypatch.setattr(registry, "visible", lambda who, now, as_of=None: Held(made.documents).visible(who, now, as_of))
    yield made
    registry.close()
