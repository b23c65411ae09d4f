"""Wrapped lines are joined and paragraphs kept apart, whatever way the page is set."""

from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from layouts import SETTINGS, Setting, ends_show, page_lines, paragraphs, wrap, wrap_anywhere

from ingest.cleaning import reading_flow
from ingest.sentences import split_sentences
from ingest.types import Page

PROPERTY = settings(derandomize=True, deadline=None, max_examples=60)


def flow(*texts: str) -> list[str]:
    pages = [Page(number, None, text) for number, text in enumerate(texts, 1)]
    return [paragraph.text for paragraph in reading_flow(pages)]


def in_sentences(texts: list[str]) -> list[str]:
    return [text[start:end] for text in texts for start, end in split_sentences(text)]


def assert_come_back(expected: list[str], lines: list[list[str]], setting: Setting) -> None:
    assume(ends_show(lines, setting))
    found = flow("\n".join(page_lines(lines, setting)))
    if setting.between == "short":  # a sentence that ends with a full line could end the paragraph too
        assert in_sentences(found) == in_sentences(expected)
    else:
        assert found == expected


@PROPERTY
@given(paragraphs(), SETTINGS)
def test_english_paragraphs_come_back(expected: list[str], setting: Setting) -> None:
    assert_come_back(expected, [wrap(text, setting, i) for i, text in enumerate(expected)], setting)


@PROPERTY
@given(paragraphs(korean=True), SETTINGS)
def test_korean_paragraphs_wrapped_at_spaces_come_back(expected: list[str], setting: Setting) -> None:
    assert_come_back(expected, [wrap(text, setting, i) for i, text in enumerate(expected)], setting)


@PROPERTY
@given(paragraphs(korean=True), SETTINGS.map(lambda s: Setting(s.columns, s.leading, s.between, False, s.uneven)))
def test_korean_paragraphs_wrapped_in_words_come_back(expected: list[str], setting: Setting) -> None:
    assert_come_back(expected, [wrap_anywhere(text, setting) for text in expected], setting)


@PROPERTY
@given(paragraphs(), SETTINGS, st.data())
def test_sentences_run_on_over_pages_with_furniture_between(
    expected: list[str], setting: Setting, data: st.DataObject
) -> None:
    lines = [wrap(text, setting, i) for i, text in enumerate(expected)]
    assume(ends_show(lines, setting))
    page = page_lines(lines, setting)
    assume(len(set(filter(str.strip, page))) == len(list(filter(str.strip, page))))  # else lines are like furniture
    cuts = sorted(data.draw(st.lists(st.integers(3, max(4, len(page) - 3)), min_size=1, max_size=3, unique=True)))
    borders = [0, *cuts, len(page)]
    pages = [
        "\n".join(["Weekly notice of a sample ministry", *page[first:last], "", f"- {number} -"])
        for number, (first, last) in enumerate(pairwise(borders), 1)
    ]
    assert in_sentences(flow(*pages)) == in_sentences(expected)


@PROPERTY
@given(st.lists(st.text(alphabet="가나다abcXYZ ,", min_size=150, max_size=400), min_size=1, max_size=5))
def test_lines_longer_than_print_are_paragraphs(lines: list[str]) -> None:
    lines = [f"A{line}b" for line in lines]
    assert flow("\n".join(lines)) == lines


@PROPERTY
@given(paragraphs(), SETTINGS)
def test_lines_that_are_whole_are_never_joined(expected: list[str], setting: Setting) -> None:
    lines = page_lines([wrap(text, setting) for text in expected], setting)
    flowed = reading_flow([Page(None, None, "\n".join(lines), lines="whole")])
    assert [paragraph.text for paragraph in flowed] == [line.strip() for line in lines if line.strip()]


LONG = "Officials of the ministry said that the programme will go on for the companies of"


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        (LONG + " the full-", "scale trials of next year.", LONG + " the full-scale trials of next year."),
        (LONG + " short-", "and long-term trials of it.", LONG + " short- and long-term trials of it."),
        (LONG + " the zone, 2024-", "2025, as they were before.", LONG + " the zone, 2024-2025, as they were before."),
        (LONG + " the", "(2) of the decree, as before.", LONG + " the (2) of the decree, as before."),
        (LONG + " the J.", "Nakamura Foundation, as before.", LONG + " the J. Nakamura Foundation, as before."),
    ],
)
def test_a_line_end_is_read_for_what_it_is(first: str, second: str, joined: str) -> None:
    filler = f"{LONG} the zone, and that\nthe review is over. It was a long one."
    assert flow(f"{filler}\n\n{first}\n{second}\n\n{filler}")[1] == joined


def test_a_list_is_not_joined_but_its_wrapped_items_are() -> None:
    items = f"- {LONG} the\n  region and its partners\n- offices\n- {LONG} it\n  and beyond"
    text = f"{LONG} it:\n{items}\n\n{LONG} the\nzone."
    assert flow(text) == [
        f"{LONG} it:",
        f"- {LONG} the region and its partners",
        "- offices",
        f"- {LONG} it and beyond",
        f"{LONG} the zone.",
    ]


def test_a_picture_of_markdown_is_no_part_of_the_paragraphs_around_it() -> None:
    picture = "![A view of the sample park from the northern gate](sample.png)"
    prose = "Eight sample companies move into the park in September, the sample ministry said on"
    assert flow(f"{prose}\n\n{picture}\n\n{prose}\nMonday morning.") == [prose, picture, f"{prose} Monday morning."]


def test_short_lines_of_an_address_are_not_joined() -> None:
    address = ["Sample Container Line Ltd.", "No. 700 Dong Da Road", "Shanghai 200080", "Kim Sample", "02-000-0000"]
    assert flow("\n".join(address)) == address


def test_japanese_lines_join_without_a_space() -> None:
    line = "経済産業省は新しい支援策について企業の代表者たちと意見を交わしたうえで今後の"
    assert flow(f"{line}\n協力を進める。") == [f"{line}協力を進める。"]


NARROW = (
    "The officials said that the programme\nwill go on for the companies of the\nsample zone and all of its partners.\n"
)


def test_a_numbered_heading_that_ends_like_a_phrase_stays_one() -> None:
    assert flow(f"{NARROW}1. What the zone is\n{NARROW}")[1] == "1. What the zone is"


def test_a_label_begins_a_line_of_its_own() -> None:
    title = "The sample zone: companies, partners"
    assert flow(f"{title}\nKind: background sheet\n{NARROW}{NARROW}")[:2] == [title, "Kind: background sheet"]


def test_names_in_latin_letters_at_line_starts_do_not_hide_that_korean_lines_are_wrapped() -> None:
    lines = [
        "○ 표본부처는 올해 안에 두 개의 기업을 뽑아서 지원한다고 밝혔다고 한다(Sample Times of",
        "Asia, 2024년 11월 27일 보도).",
        "○ 협력하는 기관은 가나다 병원(독일), 도쿄의 마바사 대학병원(일본), 그리고 미국의 이름난",
        "Sample Kings University Hospital(미국)과 영국의 아자차 대학이라고 표본부처는 밝혔다.",
    ]
    assert flow("\n".join(lines)) == [" ".join(lines[:2]), " ".join(lines[2:])]
