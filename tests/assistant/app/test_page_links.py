import pytest
from sample_answers import PAGE, SampleDesk, sample_citation

from assistant.app.page_links import KEPT, LIFETIME, PageLinks, Seen, look_up
from ingest.pictures import Picture
from ingest.types import ReadError

PICTURE = Picture(png=b"png", width=1, height=1, boxes=())


def look(desk, **changes):
    return look_up(desk.as_desk(), sample_citation(**changes), "staff")


def test_a_source_is_seen_with_its_page():
    assert look(SampleDesk(picture=PICTURE)) == Seen(PAGE, PICTURE)


def test_a_document_without_pages_is_seen_as_text():
    assert look(SampleDesk(picture=PICTURE), page=None) == Seen(PAGE, None)


def test_a_page_that_cannot_be_drawn_is_seen_as_text():
    assert look(SampleDesk(picture=ReadError("unreadable", "No."))) == Seen(PAGE, None)


@pytest.mark.parametrize("text", [None, "Another version of the page."])
def test_a_source_that_is_gone_or_replaced_is_not_seen(text):
    assert look(SampleDesk(page_text=text, picture=PICTURE)) is None


def test_addresses_are_long_and_never_the_same():
    links = PageLinks()
    tokens = {links.issue(sample_citation(), "staff") for _ in range(20)}
    assert len(tokens) == 20
    assert min(map(len, tokens)) >= 43


def test_an_address_stands_for_its_citation_and_audience_until_it_runs_out():
    now = [0.0]
    links = PageLinks(lambda: now[0])
    token = links.issue(sample_citation(), "press")
    assert links.find(token).audience == "press"
    now[0] = LIFETIME + 1
    assert links.find(token) is None
    assert links.find("guess") is None


def test_old_addresses_make_room_for_new_ones():
    links = PageLinks()
    first = links.issue(sample_citation(), "staff")
    for _ in range(KEPT):
        last = links.issue(sample_citation(), "staff")
    assert links.find(first) is None
    assert links.find(last) is not None
