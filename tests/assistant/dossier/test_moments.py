"""Dates as stretches of days, and the timeline."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_dossier import Said, dated, dossier_of

from assistant.dossier.moments import Moment, moment, timeline


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2024-09-26", "2024-09-26", "2024-09-26"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-Q3", "2024-07-01", "2024-09-30"),
        ("2024-H1", "2024-01-01", "2024-06-30"),
        ("2024-09 late", "2024-09-01", "2024-09-30"),
        ("2024-09-25/2024-09-27", "2024-09-25", "2024-09-27"),
        ("2024/2027", "2024-01-01", "2027-12-31"),
    ],
)
def test_a_date_is_all_the_days_that_it_may_mean(value, first, last):
    assert moment(value) == Moment(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize("value", ["--05-03", "2024-02-31", "2024-13", "0000", "2024-H3", "soon", "", "2025/2024"])
def test_what_names_no_days_is_none(value):
    assert moment(value) is None


@given(st.text(st.sampled_from("0123456789-/QH late")))
def test_no_value_breaks_it(value):
    found = moment(value)
    assert found is None or found.first <= found.last


def test_the_timeline_is_in_order_with_each_date_once():
    said = dated("The park opened on 5 May 2024 to all firms.", "5 May 2024", "2024-05-05")
    later = dated("The fund closes in June 2024.", "June 2024", "2024-06", "month")
    again = dated("It opened on 5 May 2024.", "5 May 2024", "2024-05-05")
    happenings = timeline(dossier_of([later, again], [said]))
    assert [h.value for h in happenings] == ["2024-05-05", "2024-06"]
    assert [s.quote for s in happenings[0].statements] == [said.text, again.text]


@pytest.mark.parametrize(
    "said",
    [
        dated("Nine firms came, according to the Lantern Daily, 5 May 2024.", "5 May 2024", "2024-05-05"),
        dated("기업 아홉 곳이 왔다(랜턴일보, 2024년 5월 5일 보도).", "2024년 5월 5일", "2024-05-05"),
        dated("Lantern Daily: 5 May 2024", "5 May 2024", "2024-05-05", section="4. Sources"),
        Said("What came of 2024", [("date", "2024", "2024", {"precision": "year", "inferred": False})], kind="heading"),
        dated("It may be on 5 May.", "5 May", "--05-05"),
    ],
    ids=["reported", "reported in Korean", "listed as a source", "heading", "no year"],
)
def test_the_timeline_leaves_out_what_did_not_happen_on_the_day(said):
    assert timeline(dossier_of([said])) == []


def test_the_day_on_which_a_document_was_compiled_is_no_happening():
    said = dated("Put together on 5 May 2024 from what is known.", "5 May 2024", "2024-05-05")
    assert timeline(dossier_of([said], compiled_on=date(2024, 5, 5))) == []
