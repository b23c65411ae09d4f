"""The form of a document: what it shows, and that only what was changed is changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sample_documents import sample_document

from assistant.app.document_form import changes, form_of, kinds, others

EMBARGO = datetime(2026, 12, 1, 0, 0, tzinfo=UTC)
OLD = sample_document(document_id="d0", path="/sample/old.pdf", title="Old")
OWN = sample_document(embargo_until=EMBARGO, supersedes=("/gone/older.pdf",))


def test_a_form_that_is_sent_as_it_was_shown_changes_nothing() -> None:
    assert changes(OWN, form_of(OWN), [OWN, OLD]) == {}


def test_an_embargo_is_shown_in_seoul() -> None:
    assert form_of(OWN).embargo_until == "2026-12-01 09:00"


@pytest.mark.parametrize(
    ("sent", "meant"),
    [
        ({"title": " New "}, {"title": "New"}),
        ({"title": ""}, {"title": ""}),
        ({"kind": ""}, {"kind": None}),
        ({"date": ""}, {"date": None}),
        ({"embargo_until": " "}, {"embargo_until": None}),
        ({"embargo_until": "2027-01-01 10:00"}, {"embargo_until": "2027-01-01 10:00"}),
        ({"visibility": "internal"}, {"visibility": "internal"}),
        ({"reviewed": False}, {"reviewed": False}),
        ({"supersedes": ["/sample/old.pdf"]}, {"supersedes": ["/sample/old.pdf"]}),
        ({"supersedes": ["/gone/older.pdf", OWN.path, "/etc/passwd"]}, {}),
        ({"supersedes": None}, {"supersedes": []}),
    ],
)
def test_what_was_changed_is_changed(sent: dict[str, Any], meant: dict[str, Any]) -> None:
    assert changes(OWN, replace(form_of(OWN), **sent), [OWN, OLD]) == meant


def test_what_may_be_superseded_is_chosen_by_title() -> None:
    assert others([OWN, OLD], OWN) == [("Old", "/sample/old.pdf"), ("older.pdf", "/gone/older.pdf")]


def test_kinds_of_documents_can_be_chosen_beside_the_usual_ones() -> None:
    found = dict(kinds([sample_document(kind="site_plan")], "en"))
    assert found["Site plan"] == "site_plan"
    assert "press_release" in found.values()


def test_a_date_is_shown_as_it_is_written_in_corpus_yaml() -> None:
    assert form_of(sample_document(date=date(2024, 9, 30))).date == "2024-09-30"
