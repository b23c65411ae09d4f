"""The pieces of the benchmark's parts: ranks, means, counts, sizes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from assistant.evaluation.sources import Spot
from benchmarks.faults import counted
from benchmarks.footprint import largest, size
from benchmarks.retrieval import hits_at, mean_figures, rank


@dataclass(frozen=True)
class Chunk:
    document_id: str
    page: int | None
    start: int
    end: int


def test_the_rank_is_that_of_the_first_passage_with_an_expected_quote() -> None:
    found = [Chunk("a", 1, 0, 9), Chunk("a", 2, 0, 9), Chunk("b", 1, 0, 9)]
    assert rank(found, [Spot("b", 1, 2, 5), Spot("a", 2, 8, 12)]) == 3
    assert rank(found, [Spot("c", 1, 2, 5)]) == 0


def test_hits_are_counted_at_one_and_five() -> None:
    found = hits_at([1, 5, 6, 0])
    assert (found["hit@1"]["passed"], found["hit@5"]["passed"], found["hit@5"]["total"]) == (1, 2, 4)


def test_means_have_their_interval() -> None:
    found = mean_figures(np.array([[0.0, 0.5], [1.0, 0.5]]))
    assert found["recall"]["value"] == 0.5
    assert found["recall"]["high"] - 0.5 == pytest.approx(0.98)
    assert found["iou"] == {"value": 0.5, "low": 0.5, "high": 0.5, "total": 2}


def test_a_test_report_is_counted_without_what_was_skipped() -> None:
    report = '<testsuites><testsuite tests="9" failures="1" errors="2" skipped="3"/></testsuites>'
    assert counted(report) == {"tried": 6, "wrong": 3}


def test_an_environments_size_is_that_of_its_files_and_links_count_once(tmp_path: Path) -> None:
    packages = tmp_path / "lib/python3.11/site-packages"
    (packages / "big").mkdir(parents=True)
    (packages / "big/a.so").write_bytes(b"x" * 3_000_000)
    (packages / "small.py").write_bytes(b"x" * 1_000_000)
    (packages / "link.so").symlink_to(packages / "big/a.so")
    assert size(tmp_path) == 4_000_000
    assert list(largest(tmp_path).items())[:2] == [("big", 3.0), ("small.py", 1.0)]
