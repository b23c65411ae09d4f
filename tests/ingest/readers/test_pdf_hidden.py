"""Text on a page that nobody can see is no text of the page, and its being there is told."""

from __future__ import annotations

import io
from collections.abc import Callable

import pypdf
import pytest
import sample_pdfs
from reportlab.pdfgen.canvas import Canvas

from ingest.readers import pdf
from ingest.settings import LimitSettings
from ingest.types import Reading

SEEN = "Eight companies move into the park."
WARNING = "sample.pdf has text that cannot be seen on page 1; it was left out."


def read(draw: Callable[[Canvas], None]) -> Reading:
    buffer = io.BytesIO()
    paper = sample_pdfs.canvas(buffer)
    paper.setFont(sample_pdfs.LATIN, 12)
    paper.drawString(72, 760, SEEN)
    draw(paper)
    paper.save()
    return pdf.read(buffer.getvalue(), "sample.pdf", LimitSettings())


def white(paper: Canvas) -> None:
    paper.setFillColorRGB(1, 1, 1)
    paper.drawString(72, 740, "Nine companies")


def nearly_white(paper: Canvas) -> None:
    paper.setFillColorRGB(0.96, 0.96, 0.97)
    paper.drawString(72, 740, "Nine companies")


def transparent(paper: Canvas) -> None:
    paper.setFillAlpha(0)
    paper.drawString(72, 740, "Nine companies")


def tiny(paper: Canvas) -> None:
    paper.setFont(sample_pdfs.LATIN, 0.5)
    paper.drawString(72, 740, "Nine companies")


def without_size(paper: Canvas) -> None:
    paper.setFont(sample_pdfs.LATIN, 0)
    paper.drawString(72, 740, "Nine companies")


def off_the_page(paper: Canvas) -> None:
    paper.drawString(-500, 740, "Nine companies")


def above_the_page(paper: Canvas) -> None:
    paper.drawString(72, 5000, "Nine companies")


def drawn_as_invisible(paper: Canvas) -> None:
    block = paper.beginText(72, 740)
    block.setTextRenderMode(3)
    block.textLine("Nine companies")
    paper.drawText(block)


def in_a_form(paper: Canvas) -> None:
    paper.beginForm("inside")
    paper.setFillColorRGB(1, 1, 1)
    paper.setFont(sample_pdfs.LATIN, 12)
    paper.drawString(72, 740, "Nine companies")
    paper.endForm()
    paper.doForm("inside")


@pytest.mark.parametrize(
    "draw",
    [
        white,
        nearly_white,
        transparent,
        tiny,
        without_size,
        off_the_page,
        above_the_page,
        drawn_as_invisible,
        in_a_form,
    ],
)
def test_what_cannot_be_seen_is_left_out_and_reported(draw: Callable[[Canvas], None]) -> None:
    reading = read(draw)
    assert reading.pages[0].text.strip() == SEEN
    assert reading.warnings == (WARNING,)


def white_on_a_dark_ground(paper: Canvas) -> None:
    paper.setFillColorRGB(0.1, 0.1, 0.4)
    paper.rect(60, 730, 300, 24, fill=1)
    white(paper)


def small_print(paper: Canvas) -> None:
    paper.setFont(sample_pdfs.LATIN, 4)
    paper.drawString(72, 740, "Nine companies")


def leaders(paper: Canvas) -> None:
    paper.drawString(72, 740, "Nine companies " + "." * 30 + " - - -")


@pytest.mark.parametrize("draw", [white_on_a_dark_ground, small_print, leaders])
def test_what_can_be_seen_stays(draw: Callable[[Canvas], None]) -> None:
    reading = read(draw)
    assert "Nine companies" in reading.pages[0].text
    assert reading.warnings == ()


def test_the_invisible_layer_of_a_scan_is_its_text() -> None:
    def scan(paper: Canvas) -> None:
        block = paper.beginText(72, 700)
        block.setTextRenderMode(3)
        for _ in range(5):
            block.textLine("What the text recognition read in the picture of the page.")
        paper.drawText(block)

    reading = read(scan)
    assert "recognition" in reading.pages[0].text
    assert reading.warnings == ()


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_text_on_turned_pages_and_turned_text_is_read_and_seen(angle: int) -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(sample_pdfs.pdf([SEEN, SEEN])))
    writer.pages[0].rotate(angle)
    turned = pdf.read(sample_pdfs.written(writer), "sample.pdf", LimitSettings())

    def turn(paper: Canvas) -> None:
        paper.translate(300, 400)
        paper.rotate(angle)
        paper.drawString(0, 0, SEEN)

    for reading in (turned, read(turn)):
        assert reading.pages[0].text.split() == [*SEEN.split(), *SEEN.split()]
        assert reading.warnings == ()
