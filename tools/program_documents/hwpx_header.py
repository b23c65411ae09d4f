"""``header.xml`` of an HWPX file: the shapes that its paragraphs name by their ids."""

from __future__ import annotations

from tools.program_documents.hwpx_xml import member

_SCRIPTS = ("HANGUL", "LATIN", "HANJA", "JAPANESE", "OTHER", "SYMBOL", "USER")
_FACES = ("함초롬바탕", "함초롬돋움")
BODY, TITLE, HEADING, ABOUT = range(4)  # ids of the character and of the paragraph shapes
_CHARACTERS = ((1100, "#000000", 0), (1700, "#14335C", 1), (1300, "#14335C", 1), (900, "#5B6570", 0))
"""Of each shape: height in hundredths of a point, colour, font; those in the second font are bold."""
_PARAGRAPHS = (("LEFT", 600), ("CENTER", 1200), ("LEFT", 500), ("LEFT", 200))
"""Of each shape: alignment, and the space after it in hundredths of a point."""
_PLAIN_STYLE, _OUTLINE_STYLE = 0, 1


def header() -> str:
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
            [_style(_PLAIN_STYLE, "바탕글", "Normal", BODY), _style(_OUTLINE_STYLE, "개요 1", "Outline 1", HEADING)],
        ),
    )
    return member(
        "hh:head",
        '<hh:beginNum page="1" footnote="1" endnote="1" pic="1" tbl="1" equation="1"/>'
        f"<hh:refList>{''.join(lists)}</hh:refList>"
        '<hh:compatibleDocument targetProgram="HWP201X"><hh:layoutCompatibility/></hh:compatibleDocument>'
        '<hh:docOption><hh:linkinfo path="" pageInherit="0" footnoteInherit="0"/></hh:docOption>'
        '<hh:trackchageConfig flags="56"/>',
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
    heading = "OUTLINE" if shape == HEADING else "NONE"
    margins = {"intent": 0, "left": 0, "right": 0, "prev": after if shape == HEADING else 0, "next": after}
    return (
        f'<hh:paraPr id="{shape}" tabPrIDRef="0" condense="0" fontLineHeight="0" snapToGrid="0"'
        f' suppressLineNumbers="0" checked="0"><hh:align horizontal="{align}" vertical="BASELINE"/>'
        f'<hh:heading type="{heading}" idRef="0" level="0"/>'
        '<hh:breakSetting breakLatinWord="KEEP_WORD" breakNonLatinWord="KEEP_WORD" widowOrphan="0"'
        f' keepWithNext="{int(shape == HEADING)}" keepLines="0" pageBreakBefore="0" lineWrap="BREAK"/>'
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
