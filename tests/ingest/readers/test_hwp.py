"""HWP and HWPX: one document gives one text in either format, and a locked file its own sentence."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
import sample_hwp as made
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.readers import hwp
from ingest.settings import LimitSettings
from ingest.types import ReadError

LIMITS = LimitSettings()


def text(data: bytes, name: str = "sample.hwp") -> str:
    (page,) = hwp.read(data, name, LIMITS).pages
    assert (page.number, page.label, page.lines) == (None, None, "whole")
    return page.text


def outcome(data: bytes, name: str) -> str:
    """The text, or the code of the error."""
    try:
        return text(data, name)
    except ReadError as error:
        return error.code


def refusal(data: bytes, limits: LimitSettings = LIMITS) -> ReadError:
    with pytest.raises(ReadError, match=r"^sample\.hwp [^\n]*\.$") as caught:
        hwp.read(data, "sample.hwp", limits)
    return caught.value


def outline(levels: int = 7) -> bytes:
    """HWP's numbering "^1.", "^2." and so on, and shapes: none, outline of level 1 and 2, bullet."""
    numbering = b"".join(bytes(12) + struct.pack("<H", 3) + f"^{n}.".encode("utf-16-le") for n in range(1, levels + 1))
    heads = (0, 1 << 23, 1 << 23 | 1 << 25, 3 << 23)
    shapes = b"".join(made.record(25, 1, struct.pack("<I", head).ljust(40, b"\0")) for head in heads)
    return made.record(17, 0) + made.record(23, 1, numbering) + shapes


def both(hwp5: bytes, hwpx: str, properties: bytes = b"", head: str = "") -> str:
    """The text of two files that say the same, one in each format."""
    texts = {text(made.hwp(hwp5, properties=properties)), text(made.hwpx(hwpx, head=head))}
    assert len(texts) == 1
    return texts.pop()


def test_paragraphs_with_tabs_line_breaks_and_special_spaces() -> None:
    tab = made.mark(9)
    line = f"가나{tab}다\n라\x1e마\x1f바\x18사\U0001d70e"
    xml = made.p("가나<hp:tab/>다<hp:lineBreak/>라<hp:nbSpace/>마<hp:fwSpace/>바<hp:hyphen/>사\U0001d70e") + made.p(
        "끝"
    )
    assert both(made.paragraph(line) + made.paragraph("끝"), xml) == "가나\t다\n라 마 바-사\U0001d70e\n끝"


def test_tables_stand_behind_the_paragraph_that_holds_them_with_merged_cells_in_place() -> None:
    cells = [(0, 0, 2, "지역"), (0, 1, 1, "충북"), (1, 1, 1, "강원")]
    below = made.record(77, 2, bytes(20)) + b"".join(
        made.cell(row, column, span, 2, made.paragraph(content, 2)) for row, column, span, content in cells
    )
    hwp5 = made.paragraph(made.mark(11, b"tbl "), controls=[made.control(b"tbl ", 1, bytes(40), below)])
    xml = made.tbl(*((row, column, span, made.p(content)) for row, column, span, content in cells))
    assert both(hwp5, xml) == "| 지역 | 충북 |\n| 지역 | 강원 |"


def test_headers_footers_and_notes_stand_apart_from_the_body() -> None:
    kinds = {b"head": "header", b"foot": "footer", b"fn  ": "footNote", b"en  ": "endNote"}
    codes = {b"head": 16, b"foot": 16, b"fn  ": 17, b"en  ": 17}
    controls = [made.control(kind, 1, below=made.paragraph(name, 2)) for kind, name in kinds.items()]
    marks = "".join(made.mark(codes[kind], kind) for kind in kinds)
    hwp5 = made.paragraph(f"본{marks}문", controls=controls) + made.paragraph("다음")
    inside = "".join(f"<hp:{name}><hp:subList>{made.p(name)}</hp:subList></hp:{name}>" for name in kinds.values())
    xml = made.p("본", after=f"<hp:ctrl>{inside}</hp:ctrl><hp:t>문</hp:t>") + made.p("다음")
    assert both(hwp5, xml) == "header\n\n본문\nfootNote\n다음\n\nendNote\n\nfooter"


