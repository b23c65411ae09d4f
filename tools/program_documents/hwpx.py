"""A sheet as HWPX (KS X 6101): the members that Hancom's word processor expects, headings as outline paragraphs.

Paragraphs carry no line positions; the word processor lays lines out itself where they are missing.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import count

from tools.program_documents.archive import archive
from tools.program_documents.sheet import Block, Heading, Items, Paragraph, Sheet, Table

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes" ?>'
_HANCOM = "http://www.hancom.co.kr/hwpml/2011"
_NAMES = {"ha": "app", "hp": "paragraph", "hs": "section", "hc": "core", "hh": "head", "hv": "version"}
_NAMESPACES = " ".join(
    [
        *(f'xmlns:{prefix}="{_HANCOM}/{name}"' for prefix, name in _NAMES.items()),
        'xmlns:hpf="http://www.hancom.co.kr/schema/2011/hpf" xmlns:opf="http://www.idpf.org/2007/opf/"',
        'xmlns:ocf="urn:oasis:names:tc:opendocument:xmlns:container"',
        'xmlns:odf="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"',
    ]
)
_SCRIPTS = ("HANGUL", "LATIN", "HANJA", "JAPANESE", "OTHER", "SYMBOL", "USER")
_FACES = ("함초롬바탕", "함초롬돋움")
_BODY, _TITLE, _HEADING, _ABOUT = range(4)  # ids of the character and of the paragraph shapes
_CHARACTERS = ((1100, "#000000", 0), (1700, "#14335C", 1), (1300, "#14335C", 1), (900, "#5B6570", 0))
"""Of each shape: height in hundredths of a point, colour, font; those in the second font are bold."""
_PARAGRAPHS = (("LEFT", 600), ("CENTER", 1200), ("LEFT", 500), ("LEFT", 200))
"""Of each shape: alignment, and the space after it in hundredths of a point."""
_PLAIN_STYLE, _OUTLINE_STYLE = 0, 1


def made(sheet: Sheet) -> bytes:
    """The file's bytes.

    :raises ValueError: the sheet has a table, which this module does not write
    """
    paragraphs = list(_paragraphs(sheet))
    text = "\r\n".join(text for text, _ in paragraphs)
    files = {
        "mimetype": "application/hwp+zip",
        "version.xml": _member(
            "hv:HCFVersion",
            "",
            'tagetApplication="WORDPROCESSOR" major="5" minor="0" micro="5" buildNumber="0" os="1" xmlVersion="1.4"'
            ' application="Press Desk" appVersion="1"',
        ),
        "Contents/header.xml": _header(),
        "Contents/section0.xml": _section(paragraphs),
        "Preview/PrvText.txt": text[:1000],
        "settings.xml": _member("ha:HWPApplicationSetting", '<ha:CaretPosition listIDRef="0" paraIDRef="0" pos="0"/>'),
        "META-INF/container.xml": _member("ocf:container", f"<ocf:rootfiles>{_ROOT_FILES}</ocf:rootfiles>"),
        "Contents/content.hpf": _package(sheet),
        "META-INF/manifest.xml": _member("odf:manifest", ""),
    }
    return archive({name: content.encode() for name, content in files.items()}, plain=frozenset({"mimetype"}))


_ROOT_FILES = (
    '<ocf:rootfile full-path="Contents/content.hpf" media-type="application/hwpml-package+xml"/>'
    '<ocf:rootfile full-path="Preview/PrvText.txt" media-type="text/plain"/>'
)


def _member(tag: str, content: str, attributes: str = "") -> str:
    return f"{_DECLARATION}<{tag} {_NAMESPACES} {attributes}>{content}</{tag}>"


def _package(sheet: Sheet) -> str:
    day = f"{sheet.head.compiled_on}T00:00:00Z"
    meta = {"creator": "Press Desk", "CreatedDate": day, "ModifiedDate": day}
    parts = {"header": "Contents/header.xml", "section0": "Contents/section0.xml", "settings": "settings.xml"}
    return _member(
        "opf:package",
        f"<opf:metadata><opf:title>{_text(sheet.head.title)}</opf:title>"
        f"<opf:language>{sheet.head.language}</opf:language>"
        + "".join(f'<opf:meta name="{name}" content="text">{value}</opf:meta>' for name, value in meta.items())
        + "</opf:metadata><opf:manifest>"
        + "".join(f'<opf:item id="{i}" href="{file}" media-type="application/xml"/>' for i, file in parts.items())
        + '</opf:manifest><opf:spine><opf:itemref idref="header"/><opf:itemref idref="section0"/></opf:spine>',
        'version="" unique-identifier="" id=""',
    )


def _header() -> str:
    """The shapes that paragraphs name: fonts, borders, characters, tabs, the outline, paragraphs, styles."""
    lists = (
        _list("fontfaces", [_fonts(script) for script in _SCRIPTS]),
        _list("borderFills", [_no_border()]),
        _list("charProperties", [_characters(i, *shape) for i, shape in enumerate(_CHARACTERS)]),
        _list("tabProperties", ['<hh:tabPr id="0" autoTabLeft="0" autoTabRight="0"/>']),
        _list(
            "numberings", [f'<hh:numbering id="1" start="0">{"".join(map(_outline_level, range(1, 8)))}</hh:numbering>']
        ),
        _list("paraProperties", [_paragraph_shape(i, *shape) for i, shape in enumerate(_PARAGRAPHS)]),
        _list(
            "styles",
            [_style(_PLAIN_STYLE, "바탕글", "Normal", _BODY), _style(_OUTLINE_STYLE, "개요 1", "Outline 1", _HEADING)],
        ),
    )
    return _member(
        "hh:head",
        '<hh:beginNum page="1" footnote="1" endnote="1" pic="1" tbl="1" equation="1"/>'
        f"<hh:refList>{''.join(lists)}</hh:refList>"
        '<hh:compatibleDocument targetProgram="HWP201X"><hh:layoutCompatibility/></hh:compatibleDocument>',
        'version="1.4" secCnt="1"',
    )


def _list(name: str, entries: list[str]) -> str:
    return f'<hh:{name} itemCnt="{len(entries)}">{"".join(entries)}</hh:{name}>'


def _fonts(script: str) -> str:
    faces = "".join(f'<hh:font id="{i}" face="{face}" type="TTF" isEmbedded="0"/>' for i, face in enumerate(_FACES))
    return f'<hh:fontface lang="{script}" fontCnt="{len(_FACES)}">{faces}</hh:fontface>'


def _no_border() -> str:
    sides = "".join(
        f'<hh:{side}Border type="NONE" width="0.1 mm" color="#000000"/>' for side in ("left", "right", "top", "bottom")
    )
    slashes = "".join(f'<hh:{name} type="NONE" Crooked="0" isCounter="0"/>' for name in ("slash", "backSlash"))
    return (
        '<hh:borderFill id="1" threeD="0" shadow="0" centerLine="NONE" breakCellSeparateLine="0">'
        f'{slashes}{sides}<hh:diagonal type="NONE" width="0.1 mm" color="#000000"/></hh:borderFill>'
    )


def _characters(shape: int, height: int, colour: str, font: int) -> str:
    def each(name: str, value: int) -> str:
        values = " ".join(f'{script.lower()}="{value}"' for script in _SCRIPTS)
        return f"<hh:{name} {values}/>"

    return (
        f'<hh:charPr id="{shape}" height="{height}" textColor="{colour}" shadeColor="none" useFontSpace="0"'
        ' useKerning="0" symMark="NONE" borderFillIDRef="1">'
        f"{each('fontRef', font)}{each('ratio', 100)}{each('spacing', 0)}{each('relSz', 100)}{each('offset', 0)}"
        f"{'<hh:bold/>' if font else ''}"
        '<hh:underline type="NONE" shape="SOLID" color="#000000"/><hh:strikeout shape="NONE" color="#000000"/>'
        '<hh:outline type="NONE"/><hh:shadow type="NONE" color="#B2B2B2" offsetX="10" offsetY="10"/></hh:charPr>'
    )


def _outline_level(level: int) -> str:
    """A level that adds no number: the headings' own text has it."""
    return (
        f'<hh:paraHead start="1" level="{level}" align="LEFT" useInstWidth="1" autoIndent="0" widthAdjust="0"'
        ' textOffsetType="PERCENT" textOffset="0" numFormat="DIGIT" charPrIDRef="4294967295" checkable="0"/>'
    )


