"""Text on a page that nobody can see is no text of the page, and its being there is told."""

from __future__ import annotations

import io
from collections.abc import Callable

import pypdf
import pytest
import sample_pdfs
from PIL import Image
from pypdf.annotations import Rectangle
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    TextStringObject,
)
from reportlab.lib.utils import ImageReader
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


def mostly_invisible(paper: Canvas) -> None:
    block = paper.beginText(72, 740)
    block.setTextRenderMode(3)
    for _ in range(9):
        block.textLine("Nine companies move into the park, and not eight.")
    paper.drawText(block)


def blacked_out(paper: Canvas) -> None:
    paper.drawString(72, 740, "Nine companies")
    paper.rect(70, 735, 200, 18, fill=1)


def behind_a_picture(paper: Canvas) -> None:
    paper.drawString(72, 740, "Nine companies")
    paper.drawImage(ImageReader(Image.new("RGB", (20, 20), "white")), 60, 730, 300, 30)


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
        mostly_invisible,
        blacked_out,
        behind_a_picture,
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


def under_a_highlight(paper: Canvas) -> None:
    paper.drawString(72, 740, "Nine companies")
    paper.setFillColorRGB(1, 1, 0, alpha=0.4)
    paper.rect(70, 735, 200, 18, fill=1, stroke=0)


def framed(paper: Canvas) -> None:
    paper.drawString(72, 740, "Nine companies")
    paper.rect(70, 735, 200, 18, fill=0)


def leaders(paper: Canvas) -> None:
    paper.drawString(72, 740, "Nine companies " + "." * 30 + " - - -")


@pytest.mark.parametrize("draw", [white_on_a_dark_ground, small_print, leaders, under_a_highlight, framed])
def test_what_can_be_seen_stays(draw: Callable[[Canvas], None]) -> None:
    reading = read(draw)
    assert "Nine companies" in reading.pages[0].text
    assert reading.warnings == ()


def test_the_invisible_layer_of_a_scan_is_its_text() -> None:
    def scan(paper: Canvas) -> None:
        paper.drawImage(ImageReader(Image.effect_noise((300, 100), 90)), 60, 600, 480, 130)
        block = paper.beginText(72, 700)
        block.setTextRenderMode(3)
        for _ in range(5):
            block.textLine("What the text recognition read in the picture of the page.")
        paper.drawText(block)

    reading = read(scan)
    assert "recognition" in reading.pages[0].text
    assert reading.warnings == ()


def test_a_scans_line_whose_letters_are_wider_than_its_picture_keeps_its_end() -> None:
    def scan(paper: Canvas) -> None:
        paper.drawImage(ImageReader(Image.effect_noise((300, 100), 90)), 60, 600, 250, 130)
        for line in range(5):
            block = paper.beginText(72, 700 - 14 * line)
            block.setTextRenderMode(3)
            for word in ("What the ", "recognition ", "read in the ", "picture of ", "the page."):
                block.textOut(word)
            paper.drawText(block)
        aside = paper.beginText(400, 620)
        aside.setTextRenderMode(3)
        aside.textLine("Nine companies")
        paper.drawText(aside)

    reading = read(scan)
    assert reading.pages[0].text.count("picture of the page.") == 5
    assert "Nine companies" not in reading.pages[0].text
    assert reading.warnings == (WARNING,)


def test_a_bar_laid_over_the_page_as_an_annotation_hides_what_is_under_it() -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(sample_pdfs.pdf([SEEN, "Nine companies"])))
    bar = Rectangle(rect=(60, 735, 400, 755), interior_color="000000")
    writer.add_annotation(0, bar)
    appearance = DecodedStreamObject()
    appearance.set_data(b"0 g 60 735 340 20 re f")
    box = ArrayObject(FloatObject(edge) for edge in (60, 735, 400, 755))
    appearance.update({NameObject("/Subtype"): NameObject("/Form"), NameObject("/BBox"): box})
    drawn = writer._add_object(appearance)
    writer.pages[0]["/Annots"][0].get_object()[NameObject("/AP")] = DictionaryObject({NameObject("/N"): drawn})
    reading = pdf.read(sample_pdfs.written(writer), "sample.pdf", LimitSettings())
    assert reading.pages[0].text.strip() == SEEN
    assert reading.warnings == (WARNING,)


def test_a_layer_that_is_not_shown_is_hidden() -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(sample_pdfs.pdf([SEEN])))
    page = writer.pages[0]
    layer = writer._add_object(
        DictionaryObject({NameObject("/Type"): NameObject("/OCG"), NameObject("/Name"): TextStringObject("draft")})
    )
    off = DictionaryObject({NameObject("/OFF"): ArrayObject([layer])})
    layers = DictionaryObject({NameObject("/OCGs"): ArrayObject([layer]), NameObject("/D"): off})
    writer._root_object[NameObject("/OCProperties")] = layers
    page["/Resources"][NameObject("/Properties")] = DictionaryObject({NameObject("/L"): layer})
    font = next(iter(page["/Resources"]["/Font"]))
    drawn = f"\n/OC /L BDC BT {font} 12 Tf 72 600 Td (Nine companies) Tj ET EMC"
    contents = DecodedStreamObject()
    contents.set_data(page.get_contents().get_data() + drawn.encode())
    page[NameObject("/Contents")] = writer._add_object(contents)
    reading = pdf.read(sample_pdfs.written(writer), "sample.pdf", LimitSettings())
    assert reading.pages[0].text.strip() == SEEN
    assert reading.warnings == (WARNING,)


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
