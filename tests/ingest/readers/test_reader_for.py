"""Which reader a file goes to."""

from __future__ import annotations

from pathlib import PurePath

import pytest

from ingest.readers import READERS, SUFFIXES, docx, eml, html, hwp, markdown, pdf, reader_for, text
from ingest.readers.base import Reader


@pytest.mark.parametrize(
    ("path", "reader"),
    [
        ("a/release.pdf", pdf),
        ("RELEASE.PDF", pdf),
        ("공고.hwp", hwp),
        ("공고.HWPX", hwp),
        ("guide.docx", docx),
        ("page.htm", html),
        ("mail.eml", eml),
        ("note.txt", text),
        ("x.md", markdown),
        ("x.Markdown", markdown),
    ],
)
def test_a_reader_is_found_by_suffix_in_any_case(path: str, reader: Reader) -> None:
    assert reader_for(PurePath(path)) is reader


@pytest.mark.parametrize("path", ["data.xlsx", "pdf", "folder/", "archive.pdf.gz"])
def test_other_formats_have_no_reader(path: str) -> None:
    assert reader_for(PurePath(path)) is None


def test_no_suffix_belongs_to_two_readers() -> None:
    assert len(SUFFIXES) == sum(len(reader.suffixes) for reader in READERS)
