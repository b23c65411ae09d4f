"""Enquiries: what was sent to whom, and which of them rest on something that has changed."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from sample_records import EDITOR, NOTE, OTHER, RELEASE, SECOND, STAFF, Place, cited_answer

from assistant.access.viewer import Viewer
from assistant.records import Enquiry, NotYoursError

SEOUL = timezone(timedelta(hours=9))
DEADLINE = datetime(2026, 3, 2, 18, 0, tzinfo=SEOUL)


def filed(place: Place, viewer: Viewer = STAFF, outlet: str = "Sample Daily") -> Enquiry:
    place.later(minutes=1)
    return place.records.enquiries.file(viewer, cited_answer(), outlet=outlet, deadline=DEADLINE)


def test_an_enquiry_comes_back_as_it_was_filed(place: Place) -> None:
    enquiry = filed(place)
    assert place.records.enquiries.own(STAFF) == [enquiry]
    assert (enquiry.question, enquiry.state, enquiry.deadline) == ("How many firms?", "open", DEADLINE.astimezone(UTC))


def test_it_can_be_put_right_and_keeps_what_it_rests_on(place: Place) -> None:
    enquiry = filed(place)
    place.later(hours=1)
    changed = place.records.enquiries.change(
        STAFF,
        enquiry.id,
        outlet="Sample Weekly",
        question="How many?",
        deadline=None,
        sent="Eight.",
        cleared_by="sample.head",
        state="answered",
    )
    assert place.records.enquiries.get(STAFF, enquiry.id) == changed
    assert (changed.sources, changed.at) == (enquiry.sources, enquiry.at)
    assert changed.changed > enquiry.changed


def test_nobody_sees_or_changes_anothers(place: Place) -> None:
    enquiry = filed(place)
    for viewer in (OTHER, EDITOR):
        assert place.records.enquiries.own(viewer) == place.records.enquiries.affected(viewer) == []
        with pytest.raises(NotYoursError):
            place.records.enquiries.get(viewer, enquiry.id)


def test_they_are_found_by_words_and_state(place: Place) -> None:
    filed(place)
    filed(place, outlet="일간 표본")
    enquiries = place.records.enquiries
    assert [e.outlet for e in enquiries.own(STAFF, "표본")] == ["일간 표본"]
    assert len(enquiries.own(STAFF, "", "open")) == 2
    assert enquiries.own(STAFF, "", "closed") == []


def test_nothing_is_affected_while_its_source_stands(place: Place) -> None:
    filed(place)
    place.documents = [RELEASE, NOTE]
    assert place.records.enquiries.affected(STAFF) == []


def test_a_replaced_a_withdrawn_and_a_superseded_source_are_told(place: Place) -> None:
    enquiry = filed(place)

    def told() -> tuple[str, str | None]:
        [affected] = place.records.enquiries.affected(STAFF)
        assert (affected.enquiry, affected.source) == (enquiry, enquiry.sources[0])
        return affected.change, affected.by

    place.documents = [replace(RELEASE, version=SECOND)]
    assert told() == ("replaced", None)
    place.documents = []
    assert told() == ("withdrawn", None)
    newer = replace(NOTE, supersedes=(RELEASE.path,))
    place.documents = [RELEASE, newer]
    assert told() == ("superseded", "Later note")


def test_a_newer_document_supersedes_nothing_for_whom_it_is_hidden_from(place: Place) -> None:
    filed(place)
    filed(place, EDITOR)
    embargoed = replace(NOTE, supersedes=(RELEASE.path,), embargo_until=place.now + timedelta(days=1))
    place.documents = [RELEASE, embargoed]
    assert place.records.enquiries.affected(STAFF) == []
    assert len(place.records.enquiries.affected(EDITOR)) == 1
    place.later(days=1)
    assert len(place.records.enquiries.affected(STAFF)) == 1
