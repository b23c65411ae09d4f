"""An empty store for each test."""

from __future__ import annotations

from pathlib import Path

import pytest
from sample_desk import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """An empty store beside an empty inbox."""
    return Desk(tmp_path)
