"""The page of all results."""

from __future__ import annotations

from pathlib import Path

from benchmarks.__main__ import write_page
from benchmarks.parts import PARTS
from benchmarks.rendering import cell, general, page
from benchmarks.stored import Result, measured, read

SHARE = {"passed": 3.0, "total": 4, "value": 0.75, "low": 0.3, "high": 0.95}
MEAN = {"total": 4, "value": 0.5, "low": 0.4, "high": 0.6}


def test_shares_have_counts_and_intervals_and_means_their_number() -> None:
    assert cell(SHARE) == "75.0% (3 of 4; 30.0% to 95.0%)"
    assert cell(MEAN) == "0.500 (n=4; 0.400 to 0.600)"
    assert cell({"value": None, "total": 0}) == "–"


def test_numbers_are_short_and_nothing_is_empty() -> None:
    assert [cell(value) for value in (0.12345, 1234.5, 1234, None, "so")] == ["0.123", "1,234", "1,234", "", "so"]


def test_single_figures_share_a_table_and_each_mapping_of_mappings_has_one() -> None:
    shown = general({"size_mb": 3, "legs": {"alone": {"hit@1": SHARE}, "fused": {"hit@5": 0.5}}})
    assert shown.splitlines() == [
        "| | |",
        "| --- | --- |",
        "| size mb | 3 |",
        "",
        "**legs**",
        "",
        "| | hit@1 | hit@5 |",
        "| --- | --- | --- |",
        "| alone | 75.0% (3 of 4; 30.0% to 95.0%) |  |",
        "| fused |  | 0.5 |",
    ]


def test_a_part_without_a_result_is_named_with_its_command() -> None:
    shown = page({}, [])
    assert shown.count("Not run here.") == len(PARTS)
    assert all(part.command in shown for part in PARTS)


def test_a_result_is_read_as_it_was_stored_and_its_page_says_when(tmp_path: Path) -> None:
    written = measured("facts", "python -m x", {"sample": {"person": {"gold": 3}}}, load=0.5)
    written.write(tmp_path)
    assert read("facts", tmp_path) == written
    assert read("load", tmp_path) is None
    write_page(tmp_path, tmp_path / "page.md")
    shown = (tmp_path / "page.md").read_text("utf-8")
    assert written.date in shown
    assert f"cores {written.machine['cores']}" in shown


def test_a_file_that_a_program_wrote_by_itself_counts_as_a_result(tmp_path: Path) -> None:
    (tmp_path / "scale.json").write_text('{"processors": 2, "load_now": 0.5, "chunks_1000_documents": 3}', "utf-8")
    found = read("scale", tmp_path)
    assert isinstance(found, Result)
    assert found.machine == {"processors": 2, "load_now": 0.5}
    assert found.figures["chunks_1000_documents"] == 3


def test_rows_in_a_list_are_summed_up(tmp_path: Path) -> None:
    (tmp_path / "injection.json").write_text(
        '[{"format": ".pdf", "place": "in sight", "obeyed": 1}, {"format": ".txt", "place": "at the end", "obeyed": 2}]'
    )
    found = read("injection", tmp_path)
    assert found is not None
    shown = page({"injection": found}, [])
    assert "| .txt, at the end | 2 |" in shown
    assert "| all | 3 |" in shown
