"""Export of the records, and their end."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_records import EDITOR, OTHER, STAFF, Place, cited_answer

from assistant.records.exporting import table_csv
from ingest.settings import RecordSettings


def lines(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_an_editor_exports_what_everybody_did(place: Place) -> None:
    exchange = place.records.trail.record(STAFF, "one", cited_answer())
    place.records.trail.rate(STAFF, exchange.id, "down", "=1+1")
    place.records.enquiries.file(OTHER, cited_answer(), outlet="@sample")
    [asked], [filed] = lines(place.records.export(EDITOR, "trail")), lines(place.records.export(EDITOR, "enquiries"))
    assert (asked["viewer"], asked["thumb"], asked["reason"]) == (STAFF.name, "down", "'=1+1")
    assert "document 0123456789abcdef, version aaaaaaaa" in asked["sources"]
    assert (filed["viewer"], filed["outlet"]) == (OTHER.name, "'@sample")


@pytest.mark.parametrize("kind", ["trail", "enquiries"])
def test_others_export_their_own_alone(place: Place, kind: str) -> None:
    for viewer in (STAFF, OTHER):
        place.records.trail.record(viewer, "one", cited_answer())
        place.records.enquiries.file(viewer, cited_answer(), outlet="Sample Daily")
    assert [line["viewer"] for line in lines(place.records.export_own(STAFF, kind))] == [STAFF.name]
    with pytest.raises(PermissionError):
        place.records.export(STAFF, kind)


def test_no_file_path_leaves_with_an_export(place: Place) -> None:
    place.records.trail.record(STAFF, "one", cited_answer())
    assert "sample.pdf" not in place.records.export(EDITOR, "trail")


@given(st.lists(st.text(), min_size=2, max_size=2))
def test_no_cell_is_a_formula(row: list[str]) -> None:
    written = io.StringIO(table_csv(("a", "b"), [row]), newline="")
    _, read = csv.reader(written)
    assert all(not cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in read)
    assert [cell.removeprefix("'") for cell in read] == [cell.removeprefix("'") for cell in row]


def test_records_end_after_their_days(place: Place) -> None:
    days = RecordSettings(trail_days=30, enquiry_days=60)
    exchange = place.records.trail.record(STAFF, "one", cited_answer())
    place.records.trail.rate(STAFF, exchange.id, "up")
    place.records.enquiries.file(STAFF, cited_answer(), outlet="Sample Daily")
    place.later(days=30)
    assert place.records.forget(days).exchanges == 0
    place.later(seconds=1)
    assert place.records.forget(days).exchanges == 1
    assert place.records.trail.own(STAFF) == []
    place.later(days=30)
    assert place.records.forget(days).enquiries == 1
    assert place.records.enquiries.own(STAFF) == []
