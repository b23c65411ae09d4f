"""Form values and text boxes are text of the page that they lie on; reviewers' comments are not."""

from __future__ import annotations

import io

import pypdf
import pytest
import sample_pdfs
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject, TextStringObject

from ingest.readers import pdf
from ingest.settings import LimitSettings
from ingest.types import Reading

BODY = "The form of the sample programme."


def annotation(subtype: str, **entries: object) -> DictionaryObject:
    item = DictionaryObject({NameObject("/Subtype"): NameObject(f"/{subtype}")})
    for key, value in entries.items():
        item[NameObject(f"/{key}")] = (
            NameObject(value) if isinstance(value, str) and value.startswith("/")
            else TextStringObject(value) if isinstance(value, str)
            else NumberObject(value) if isinstance(value, int)
            else ArrayObject(TextStringObject(each) for each in value) if isinstance(value, list)
            else value
        )  # fmt: skip
    return item


def read(*items: object) -> Reading:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(sample_pdfs.pdf([BODY])))
    writer.pages[0][NameObject("/Annots")] = ArrayObject(items)
    return pdf.read(sample_pdfs.written(writer), "sample.pdf", LimitSettings())


def lines(*items: object) -> list[str]:
    return read(*items).pages[0].text.splitlines()


def test_values_stand_behind_the_names_of_their_fields_at_the_pages_end() -> None:
    assert lines(
        annotation("Widget", FT="/Tx", T="f1", TU="Name of the company", V="Sample Bio"),
        annotation("Widget", FT="/Ch", T="Region", V=["Chungbuk", "Gangwon"]),
        annotation("Widget", FT="/Tx", V="alone"),
    ) == [BODY, "", "Name of the company: Sample Bio", "Region: Chungbuk, Gangwon", "alone"]


def test_a_part_of_a_field_takes_over_what_the_field_says() -> None:
    field = annotation("Widget", FT="/Tx", T="Contact", V="Kim")
    parts = [annotation("Widget", Parent=field), annotation("Widget", Parent=field)]
    assert lines(*parts) == [BODY, "", "Contact: Kim"]


def test_a_text_box_laid_over_the_page_is_text() -> None:
    assert lines(annotation("FreeText", Contents="Corrected on Monday")) == [
        BODY,
        "",
        "Corrected on Monday",
    ]


@pytest.mark.parametrize(
    "item",
    [
        annotation("Widget", FT="/Tx", T="f", V=""),
        annotation("Widget", FT="/Tx", T="f", V="secret", Ff=1 << 13),
        annotation("Widget", FT="/Btn", T="f", V="/Yes"),
        annotation("FreeText", Contents="hidden", F=2),
        annotation("Link", Contents="where it leads"),
        NumberObject(7),
    ],
    ids=["empty", "password", "button", "hidden", "link", "no annotation"],
)
def test_what_shows_no_words_adds_none(item: object) -> None:
    reading = read(item)
    assert reading.pages[0].text.splitlines() == [BODY]
    assert reading.warnings == ()


@pytest.mark.parametrize("subtype", ["Text", "Highlight", "StrikeOut"])
def test_comments_are_reported_and_left_out(subtype: str) -> None:
    reading = read(annotation(subtype, Contents="Is this number right?"))
    assert reading.pages[0].text.splitlines() == [BODY]
    assert reading.warnings == ("sample.pdf has comments on page 1; they are no part of its text and were left out.",)


def test_a_circle_of_fields_ends() -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(sample_pdfs.pdf([BODY])))
    field = annotation("Widget")
    reference = writer._add_object(field)
    field[NameObject("/Parent")] = reference
    writer.pages[0][NameObject("/Annots")] = ArrayObject([reference])
    assert pdf.read(sample_pdfs.written(writer), "sample.pdf", LimitSettings()).pages[0].text.strip() == BODY