def test_outline_headings_get_numbers_and_marks_and_bullets_a_dash() -> None:
    section = made.control(b"secd", 1, bytes(14) + struct.pack("<H", 1) + bytes(12))
    hwp5 = made.paragraph(made.mark(2, b"secd") + "개요", shape=1, controls=[section])
    hwp5 += made.paragraph("목적", shape=2) + made.paragraph("본문") + made.paragraph("항목", shape=3)
    head = "".join(
        f'<hh:paraPr id="{n}"><hh:heading type="{kind}" idRef="0" level="{level}"/></hh:paraPr>'
        for n, (kind, level) in enumerate([("NONE", 0), ("OUTLINE", 0), ("OUTLINE", 1), ("BULLET", 0)])
    )
    head += '<hh:numbering id="1"><hh:paraHead level="1">^1.</hh:paraHead><hh:paraHead level="2">^2.</hh:paraHead>'
    first = made.p("", after='<hp:secPr outlineShapeIDRef="1"/><hp:t>개요</hp:t>', shape=1)
    xml = first + made.p("목적", 2) + made.p("본문") + made.p("항목", 3)
    assert both(hwp5, xml, outline(), f"{head}</hh:numbering>") == "# 1. 개요\n## 1. 목적\n본문\n- 항목"


def test_numbers_and_composed_characters_in_the_line_are_kept_but_not_page_numbers() -> None:
    table_number = struct.pack("<I4H", 4, 3, 0, ord("<"), ord(">"))
    page_number = struct.pack("<I4H", 0, 7, 0, 0, 0)
    controls = [
        made.control(b"atno", 1, table_number),
        made.control(b"atno", 1, page_number),
        made.control(b"tcps", 1, struct.pack("<H", 1) + "①".encode("utf-16-le")),
    ]
    hwp5 = made.paragraph(f"표 {made.mark(18)}{made.mark(18)} {made.mark(23)}", controls=controls)
    form = '<hp:autoNumFormat type="DIGIT" prefixChar="&lt;" suffixChar=">"/>'
    numbers = f'<hp:autoNum num="3" numType="TABLE">{form}</hp:autoNum><hp:autoNum num="7" numType="PAGE"/>'
    xml = made.p("표 ", after=f'<hp:ctrl>{numbers}</hp:ctrl><hp:t> </hp:t><hp:compose composeText="①"/>')
    assert both(hwp5, xml) == "표 <3> ①"


def test_text_boxes_are_read_and_hidden_comments_are_not() -> None:
    box = made.record(76, 2) + made.record(72, 3, bytes(8)) + made.paragraph("글상자", 3)
    controls = [made.control(b"gso ", 1, below=box), made.control(b"tcmt", 1, below=made.paragraph("숨은 설명", 2))]
    hwp5 = made.paragraph(f"본문{made.mark(11)}{made.mark(15)}", controls=controls)
    drawn = f"<hp:rect><hp:drawText><hp:subList>{made.p('글상자')}</hp:subList></hp:drawText></hp:rect>"
    hidden = f"<hp:ctrl><hp:hiddenComment><hp:subList>{made.p('숨은 설명')}</hp:subList></hp:hiddenComment></hp:ctrl>"
    assert both(hwp5, made.p("본문", after=drawn + hidden)) == "본문\n글상자"


def test_what_a_tracked_change_took_out_is_no_text() -> None:
    changed = made.p("지원 <hp:deleteBegin/>7개<hp:deleteEnd/><hp:insertBegin/>8개<hp:insertEnd/> 기업")
    assert text(made.hwpx(changed)) == "지원 8개 기업"


def test_sections_follow_by_number_and_not_by_name() -> None:
    assert text(made.hwpx(*(made.p(f"section {n}") for n in range(11)))).splitlines()[-1] == "section 10"


def test_cells_that_do_not_say_their_place_follow_one_another() -> None:
    row = f"<hp:tr><hp:tc>{made.p('a')}</hp:tc><hp:tc>{made.p('b')}</hp:tc></hp:tr>"
    assert text(made.hwpx(f"<hp:tbl>{row}{row}</hp:tbl>")) == "| a | b |\n| a | b |"


def test_a_format_is_known_by_its_content_and_not_by_its_name() -> None:
    assert text(made.hwp(made.paragraph("한글")), "sample.hwpx") == text(made.hwpx(made.p("한글")), "sample.hwp")


@pytest.mark.parametrize(("title", "kept"), [("모집 공고", "모집 공고"), ("다른 해의 문서", None), ("", None)])
def test_the_title_of_the_metadata_counts_where_it_is_this_documents(title: str, kept: str | None) -> None:
    assert hwp.read(made.hwpx(made.p("모집 공고문"), made.p("공고"), title=title), "a.hwpx", LIMITS).title == kept


