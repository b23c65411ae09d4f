"""The documents that ship with the product: the founding release says what its source says."""

from __future__ import annotations

import datetime
import unicodedata
from pathlib import Path
from typing import Any

import pypdf
import pypdfium2
import pytest
import yaml

from tools import typeset_release

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
RELEASE = CORPUS / "press-release.pdf"
A4 = (595, 842)


def load(name: str) -> dict[str, Any]:
    return yaml.safe_load((CORPUS / name).read_text("utf-8"))


def letters(text: str) -> str:
    return "".join(text.split())


def page_bodies(pages: list[str]) -> list[str]:
    """Page texts without the number printed at the foot of each."""
    for number, text in enumerate(pages, 1):
        assert text.rstrip().endswith(f"- {number} -")
    return [text.rstrip().removesuffix(f"- {number} -") for number, text in enumerate(pages, 1)]


def texts_by_reader() -> dict[str, list[str]]:
    second = pypdfium2.PdfDocument(RELEASE)
    return {
        "pypdf": [page.extract_text() for page in pypdf.PdfReader(RELEASE).pages],
        "pypdfium2": [page.get_textpage().get_text_range() for page in second],
    }


@pytest.mark.needs_shared
@pytest.mark.parametrize("reader", ["pypdf", "pypdfium2"])
def test_the_release_has_the_words_of_its_source_in_their_order(shared: Path, reader: str) -> None:
    source = (shared / "corpus/press-release.txt").read_text("utf-8")
    bodies = page_bodies(texts_by_reader()[reader])
    words = " ".join(bodies).split()
    assert words == " ".join(typeset_release.reflow(source)).split()
    assert letters(" ".join(bodies)) == letters(source)


def test_the_release_is_three_labelled_a4_pages_with_embedded_mapped_fonts() -> None:
    reader = pypdf.PdfReader(RELEASE)
    assert reader.page_labels == ["1", "2", "3"]
    for page in reader.pages:
        assert (round(page.mediabox.width), round(page.mediabox.height)) == A4
        used = [font.get_object() for font in page["/Resources"]["/Font"].values()]
        shown = [font for font in used if "/FontDescriptor" in font]
        assert shown
        for font in shown:
            assert "/ToUnicode" in font
            assert "/FontFile2" in font["/FontDescriptor"]


@pytest.mark.needs_shared
def test_typesetting_twice_gives_the_same_bytes(shared: Path, tmp_path: Path) -> None:
    source = (shared / "corpus/press-release.txt").read_text("utf-8")
    first, second = tmp_path / "first.pdf", tmp_path / "second.pdf"
    typeset_release.typeset(source, first)
    typeset_release.typeset(source, second)
    assert first.read_bytes() == second.read_bytes()


def test_reflow_joins_wrapped_lines_and_words_cut_after_their_own_hyphen() -> None:
    text = "Head \n \n\nOne line \n\nof a full-\n\nscale test \n \n\nNext. \n"
    assert typeset_release.reflow(text) == ["Head", "One line of a full-scale test", "Next."]


def test_every_document_of_the_corpus_has_an_entry_and_the_other_way_round() -> None:
    files = {path.name for path in CORPUS.iterdir()} - {"corpus.yaml", "aliases.yaml", "corrections.yaml"}
    assert set(load("corpus.yaml")["documents"]) == files


def test_the_release_is_described_as_the_contract_says() -> None:
    entry = load("corpus.yaml")["documents"]["press-release.pdf"]
    assert entry["kind"] == "press_release"
    assert entry["date"] == datetime.date(2024, 9, 30)
    assert (entry["language"], entry["visibility"]) == ("en", "public")
    assert entry["title"] == pypdf.PdfReader(RELEASE).metadata.title
    assert "1053574" in entry["source"]


def test_aliases_are_clean_and_no_spelling_names_two_things() -> None:
    names = load("aliases.yaml")["aliases"]
    spellings = [spelling for name in names for spelling in name]
    assert all(len(name) >= 2 for name in names)
    assert all(s == s.strip() == unicodedata.normalize("NFC", s) for s in spellings)
    assert len({s.casefold() for s in spellings}) == len(spellings)


@pytest.mark.needs_shared
def test_aliases_hold_every_list_of_the_fact_sheet(shared: Path) -> None:
    sheet = yaml.safe_load((shared / "facts/program-facts.yaml").read_text("utf-8"))["aliases"]
    assert [", ".join(name) for name in load("aliases.yaml")["aliases"]] == [", ".join(name) for name in sheet]
