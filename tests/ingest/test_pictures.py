"""Page pictures: what is marked is the quote, wherever it stands and however the page is turned or cut."""

from __future__ import annotations

import io
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pypdf
import pypdfium2
import pytest
import sample_pdfs
from PIL import Image
from pypdf.generic import RectangleObject

from ingest.pictures import Box, Picture, page_picture
from ingest.readers import pdf
from ingest.settings import LimitSettings
from ingest.types import ReadError

RELEASE = (Path(__file__).parents[2] / "corpus/press-release.pdf").read_bytes()
LINES = ["Sample heading", "The eight companies will move into the park and", "start full-", "scale trials there."]
SCALE = 2.0


def page_text(data: bytes, page: int = 1) -> str:
    return pdf.read(data, "sample.pdf", LimitSettings()).pages[page - 1].text


def mark(text: str, quote: str) -> tuple[int, int]:
    start = text.index(quote)
    return start, start + len(quote)


def picture_of(data: bytes, *quotes: str, page: int = 1) -> Picture:
    text = page_text(data, page)
    return page_picture(data, page, text, [mark(text, quote) for quote in quotes], SCALE)


def text_below(data: bytes, boxes: tuple[Box, ...], page: int = 1) -> str:
    """What PDFium finds inside boxes of the picture, letters only."""
    sheet = pypdfium2.PdfDocument(data)[page - 1]
    place = sheet.render(scale=SCALE).get_posconv(sheet)
    found = []
    for left, top, right, bottom in boxes:
        (x0, y0), (x1, y1) = place.to_page(left, top), place.to_page(right, bottom)
        area = {"left": min(x0, x1), "bottom": min(y0, y1), "right": max(x0, x1), "top": max(y0, y1)}
        found.append(sheet.get_textpage().get_text_bounded(**area))
    return letters_of("".join(found))


def letters_of(text: str) -> str:
    return "".join(c for c in text if c.isalnum())


def changed(data: bytes, picture: Picture, page: int = 1) -> np.ndarray:
    """Which pixels the marks have changed, as an array of height by width."""
    plain = page_picture(data, page, "", [], SCALE)
    before, after = (np.asarray(Image.open(io.BytesIO(p.png())).convert("RGB"), int) for p in (plain, picture))
    return (before != after).any(axis=2)


def turned(data: bytes, angle: int) -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    writer.pages[0].rotate(angle)
    return sample_pdfs.written(writer)


def cropped(data: bytes, box: tuple[float, float, float, float]) -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    writer.pages[0].cropbox = RectangleObject(box)
    return sample_pdfs.written(writer)


@pytest.mark.parametrize(
    ("page", "start", "end"),
    [
        (1, "Starting September 26", "R&D efforts"),
        (1, "The eight companies selected", "activities."),
        (1, "Press Release", "www.mss.go.kr"),
        (2, "On September 26", "representatives."),
        (3, "PARK Hyeon-sook", "global expansion.”"),
    ],
)
def test_the_text_below_the_marks_on_the_release_is_the_quote(page: int, start: str, end: str) -> None:
    text = page_text(RELEASE, page)
    first = text.index(start)
    quote = text[first : text.index(end, first) + len(end)]
    (boxes,) = picture_of(RELEASE, quote, page=page).boxes
    assert len(boxes) == quote.count("\n") + 1
    assert text_below(RELEASE, boxes, page) == letters_of(quote)


def test_marked_pixels_are_those_of_the_boxes_and_dark_text_stays_dark() -> None:
    data = sample_pdfs.pdf(LINES)
    picture = picture_of(data, "eight companies")
    ((left, top, right, bottom),) = picture.boxes[0]
    different = changed(data, picture)
    inside = different[top:bottom, left:right]
    assert different.sum() == inside.sum()
    assert inside.mean() > 0.5
    pixels = np.asarray(Image.open(io.BytesIO(picture.png())).convert("L"))[top:bottom, left:right]
    assert pixels.min() < 60
    assert pixels.max() > 180


@pytest.mark.parametrize("angle", [0, 90, 180, 270])
@pytest.mark.parametrize("box", [None, (60, 650, 500, 800)], ids=["whole", "cropped"])
def test_turned_and_cropped_pages_are_marked_in_the_right_place(
    angle: int, box: tuple[float, float, float, float] | None
) -> None:
    data = turned(cropped(sample_pdfs.pdf(LINES), box) if box else sample_pdfs.pdf(LINES), angle)
    quote = "eight companies will move into the park and\nstart full-\nscale trials"
    picture = picture_of(data, quote)
    (boxes,) = picture.boxes
    assert len(boxes) == 3
    assert all(0 <= x0 < x1 <= picture.width and 0 <= y0 < y1 <= picture.height for x0, y0, x1, y1 in boxes)
    assert sorted(text_below(data, boxes)) == sorted(letters_of(quote))  # PDFium may turn the order of the lines
    assert changed(data, picture).any()


def test_a_hyphen_at_a_line_end_is_marked_with_its_word() -> None:
    data = sample_pdfs.pdf(LINES)
    whole, word = picture_of(data, "start full-\nscale", "start full").boxes
    assert whole[0][2] > word[0][2]


def test_a_quote_in_text_of_the_other_library_is_marked_too() -> None:
    data = sample_pdfs.letter_by_letter(["여덟 개 기업이 표본 공원에 입주하여", "구월부터 실증을 시작한다고 밝혔다"])
    text = pypdf.PdfReader(io.BytesIO(data)).pages[0].extract_text()
    picture = page_picture(data, 1, text, [mark(text, "표\n본\n \n공\n원")], SCALE)
    assert text_below(data, picture.boxes[0]) == "표본공원"


def test_a_quote_that_is_not_on_the_page_leaves_it_unmarked_and_says_so() -> None:
    data = sample_pdfs.pdf(LINES)
    picture = page_picture(data, 1, "Words that stand nowhere on it. The eight companies", [(0, 31), (32, 51)], SCALE)
    assert picture.boxes[0] == ()
    assert text_below(data, picture.boxes[1]) == "Theeightcompanies"


def test_text_outside_the_cropped_page_is_not_marked() -> None:
    data = cropped(sample_pdfs.pdf(LINES), (60, 100, 500, 400))
    assert page_picture(data, 1, LINES[0], [(0, 14)], SCALE).boxes == ((),)


def test_the_size_is_the_pages_at_the_scale_and_a_poster_is_drawn_smaller() -> None:
    picture = page_picture(RELEASE, 2, "", [], 1.0)
    assert (picture.width, picture.height) == (596, 842)
    assert Image.open(io.BytesIO(picture.png())).size == (596, 842)
    poster = page_picture(RELEASE, 1, "", [], 50.0)
    assert poster.width * poster.height < 26_000_000


@pytest.mark.parametrize("page", [0, 4, -1])
def test_a_page_that_is_not_there_is_a_value_error(page: int) -> None:
    with pytest.raises(ValueError, match="has no page"):
        page_picture(RELEASE, page, "", [])


def test_a_file_that_cannot_be_drawn_is_a_read_error_with_its_name() -> None:
    with pytest.raises(ReadError, match=r"^release\.pdf is damaged"):
        page_picture(b"no pdf", 1, "", [], name="release.pdf")


def test_pictures_from_several_threads_are_equal() -> None:
    data = sample_pdfs.pdf(LINES)
    with ThreadPoolExecutor(4) as pool:
        pictures = list(pool.map(lambda _: picture_of(data, "eight companies"), range(8)))
    assert len({picture.png() for picture in pictures}) == 1
