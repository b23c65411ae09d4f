"""HTML: what a browser shows of a page's own text, whoever declared which encoding."""

from __future__ import annotations

import re
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.readers import html
from ingest.settings import LimitSettings
from ingest.types import ReadError, Reading

LIMITS = LimitSettings()
PROSE = "The sample ministry said on Monday that eight companies move into the sample park in September 2024."
MORE = "Officials expect that verification starts at once, and that the second group of companies follows in spring."
KOREAN = "표본부처는 삼십일 여덟 개 기업이 표본 공원에 입주한다고 밝혔다. 입주식은 구월 이십육일에 열렸다."


def read(page: str | bytes) -> Reading:
    return html.read(page if isinstance(page, bytes) else page.encode(), "sample.html", LIMITS)


def text(page: str | bytes) -> str:
    (page_,) = read(page).pages
    assert (page_.number, page_.label, page_.lines) == (None, None, "whole")
    return page_.text


def test_headings_lists_and_paragraphs_keep_their_order_and_marks() -> None:
    page = f"<h2>Support</h2><p>{PROSE}</p><ul><li>one<li>two</ul><ol start=3><li>three<li><p>four</p></ol><p>{MORE}"
    assert text(page).splitlines() == ["## Support", PROSE, "- one", "- two", "3. three", "4. four", MORE]


def test_white_space_is_a_space_and_only_breaks_break() -> None:
    assert text(f"<p>{PROSE}\n  <b>Bold</b>\tand <i> slanted</i><br>next</p><pre>a  b\n c</pre>").splitlines() == [
        f"{PROSE} Bold and slanted",
        "next",
        "a  b",
        " c",
    ]


def test_tables_keep_merged_cells_in_their_columns() -> None:
    table = """<table><caption>Places</caption>
      <thead><tr><th rowspan=2>Region</th><th colspan=2>Companies</th></tr><tr><th>Number</th><th>Name</th></tr></thead>
      <tr><td>Chungbuk</td><td>8</td><td>Sample<br>Bio</td></tr></table>"""
    assert text(f"<p>{PROSE}</p>{table}<p>{MORE}</p>").splitlines() == [
        PROSE,
        "Places",
        "",
        "| Region | Companies |  |",
        "| Region | Number | Name |",
        "| Chungbuk | 8 | Sample Bio |",
        "",
        MORE,
    ]


def test_spans_without_sense_do_no_harm() -> None:
    row = "<tr><td rowspan=0>a<td colspan=99999999>b<td colspan=x>c</tr>"
    assert text(f"<table>{row}<tr><td>d</tr></table>").splitlines() == ["| a | b | c |", "| a | d |  |"]


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>words</script>",
        "<style>words</style>",
        "<template>words</template>",
        "<noscript>words</noscript>",
        "<p hidden>words</p>",
        '<p style="display:none">words</p>',
        '<div style="color: red; visibility : hidden !important"><p>words</p></div>',
        '<span style="font-size:0">words</span>',
        "<select><option>words</select>",
        "<!-- words -->",
        "<nav><a href=x>words</a></nav>",
    ],
)
def test_what_is_not_shown_is_no_text(hidden: str) -> None:
    assert "words" not in text(f"<p>{PROSE}</p>{hidden}<p>{MORE}</p>")


def test_menus_and_feet_around_the_text_are_left_out_and_nothing_inside_it() -> None:
    menu = "<div id=menu><ul><li><a href=1>Home</a><li><a href=2>News</a><li><a href=3>About</a></ul></div>"
    foot = "<div id=footer><p><a href=4>Privacy</a> <a href=5>Imprint</a></p></div>"
    lines = text(f"<body>{menu}<h1>News</h1><p>Sep 30</p><p>{PROSE}</p><p>* ok</p><p>{MORE}</p>{foot}").splitlines()
    assert lines == ["# News", "Sep 30", PROSE, "* ok", MORE]


def test_a_page_that_the_extractor_takes_for_empty_is_read_whole() -> None:
    assert text("<p>Eight</p>") == "Eight"


@pytest.mark.parametrize(
    ("label", "codec"),
    [("utf-8", "utf-8"), ("euc-kr", "cp949"), ("ks_c_5601-1987", "cp949"), ("utf-8", "cp949"), ("no-such", "utf-8")],
)
@pytest.mark.parametrize("form", ['<meta charset="{}">', "<meta http-equiv=x content='text/html; charset={}'>"])
def test_the_declared_encoding_holds_unless_the_bytes_say_otherwise(form: str, label: str, codec: str) -> None:
    assert text(f"{form.format(label)}<p>{KOREAN}".encode(codec)) == KOREAN


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_beats_the_declaration(codec: str) -> None:
    assert text(f'<meta charset="euc-kr"><p>{KOREAN}'.encode(codec)) == KOREAN


def test_a_few_broken_bytes_do_not_cost_the_page() -> None:
    page = f'<meta charset="euc-kr"><p>{KOREAN} {KOREAN}'.encode("cp949") + b"\xff!"
    assert text(page) == f"{KOREAN} {KOREAN}\ufffd!"


def test_an_xhtml_declaration_is_no_obstacle() -> None:
    assert text(f'<?xml version="1.0" encoding="utf-8"?><html><body><p>{KOREAN}</p></body></html>') == KOREAN


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("News detail | Ministry", "<h4>Eight companies</h4>", "Eight companies"),
        ("Second heading – Ministry", "<h2>First heading</h2><h3>Second heading</h3>", "Second heading"),
        ("Eight companies move", "", "Eight companies move"),
        ("Portal of another office", "", None),
    ],
)
def test_the_title_is_a_heading_or_what_the_window_says_if_the_page_bears_it_out(
    head: str, body: str, title: str | None
) -> None:
    assert read(f"<title>{head}</title>{body}<p>{PROSE}</p>").title == title


def test_entities_of_a_document_type_are_not_resolved() -> None:
    page = f'<!DOCTYPE html [<!ENTITY e SYSTEM "file:///etc/hostname">]><p>{PROSE} &e;</p>'
    assert PROSE in text(page)
    assert "&e;" in text(page)


@pytest.mark.parametrize(("data", "code"), [(b"", "empty"), (b"<p></p>", "empty"), (b"\x81\xff" * 9, "unreadable")])
def test_what_cannot_be_read_says_so(data: bytes, code: str) -> None:
    with pytest.raises(ReadError, match=r"^sample\.html [^\n]*\.$") as refusal:
        read(data)
    assert refusal.value.code == code


def test_a_page_nested_too_deeply_to_be_one_is_refused() -> None:
    with pytest.raises(ReadError) as refusal:
        read("<div>" * 5_000 + PROSE)
    assert refusal.value.code == "unreadable"


TAGS = st.sampled_from(
    re.findall(r"\S+", "<p> </p> <table> <tr> <td/rowspan=2> </table> <ul> <li> <h1> <br> <script> <x:y> </div> &#0;")
)


@settings(derandomize=True, max_examples=60, deadline=None)
@given(st.lists(st.one_of(TAGS, st.text(max_size=5)), max_size=25).map("".join))
def test_any_tags_give_a_reading_or_a_read_error(page: str) -> None:
    with suppress(ReadError):
        assert text(page.encode("utf-8", "replace"))
