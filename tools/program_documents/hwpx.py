"""A sheet as HWPX (KS X 6101): the members that Hancom's word processor expects, headings as outline paragraphs.

Paragraphs carry no line positions; the word processor lays lines out itself where they are missing.
"""

from __future__ import annotations

from collections.abc import Iterator

from tools.program_documents.archive import archive
from tools.program_documents.hwpx_header import ABOUT, BODY, HEADING, TITLE, header
from tools.program_documents.hwpx_xml import escaped, member
from tools.program_documents.sheet import Block, Heading, Items, Paragraph, Sheet, Table


def made(sheet: Sheet) -> bytes:
    """The file's bytes.

    :raises ValueError: the sheet has a table, which this module does not write
    """
    paragraphs = list(_paragraphs(sheet))
    text = "\r\n".join(text for text, _ in paragraphs)
    files = {
        "mimetype": "application/hwp+zip",
        "version.xml": member(
            "hv:HCFVersion",
            "",
            'tagetApplication="WORDPROCESSOR" major="5" minor="0" micro="5" buildNumber="0" os="1" xmlVersion="1.4"'
            ' application="Press Desk" appVersion="1"',
        ),
        "Contents/header.xml": header(),
        "Contents/section0.xml": _section(paragraphs),
        "Preview/PrvText.txt": text[:1000],
        "settings.xml": member("ha:HWPApplicationSetting", '<ha:CaretPosition listIDRef="0" paraIDRef="0" pos="0"/>'),
        "META-INF/container.xml": member("ocf:container", f"<ocf:rootfiles>{_ROOT_FILES}</ocf:rootfiles>"),
        "Contents/content.hpf": _package(sheet),
        "META-INF/manifest.xml": member("odf:manifest", ""),
    }
    return archive({name: content.encode() for name, content in files.items()}, plain=frozenset({"mimetype"}))


_ROOT_FILES = (
    '<ocf:rootfile full-path="Contents/content.hpf" media-type="application/hwpml-package+xml"/>'
    '<ocf:rootfile full-path="Preview/PrvText.txt" media-type="text/plain"/>'
)


def _package(sheet: Sheet) -> str:
    day = f"{sheet.head.compiled_on}T00:00:00Z"
    meta = {"creator": "Press Desk", "CreatedDate": day, "ModifiedDate": day}
    parts = {
        "version": "version.xml",
        "header": "Contents/header.xml",
        "section0": "Contents/section0.xml",
        "settings": "settings.xml",
    }
    return member(
        "opf:package",
        f"<opf:metadata><opf:title>{escaped(sheet.head.title)}</opf:title>"
        f"<opf:language>{sheet.head.language}</opf:language>"
        + "".join(f'<opf:meta name="{name}" content="text">{value}</opf:meta>' for name, value in meta.items())
        + "</opf:metadata><opf:manifest>"
        + "".join(f'<opf:item id="{i}" href="{file}" media-type="application/xml"/>' for i, file in parts.items())
        + '</opf:manifest><opf:spine><opf:itemref idref="header"/><opf:itemref idref="section0"/></opf:spine>',
        'version="" unique-identifier="" id=""',
    )


def _paragraphs(sheet: Sheet) -> Iterator[tuple[str, int]]:
    """The text and the shape of each paragraph."""
    yield sheet.head.title, TITLE
    yield from ((line, ABOUT) for line in sheet.head.header)
    for block in sheet.blocks:
        yield from _of_block(block, sheet)


def _of_block(block: Block, sheet: Sheet) -> Iterator[tuple[str, int]]:
    match block:
        case Heading(text):
            yield text, HEADING
        case Paragraph(text):
            yield text, BODY
        case Items(texts):
            yield from ((f"- {text}", BODY) for text in texts)
        case Table():
            raise ValueError(f"{sheet.head.file} has a table: make it a DOCX or HTML file.")


def _section(paragraphs: list[tuple[str, int]]) -> str:
    setup = f'<hp:run charPrIDRef="0">{_PAGE_SETUP}</hp:run>'
    return member(
        "hs:sec",
        "".join(
            f'<hp:p id="{number}" paraPrIDRef="{shape}" styleIDRef="{int(shape == HEADING)}" pageBreak="0"'
            f' columnBreak="0" merged="0">{setup if number == 1 else ""}'
            f'<hp:run charPrIDRef="{shape}"><hp:t>{escaped(text)}</hp:t></hp:run></hp:p>'
            for number, (text, shape) in enumerate(paragraphs, 1)
        ),
    )


def _note_setup(name: str, place: str) -> str:
    return (
        f'<hp:{name}><hp:autoNumFormat type="DIGIT" userChar="" prefixChar="" suffixChar=")" supscript="0"/>'
        '<hp:noteLine length="-1" type="SOLID" width="0.12 mm" color="#000000"/>'
        '<hp:noteSpacing betweenNotes="283" belowLine="567" aboveLine="850"/>'
        f'<hp:numbering type="CONTINUOUS" newNum="1"/><hp:placement place="{place}" beneathText="0"/></hp:{name}>'
    )


# An A4 page upright with margins of 25 to 30 mm, in one column; lengths in hundredths of a point.
_PAGE_SETUP = (
    '<hp:secPr id="" textDirection="HORIZONTAL" spaceColumns="1134" tabStop="8000" outlineShapeIDRef="1"'
    ' memoShapeIDRef="0" textVerticalWidthHead="0" masterPageCnt="0"><hp:grid lineGrid="0" charGrid="0"'
    ' wonggojiFormat="0"/><hp:startNum pageStartsOn="BOTH" page="0" pic="0" tbl="0" equation="0"/>'
    '<hp:visibility hideFirstHeader="0" hideFirstFooter="0" hideFirstMasterPage="0" border="SHOW_ALL"'
    ' fill="SHOW_ALL" hideFirstPageNum="0" hideFirstEmptyLine="0" showLineNumber="0"/>'
    '<hp:pagePr landscape="WIDELY" width="59528" height="84188" gutterType="LEFT_ONLY"><hp:margin header="4252"'
    ' footer="4252" gutter="0" left="8504" right="8504" top="7087" bottom="7087"/></hp:pagePr>'
    f"{_note_setup('footNotePr', 'EACH_COLUMN')}{_note_setup('endNotePr', 'END_OF_DOCUMENT')}</hp:secPr>"
    '<hp:ctrl><hp:colPr id="" type="NEWSPAPER" layout="LEFT" colCount="1" sameSz="1" sameGap="0"/></hp:ctrl>'
)
