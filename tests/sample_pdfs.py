"""Small PDF files for tests, made on the spot. Their texts are samples, no real document."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pypdf
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

LATIN, KOREAN = "Vera", "HYSMyeongJo-Medium"
SIZE = 12


def canvas(buffer: io.BytesIO) -> Canvas:
    """A canvas whose files are equal for equal content, with the two fonts of the samples."""
    pdfmetrics.registerFont(TTFont(LATIN, "Vera.ttf"))
    pdfmetrics.registerFont(UnicodeCIDFont(KOREAN))
    return Canvas(buffer, pagesize=A4, invariant=1)


def pdf(*pages: Sequence[str], font: str = LATIN, title: str | None = None, labels: str | None = None) -> bytes:
    """One PDF page for each list of lines, from the top left down; ``labels`` is a prefix of the pages' labels."""
    buffer = io.BytesIO()
    paper = canvas(buffer)
    if title is not None:
        paper.setTitle(title)
    for number, lines in enumerate(pages):
        if labels is not None:
            paper.addPageLabel(number, style="ARABIC", prefix=labels, start=number + 1)
        block = paper.beginText(72, 760)
        block.setFont(font, SIZE, leading=18)
        for line in lines:
            block.textLine(line)
        paper.drawText(block)
        paper.showPage()
    paper.save()
    return buffer.getvalue()


def letter_by_letter(lines: Sequence[str], font: str = KOREAN) -> bytes:
    """One page on which every letter is set on its own, as some printing programs do."""
    buffer = io.BytesIO()
    paper = canvas(buffer)
    paper.setFont(font, SIZE)
    for row, line in enumerate(lines):
        x = 72.0
        for letter in line:
            paper.drawString(x, 760 - 18 * row, letter)
            x += pdfmetrics.stringWidth(letter, font, SIZE)
    paper.save()
    return buffer.getvalue()


def word_by_word(lines: Sequence[str], gap: float) -> bytes:
    """One page on which every word is set on its own, ``gap`` points from the one before."""
    buffer = io.BytesIO()
    paper = canvas(buffer)
    paper.setFont(LATIN, SIZE)
    for row, line in enumerate(lines):
        x = 72.0
        for word in line.split():
            paper.drawString(x, 760 - 18 * row, word)
            x += pdfmetrics.stringWidth(word, LATIN, SIZE) + gap
    paper.save()
    return buffer.getvalue()


def locked(data: bytes, user: str, owner: str) -> bytes:
    """The PDF encrypted with AES-256: ``user`` is asked to open it, ``owner`` to change it."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    writer.encrypt(user_password=user, owner_password=owner, algorithm="AES-256")
    return written(writer)


def written(writer: pypdf.PdfWriter) -> bytes:
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()
