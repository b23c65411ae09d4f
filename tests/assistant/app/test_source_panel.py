import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from sample_answers import HOSTILE, PAGE, sample_answer, sample_citation, silent_answer

from assistant.app.page_links import Seen
from assistant.app.session import Session, Told
from assistant.app.source_panel import Shown, context, source
from ingest.pictures import Picture

PICTURE = Picture(Image.new("RGB", (1200, 1600)), (((10, 400, 90, 420), (10, 424, 90, 444)),))


def shown(text, picture=None, page=2, pages=3):
    return Shown(Seen(text, picture, page, pages), "pages/token.png" if picture else None, "files/token")


def session(**changes):
    return Session().answered(Told(sample_answer(citations=(sample_citation(**changes),))))


def test_a_source_shows_what_its_citation_names():
    html = source(session(page_label="ii"), shown(PAGE))
    for said in ("Sample release", "Press release", "30 September 2024", "<dd>2 (printed as ii)</dd>", "(1) Samples"):
        assert said in html


def test_text_recognised_in_a_picture_is_said_to_be():
    assert "<dt>Text</dt><dd>OCR: recognised" in source(session(ocr=True), shown(PAGE))
    assert "OCR" not in source(session(), shown(PAGE))


def test_with_a_picture_the_quote_is_joined_in_its_context_and_the_page_is_shown():
    html = source(session(), shown(PAGE, PICTURE))
    assert "Sample page. <mark>Eight sample firms moved in.</mark> The rest follows later." in html
    assert '<img src="pages/token.png" width="1200" height="1600" alt="Page 2, quote marked in yellow">' in html
    assert 'data-mark="0.2637"' in html


def test_without_a_picture_the_passage_keeps_its_lines():
    html = source(session(page=None, page_label=None), shown(PAGE, page=None))
    assert "<mark>Eight sample\n\nfirms moved in.</mark>" in html
    assert "<img" not in html


def test_a_source_that_may_no_longer_be_shown_shows_nothing_of_itself():
    html = source(session(title="Secret title"), None)
    assert "can no longer be shown" in html
    assert "Secret title" not in html.replace("aria-label", "")
    assert "Eight" not in html


def test_several_sources_can_be_chosen_from():
    both = Session().answered(Told(sample_answer(citations=(sample_citation(), sample_citation(number=2)))))
    html = source(both, shown(PAGE))
    assert html.count('class="tab"') == 2
    assert "Source 1 of 2" in html


def test_the_panel_says_why_it_is_empty():
    assert "appear here" in source(Session(), None)
    assert "no source" in source(Session().answered(Told(silent_answer())), None)


@pytest.mark.parametrize("language", ["en", "ko"])
def test_a_documents_own_markup_stays_text(language):
    hostile = Session(language).answered(
        Told(sample_answer(citations=(sample_citation(title=HOSTILE, section=HOSTILE),)))
    )
    html = source(hostile, shown(PAGE.replace("Sample page.", HOSTILE)))
    assert "<img" not in html
    assert "&lt;img" in html


@given(st.text(alphabet="ab \n가", max_size=80), st.data())
def test_context_is_the_page_around_the_quote(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    around = data.draw(st.integers(0, 90))
    before, quote, after = context(text, start, end, around)
    assert quote == text[start:end]
    assert text[:start].endswith(before.removeprefix("… "))
    assert text[end:].startswith(after.removesuffix(" …"))
    assert before.startswith("… ") == (start > around)
    assert after.endswith(" …") == (end + around < len(text))


def test_the_pages_beside_the_quotes_can_be_turned_to_and_back():
    html = source(session(), shown("Another page.", PICTURE, page=3))
    assert 'data-page="2">Previous page' in html
    assert "Next page" not in html
    assert 'data-page="2">Back to the quote' in html
    assert "The quote is on page 2" in html
    assert "<mark>" not in html


def test_a_document_without_pages_has_none_to_turn():
    assert "Next page" not in source(session(page=None, page_label=None), shown(PAGE, page=None, pages=1))


def test_the_file_is_offered_by_an_address_that_says_nothing():
    html = source(session(), shown(PAGE))
    assert 'href="files/token" download' in html
    assert "corpus" not in html
