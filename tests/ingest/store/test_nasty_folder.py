"""Everything that the shared test data hold of nasty files, ingested as one folder."""

from __future__ import annotations

import re
import shutil
import time
from pathlib import Path

import pytest
from sample_desk import Desk

SENTENCE = re.compile(r"[^\n]{20,}[.)]")
CODES = {"unreadable", "encrypted", "empty", "unsupported"}


@pytest.mark.needs_shared
def test_a_folder_of_nasty_files_is_in_as_far_as_it_can_be_read_and_the_rest_is_told(desk: Desk, shared: Path) -> None:
    for kind in ("pdf", "hwp"):
        shutil.copytree(shared / "testdata" / kind, desk.inbox / kind)
    files = [path for path in desk.inbox.rglob("*") if path.is_file()]
    started = time.monotonic()
    outcomes = desk.add().outcomes
    assert time.monotonic() - started < 240
    assert len(outcomes) == len(files)
    registry = desk.registry()
    for outcome in outcomes:
        if outcome.error is not None:
            assert outcome.status == "failed"
            assert outcome.error.code in CODES
            assert SENTENCE.fullmatch(outcome.error.sentence), outcome.error.sentence
            continue
        assert outcome.status in {"added", "partial", "unchanged"}
        assert outcome.document_id is not None
        chunks = registry.chunks_of(outcome.document_id)
        assert chunks
        assert all(any(map(str.isalnum, chunk.text)) for chunk in chunks), outcome.path
