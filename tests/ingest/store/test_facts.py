"""The fact tables of a store: joined names, corrections, who may see them, and what renews them."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from sample_desk import NOW, Desk
from sqlalchemy import delete, update

from ingest import pipeline
from ingest.__main__ import main
from ingest.doctor import examine
from ingest.errors import CatalogError
from ingest.registry import schema

NOTE = "Harbor note\n\nOn May 3, JANG Ara, Director of the Harbor Office, gave twelve companies 4억 원.\n"
KOREAN = "하버 소식\n\n장아라 과장은 하버청에서 열린 행사에 참석했다고 밝혔다.\n"
ALIASES = "aliases:\n- [JANG Ara, 장아라]\n- [Harbor Office, 하버청]\n"
CATALOG = "documents: {{note.txt: {{date: {day}, visibility: {visibility}{more}}}}}"


def put(desk: Desk, day: str = "2024-06-01", visibility: str = "public", more: str = "") -> None:
    desk.write("note.txt", NOTE)
    desk.write("corpus.yaml", CATALOG.format(day=day, visibility=visibility, more=more))
    desk.add()


def names(desk: Desk, kind: str, **who: object) -> list[str]:
    return [row.name for row in desk.registry().facts(kind, **who)]  # type: ignore[arg-type]


def correct(desk: Desk, entry: str) -> list[str]:
    """The warnings of the note after a correction was added."""
    desk.write("corrections.yaml", f"corrections: [{{document: note.txt, {entry}}}]")
    (outcome,) = [outcome for outcome in desk.add().outcomes if Path(outcome.path).name == "note.txt"]
    return [warning for warning in outcome.warnings if "no longer applies" in warning]


def test_rows_quote_their_page(desk: Desk) -> None:
    put(desk)
    registry = desk.registry()
    rows = registry.facts()
    assert {row.fact.kind for row in rows} >= {"person", "organisation", "date", "amount"}
    for row in rows:
        text = registry.page_text(row.document.document_id, row.fact.page)
        assert text[row.fact.quote_start : row.fact.quote_end] == row.fact.quote


def test_a_changed_date_of_the_document_holds_for_the_years_that_it_leaves_open(desk: Desk) -> None:
    put(desk)
    assert names(desk, "date") == ["2024-05-03"]
    put(desk, day="2022-06-01")
    (row,) = desk.registry().facts("date")
    assert (row.name, row.fact.details["inferred"], row.fact.text) == ("2022-05-03", True, "May 3")


def test_a_changed_alias_list_joins_names_and_finds_more_of_them(desk: Desk) -> None:
    put(desk)
    desk.write("korean.txt", KOREAN)
    desk.add()
    assert set(names(desk, "person")) == {"JANG Ara", "장아라"}
    desk.write("aliases.yaml", ALIASES)
    assert desk.statuses() == {"note.txt": "unchanged", "korean.txt": "unchanged"}
    assert set(names(desk, "person")) == {"JANG Ara"}
    assert names(desk, "organisation").count("Harbor Office") >= 1
    assert examine(desk.settings) == []


def test_only_what_an_audience_may_see_is_listed(desk: Desk) -> None:
    put(desk, visibility="internal")
    assert names(desk, "person", audience="press", now=NOW) == []
    assert names(desk, "person", audience="staff", now=NOW) == ["JANG Ara"]
    put(desk, more=', embargo_until: "2025-01-01T09:00+00:00"')
    assert names(desk, "person", audience="staff", now=NOW) == []
    assert names(desk, "person", audience="editor", now=NOW) == ["JANG Ara"]
    assert names(desk, "person", audience="press", now=NOW + timedelta(days=1)) == ["JANG Ara"]
    assert names(desk, "person", audience="editor", now=NOW, as_of=date(2023, 1, 1)) == []
    assert names(desk, "person") == ["JANG Ara"]
    with pytest.raises(ValueError, match="time"):
        names(desk, "person", audience="press")


def test_a_correction_survives_a_new_version_and_a_rebuild(desk: Desk) -> None:
    put(desk)
    assert correct(desk, "kind: person, text: JANG Ara, change: {title: Head}") == []
    for change in (lambda: desk.write("note.txt", "New line.\n\n" + NOTE), lambda: None):
        change()
        desk.add()
        pipeline.rebuild(desk.settings, open_model=desk.open_model)
        (row,) = desk.registry().facts("person")
        assert (row.fact.details["title"], row.by_hand) == ("Head", True)


def test_a_correction_that_no_longer_applies_is_told_by_add_facts_and_doctor(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    put(desk)
    assert correct(desk, "kind: person, text: JANG Ara, drop: true") == []
    assert names(desk, "person") == []
    desk.write("note.txt", NOTE.replace("Ara", "Bora"))
    (warning,) = correct(desk, "kind: person, text: JANG Ara, drop: true")
    assert "“JANG Ara”" in warning
    assert names(desk, "person") == ["JANG Bora"]
    assert examine(desk.settings) == [warning]
    capsys.readouterr()
    assert main(["facts", "--json", "--store", str(desk.settings.store)]) == 0
    out, err = capsys.readouterr()
    assert json.loads(out)["warnings"] == [warning]
    assert warning in err


def test_a_correction_of_a_document_that_is_not_held_is_told(desk: Desk) -> None:
    put(desk)
    desk.write("corrections.yaml", "corrections: [{document: other.txt, kind: person, text: A, drop: true}]")
    (warning,) = desk.add().warnings
    assert "other.txt" in warning


def test_a_wrong_correction_file_changes_nothing(desk: Desk) -> None:
    put(desk)
    desk.write("note.txt", "Other text.\n")
    desk.write("aliases.yaml", ALIASES)
    desk.write("corrections.yaml", "corrections: [{document: note.txt}]")
    with pytest.raises(CatalogError, match=r"corrections\.yaml"):
        desk.add()
    assert names(desk, "person") == ["JANG Ara"]
    assert desk.registry().alias_lists() == {}


def test_a_correction_file_that_is_gone_corrects_no_more(desk: Desk) -> None:
    put(desk)
    correct(desk, "kind: person, text: JANG Ara, drop: true")
    (desk.inbox / "corrections.yaml").unlink()
    desk.add()
    assert names(desk, "person") == ["JANG Ara"]


def test_a_copy_inherits_the_facts_and_a_removal_takes_them(desk: Desk) -> None:
    put(desk)
    desk.write("copy.txt", NOTE)
    desk.add()
    assert len(names(desk, "person")) == 1
    (desk.inbox / "note.txt").unlink()
    desk.add(remove_missing=True)
    (row,) = desk.registry().facts("person")
    assert Path(row.document.path).name == "copy.txt"
    pipeline.remove(desk.settings, [row.document.document_id])
    assert desk.registry().facts() == []


def test_doctor_tells_facts_of_other_rules_and_rebuild_renews_them(desk: Desk) -> None:
    put(desk)
    before = desk.registry().facts()
    for damage in (update(schema.facts).values(value="other"), delete(schema.facts)):
        with desk.registry().engine.begin() as connection:
            connection.execute(damage)
        assert any("found by other rules" in finding for finding in examine(desk.settings))
        pipeline.rebuild(desk.settings, open_model=desk.open_model)
        assert desk.registry().facts() == before
        assert examine(desk.settings) == []


def test_facts_are_printed_by_kind_as_json_csv_and_tables(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    put(desk)
    options = ["--kind", "person", "--store", str(desk.settings.store)]
    capsys.readouterr()
    assert [main(["facts", *options, form]) for form in ("--json", "--csv")] == [0, 0]
    assert main(["facts", *options]) == 0
    out, _ = capsys.readouterr()
    result, at = json.JSONDecoder().raw_decode(out)
    (row,) = result["facts"]
    assert (result["schema"], row["kind"], row["value"], row["title"]) == (1, "person", "JANG Ara", "Director")
    assert row["quote"][row["text_start"] - row["start"] : row["text_end"] - row["start"]] == "JANG Ara"
    assert out[at:].strip().startswith("kind,document_id,path")
    assert "Harbor Office" in out[at:]
