"""Records end while the desk runs, too."""

import logging
import time

import pytest
from sample_records import STAFF, Place, cited_answer

from assistant.records.retention import kept_in_days
from ingest.errors import StoreError
from ingest.settings import RecordSettings

DAYS = RecordSettings(trail_days=1)


def until(happened) -> None:
    deadline = time.monotonic() + 10
    while not happened():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_they_end_as_it_starts_and_while_it_runs(place: Place) -> None:
    trail = place.records.trail
    trail.record(STAFF, "one", cited_answer())
    place.later(days=2)
    with kept_in_days(place.records, DAYS, every=0.01):
        assert trail.own(STAFF) == []
        trail.record(STAFF, "two", cited_answer())
        place.later(days=2)
        until(lambda: trail.own(STAFF) == [])


def test_a_sweep_that_fails_is_told_and_tried_again(
    place: Place, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    swept = []

    def forget(_settings: RecordSettings) -> None:
        swept.append(1)
        if len(swept) == 2:
            raise StoreError("The disk is full.")

    monkeypatch.setattr(place.records, "forget", forget)
    with caplog.at_level(logging.ERROR), kept_in_days(place.records, DAYS, every=0.01):
        until(lambda: len(swept) >= 3)
    assert "The disk is full." in caplog.text
