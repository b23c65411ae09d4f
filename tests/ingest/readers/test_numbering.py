"""The marks that word processors put before paragraphs by themselves."""

from __future__ import annotations

import pytest

from ingest.readers.numbering import Head, Level, Numbering, Style

OUTLINE = [Level("^1."), Level("^2.", "syllable"), Level("(^n)")]


def marks(*levels: int, lists: list[Level] | None = None) -> list[str]:
    numbering = Numbering({"a": lists or OUTLINE})
    return [numbering.marked("x", Head("a", level)).removesuffix(" x") for level in levels]


def test_numbers_count_and_start_again_below_a_new_one() -> None:
    assert marks(0, 1, 1, 0, 1) == ["1.", "가.", "나.", "2.", "가."]


def test_a_template_may_hold_the_numbers_above_even_where_a_level_was_skipped() -> None:
    assert marks(0, 1, 2, 2) == ["1.", "가.", "(1.가.1)", "(1.가.2)"]
    assert marks(2) == ["(1.가.1)"]


@pytest.mark.parametrize(
    ("style", "start", "figures"),
    [
        ("digit", 9, ["9", "10"]),
        ("circled", 20, ["⑳", "21"]),
        ("roman", 4, ["iv", "v"]),
        ("ROMAN", 39, ["XXXIX", "40"]),
        ("latin", 26, ["z", "27"]),
        ("LATIN", 1, ["A", "B"]),
        ("syllable", 14, ["하", "15"]),
        ("none", 1, ["x", "x"]),
        ("bullet", 1, ["-", "-"]),
    ],
)
def test_styles_have_their_signs_and_digits_beyond_them(style: Style, start: int, figures: list[str]) -> None:
    assert marks(0, 0, lists=[Level("^1", style, start)]) == figures


def test_without_a_mark_the_text_stays_as_it_is() -> None:
    numbering = Numbering({"a": OUTLINE})
    assert numbering.marked("  text", None) == "  text"
    assert numbering.marked(" ", Head("a", 0)) == " "
    assert numbering.marked("text", Head("b", 0)) == "text"
    assert numbering.marked("text", Head("a", 5)) == "text"
