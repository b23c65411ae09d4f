"""What a command printed earlier becomes a result, with the command and the day that belong to it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from benchmarks.parts import PARTS
from benchmarks.rendering import page
from benchmarks.stored import printed, read


def test_what_was_printed_earlier_has_the_day_of_its_file_and_no_load(tmp_path: Path) -> None:
    file = tmp_path / "told.json"
    file.write_text('{"pages_per_s": 31.5}', "utf-8")
    os.utime(file, (1_700_000_000, 1_700_000_000))
    found = printed("ingest", "python -m benchmarks.ingest --documents 40", file)
    assert (found.date, found.figures) == ("2023-11-15", {"pages_per_s": 31.5})
    assert "load_before" not in found.machine
    found.write(tmp_path)
    assert read("ingest", tmp_path) == found


def test_a_file_that_is_no_json_is_refused_by_name(tmp_path: Path) -> None:
    file = tmp_path / "told.txt"
    file.write_text("31 pages", "utf-8")
    with pytest.raises(ValueError, match=r"told\.txt holds no JSON"):
        printed("ingest", "python -m benchmarks.ingest", file)


def test_the_page_names_the_command_that_made_the_figures_where_it_is_another_than_the_parts(tmp_path: Path) -> None:
    file = tmp_path / "told.json"
    file.write_text('{"pages_per_s": 31.5}', "utf-8")
    (part,) = (part for part in PARTS if part.name == "ingest")
    other = printed("ingest", "python -m benchmarks.ingest --documents 40", file)
    assert "--documents 40  # which made the figures below" in page({"ingest": other}, [])
    assert "which made" not in page({"ingest": printed("ingest", part.command, file)}, [])
