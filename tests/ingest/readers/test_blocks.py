"""Page text made of paragraphs and tables: lines that the structure step reads back as what they were."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ingest.readers.blocks import LONGEST_ROW, Block, Cell, Paragraph, Table, page_text


def cell(row: int, column: int, *content: str | Block, span: int = 1) -> Cell:
    return Cell(row, column, span, tuple(Paragraph(c) if isinstance(c, str) else c for c in content))


def rows(*cells: Cell) -> list[str]:
    return page_text([Table(cells)]).splitlines()


def test_paragraphs_are_lines_and_blank_ones_between_them_one_blank_line() -> None:
    blocks = [Paragraph(text) for text in ("", "one", "two  ", "", " ", "three\nfour", "")]
    assert page_text(blocks) == "one\ntwo\n\nthree\nfour"


def test_headings_get_their_marks_up_to_six_of_them() -> None:
    assert page_text([Paragraph("Support", 1), Paragraph("Detail", 9)]) == "# Support\n###### Detail"


def test_a_text_too_long_for_a_heading_is_none() -> None:
    text = "The ministry said that it supports companies. " * 2
    assert page_text([Paragraph(text, 1)]) == text.strip()


def test_a_heading_over_two_lines_is_one() -> None:
    assert page_text([Paragraph("Support\nfor founders", 1)]) == "# Support for founders"


def test_a_table_stands_apart_with_a_line_for_each_row() -> None:
    table = Table((cell(0, 0, "Region"), cell(0, 1, "Places"), cell(1, 0, "Chungbuk"), cell(1, 1, "8")))
    lines = ["before", "", "| Region | Places |", "| Chungbuk | 8 |", "", "after"]
    assert page_text([Paragraph("before"), table, Paragraph("after")]).splitlines() == lines


def test_a_cell_over_several_columns_leaves_the_others_empty() -> None:
    assert rows(cell(0, 0, "Total"), cell(0, 2, "185"), cell(1, 1, "x"), cell(1, 2, "y")) == [
        "| Total |  | 185 |",
        "|  | x | y |",
    ]


def test_words_over_several_rows_are_said_in_each_and_a_shared_figure_is_not() -> None:
    assert rows(
        cell(0, 0, "South 1", span=2),
        cell(0, 1, "Office A"),
        cell(0, 2, "by mail", span=2),
        cell(0, 3, "74", span=2),
        cell(1, 1, "Office B"),
    ) == ["| South 1 | Office A | by mail | 74 |", "| South 1 | Office B | by mail |  |"]


def test_empty_rows_and_tables_leave_nothing() -> None:
    assert rows(cell(0, 0, ""), cell(1, 0, "a"), cell(1, 1, " ")) == ["| a |  |"]
    assert rows(cell(0, 0, ""), cell(1, 0)) == []
    assert rows() == []


def test_a_pipe_inside_a_cell_is_no_border() -> None:
    assert rows(cell(0, 0, "a | b"), cell(0, 1, "c")) == ["| a ｜ b | c |"]


def test_a_cell_of_several_paragraphs_is_one_line_where_it_is_short() -> None:
    assert rows(cell(0, 0, "Who"), cell(0, 1, "Companies,", "", "founders\nagain")) == [
        "| Who | Companies, founders again |"
    ]


def test_a_frame_around_a_text_gives_paragraphs() -> None:
    long = "① Companies that closed once and opened again within seven years may apply for it."
    assert rows(cell(0, 0, long, "② Others may not.")) == [long, "② Others may not."]
    assert rows(cell(0, 0, long)) == [f"| {long} |"]


def test_a_text_beside_a_label_stands_under_it() -> None:
    text = ["• " + "words " * 40, "• " + "more " * 40]
    assert sum(map(len, text)) > LONGEST_ROW
    assert rows(cell(0, 0, "Support"), cell(0, 1, *text), cell(0, 2, "note")) == [
        "| Support |",
        "",
        *(line.strip() for line in text),
        "",
        "| note |",
    ]


def test_a_table_inside_a_cell_keeps_its_rows() -> None:
    inner = Table((cell(0, 0, "a"), cell(0, 1, "b")))
    assert rows(cell(0, 0, "Support"), cell(0, 1, "Rates", inner)) == ["| Support |", "", "Rates", "", "| a | b |"]


def test_a_frame_inside_a_cell_is_part_of_the_cell() -> None:
    assert rows(cell(0, 0, "Support"), cell(0, 1, Table((cell(0, 0, "text"),)))) == ["| Support | text |"]


WORDS = st.text(alphabet="abc가나 \n", max_size=80)
PARAGRAPHS = st.builds(Paragraph, WORDS, st.integers(0, 3))
BLOCKS = st.recursive(
    PARAGRAPHS,
    lambda inner: st.lists(
        st.builds(
            Cell, st.integers(0, 3), st.integers(0, 3), st.integers(1, 3), st.lists(inner, max_size=3).map(tuple)
        ),
        max_size=5,
        unique_by=lambda c: (c.row, c.column),
    ).map(lambda cells: Table(tuple(cells))),
    max_leaves=12,
)


def words_of(block: Block) -> list[str]:
    if isinstance(block, Paragraph):
        return block.text.split()
    return [word for c in block.cells for inner in c.blocks for word in words_of(inner)]


@given(st.lists(BLOCKS, max_size=4))
def test_no_word_is_lost_and_no_blank_line_doubled(blocks: list[Block]) -> None:
    text = page_text(blocks)
    assert set(text.split()) - {"|", "#", "##", "###"} == {word for block in blocks for word in words_of(block)}
    assert "\n\n\n" not in text