def _paragraph_shape(shape: int, align: str, after: int) -> str:
    heading = "OUTLINE" if shape == _HEADING else "NONE"
    margins = {"intent": 0, "left": 0, "right": 0, "prev": after if shape == _HEADING else 0, "next": after}
    return (
        f'<hh:paraPr id="{shape}" tabPrIDRef="0" condense="0" fontLineHeight="0" snapToGrid="0"'
        f' suppressLineNumbers="0" checked="0"><hh:align horizontal="{align}" vertical="BASELINE"/>'
        f'<hh:heading type="{heading}" idRef="0" level="0"/>'
        '<hh:breakSetting breakLatinWord="KEEP_WORD" breakNonLatinWord="KEEP_WORD" widowOrphan="0"'
        f' keepWithNext="{int(shape == _HEADING)}" keepLines="0" pageBreakBefore="0" lineWrap="BREAK"/>'
        '<hh:autoSpacing eAsianEng="0" eAsianNum="0"/><hh:margin>'
        + "".join(f'<hc:{name} value="{value}" unit="HWPUNIT"/>' for name, value in margins.items())
        + '</hh:margin><hh:lineSpacing type="PERCENT" value="160" unit="HWPUNIT"/>'
        '<hh:border borderFillIDRef="1" offsetLeft="0" offsetRight="0" offsetTop="0" offsetBottom="0" connect="0"'
        ' ignoreMargin="0"/></hh:paraPr>'
    )


