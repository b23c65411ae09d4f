from datetime import UTC, datetime

import pytest
from sample_answers import HOSTILE, SampleDesk, sample_answer, sample_citation, sample_document, silent_answer

from assistant.access.viewer import Viewer
from assistant.answer import Statement
from assistant.app.contacts import contacts
from assistant.app.panel_events import PanelEvents
from assistant.app.session import Session, Told
from assistant.app.tabs.frame import App

STAFF, OTHER = Viewer("sample", "staff"), Viewer("sample.other", "staff")
SECRET = sample_citation(number=2, document_id="d2", title="Hidden note")
MIXED = sample_answer(
    statements=(
        Statement(text="Eight sample firms moved in.", citations=(1,)),
        Statement(text="Ten planned.", citations=(2,)),
    ),
    citations=(sample_citation(), SECRET),
)
ENQUIRY = {"do": "save", "turn": "0", "outlet": "Sample Daily", "deadline": "2031-03-03T18:00", "sent": "Eight."}


@pytest.fixture
def desk():
    return SampleDesk(documents=(sample_document(), sample_document(document_id="d2")), hidden={"d2"})


@pytest.fixture
def app(desk):
    return App(desk.as_desk())


@pytest.fixture
def panel(app):
    return PanelEvents(app)


def session(app, answer=MIXED, viewer=STAFF):
    recorded = app.records.trail.record(viewer, "sample", answer)
    return Session().answered(Told(answer, recorded.id))


def test_what_was_left_out_is_told_to_the_officer_and_not_in_the_block(app, panel):
    html = panel.act({"do": "reply", "turn": "0"}, session(app), STAFF)
    block, _, told = html.partition("</textarea>")
    assert "Eight sample firms" in block
    assert "Ten planned" not in block
    assert "Left out (1)" in told
    assert "Ten planned." in told


def test_each_copying_looks_again_whether_the_sources_are_public(app, panel, desk):
    told = session(app)
    assert "<textarea" in panel.act({"do": "reply", "turn": "0"}, told, STAFF)
    desk.hidden = {"d1", "d2"}
    html = panel.act({"do": "reply", "turn": "0"}, told, STAFF)
    assert "<textarea" not in html
    assert "Nothing of this answer may be sent" in html


def test_an_enquiry_is_filed_with_its_deadline_in_korean_time(app, panel):
    assert "Saved." in panel.act(ENQUIRY, session(app), STAFF)
    (filed,) = app.records.enquiries.own(STAFF)
    assert (filed.outlet, filed.sent) == ("Sample Daily", "Eight.")
    assert filed.deadline == datetime(2031, 3, 3, 9, 0, tzinfo=UTC)
    assert filed.question == "How many firms?"


def test_an_enquiry_without_an_outlet_is_not_saved_and_loses_nothing(app, panel):
    html = panel.act(ENQUIRY | {"outlet": " ", "sent": HOSTILE}, session(app), STAFF)
    assert "Not saved" in html
    assert "&lt;img" in html
    assert "<img" not in html
    assert app.records.enquiries.own(STAFF) == []


def test_an_enquiry_that_rests_on_what_is_gone_is_marked_in_words(app, panel):
    panel.act(ENQUIRY, session(app), STAFF)
    assert "Check again: Sample release: withdrawn." in panel.act({"do": "enquiries"}, Session(), STAFF)


@pytest.mark.parametrize("do", ["enquiry", "save"])
def test_another_persons_enquiry_is_said_to_be_none(app, panel, do):
    panel.act(ENQUIRY, session(app), STAFF)
    (filed,) = app.records.enquiries.own(STAFF)
    html = panel.act(ENQUIRY | {"do": do, "filed": filed.id}, Session(), OTHER)
    assert "no such record among yours" in html
    assert "Sample Daily" not in panel.act({"do": "enquiries"}, Session(), OTHER)


def test_history_is_ones_own_and_searchable(app, panel):
    session(app)
    assert "How many firms?" in panel.act({"do": "history", "search": "EIGHT"}, Session(), STAFF)
    assert "No conversation" in panel.act({"do": "history", "search": "nine"}, Session(), STAFF)
    assert "How many firms?" not in panel.act({"do": "history"}, Session(), OTHER)


def test_a_thumb_and_its_reason_are_in_the_records(app, panel):
    told = session(app)
    panel.rated({"turn": "0", "thumb": "down"}, told, STAFF)
    panel.act({"do": "reason", "turn": "0", "thumb": "down", "reason": "Too long"}, told, STAFF)
    (noted,) = app.records.trail.own(STAFF)
    assert (noted.feedback.thumb, noted.feedback.reason) == ("down", "Too long")


@pytest.mark.parametrize("said", [{}, {"do": "no such"}, {"do": "reply", "turn": "9"}, {"do": "enquiry", "turn": "-1"}])
def test_what_no_button_says_shows_the_source(app, panel, said):
    assert 'class="source"' in panel.act(said, session(app, silent_answer()), STAFF)


def test_the_contacts_of_the_nearest_documents_come_first_each_once():
    near = sample_document(document_id="d2", title="Near", contact="Second desk, b@example.invalid", date=None)
    again = sample_document(document_id="d3", title="Again", contact="Second desk · b@example.invalid", date=None)
    desk = SampleDesk(documents=(sample_document(contact="First desk"), near, again))
    found = contacts(desk.as_desk(), "staff", {"d2"})
    assert [contact.text for contact in found] == ["Second desk, b@example.invalid", "First desk"]


def test_no_contact_of_a_hidden_document_is_named():
    desk = SampleDesk(documents=(sample_document(contact="Hidden desk"),), hidden={"d1"})
    assert contacts(desk.as_desk(), "press", {"d1"}) == ()
