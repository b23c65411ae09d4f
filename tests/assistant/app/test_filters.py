from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_answers import HOSTILE, SampleDesk, sample_document

from assistant.access.viewer import ROLES
from assistant.app.filter_form import filter_form, narrowed
from assistant.app.filters import Filters, Searched, scope

RELEASE = sample_document()
GUIDE = sample_document(document_id="d2", title="Sample guide", kind="guide", date=date(2025, 1, 2))
NOTE = sample_document(document_id="d3", title="Sample note", kind=None, date=None)
DESK = SampleDesk(documents=(RELEASE, GUIDE, NOTE), hidden={"d2"})


def asked(role="staff", **said):
    return scope(Filters.of(said), DESK.as_desk(), role)


def test_no_filter_leaves_nothing_out():
    found = asked()
    assert (found.audience, found.as_of, found.documents) == ("staff", None, None)
    assert found.searched == Searched(("Sample guide", "Sample note", "Sample release"), 3)


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ({"documents": ["d1", "d3"]}, {"d1", "d3"}),
        ({"kinds": ["guide"]}, {"d2"}),
        ({"kinds": [""]}, {"d3"}),
        ({"since": "2024-10-01"}, {"d2"}),
        ({"until": "2024-09-30"}, {"d1"}),
        ({"kinds": ["guide"], "documents": ["d1"]}, set()),
    ],
)
def test_each_filter_keeps_what_it_names(said, kept):
    assert asked(**said).documents == kept


def test_the_day_told_from_hides_what_is_later_or_undated():
    found = asked(as_of="2024-12-31")
    assert (found.as_of, found.searched) == (date(2024, 12, 31), Searched(("Sample release",), 3))


def test_an_audience_narrows_and_counts_what_the_role_has():
    found = asked(audience="press")
    assert (found.audience, found.searched.of) == ("press", 3)
    assert "Sample guide" not in found.searched.titles


@given(st.sampled_from(ROLES), st.sampled_from(ROLES))
def test_no_audience_is_ever_wider_than_the_role(role, wanted):
    assert ROLES.index(Filters.of({"audience": wanted}).audience_for(role)) <= ROLES.index(role)


def test_a_document_that_the_role_may_not_see_cannot_be_asked_for():
    assert asked(role="press", documents=["d2"]).documents == frozenset()
    assert asked(role="press", documents=["d2"]).searched == Searched((), 2)


@given(
    st.dictionaries(st.sampled_from(["documents", "kinds", "since", "as_of", "audience"]), st.text() | st.integers())
)
def test_what_is_no_filter_narrows_to_nothing_wider(said):
    assert Filters.of(said).audience_for("press") == "press"


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_form_offers_only_what_the_role_sees_and_keeps_markup_as_text(language):
    visible = {"d1": RELEASE, "d4": sample_document(document_id="d4", title=HOSTILE, kind=HOSTILE)}
    html = filter_form(visible, Filters(documents=frozenset({"d1"})), "staff", language)
    assert "<img" not in html
    assert 'value="d1" checked' in html
    assert '<option value="press"' in html
    assert '<option value="editor"' not in html


def test_filters_in_use_are_told_in_words():
    assert narrowed(Searched((), 3), Filters(), "en") == ""
    told = narrowed(Searched(("One",), 3), Filters(as_of=date(2024, 9, 30), audience="press"), "en")
    assert "1 of 3 documents. As of: 30 September 2024. Answer for: Press." in told
