"""Two columns of text come out one after the other; tables and single columns stay as they are."""

from __future__ import annotations

import io

import pytest
import sample_pdfs
from hypothesis import given
from hypothesis import strategies as st

from ingest.readers import pdf
from ingest.readers.columns import Piece, in_columns, may_have_columns
from ingest.settings import LimitSettings

LEFT = [f"left line number {n} of a text that fills it" for n in range(8)]
RIGHT = [f"right line number {n} of another such text" for n in range(8)]
TITLE = "A title that runs across both of the columns of this sample page"


def piece(text: str, x: float, row: int, width: float) -> Piece:
    return Piece(text, (x, 700.0 - 14 * row, x + width, 710.0 - 14 * row))


def rows(left: list[str], right: list[str], first: int = 0, width: float = 200) -> list[Piece]:
    """Lines side by side, in the order in which a program writes that knows no columns."""
    pairs = enumerate(zip(left, right, strict=True), first)
    return [part for n, (a, b) in pairs for part in (piece(a, 72, n, width), piece(b, 300, n, width))]


def read(pieces: list[Piece]) -> list[str] | None:
    lines = in_columns(pieces)
    return None if lines is None else [" ".join(part.text for part in line) for line in lines]


def test_lines_side_by_side_are_read_down_one_column_and_then_the_other() -> None:
    assert read(rows(LEFT, RIGHT)) == [*LEFT, *RIGHT]


def test_what_stands_across_both_columns_parts_them_into_above_and_below() -> None:
    pieces = [piece(TITLE, 72, 0, 428), *rows(LEFT, RIGHT, 1), piece("middle", 72, 9, 428), *rows(RIGHT, LEFT, 10)]
    assert read(pieces) == [TITLE, *LEFT, *RIGHT, "middle", *RIGHT, *LEFT]


def test_words_of_a_line_stay_together() -> None:
    places = {"first half": 72, "second half,": 170, "third half": 300, "and the fourth": 400}
    quarters = [piece(f"the {words}", x, n, 95) for n in range(8) for words, x in places.items()]
    lines = ["the first half the second half,"] * 8 + ["the third half the and the fourth"] * 8
    assert read(quarters) == lines


@pytest.mark.parametrize(
    "pieces",
    [
        [*(piece(t, 72, n, 200) for n, t in enumerate(LEFT)), *(piece(t, 300, n, 200) for n, t in enumerate(RIGHT))],
        [piece(text, 72, n, 428) for n, text in enumerate(LEFT + RIGHT)],
        rows([f"Sample Bio {n}" for n in range(9)], [f"Chungbuk {n}" for n in range(9)], width=80),
        rows(LEFT[:3], RIGHT[:3]),
        [],
    ],
    ids=["in order", "one column", "table", "few lines", "nothing"],
)
def test_other_pages_stay_as_they_are(pieces: list[Piece]) -> None:
    assert in_columns(pieces) is None


BOXES = st.tuples(st.floats(0, 500), st.floats(0, 800), st.floats(1, 300), st.floats(5, 20))


@given(st.lists(BOXES, max_size=40))
def test_nothing_is_lost_or_said_twice(boxes: list[tuple[float, float, float, float]]) -> None:
    pieces = [Piece(str(n), (x, y, x + w, y + h)) for n, (x, y, w, h) in enumerate(boxes)]
    lines = in_columns(pieces)
    if lines is not None:
        assert may_have_columns([each.box for each in pieces])
        assert sorted(each.text for line in lines for each in line) == sorted(each.text for each in pieces)


def test_a_page_set_across_its_columns_is_read_column_by_column() -> None:
    buffer = io.BytesIO()
    paper = sample_pdfs.canvas(buffer)
    paper.setFont(sample_pdfs.LATIN, 9)
    paper.drawString(72, 780, TITLE)
    for n, (left, right) in enumerate(zip(LEFT, RIGHT, strict=True)):
        paper.drawString(72, 750 - 14 * n, left)
        paper.drawString(320, 750 - 14 * n, right)
    paper.save()
    reading = pdf.read(buffer.getvalue(), "sample.pdf", LimitSettings())
    assert reading.pages[0].text.splitlines() == [TITLE, *LEFT, *RIGHT]
    assert reading.warnings == ()
