"""Chunks and sentences keep the promises of ``ingest.types``, whatever the pages hold."""

import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_cleaning import PAGES, bare

from ingest.chunks import Chunked, chunk_document
from ingest.furniture import furniture
from ingest.lines import display_width, normalise_space, read_lines
from ingest.sentences import LONGEST
from ingest.settings import ChunkSettings
from ingest.types import Page

SIZES = st.builds(ChunkSettings, size=st.integers(100, 400), overlap=st.sampled_from((0, 60, 150)))
LINE = "The officials of the ministry met the companies of the sample zone and"


@settings(derandomize=True, deadline=None, max_examples=200)
@given(PAGES, SIZES)
def test_sentences_are_the_document_in_order(pages: list[Page], sizes: ChunkSettings) -> None:
    texts = {page.number: page.text for page in pages}
    sentences = chunk_document(pages, sizes).sentences
    assert [sentence.ordinal for sentence in sentences] == list(range(len(sentences)))
    spans = [span for sentence in sentences for span in sentence.spans]
    keys = [(span.page, span.start, span.end) for span in spans]
    assert keys == sorted(keys)
    assert all(a.page != b.page or a.end <= b.start for a, b in pairwise(spans))
    for sentence in sentences:
        assert sentence.text == normalise_space(sentence.text) != ""
        assert len(sentence.text) <= LONGEST
        assert bare("".join(texts[s.page][s.start : s.end] for s in sentence.spans)) == bare(sentence.text)
    left_out = furniture(read_lines(pages))
    kept = "".join(line.text for lines in read_lines(pages) for line in lines if line not in left_out)
    assert bare("".join(sentence.text for sentence in sentences)) == bare(kept)


@settings(derandomize=True, deadline=None, max_examples=200)
@given(PAGES, SIZES)
def test_chunks_are_whole_sentences_of_one_page_and_section(pages: list[Page], sizes: ChunkSettings) -> None:
    texts = {page.number: page.text for page in pages}
    found = chunk_document(pages, sizes)
    assert [chunk.ordinal for chunk in found.chunks] == list(range(len(found.chunks)))
    for chunk in found.chunks:
        assert bare(texts[chunk.page][chunk.start : chunk.end]) == bare(chunk.text)
        assert chunk.text == chunk.text.strip() != ""
        held = found.sentences[chunk.first : chunk.last + 1]
        assert all(s.section == chunk.section for s in held if s.kind != "heading")
        spans = [span for s in held for span in s.spans if span.page == chunk.page]
        assert (spans[0].start, spans[-1].end) == (chunk.start, chunk.end)
        assert (
            len(held) == 1 or display_width(chunk.text) <= sizes.size + 60
        )  # ruled lines between sentences come on top
    covered = {(s.ordinal, chunk.page) for chunk in found.chunks for s in found.sentences[chunk.first : chunk.last + 1]}
    assert covered >= {(s.ordinal, span.page) for s in found.sentences for span in s.spans}


def chunk(text: str, size: int = 300, overlap: int = 0) -> Chunked:
    return chunk_document([Page(None, None, text)], ChunkSettings(size=size, overlap=overlap))


def test_a_sentence_over_a_page_break_is_in_a_chunk_of_each_page() -> None:
    pages = [
        Page(1, None, f"Sample text. {LINE}\n{LINE}"),
        Page(2, None, "its partners.\nThey agreed to go on with it for the next two years and more."),
    ]
    found = chunk_document(pages, ChunkSettings())
    over = next(sentence for sentence in found.sentences if len(sentence.spans) == 2)
    assert over.text == f"{LINE} {LINE} its partners."
    first, second = found.chunks
    assert (first.page, second.page) == (1, 2)
    assert first.last == second.first == over.ordinal
    assert first.text.endswith(LINE)
    assert second.text.startswith("its partners.")


def test_an_empty_document_has_no_chunks() -> None:
    assert chunk_document([], ChunkSettings()) == Chunked((), ())
    assert chunk_document([Page(1, None, " \n\n"), Page(2, None, "")], ChunkSettings()) == Chunked((), ())


def test_overlap_repeats_whole_sentences() -> None:
    text = " ".join(f"Sentence number {word} of this sample stands here." for word in "abcdefgh")
    plain, lapped = chunk(text, 160).chunks, chunk(text, 160, 60).chunks
    assert [(c.first, c.last) for c in plain] == [(0, 2), (3, 5), (6, 7)]
    assert [(c.first, c.last) for c in lapped] == [(0, 2), (2, 4), (4, 6), (6, 7)]


def test_a_list_that_fits_is_not_torn() -> None:
    items = "\n".join(f"- item {word} of the list" for word in "abcde")
    text = "Some text of this sample stands here before the list. " * 4 + f"\n\nWhat is supported:\n{items}"
    holding = [c.text for c in chunk(text).chunks if "item" in c.text]
    assert len(holding) == 1
    assert holding[0].startswith("What is supported:")