@pytest.mark.parametrize(
    ("flags", "word"),
    [(0x2, "password"), (0x4, "배포용"), (0x10, "rights"), (0x100, "rights"), (0x400, "rights")],
)
def test_each_lock_has_its_own_sentence(flags: int, word: str) -> None:
    error = refusal(made.hwp(made.paragraph("text"), flags=flags | 1))
    assert error.code == "encrypted"
    assert word in error.sentence


def test_an_encrypted_hwpx_is_locked_with_a_password() -> None:
    manifest = '<m:manifest xmlns:m="urn:x"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>'
    error = refusal(made.hwpx("\x8e", members={"META-INF/manifest.xml": manifest}))
    assert (error.code, "password" in error.sentence) == ("encrypted", True)


def test_hwp_3_is_not_supported_and_says_what_to_do() -> None:
    error = refusal(b"HWP Document File V3.00 \x1a\x01\x02\x03\x04\x05")
    assert (error.code, "HWPX" in error.sentence) == ("unsupported", True)


@pytest.mark.parametrize(
    "data",
    [
        b"404: Not Found",
        b"PK\x03\x04 cut off",
        made.zipped({"word/document.xml": "<x/>"}),
        made.hwpx("<not closed>"),
        made.hwpx(members={"Contents/section0.xml": '<!DOCTYPE s [<!ENTITY e "x">]><s>&e;</s>'}),
        made.hwpx(made.tbl((0, 0, 1, "")).replace('colAddr="0"', 'colAddr="x"')),
        made.hwpx("<hp:p><hp:run>" * 3000 + "</hp:run></hp:p>" * 3000),
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        made.hwp(),
    ],
    ids=["web page", "cut zip", "other zip", "broken xml", "entities", "place", "nesting", "broken ole", "no section"],
)
def test_broken_files_are_unreadable_with_what_to_do(data: bytes) -> None:
    error = refusal(data)
    assert error.code == "unreadable"
    assert "save it anew" in error.sentence


@pytest.mark.parametrize("data", [made.hwpx(made.p("0" * 50_000)), made.hwp(made.paragraph("0" * 50_000))])
def test_a_file_that_unpacks_to_more_than_the_limit_is_refused(data: bytes) -> None:
    assert len(data) < 30_000
    error = refusal(data, LimitSettings(decompressed_bytes=30_000))
    assert (error.code, "decompressed_bytes" in error.sentence) == ("too_large", True)


def test_a_blank_document_is_empty() -> None:
    assert refusal(made.hwpx(made.p(" "))).code == refusal(made.hwp(made.paragraph(""))).code == "empty"


SOUND = [
    made.hwp(made.paragraph("본문") + made.paragraph("둘"), properties=outline(), flags=0),
    made.hwpx(made.p("본문") + made.tbl((0, 0, 1, made.p("a")))),
]


@settings(derandomize=True, max_examples=150, deadline=None)
@given(st.sampled_from(SOUND), st.integers(min_value=0), st.integers(0, 80), st.binary(max_size=40))
def test_a_damaged_file_gives_a_reading_or_a_read_error(sound: bytes, place: int, cut: int, junk: bytes) -> None:
    start = place % len(sound)
    assert outcome(sound[:start] + junk + sound[start + cut :], "sample.hwp").strip()


@pytest.mark.needs_shared
def test_the_two_formats_of_real_documents_give_the_same_text(shared: Path) -> None:
    pairs = sorted((shared / "testdata/hwp/pairs").glob("*.hwpx"))
    assert len(pairs) == 7
    outcomes = [outcome(path.read_bytes(), path.name) for path in pairs]
    assert outcomes == [outcome(path.with_suffix(".hwp").read_bytes(), path.name) for path in pairs]
    assert outcomes.count("empty") == 1


@pytest.mark.needs_shared
def test_a_real_notice_keeps_its_nested_tables_and_what_is_asked_of_it(shared: Path) -> None:
    page = text((shared / "testdata/hwp/ureca_document.hwp").read_bytes())
    lines = page.splitlines()
    assert "□ 접수 기간 : ’26. 2. 11.(수) ~ 3. 4.(수), 16:00" in lines
    assert "| 총사업비 | 정부지원사업비 | 현금 | 현물 |" in lines
    assert "| 비 수 도 권 | 대경권 (대구, 경북) | 경북대학교 산학협력단 |  |" in lines
    assert page.count("총사업비의 75% 이하") == 1
