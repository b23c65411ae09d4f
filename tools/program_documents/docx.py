"""A sheet as DOCX: Word's own heading styles, lists and table, Korean set in a Korean font."""

from __future__ import annotations

import io
from datetime import datetime, time

from docx import Document
from docx.document import Document as DocxDocument
from docx.oxml.ns import qn
from docx.shared import Pt

from tools.program_documents.archive import archive, members
from tools.program_documents.sheet import Block, Heading, Items, Paragraph, Sheet, Table

_FONTS = {"en": "Calibri", "ko": "맑은 고딕"}


def made(sheet: Sheet) -> bytes:
    """The file's bytes, without the moment at which they were made."""
    document = Document()
    _prepare(document, sheet)
    document.add_heading(sheet.head.title, 0)
    for line in sheet.head.header:
        document.add_paragraph(line)
    for block in sheet.blocks:
        _add(document, block)
    buffer = io.BytesIO()
    document.save(buffer)
    return archive(members(buffer.getvalue()))


def _prepare(document: DocxDocument, sheet: Sheet) -> None:
    compiled = datetime.combine(sheet.head.compiled_on, time())
    properties = document.core_properties
    properties.title, properties.author, properties.comments = sheet.head.title, "Press Desk", ""
    properties.language = sheet.head.language
    properties.created = properties.modified = compiled
    for style in ("Normal", "Title", "Heading 1"):
        fonts = document.styles[style].element.get_or_add_rPr().get_or_add_rFonts()
        for theme in [key for key in fonts.attrib if key.endswith("Theme")]:
            del fonts.attrib[theme]  # a theme's font goes before a named one
        for script in ("ascii", "hAnsi", "eastAsia"):
            fonts.set(qn(f"w:{script}"), _FONTS[sheet.head.language])
    document.styles["Title"].font.size = Pt(20)


def _add(document: DocxDocument, block: Block) -> None:
    match block:
        case Heading(text):
            document.add_heading(text, 1)
        case Paragraph(text):
            document.add_paragraph(text)
        case Items(texts):
            for text in texts:
                document.add_paragraph(text, style="List Bullet")
        case Table(rows):
            table = document.add_table(0, len(rows[0]), style="Table Grid")
            for number, row in enumerate(rows):
                for cell, text in zip(table.add_row().cells, row, strict=True):
                    cell.paragraphs[0].add_run(text).bold = number == 0
            document.add_paragraph()  # space below