def test_a_torn_list_keeps_its_items_with_what_is_under_them_and_tells_what_it_is_a_list_of() -> None:
    items = "\n".join(f"□ item {word} of the list:\n  - its first part\n  - its second part" for word in "abcdefgh")
    found = chunk(f"# Support\n\nWhat is supported:\n{items}", 160).chunks
    assert [c.text.count("□") for c in found] == [c.text.count("second part") for c in found] == [2, 2, 2, 2]
    assert [c.context for c in found] == ["", *["Support\nWhat is supported:"] * 3]
    assert found[1].searched == f"Support\nWhat is supported:\n{found[1].text}"


def test_a_torn_table_repeats_its_header_and_caption_in_the_context_alone() -> None:
    rows = "\n".join(f"| company {word} | {number} people |" for number, word in enumerate("abcdefgh"))
    found = chunk(f"< Companies >\n| Company | Staff |\n{rows}", 100).chunks
    assert found[0].text.startswith("< Companies > | Company | Staff | | company a |")
    assert len(found) > 2
    assert {c.context for c in found[1:]} == {"< Companies >\n| Company | Staff |"}
    assert not any("Staff" in c.text for c in found[1:])


def test_sections_nest_in_the_context() -> None:
    found = chunk(f"# Title\n\n{LINE}.\n\n## Part\n\n{LINE}.\n\n## Other part\n\n{LINE}.").chunks
    assert [(c.section, c.context) for c in found] == [("Title", ""), ("Part", "Title"), ("Other part", "Title")]


def test_a_line_too_long_to_be_read_twice_is_no_context() -> None:
    text = f"□ {LINE} {LINE} {LINE} its partners:\n" + "\n".join(f"- item {n} of the list" for n in range(40))
    found = chunk_document([Page(None, None, text, lines="whole")], ChunkSettings(size=300)).chunks
    assert len(found) > 2
    assert {c.context for c in found} == {""}


@pytest.mark.parametrize(
    "quotation",
    [
        "Kim Sample of the office said, “We go on. We do not stop here. It is a long way.”",
        "The chair of the council said, “It is hard.” She added, “The support helps.”",
        "표본 협회장은 “지원이 도움이 된다. 앞으로도 이어지기를 바란다.”라고 말했다.",
    ],
)
def test_a_quotation_stands_with_its_speaker(quotation: str) -> None:
    for lead in range(12):
        found = chunk(" ".join(["Some words here."] * lead + [quotation] + ["More words."] * 9), 110).chunks
        assert any(quotation in c.text for c in found)


def test_a_chunk_of_hangul_holds_half_as_many_characters() -> None:
    english, korean = chunk("The officials met. " * 60, 400), chunk("담당자는 만났다고 한다. " * 60, 400)
    assert max(len(c.text) for c in english.chunks) > 380
    assert 200 < max(len(c.text) for c in korean.chunks) < 280


def test_a_heading_stands_with_the_words_under_it() -> None:
    text = f"# Part one\n\n## Part two\n\n{LINE} {LINE} its partners. They agreed."
    found = chunk(text, 200)
    assert found.chunks[0].text.startswith("# Part one ## Part two The officials")
    assert found.chunks[0].section == "Part two"
    assert [s.section for s in found.sentences[:2]] == ["Part one", "Part two"]


def test_the_rule_under_a_table_header_is_in_the_chunk_and_in_no_sentence() -> None:
    found = chunk("| Name | Date |\n|---|---|\n| One | 1 |")
    assert [s.text for s in found.sentences] == ["| Name | Date |", "| One | 1 |"]
    assert [c.text for c in found.chunks] == ["| Name | Date | |---|---| | One | 1 |"]


def test_an_unbroken_text_becomes_units_of_bounded_size() -> None:
    found = chunk("가나다라" * 5_000, 700)
    assert max(len(c.text) for c in found.chunks) <= LONGEST


def test_chunking_is_fast_and_linear() -> None:
    page = "\n".join([*[LINE] * 40, "the end.", "", "(1) Sample heading", "- item one", "| a | b |"])
    pages = [Page(number, None, f"{page}\n- {number} -") for number in range(1, 201)]
    started = time.process_time()
    chunk_document(pages, ChunkSettings())
    assert len(pages) / (time.process_time() - started) > 100


@pytest.mark.needs_shared
@pytest.mark.parametrize("pages", [1, 3])
def test_the_founding_release_reads_as_printed(shared: Path, pages: int) -> None:
    lines = (shared / "corpus" / "press-release.txt").read_text(encoding="utf-8").split("\n")
    third = -(-len(lines) // pages)
    sheets = ["\n".join(lines[i : i + third]) for i in range(0, len(lines), third)]
    found = chunk_document([Page(i, None, text) for i, text in enumerate(sheets, 1)], ChunkSettings())
    headings = [s.text for s in found.sentences if s.kind == "heading"]
    assert headings == [
        "(1) Verification and Technology Development",
        "(2) Investment Linkage",
        "(3) Safety and Efficacy Verification",
        "(4) Corporate Collaboration",
        "(5) Intergovernmental Cooperation",
    ]
    body = [s for s in found.sentences if s.kind == "sentence"][8:]
    assert len(body) == 20
    assert all(s.text[0].isupper() and s.text.rstrip("”")[-1] == "." for s in body)
    assert body[-2].text.startswith("LIM Jeong-wook, Deputy Minister")
    assert body[-1].text.startswith("He added, “We will spare no effort")