def _style(style: int, name: str, english: str, shape: int) -> str:
    return (
        f'<hh:style id="{style}" type="PARA" name="{name}" engName="{english}" paraPrIDRef="{shape}"'
        f' charPrIDRef="{shape}" nextStyleIDRef="0" langID="1042" lockForm="0"/>'
    )


def _paragraphs(sheet: Sheet) -> Iterator[tuple[str, int]]:
    """The text and the shape of each paragraph."""
    yield sheet.head.title, _TITLE
    yield from ((line, _ABOUT) for line in sheet.head.header)
    for block in sheet.blocks:
        yield from _of_block(block, sheet)


def _of_block(block: Block, sheet: Sheet) -> Iterator[tuple[str, int]]:
    match block:
        case Heading(text):
            yield text, _HEADING
        case Paragraph(text):
            yield text, _BODY
        case Items(texts):
            yield from ((f"- {text}", _BODY) for text in texts)
        case Table():
            raise ValueError(f"{sheet.head.file} has a table: make it a DOCX or HTML file.")


def _section(paragraphs: list[tuple[str, int]]) -> str:
    ids = count(1)
    setup = f'<hp:run charPrIDRef="0">{_PAGE_SETUP}</hp:run>'
    return _member(
        "hs:sec",
        "".join(
            f'<hp:p id="{next(ids)}" paraPrIDRef="{shape}" styleIDRef="{int(shape == _HEADING)}" pageBreak="0"'
            f' columnBreak="0" merged="0">{setup if number == 0 else ""}'
            f'<hp:run charPrIDRef="{shape}"><hp:t>{_text(text)}</hp:t></hp:run></hp:p>'
            for number, (text, shape) in enumerate(paragraphs)
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


def _text(text: str) -> str:
    return escape(text, quote=False)
