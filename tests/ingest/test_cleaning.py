"""The reading flow leads back to the page: every stretch of it is a verbatim stretch of a page."""

from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.cleaning import reading_flow
from ingest.furniture import furniture
from ingest.lines import read_lines
from ingest.types import Page

LINES = st.lists(
    st.sampled_from(
        [
            "",
            "  ",
            "The programme supports eight companies of the zone and",
            "its partners in full-",
            "scale trials.  It goes on ",
            "   Officials agreed.",
            "- item one",
            "(1) Sample heading",
            "| a | b |",
            "| --- | --- |",
            "a\tb",
            "□ 지원대상 : 중소기업",
            "특구 기업의 실증을 지원하고 해외 진출을 위한 협력을 추진하는 사업",
            "-----",
            "- 2 -",
            "가\u200b나\u3000다",
        ]
    ),
    max_size=14,
)
PAGES = st.lists(LINES.map("\n".join) | st.text(), min_size=1, max_size=4).map(
    lambda texts: [Page(number, None, text) for number, text in enumerate(texts, 1)]
)


def bare(text: str) -> str:
    return "".join(text.split())


@settings(derandomize=True, deadline=None, max_examples=200)
@given(PAGES)
def test_nothing_but_furniture_and_white_space_is_lost(pages: list[Page]) -> None:
    left_out = furniture(read_lines(pages))
    kept = [line for lines in read_lines(pages) for line in lines if line not in left_out]
    assert bare("".join(p.text for p in reading_flow(pages))) == bare("".join(line.text for line in kept))
    everything = "".join(line.text for lines in read_lines(pages) for line in lines)
    assert bare(everything) == bare("".join(page.text for page in pages))


@settings(derandomize=True, deadline=None, max_examples=200)
@given(PAGES, st.data())
def test_every_stretch_of_the_flow_stands_on_its_pages(pages: list[Page], data: st.DataObject) -> None:
    texts = {page.number: page.text for page in pages}
    for paragraph in reading_flow(pages):
        inked = [i for i, char in enumerate(paragraph.text) if not char.isspace()]
        first = data.draw(st.sampled_from(inked))
        last = data.draw(st.sampled_from([i for i in inked if i >= first]))
        stretches = paragraph.stretches(first, last + 1)
        assert stretches[0].start == first
        assert stretches[-1].end == last + 1
        assert len({stretch.span.page for stretch in stretches}) == len(stretches)
        for stretch in stretches:
            on_page = texts[stretch.span.page][stretch.span.start : stretch.span.end]
            assert bare(on_page) == bare(paragraph.text[stretch.start : stretch.end])
            assert on_page == on_page.strip()


def test_a_paragraph_over_a_page_break_stands_on_both_pages() -> None:
    line = "The officials of the ministry met the companies of the zone and the"
    pages = [
        Page(1, None, f"In May, {line}\n{line}\n- 1 -"),
        Page(2, None, "partners of it. They agreed.\nSo it was to\nend.\n- 2 -"),
    ]
    paragraph = reading_flow(pages)[0]
    stretches = paragraph.stretches(0, len(paragraph.text))
    assert [stretch.span.page for stretch in stretches] == [1, 2]
    assert stretches[1].span.start == 0
