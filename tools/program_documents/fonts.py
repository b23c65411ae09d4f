"""Fonts for PDFs: reportlab's Bitstream Vera, and Noto Sans KR (SIL Open Font License) for Korean.

reportlab embeds TrueType outlines alone and Noto Sans KR has PostScript ones, so the glyphs that a text needs are
redrawn as TrueType, each curve within a thousandth of the font's height.
"""

from __future__ import annotations

import io
from typing import Literal

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Subsetter
from fontTools.ttLib import TTFont, newTable
from pylopdf_fonts_ko import sans_path
from reportlab.pdfbase import pdfmetrics, ttfonts

from tools.typeset_release import BOLD, REGULAR

_DEVIATION = 1  # font units, of 1,000 to the font's height


def register(language: Literal["en", "ko"], text: str) -> tuple[str, str]:
    """Names of a plain and a bold font, known to reportlab, that cover the text."""
    for name in (REGULAR, BOLD):
        pdfmetrics.registerFont(ttfonts.TTFont(name, f"{name}.ttf"))
    if language == "en":
        return REGULAR, BOLD
    pdfmetrics.registerFont(ttfonts.TTFont("NotoSansKR", io.BytesIO(korean(text))))
    return "NotoSansKR", "NotoSansKR"


def korean(text: str) -> bytes:
    """Noto Sans KR with the text's characters alone, as a TrueType file; equal for equal text."""
    font = TTFont(sans_path(), recalcTimestamp=False)
    missing = {sign for sign in text if ord(sign) not in font.getBestCmap() and not sign.isspace()}
    if missing:
        raise ValueError(f"Noto Sans KR has no {', '.join(sorted(missing))}: write the text without it.")
    subsetter = Subsetter()
    subsetter.populate(text=text)
    subsetter.subset(font)
    _redraw(font)
    buffer = io.BytesIO()
    font.save(buffer)
    return buffer.getvalue()


def _redraw(font: TTFont) -> None:
    """Replaces the font's PostScript outlines (CFF) by TrueType ones (glyf)."""
    glyphs, order = font.getGlyphSet(), font.getGlyphOrder()
    font["loca"], font["glyf"] = newTable("loca"), newTable("glyf")
    font["glyf"].glyphOrder, font["glyf"].glyphs = order, {}
    for name in order:
        pen = TTGlyphPen(None)
        glyphs[name].draw(Cu2QuPen(pen, _DEVIATION, reverse_direction=True))
        font["glyf"].glyphs[name] = pen.glyph()
    del font["CFF "]
    font.sfntVersion, font["maxp"].tableVersion = "\x00\x01\x00\x00", 0x00010000
    for limit in ("maxZones", "maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs"):
        setattr(font["maxp"], limit, 0)
    for limit in ("maxStackElements", "maxSizeOfInstructions", "maxComponentElements"):
        setattr(font["maxp"], limit, 0)
    font["head"].glyphDataFormat, font["post"].formatType = 0, 3.0
