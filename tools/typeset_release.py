"""Typesets the founding release as a PDF that looks like a ministry's: the same words in the same order.

    python tools/typeset_release.py [TEXT] [PDF]

TEXT is the text layer of the release as it was extracted: a blank line after each wrapped line, a line of spaces
between paragraphs. Equal input gives an equal file, byte for byte, as long as reportlab's version is the same.
The fonts are reportlab's own Bitstream Vera, whose licence allows embedding.
"""

from __future__ import annotations

import argparse
import re
from html import escape
from pathlib import Path

from reportlab.lib.colors import HexColor, white
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, CondPageBreak, Flowable, Frame, PageTemplate, Paragraph, Spacer, Table

NAVY, BLUE, TINT, GREY = HexColor("#14335c"), HexColor("#1f5fa8"), HexColor("#eef3f9"), HexColor("#5b6570")
REGULAR, BOLD = "Vera", "VeraBd"
MARGIN = 24 * mm
HEADER_LINES = 5  # "Press Release", web address, "Contact", office, mail address
HEADLINES = 3  # the title and two sub-headlines

BODY = ParagraphStyle("body", fontName=REGULAR, fontSize=11, leading=19, alignment=TA_JUSTIFY, spaceAfter=11)
HEADING = ParagraphStyle("heading", BODY, fontName=BOLD, textColor=NAVY, fontSize=12, spaceBefore=12, spaceAfter=6)
QUOTE = ParagraphStyle(
    "quote", BODY, leftIndent=10, rightIndent=10, backColor=TINT, borderPadding=(7, 4, 9, 4), spaceBefore=12
)
TITLE = ParagraphStyle(
    "title", fontName=BOLD, fontSize=16, leading=23, alignment=TA_CENTER, textColor=NAVY, spaceAfter=12
)
SUBHEAD = ParagraphStyle("subhead", fontName=BOLD, fontSize=10.5, leading=16, alignment=TA_CENTER, textColor=BLUE)
BANNER = ParagraphStyle("banner", fontName=BOLD, fontSize=19, leading=26, textColor=white)
BANNER_SMALL = ParagraphStyle("small", fontName=REGULAR, fontSize=9, leading=13, textColor=white)
BANNER_RIGHT = ParagraphStyle("right", BANNER_SMALL, alignment=TA_RIGHT)


def reflow(text: str) -> list[str]:
    """The paragraphs of an extracted text layer, wrapped lines joined; a word cut after its own hyphen closes up."""
    paragraphs = re.split(r"\n[ \t]+(?=\n)", text)
    joined = (" ".join(paragraph.split()) for paragraph in paragraphs)
    broken_hyphens = re.compile(r"(?<=\w)- (?=\w)")
    return [broken_hyphens.sub("-", paragraph) for paragraph in joined if paragraph]


def paragraph(text: str, style: ParagraphStyle) -> Paragraph:
    return Paragraph(escape(text, quote=False), style)


def banner(lines: list[str]) -> Flowable:
    """The header block: what it is and where from on the left, whom to ask on the right."""
    kind, site, *contact = lines
    left = [paragraph(kind, BANNER), paragraph(site, BANNER_SMALL)]
    right = [paragraph(line, BANNER_RIGHT) for line in contact]
    table = Table([[left, right]], colWidths=[(A4[0] - 2 * MARGIN) / 2] * 2)
    table.setStyle(
        [
            ("BACKGROUND", (0, 0), (-1, -1), NAVY),
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
            ("LEFTPADDING", (0, 0), (-1, -1), 12),
            ("RIGHTPADDING", (0, 0), (-1, -1), 12),
            ("TOPPADDING", (0, 0), (-1, -1), 12),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 14),
        ]
    )
    return table


def headlines(title: str, subheads: list[str]) -> list[Flowable]:
    """The title, and below it the sub-headlines between two rules."""
    box = Table([[paragraph(line, SUBHEAD)] for line in subheads], colWidths=[A4[0] - 2 * MARGIN])
    box.setStyle(
        [
            ("LINEABOVE", (0, 0), (-1, 0), 1.2, NAVY),
            ("LINEBELOW", (0, -1), (-1, -1), 1.2, NAVY),
            ("TOPPADDING", (0, 0), (-1, -1), 7),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 8),
        ]
    )
    return [Spacer(0, 9 * mm), paragraph(title, TITLE), box, Spacer(0, 7 * mm)]


def body(paragraphs: list[str]) -> list[Flowable]:
    """Numbered headings, quotations and plain paragraphs, each in its style."""

    def style(text: str) -> ParagraphStyle:
        if re.match(r"\(\d+\) ", text):
            return HEADING
        return QUOTE if "“" in text else BODY

    flowables: list[Flowable] = []
    for text in paragraphs:
        if style(text) is HEADING:
            flowables.append(CondPageBreak(4 * BODY.leading))  # a heading takes two lines of its section along
        flowables.append(paragraph(text, style(text)))
    return flowables


def page_foot(canvas: Canvas, _: BaseDocTemplate) -> None:
    """Draws the page number, and labels the page with the number it prints."""
    number = canvas.getPageNumber()
    canvas.addPageLabel(number - 1, style="ARABIC", start=number)
    canvas.setStrokeColor(NAVY)
    canvas.setLineWidth(0.4)
    canvas.line(MARGIN, 17 * mm, A4[0] - MARGIN, 17 * mm)
    canvas.setFont(REGULAR, 9)
    canvas.setFillColor(GREY)
    canvas.drawCentredString(A4[0] / 2, 11 * mm, f"- {number} -")


def typeset(text: str, target: Path) -> None:
    """Writes the release's PDF to ``target``."""
    for name in (REGULAR, BOLD):
        pdfmetrics.registerFont(TTFont(name, f"{name}.ttf"))
    paragraphs = reflow(text)
    header, rest = paragraphs[:HEADER_LINES], paragraphs[HEADER_LINES:]
    title, *subheads = rest[:HEADLINES]
    document = BaseDocTemplate(
        str(target),
        pagesize=A4,
        title=title,
        author="Ministry of SMEs and Startups (MSS), Republic of Korea",
        subject="Press release, typeset again from its published text",
        creator="tools/typeset_release.py",
        lang="en",
        invariant=1,
    )
    frame = Frame(MARGIN, 22 * mm, A4[0] - 2 * MARGIN, A4[1] - 42 * mm, 0, 0, 0, 0)
    document.addPageTemplates(PageTemplate(frames=[frame], onPageEnd=page_foot))
    document.build([banner(header), *headlines(title, subheads), *body(rest[HEADLINES:])])


def main() -> None:
    root = Path(__file__).resolve().parent.parent
    parser = argparse.ArgumentParser(description="Typeset the founding release as a PDF.")
    parser.add_argument("text", type=Path, nargs="?", default=root.parent / "shared/corpus/press-release.txt")
    parser.add_argument("pdf", type=Path, nargs="?", default=root / "corpus/press-release.pdf")
    arguments = parser.parse_args()
    typeset(arguments.text.read_text("utf-8"), arguments.pdf)


if __name__ == "__main__":
    main()
