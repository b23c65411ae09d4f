"""DOCX: what Word would show, in its order."""

from __future__ import annotations

import io
import zipfile
from contextlib import suppress

import docx
import pytest
import sample_hwp
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.readers import docx as reader
from ingest.settings import LimitSettings
from ingest.types import ReadError, Reading

LIMITS = LimitSettings()


def saved(document: Document) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def read(document: Document | bytes) -> Reading:
    return reader.read(document if isinstance(document, bytes) else saved(document), "sample.docx", LIMITS)


def text(document: Document | bytes) -> str:
    (page,) = read(document).pages
    assert (page.number, page.label, page.lines) == (None, None, "whole")
    return page.text


def with_body(xml: str, **members: str) -> bytes:
    """A document whose body is this XML; members are parts that its relationships name, by kind."""
    document = docx.Document()
    body = document.element.body
    for child in list(body):
        body.remove(child)
    for child in parse_xml(f"<w:body {nsdecls('w')} xmlns:mc='urn:mc' xmlns:wps='urn:wps'>{xml}</w:body>"):
        body.append(child)
    return with_parts(saved(document), members)


def with_parts(data: bytes, members: dict[str, str]) -> bytes:
    old = zipfile.ZipFile(io.BytesIO(data))
    files: dict[str, str | bytes] = {name: old.read(name) for name in old.namelist()}
    relations = files["word/_rels/document.xml.rels"]
    assert isinstance(relations, bytes)
    for kind, xml in members.items():
        files[f"word/{kind}.xml"] = f"<w:{kind} {nsdecls('w')}>{xml}</w:{kind}>"
        place = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        relation = f'<Relationship Id="x{kind}" Type="{place}/{kind}" Target="{kind}.xml"/>'
        relations = relations.replace(b"</Relationships>", relation.encode() + b"</Relationships>")
    return sample_hwp.zipped({**files, "word/_rels/document.xml.rels": relations})


