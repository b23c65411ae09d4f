"""The audit trail: what was asked and answered, kept for the asker and for nobody beside them."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sample_records import EDITOR, FIRST, OTHER, PRESS, SECOND, STAFF, Place, cited_answer

from assistant.access.passwords import new_token
from assistant.access.viewer import Viewer
from assistant.records import NotYoursError
from assistant.records.store import new_id


def asked(place: Place, viewer: Viewer = STAFF, conversation: str = "one", **changes: object) -> str:
    place.later(minutes=1)
    return place.records.trail.record(viewer, conversation, cited_answer(**changes)).id


def test_an_exchange_comes_back_whole(place: Place) -> None:
    given = place.records.trail.record(STAFF, "one", cited_answer())
    assert place.records.trail.conversation(STAFF, "one") == [given]
    assert given.answer == cited_answer()
    [source] = given.sources
    assert (source.document_id, source.version, source.page) == ("0123456789abcdef", FIRST, 2)


@pytest.mark.parametrize("gone", [True, False])
def test_the_version_cited_is_kept_where_the_document_has_changed_or_gone_meanwhile(place: Place, gone: bool) -> None:
    place.documents = [] if gone else [replace(place.documents[0], version=SECOND)]
    assert place.records.trail.record(STAFF, "one", cited_answer()).sources[0].version == "aaaaaaaa"


def test_a_token_that_somebody_pasted_is_not_kept(place: Place) -> None:
    token = new_token()
    exchange = asked(place, question=f"Is {token} mine?", standalone_question=f"Is {token} mine?")
    place.records.trail.rate(STAFF, exchange, "down", f"{token} is")
    place.records.enquiries.file(STAFF, cited_answer(question=token), outlet=token, sent=token)
    kept = repr(place.records.trail.everything()) + repr(place.records.enquiries.everything())
    assert token not in kept
    assert "Is pressdesk_… mine?" in kept


def test_nobody_sees_what_another_asked(place: Place) -> None:
    theirs = asked(place)
    for viewer in (OTHER, PRESS, EDITOR):
        trail = place.records.trail
        assert trail.conversations(viewer) == []
        assert trail.conversation(viewer, "one") == []
        assert trail.own(viewer) == []
        with pytest.raises(NotYoursError):
            trail.exchange(viewer, theirs)
        with pytest.raises(NotYoursError):
            trail.rate(viewer, theirs, "down")


def test_what_was_answered_for_a_role_is_gone_with_the_role(place: Place) -> None:
    asked(place, audience="staff")
    asked(place, audience="press")
    lowered = Viewer(STAFF.name, "press")
    assert [e.audience for e in place.records.trail.conversation(lowered, "one")] == ["press"]
    assert place.records.trail.conversations(lowered)[0].exchanges == 1


def test_questions_of_one_moment_keep_their_order(place: Place) -> None:
    for number in range(9):
        place.later(microseconds=1)
        place.records.trail.record(STAFF, "one", cited_answer(question=str(number)))
    assert [e.answer.question for e in place.records.trail.conversation(STAFF, "one")] == list("012345678")


def test_conversations_are_listed_by_their_last_question_under_their_first(place: Place) -> None:
    asked(place, question="How many firms?")
    asked(place, conversation="two", question="Who signed?")
    asked(place, question="And now?")
    listed = [(c.id, c.question, c.exchanges) for c in place.records.trail.conversations(STAFF)]
    assert listed == [("one", "How many firms?", 2), ("two", "Who signed?", 1)]


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("firms", {"one"}),
        ("FIRMS many", {"one"}),
        ("바이오", {"two"}),
        ("100%", set()),
        ("_", set()),
        (" ", {"one", "two"}),
    ],
)
def test_the_search_takes_words_as_they_stand(place: Place, search: str, found: set[str]) -> None:
    asked(place, question="How many firms?")
    asked(place, conversation="two", question="바이오 기업은 몇 곳?", text="여덟 곳.")
    assert {c.id for c in place.records.trail.conversations(STAFF, search)} == found


def test_a_later_word_on_an_answer_takes_the_place_of_an_earlier_one(place: Place) -> None:
    exchange = asked(place)
    place.records.trail.rate(STAFF, exchange, "down", "wrong year")
    place.records.trail.rate(STAFF, exchange, "up")
    rated = place.records.trail.exchange(STAFF, exchange).feedback
    assert rated is not None
    assert (rated.thumb, rated.reason) == ("up", "")


def test_an_editor_reads_what_was_found_wanting_but_not_by_whom(place: Place) -> None:
    place.records.trail.rate(STAFF, asked(place), "up")
    place.records.trail.rate(STAFF, asked(place, question="Who signed?"), "down", "another person")
    [complaint] = place.records.trail.complaints(EDITOR)
    assert (complaint.question, complaint.reason) == ("Who signed?", "another person")
    assert STAFF.name not in repr(complaint)
    with pytest.raises(PermissionError):
        place.records.trail.complaints(STAFF)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(codec="utf-8"), max_size=40))
def test_any_question_is_kept_as_it_was_asked(place: Place, question: str) -> None:
    conversation = new_id()
    place.records.trail.record(STAFF, conversation, cited_answer(question=question.replace("\0", "")))
    [kept] = place.records.trail.conversation(STAFF, conversation)
    assert kept.answer.question == question.replace("\0", "")
