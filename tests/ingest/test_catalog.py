"""``corpus.yaml``: what it may say, how it is read, and which one describes a file."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.catalog import CatalogEntry, Catalogs, read_catalog
from ingest.errors import CatalogError


def catalog(folder: Path, text: str) -> Path:
    file = folder / "corpus.yaml"
    file.write_text(text, "utf-8")
    return file


def entry(folder: Path, text: str) -> CatalogEntry:
    return read_catalog(catalog(folder, f"documents:\n  note.pdf: {{{text}}}\n"))["note.pdf"]


def test_every_key_of_the_contract_is_read(tmp_path: Path) -> None:
    read = entry(
        tmp_path,
        'title: "T", kind: press_release, date: 2024-09-30, language: en, visibility: public, '
        'embargo_until: "2024-09-30T09:00+09:00", supersedes: [older.pdf], compiled_on: null, source: "S", '
        "issuer: I, contact: C",
    )
    assert (read.title, read.kind, read.language, read.visibility) == ("T", "press_release", "en", "public")
    assert (read.date, read.compiled_on, read.source) == (date(2024, 9, 30), None, "S")
    assert (read.issuer, read.contact) == ("I", "C")
    assert read.embargo_until is not None
    assert read.embargo_until.isoformat() == "2024-09-30T09:00:00+09:00"
    assert read.supersedes == (str(tmp_path / "older.pdf"),)


@pytest.mark.parametrize(
    ("written", "meant"),
    [("2024", (2024, 12, 31)), ("2024-02", (2024, 2, 29)), ('"2023-2"', (2023, 2, 28)), ("2024-09-30", (2024, 9, 30))],
)
def test_a_partial_date_is_its_last_day(tmp_path: Path, written: str, meant: tuple[int, int, int]) -> None:
    assert entry(tmp_path, f"date: {written}").date == date(*meant)


@given(st.datetimes(min_value=datetime(1990, 1, 1), max_value=datetime(2090, 1, 1)))
def test_an_embargo_without_offset_is_seouls(moment: datetime) -> None:
    read = CatalogEntry.model_validate({"embargo_until": moment.isoformat()}).embargo_until
    assert read is not None
    assert read.utcoffset() == timedelta(hours=9)
    assert read.replace(tzinfo=None) == moment


@pytest.mark.parametrize("unquoted", ["2024-09-30T09:00+09:00", "2024-09-30 09:00:00"])
def test_an_embargo_needs_no_quotes(tmp_path: Path, unquoted: str) -> None:
    read = entry(tmp_path, f"embargo_until: {unquoted}").embargo_until
    assert read is not None
    assert read.isoformat() == "2024-09-30T09:00:00+09:00"


def test_what_is_left_out_is_internal(tmp_path: Path) -> None:
    assert read_catalog(catalog(tmp_path, "documents:\n  note.pdf:\n"))["note.pdf"].visibility == "internal"
    assert read_catalog(catalog(tmp_path, "")) == {}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("documents:\n  note.pdf: {titel: T}", "titel"),
        ("document: {}", "document"),
        ("documents:\n  note.pdf: {visibility: secret}", "visibility"),
        ("documents:\n  note.pdf: {date: 20240930}", "date"),
        ("documents:\n  note.pdf: {date: 2024-13}", "date"),
        ("documents:\n  note.pdf: {embargo_until: 2024-09-30}", "embargo_until"),
        ("documents:\n  note.pdf: {embargo_until: soon}", "embargo_until"),
        ("documents:\n  note.pdf: {}\n  note.pdf: {visibility: public}", "note.pdf stands there twice"),
        ("documents: [note.pdf]", "documents"),
        ("documents: {", "line"),
    ],
)
def test_a_mistake_is_told_by_file_and_key(tmp_path: Path, text: str, named: str) -> None:
    file = catalog(tmp_path, text)
    with pytest.raises(CatalogError) as caught:
        read_catalog(file)
    sentence = str(caught.value)
    assert str(file) in sentence
    assert named in sentence
    assert "\n" not in sentence


def test_the_nearest_catalog_upward_describes_a_file(tmp_path: Path) -> None:
    (tmp_path / "deep/er").mkdir(parents=True)
    catalog(tmp_path, "documents: {deep/er/note.pdf: {title: far}, other.pdf: {title: near}}")
    catalogs = Catalogs()
    described, found = catalogs.find(tmp_path / "deep/er/note.pdf")
    assert described
    assert found is not None
    assert found.title == "far"
    catalog(tmp_path / "deep", "documents: {er/note.pdf: {title: nearer}}")
    found = Catalogs().find(tmp_path / "deep/er/note.pdf")[1]
    assert found is not None
    assert found.title == "nearer"
    assert Catalogs().find(tmp_path / "deep/other.pdf") == (True, None)