def p(content: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>"


def r(words: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def test_paragraphs_headings_lists_and_tables_stand_in_their_order() -> None:
    document = docx.Document()
    document.add_heading("Support", 0)
    document.add_heading("Who may apply", 2)
    document.add_paragraph("Companies.")
    table = document.add_table(2, 2)
    for number, content in enumerate(["Region", "Places", "Chungbuk", "8"]):
        table.cell(number // 2, number % 2).text = content
    document.add_paragraph("founders", style="List Bullet")
    document.add_paragraph("first", style="List Number")
    document.add_paragraph("second", style="List Number")
    assert text(document).splitlines() == [
        "# Support",
        "## Who may apply",
        "Companies.",
        "",
        "| Region | Places |",
        "| Chungbuk | 8 |",
        "",
        "- founders",
        "1. first",
        "2. second",
    ]


def test_merged_cells_keep_their_columns_and_labels_their_rows() -> None:
    document = docx.Document()
    table = document.add_table(3, 3)
    for number in range(9):
        table.cell(number // 3, number % 3).text = f"c{number}"
    table.cell(0, 0).merge(table.cell(0, 1)).text = "wide"
    table.cell(1, 0).merge(table.cell(2, 0)).text = "label"
    table.cell(1, 2).merge(table.cell(2, 2)).text = "74"
    assert text(document).splitlines() == [
        "| wide |  | c2 |",
        "| label | c4 | 74 |",
        "| label | c7 |  |",
    ]


def test_headers_and_footers_stand_apart_without_page_numbers() -> None:
    document = docx.Document()
    section = document.sections[0]
    section.header.paragraphs[0].text = "Sample ministry"
    footer = section.footer.paragraphs[0]
    instruction, shown = "<w:instrText {}> PAGE </w:instrText>", "<w:t {}>7</w:t>"
    begin, separate, end = (f'<w:fldChar {{}} w:fldCharType="{kind}"/>' for kind in ("begin", "separate", "end"))
    for content in (begin, instruction, separate, shown, end):
        footer.add_run()._r.append(parse_xml(content.format(nsdecls("w"))))
    footer.add_run("For release")
    document.add_paragraph("Body")
    assert text(document) == "Sample ministry\n\nBody\n\nFor release"


def test_notes_follow_their_paragraph_or_the_body() -> None:
    body = p(r("One") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + '<w:r><w:endnoteReference w:id="3"/></w:r>')
    line = f'<w:footnote w:id="0" w:type="separator">{p(r("---"))}</w:footnote>'
    notes = f'{line}<w:footnote w:id="2">{p(r("foot"))}</w:footnote>'
    ends = f'<w:endnote w:id="3">{p(r("end"))}</w:endnote>'
    assert text(with_body(body + p(r("Two")), footnotes=notes, endnotes=ends)) == "One\nfoot\nTwo\n\nend"


def test_changes_count_as_accepted_and_hidden_text_as_not_there() -> None:
    inserted = f'<w:ins w:id="1">{r("eight ")}</w:ins>'
    deleted = '<w:del w:id="2"><w:r><w:delText>seven </w:delText></w:r></w:del>'
    hidden = r("secret ", "<w:vanish/>") + r("shown ", '<w:vanish w:val="0"/>')
    assert text(with_body(p(r("The ") + inserted + deleted + hidden + r("companies")))) == "The eight shown companies"


def test_content_controls_links_tabs_and_breaks_are_read_through() -> None:
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{p(r('inside a control'))}</w:sdtContent></w:sdt>"
    link = f"<w:hyperlink>{r('link')}</w:hyperlink>"
    special = "<w:r><w:tab/><w:t>a</w:t><w:br/><w:t>b</w:t><w:noBreakHyphen/><w:t>c</w:t></w:r>"
    assert text(with_body(control + p(link + special))) == "inside a control\nlink\ta\nb-c"


def test_a_text_box_is_read_once_and_after_its_paragraph() -> None:
    box = f"<w:txbxContent>{p(r('boxed'))}</w:txbxContent>"
    ways = f"<mc:Choice><wps:txbx>{box}</wps:txbx></mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    drawing = f"<w:r><mc:AlternateContent>{ways}</mc:AlternateContent></w:r>"
    assert text(with_body(p(r("be") + drawing + r("fore")))) == "before\nboxed"


def test_an_outline_level_of_its_own_makes_a_heading() -> None:
    assert text(with_body(p(r("Aim"), '<w:outlineLvl w:val="1"/>') + p(r("x"), '<w:outlineLvl w:val="9"/>'))) == (
        "## Aim\nx"
    )


@pytest.mark.parametrize(
    ("metadata", "heading", "title"),
    [
        ("Notice of support", "Support", "Notice of support"),
        ("Template of another office", "Support", "Support"),
        ("", "", None),
    ],
)
def test_the_title_is_the_metadatas_or_the_heading_at_the_top(metadata: str, heading: str, title: str | None) -> None:
    document = docx.Document()
    document.core_properties.title = metadata
    if heading:
        document.add_heading(heading, 1)
    document.add_paragraph("Notice of support for companies")
    assert read(document).title == title


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"PK\x03\x04 cut off", "unreadable"),
        (b"no zip", "unreadable"),
        (sample_hwp.zipped({"a.txt": "x"}), "unreadable"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "encrypted"),
        (saved(docx.Document()), "empty"),
        (with_body("").replace(b"word/document.xml", b"word/documend.xml"), "unreadable"),
    ],
)
def test_what_cannot_be_read_says_so(data: bytes, code: str) -> None:
    with pytest.raises(ReadError, match=r"^sample\.docx [^\n]*\.$") as refusal:
        read(data)
    assert refusal.value.code == code


def test_entities_are_refused_wherever_they_are_declared() -> None:
    members = {"footnotes": ""}
    data = with_parts(with_body(p(r("x"))), members)
    old = zipfile.ZipFile(io.BytesIO(data))
    files: dict[str, str | bytes] = {name: old.read(name) for name in old.namelist()}
    files["word/footnotes.xml"] = '<!DOCTYPE f [<!ENTITY e SYSTEM "file:///etc/passwd">]><f>&e;</f>'
    with pytest.raises(ReadError) as refusal:
        read(sample_hwp.zipped(files))
    assert refusal.value.code == "unreadable"


def test_a_file_that_unpacks_to_more_than_the_limit_is_refused() -> None:
    with pytest.raises(ReadError) as refusal:
        reader.read(with_body(p(r("0" * 90_000))), "sample.docx", LimitSettings(decompressed_bytes=80_000))
    assert refusal.value.code == "too_large"


SOUND = with_body(p(r("One")) + p(r("Two"), '<w:outlineLvl w:val="1"/>'))


@settings(derandomize=True, max_examples=80, deadline=None)
@given(st.integers(min_value=0), st.integers(0, 80), st.binary(max_size=40))
def test_a_damaged_file_gives_a_reading_or_a_read_error(place: int, cut: int, junk: bytes) -> None:
    start = place % len(SOUND)
    with suppress(ReadError):
        assert text(SOUND[:start] + junk + SOUND[start + cut :])
