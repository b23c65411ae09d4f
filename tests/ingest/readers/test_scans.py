"""Pages that are pictures are read by text recognition, and say so."""

from __future__ import annotations

import io

import pypdf
import pytest
import sample_pdfs
from PIL import Image, ImageFilter
from sample_scans import DPI, ENGLISH, KOREAN, pdf_of, picture

from ingest.errors import UserError
from ingest.readers import pdf, scans
from ingest.readers.tesseract import Tesseract, find_tesseract
from ingest.settings import LimitSettings, OcrSettings
from ingest.types import ReadError, Reading

pytestmark = pytest.mark.ocr
LIMITS = LimitSettings()


@pytest.fixture(scope="module")
def tesseract() -> Tesseract:
    found = find_tesseract(OcrSettings())
    assert found is not None
    return found


def read(data: bytes, tesseract: Tesseract) -> Reading:
    return scans.read(data, "scan.pdf", LIMITS, tesseract)


def joined(*parts: bytes) -> bytes:
    writer = pypdf.PdfWriter()
    for part in parts:
        writer.append(io.BytesIO(part))
    return sample_pdfs.written(writer)


@pytest.mark.parametrize("turned", [0, 90])
def test_a_scan_in_either_language_is_read_upright_or_turned(tesseract: Tesseract, turned: int) -> None:
    reading = read(pdf_of(picture(ENGLISH, turned), picture(KOREAN, turned)), tesseract)
    english, korean = (page.text for page in reading.pages)
    assert "eight companies" in english
    assert "400 million won" in english
    assert "2024년 9월 30일까지이며" in korean
    assert "4억 원을 지원합니다." in korean
    assert [page.ocr for page in reading.pages] == [True, True]
    assert reading.unreadable_pages == ()
    assert reading.warnings == (
        "scan.pdf is a picture on pages 1, 2: its text was recognised (OCR), letters may be wrong.",
    )


def test_two_columns_of_a_scan_are_read_one_after_the_other(tesseract: Tesseract) -> None:
    sheet = Image.new("L", (DPI * 8, DPI * 11), 255)
    for at, lines in enumerate((ENGLISH * 3, ENGLISH[::-1] * 3)):
        half = picture(lines).crop((DPI, 0, int(DPI * 7.4), DPI * 11)).resize((int(DPI * 3.4), DPI * 6))
        sheet.paste(half, (DPI // 2 + at * int(DPI * 3.6), DPI))
    lines = read(pdf_of(sheet), tesseract).pages[0].text.split("\n")
    found = [ENGLISH.index(line) for line in lines if line in ENGLISH]
    assert found == [0, 1, 2] * 3 + [2, 1, 0] * 3


def test_pages_with_text_of_their_own_keep_it(tesseract: Tesseract) -> None:
    reading = read(joined(sample_pdfs.pdf(["Page one has its own words."]), pdf_of(picture(ENGLISH))), tesseract)
    assert reading.pages[0].text.strip() == "Page one has its own words."
    assert [page.reader for page in reading.pages] == ["pypdf", "tesseract"]


def test_a_stamp_on_a_scan_does_not_hide_the_rest(tesseract: Tesseract) -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf_of(picture(ENGLISH))))
    writer.pages[0].merge_page(pypdf.PdfReader(io.BytesIO(sample_pdfs.pdf(["Received"]))).pages[0])
    data = sample_pdfs.written(writer)
    assert "eight companies" in read(data, tesseract).pages[0].text
    (told,) = pdf.read(data, "scan.pdf", LIMITS).warnings
    assert told == "scan.pdf has a picture that fills page 1; text in it was not read."


def test_a_photograph_and_a_blank_page_have_no_text(tesseract: Tesseract) -> None:
    photograph = Image.effect_noise((900, 1200), 90).filter(ImageFilter.GaussianBlur(3))
    blank = Image.new("L", (900, 1200), 250)
    reading = read(joined(pdf_of(picture(ENGLISH)), pdf_of(photograph, blank)), tesseract)
    assert reading.unreadable_pages == (2, 3)
    with pytest.raises(ReadError, match="no readable text") as refused:
        read(pdf_of(photograph, blank), tesseract)
    assert refused.value.code == "empty"


def test_pages_for_which_there_is_no_time_stay_unread(tesseract: Tesseract) -> None:
    hurried = tesseract.model_copy(update={"seconds": 0.001})
    assert read(pdf_of(picture(ENGLISH), picture(ENGLISH)), hurried).unreadable_pages == (2,)
    impatient = tesseract.model_copy(update={"page_seconds": 0.001})
    with pytest.raises(ReadError, match="no readable text"):
        read(pdf_of(picture(ENGLISH)), impatient)


def test_the_settings_decide_whether_there_is_a_tesseract(monkeypatch: pytest.MonkeyPatch) -> None:
    assert find_tesseract(OcrSettings(enabled="off")) is None
    assert find_tesseract(OcrSettings(languages="kor+tlh")) is None
    with pytest.raises(UserError, match="data for tlh"):
        find_tesseract(OcrSettings(enabled="on", languages="kor+tlh"))
    monkeypatch.setattr("shutil.which", lambda _: None)
    assert find_tesseract(OcrSettings()) is None
    with pytest.raises(UserError, match="the program is not installed"):
        find_tesseract(OcrSettings(enabled="on"))
