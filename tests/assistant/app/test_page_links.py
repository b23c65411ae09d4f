import pytest
from PIL import Image
from sample_answers import PAGE, SampleDesk, sample_citation

from assistant.access.viewer import Viewer
from assistant.app.page_links import KEPT, LIFETIME, PageLinks, Seen, look_up, stands
from ingest.pictures import Picture
from ingest.types import ReadError

STAFF = Viewer("sample", "staff")
PICTURE = Picture(Image.new("RGB", (1, 1)), ())


def look(desk, **changes):
    return look_up(desk.as_desk(), sample_citation(**changes), "staff")


def test_a_source_is_seen_with_its_page():
    assert look(SampleDesk(picture=PICTURE)) == Seen(PAGE, PICTURE, 2, 3)


def test_a_document_without_pages_is_seen_as_text():
    assert look(SampleDesk(picture=PICTURE), page=None) == Seen(PAGE, None)


def test_a_page_that_cannot_be_drawn_is_seen_as_text():
    assert look(SampleDesk(picture=ReadError("unreadable", "No."))) == Seen(PAGE, None, 2, 3)


def test_another_page_of_the_document_is_seen_without_a_mark():
    desk = SampleDesk(picture=PICTURE)
    assert look_up(desk.as_desk(), sample_citation(), "staff", 3) == Seen(PAGE, PICTURE, 3, 3)


def test_no_page_is_seen_of_a_document_that_is_closed_to_the_audience():
    desk = SampleDesk(picture=PICTURE, hidden={"d1"})
    assert look_up(desk.as_desk(), sample_citation(), "press", 3) is None
    assert not stands(desk.as_desk(), sample_citation(), "press")
    assert stands(desk.as_desk(), sample_citation(), "staff")


@pytest.mark.parametrize("text", [None, "Another version of the page."])
def test_a_source_that_is_gone_or_replaced_is_not_seen(text):
    assert look(SampleDesk(page_text=text, picture=PICTURE)) is None


def test_addresses_are_long_and_never_the_same():
    links = PageLinks()
    tokens = {links.issue(sample_citation(), STAFF) for _ in range(20)}
    assert len(tokens) == 20
    assert min(map(len, tokens)) >= 43


def test_an_address_stands_for_its_citation_and_page_until_it_runs_out():
    now = [0.0]
    links = PageLinks(lambda: now[0])
    token = links.issue(sample_citation(), STAFF, 3)
    assert (links.find(token, STAFF).citation, links.find(token, STAFF).page) == (sample_citation(), 3)
    assert links.find("guess", STAFF) is None
    now[0] = LIFETIME + 1
    assert links.find(token, STAFF) is None


@pytest.mark.parametrize("viewer", [Viewer("other", "staff"), Viewer("sample", "editor"), Viewer("sample", "press")])
def test_an_address_is_of_no_use_to_another_or_after_a_change_of_role(viewer):
    links = PageLinks()
    assert links.find(links.issue(sample_citation(), STAFF), viewer) is None


def test_old_addresses_make_room_for_new_ones():
    links = PageLinks()
    first = links.issue(sample_citation(), STAFF)
    for _ in range(KEPT):
        last = links.issue(sample_citation(), STAFF)
    assert links.find(first, STAFF) is None
    assert links.find(last, STAFF) is not None
