"""Page furniture is left out on evidence from other pages, and never from a document of one page."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.cleaning import reading_flow
from ingest.types import Page


def flow(*texts: str) -> list[str]:
    return [paragraph.text for paragraph in reading_flow([Page(i, None, text) for i, text in enumerate(texts, 1)])]


def bodies(count: int) -> list[str]:
    return [f"Sample topic {word} is told here in short.\nIts end is {word}." for word in "abcdefghij"[:count]]


@pytest.mark.parametrize(
    "number",
    ["- {} -", "{}", "{}/5", "Page {} of 5", "p. {}", "– {} –", "{} 쪽", "[{}]", "Sample notice | {}", "공고문 - {} -"],
)
def test_page_numbers_are_left_out(number: str) -> None:
    pages = [f"{text}\n{number.format(i)}" for i, text in enumerate(bodies(5), 3)]
    assert flow(*pages) == [line for text in bodies(5) for line in text.split("\n")]


def test_running_headers_and_footers_are_left_out() -> None:
    pages = [
        f"SAMPLE MINISTRY\nVol. 4\n{text}\n\nwww.example.org\n___________\n{i}" for i, text in enumerate(bodies(4))
    ]
    assert flow(*pages) == [line for text in bodies(4) for line in text.split("\n")]


def test_left_and_right_pages_may_have_headers_of_their_own() -> None:
    pages = [f"{('LEFT', 'RIGHT')[i % 2]}\n{text}" for i, text in enumerate(bodies(6))]
    assert flow(*pages) == [line for text in bodies(6) for line in text.split("\n")]


def test_a_line_that_recurs_on_two_of_many_pages_stays() -> None:
    pages = [("Overview\n" if i < 2 else "") + text for i, text in enumerate(bodies(5))]
    assert flow(*pages).count("Overview") == 2


def test_numbered_titles_of_pages_stay() -> None:
    pages = [f"Step {i}\n{text}" for i, text in enumerate(bodies(4), 1)]
    assert [text for text in flow(*pages) if text.startswith("Step")] == ["Step 1", "Step 2", "Step 3", "Step 4"]


def test_numbers_that_do_not_count_along_stay() -> None:
    pages = [f"{text}\n{number}" for text, number in zip(bodies(4), (74, 111, 12, 185), strict=True)]
    assert [text for text in flow(*pages) if text.isdecimal()] == ["74", "111", "12", "185"]


@settings(derandomize=True, deadline=None, max_examples=50)
@given(st.lists(st.sampled_from(["- 2 -", "2", "2/3", "1", "Sample", "www.example.org", "Vol. 4"]), max_size=8))
def test_a_document_of_one_page_keeps_every_word(lines: list[str]) -> None:
    assert " ".join(flow("\n".join(lines))).split() == " ".join(lines).split()


@pytest.mark.parametrize("number", ["- 1 -", "1/1", "1 / 3", "Page 1", "1쪽"])
def test_a_document_of_one_page_loses_the_number_of_its_page(number: str) -> None:
    assert flow(f"Sample.\n{number}") == flow(f"{number}\nSample.") == ["Sample."]
    assert flow(f"Sample.\n{number}\nText.") == ["Sample.", number, "Text."]


def test_ruled_lines_are_left_out_and_words_around_them_stay_apart() -> None:
    assert flow("Sample heading\n==============\nA text.\n\n* * *\n\n──────\nMore.\n\ue000\n") == [
        "Sample heading",
        "A text.",
        "More.",
    ]


def test_what_is_all_that_a_document_says_is_no_furniture() -> None:
    assert flow("Potato", "Potato", "Potato") == ["Potato"] * 3
    assert flow("Potato\n- 1 -", "Potato\n- 2 -") == ["Potato"] * 2
    assert flow("- 1 -", "- 2 -", "- 3 -") == []
