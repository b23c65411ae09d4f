"""A sheet as PDF in one column or two, in the look of the founding release."""

from __future__ import annotations

import io
from collections.abc import Iterator

from reportlab.lib.enums import TA_LEFT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, FrameBreak, NextPageTemplate, PageTemplate

from tools import typeset_release as release
from tools.program_documents import fonts
from tools.program_documents.sheet import Block, Heading, Items, Paragraph, Sheet, Table

_GUTTER, _FOOT, _BELOW_HEADLINE = 9 * mm, 22 * mm, 8 * mm
_WIDTH, _TOP = A4[0] - 2 * release.MARGIN, A4[1] - 20 * mm


def made(sheet: Sheet) -> bytes:
    """The file's bytes, without the moment at which they were made.

    :raises ValueError: the sheet has a table, which this module does not write
    """
    head, buffer = sheet.head, io.BytesIO()
    regular, bold = fonts.register(head.language, "".join([head.title, *head.header, sheet.body, "•"]))
    styles = _styles(regular, bold, head.columns)
    document = BaseDocTemplate(
        buffer,
        pagesize=A4,
        title=head.title,
        author="Press Desk",
        subject="Compiled from public sources",
        creator="tools/program_documents",
        lang=head.language,
        invariant=1,
    )
    headline = [
        release.paragraph(head.title, styles["title"]),
        *(release.paragraph(line, styles["about"]) for line in head.header),
    ]
    height = sum(part.wrap(_WIDTH, _TOP)[1] + part.getSpaceAfter() for part in headline) + _BELOW_HEADLINE
    first = [_frame(0, _TOP - height, _WIDTH, height), *_columns(head.columns, _TOP - height)]
    document.addPageTemplates(
        [
            PageTemplate("first", first, onPageEnd=release.page_foot),
            PageTemplate("later", _columns(head.columns, _TOP), onPageEnd=release.page_foot),
        ]
    )
    body = [flowable for block in sheet.blocks for flowable in _flowables(block, styles, sheet)]
    document.build([NextPageTemplate("later"), *headline, FrameBreak(), *body])
    return buffer.getvalue()


def _columns(number: int, height: float) -> list[Frame]:
    """Frames of that height side by side, above the foot of the page."""
    width = (_WIDTH - (number - 1) * _GUTTER) / number
    return [_frame(column * (width + _GUTTER), _FOOT, width, height - _FOOT) for column in range(number)]


def _frame(left: float, bottom: float, width: float, height: float) -> Frame:
    return Frame(release.MARGIN + left, bottom, width, height, 0, 0, 0, 0)


def _styles(regular: str, bold: str, columns: int) -> dict[str, ParagraphStyle]:
    size = 11 if columns == 1 else 9.5
    plain = ParagraphStyle(
        "plain",
        release.BODY,
        fontName=regular,
        fontSize=size,
        leading=1.6 * size,
        alignment=TA_LEFT,
        spaceAfter=6,
        allowWidows=0,
        allowOrphans=0,
    )
    return {
        "title": ParagraphStyle("title", release.TITLE, fontName=bold, fontSize=14.5, spaceAfter=14),
        "about": ParagraphStyle("about", plain, fontSize=9, leading=14, textColor=release.GREY, spaceAfter=0),
        "heading": ParagraphStyle(
            "heading",
            plain,
            fontName=bold,
            fontSize=size + 1,
            textColor=release.NAVY,
            spaceBefore=9,
            spaceAfter=4,
            keepWithNext=1,
        ),
        "plain": plain,
        "item": ParagraphStyle("item", plain, leftIndent=9, firstLineIndent=-9, spaceAfter=3),
    }


def _flowables(block: Block, styles: dict[str, ParagraphStyle], sheet: Sheet) -> Iterator[Flowable]:
    match block:
        case Heading(text):
            yield release.paragraph(text, styles["heading"])
        case Paragraph(text):
            yield release.paragraph(text, styles["plain"])
        case Items(texts):
            yield from (release.paragraph(f"• {text}", styles["item"]) for text in texts)
        case Table():
            raise ValueError(f"{sheet.head.file} has a table: make it a DOCX or HTML file.")
