"""Quotes are found in another reading of the same page."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.alignment import align, letters

WORDS = st.lists(
    st.sampled_from(["zone", "zones", "office", "bio", "2024", "기업", "협력을", "일본", "(KVIC)", "“We", "a", "é"]),
    min_size=1,
    max_size=30,
)


def found(ours: str, theirs: str, start: int, end: int) -> str:
    """The aligned characters of their text."""
    return "".join(theirs[i] for i in align(letters(ours), letters(theirs), start, end))


@st.composite
def two_readings(draw: st.DrawFn) -> tuple[str, str, int, int]:
    """One page in two readings that differ in white space, and a stretch of the first."""
    words = draw(WORDS)
    spaces = st.sampled_from([" ", "\n", "  ", "\r\n", "", "-\n", "\x02"])
    ours = "".join(word + " " for word in words)
    theirs = "".join(word + draw(spaces) for word in words)
    start = draw(st.integers(0, len(ours)))
    return ours, theirs, start, draw(st.integers(start, len(ours)))


@given(two_readings())
def test_white_space_and_hyphens_do_not_matter_and_repeated_quotes_are_told_apart(
    readings: tuple[str, str, int, int],
) -> None:
    ours, theirs, start, end = readings
    mine, other = letters(ours), letters(theirs)
    indices = [i for i, origin in enumerate(mine.origins) if start <= origin < end]
    assert align(mine, other, start, end) == tuple(sorted({other.origins[i] for i in indices}))


@given(st.text(max_size=60), st.data())
def test_every_stretch_of_a_text_is_found_in_itself(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    mine = letters(text)
    assert align(mine, mine, start, end) == tuple(sorted({i for i in mine.origins if start <= i < end}))


@given(st.text(max_size=40), st.text(max_size=40), st.integers(0, 40), st.integers(0, 40))
def test_offsets_are_rising_and_inside_whatever_the_texts(ours: str, theirs: str, start: int, end: int) -> None:
    offsets = align(letters(ours), letters(theirs), start, end)
    assert list(offsets) == sorted(set(offsets))
    assert all(0 <= offset < len(theirs) for offset in offsets)


@given(st.text(max_size=40))
def test_decomposed_and_composed_text_have_the_same_letters(text: str) -> None:
    assert letters(unicodedata.normalize("NFD", text)).text == letters(unicodedata.normalize("NFC", text)).text


@pytest.mark.parametrize(
    ("ours", "theirs", "quote", "expected"),
    [
        ("the office opens", "the oﬃce opens", "office", "oﬃce"),
        ("full-\nscale verification", "full\x02scale verification", "full-\nscale", "fullscale"),
        ("바 이 오 협 력", "바이오 협력", "협 력", "협력"),
        ("½ of it", "1⁄2 of it", "½", "1⁄2"),
        ("soft hyphen", "soft\u00ad hy\u00adphen", "hyphen", "hyphen"),
    ],
)
def test_spellings_of_the_same_letters_match(ours: str, theirs: str, quote: str, expected: str) -> None:
    start = ours.index(quote)
    assert found(ours, theirs, start, start + len(quote)) == expected


def test_blocks_in_another_order_do_not_matter() -> None:
    left, right = "The left column speaks of companies. ", "The right column speaks of investors. "
    start = len(left)
    assert found(left + right, right + left, start, start + len(right)) == right.replace(" ", "")


def test_of_equal_quotes_the_one_with_the_same_surroundings_is_taken() -> None:
    ours = "first: will move in. second: will move in. third: will move in."
    theirs = "third: will move in. first: will move in. second: will move in."
    start = ours.index("will", ours.index("second"))
    offsets = align(letters(ours), letters(theirs), start, start + len("will move in"))
    assert offsets[0] == theirs.index("will", theirs.index("second"))


def test_a_quote_that_the_other_text_interrupts_is_found_by_its_pieces() -> None:
    quote = "The detailed support from the ministry serves as a strong pillar."
    torn = "The detailed support from the - 3 - Press Release ministry serves as a strong pillar."
    assert found(quote, torn, 0, len(quote)) == quote.replace(" ", "")


def test_a_quote_whose_lines_the_other_text_has_in_another_order_is_found() -> None:
    quote = "The first line of a quote\nand the second one of it\nand its third."
    turned = "\n".join(reversed(quote.split("\n")))
    assert found(quote, turned, 0, len(quote)) == "".join(turned.split())


@pytest.mark.parametrize("theirs", ["", "Something else is on this page altogether.", "KVIC and the zone"])
def test_a_quote_that_is_not_there_is_not_found(theirs: str) -> None:
    ours = "LIM Jeong-wook will meet the chairman at the research centre."
    assert align(letters(ours), letters(theirs), 0, len(ours)) == ()


def test_a_stretch_without_letters_is_nowhere() -> None:
    assert align(letters("a - b"), letters("a - b"), 1, 4) == ()
