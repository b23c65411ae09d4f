"""PDF: what is readable is read by whichever library reads it better, the rest is named in a plain sentence."""

from __future__ import annotations

import logging.handlers
from pathlib import Path
from types import ModuleType

import pypdf
import pytest
import sample_pdfs
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.readers import pdf, pdfium, pypdf_text
from ingest.settings import LimitSettings
from ingest.types import ReadError, Reading

LIMITS = LimitSettings()
LINES = ["The sample release says that eight companies", "move into the sample park in September 2024."]
KOREAN_LINES = ["여덟 개 기업이 표본 공원에 입주하여", "구월부터 실증과 연구개발을 시작한다고 밝혔다"]
OUTCOMES = {"read", "encrypted", "empty", "unreadable"}
RELEASE = Path(__file__).parents[3] / "corpus/press-release.pdf"


def read(data: bytes, limits: LimitSettings = LIMITS) -> Reading:
    return pdf.read(data, "sample.pdf", limits)


def refusal(data: bytes, limits: LimitSettings = LIMITS) -> ReadError:
    with pytest.raises(ReadError, match=r"^sample\.pdf [^\n]*\.$") as caught:
        read(data, limits)
    return caught.value


def outcome(data: bytes, name: str) -> str:
    """ "read" for a reading with text, else the code of an error whose sentence names the file."""
    try:
        reading = pdf.read(data, name, LIMITS)
    except ReadError as error:
        return error.code if error.sentence.startswith(f"{name} ") else "nameless"
    return "read" if any(page.text.strip() for page in reading.pages) else "blank"


def test_the_release_is_read_whole_with_labels_and_title() -> None:
    reading = read(RELEASE.read_bytes())
    assert [(page.number, page.label) for page in reading.pages] == [(1, "1"), (2, "2"), (3, "3")]
    assert reading.title is not None
    assert reading.title.startswith("From Verification to Licensing")
    assert (reading.warnings, reading.unreadable_pages) == ((), ())
    assert "\r" not in reading.pages[0].text


def test_syllables_set_one_by_one_come_out_as_words() -> None:
    data = sample_pdfs.letter_by_letter(KOREAN_LINES)
    assert KOREAN_LINES[0] not in pypdf_text.extract(data, "sample.pdf", LIMITS).texts[0]
    assert read(data).pages[0].text.strip().splitlines() == KOREAN_LINES


def test_words_set_one_by_one_come_out_in_lines() -> None:
    data = sample_pdfs.word_by_word(LINES, gap=3)
    assert pypdf_text.extract(data, "sample.pdf", LIMITS).texts[0].split("\n")[:2] == ["The", "sample"]
    (page,) = read(data).pages
    assert page.text.strip().splitlines() == LINES
    assert page.reader == "pdfium"


def test_words_that_one_library_runs_together_are_read_by_the_other() -> None:
    data = sample_pdfs.word_by_word(LINES * 2, gap=1)
    assert LINES[0].replace(" ", "") in pdfium.extract(data, "sample.pdf", LIMITS).texts[0]
    (page,) = read(data).pages
    assert page.text.split() == " ".join(LINES * 2).split()
    assert page.reader == "pypdf"


def test_ligatures_of_the_typesetter_become_letters() -> None:
    assert read(sample_pdfs.pdf(["It ﬁled a ﬂow chart."])).pages[0].text.strip() == ("It filed a flow chart.")


@pytest.mark.parametrize("library", [pypdf_text, pdfium])
def test_both_libraries_keep_a_hyphen_and_the_line_end_after_it(library: ModuleType) -> None:
    data = sample_pdfs.pdf(["They start full-", "scale verification."])
    (text,) = library.extract(data, "sample.pdf", LIMITS).texts
    assert text.split() == ["They", "start", "full-", "scale", "verification."]


def test_pages_without_text_stay_empty_and_are_named() -> None:
    reading = read(sample_pdfs.pdf(LINES, [], LINES, [], [], [], LINES))
    assert reading.unreadable_pages == (2, 4, 5, 6)
    assert reading.warnings == ("sample.pdf has no readable text on pages 2, 4-6.",)
    assert [page.text == "" for page in reading.pages] == [False, True, False, True, True, True, False]
    assert [page.number for page in reading.pages] == [1, 2, 3, 4, 5, 6, 7]


def test_a_file_without_any_text_is_empty_and_says_what_to_do() -> None:
    error = refusal(sample_pdfs.pdf([], []))
    assert error.code == "empty"
    assert "OCR" in error.sentence


def test_a_password_to_open_is_refused_and_one_to_change_is_not() -> None:
    data = sample_pdfs.pdf(LINES)
    error = refusal(sample_pdfs.locked(data, user="secret", owner="boss"))
    assert error.code == "encrypted"
    assert "password" in error.sentence
    assert read(sample_pdfs.locked(data, user="", owner="boss")).pages == read(data).pages


@pytest.mark.parametrize("data", [b"no pdf at all", b"%PDF-1.7\n", b"%PDF-1.7\nxref\ntrailer << >>\n%%EOF"])
def test_broken_files_are_unreadable_with_what_to_do(data: bytes) -> None:
    error = refusal(data)
    assert error.code == "unreadable"
    assert "save it as a new PDF" in error.sentence


def test_more_pages_or_bytes_than_the_limit_are_refused() -> None:
    data = sample_pdfs.pdf(LINES, LINES, LINES)
    assert "3 pages and the limit is 2" in refusal(data, LimitSettings(pages=2)).sentence
    assert refusal(data, LimitSettings(pages=2)).code == "too_large"
    assert refusal(data, LimitSettings(file_bytes=100)).code == "too_large"
    assert len(read(data, LimitSettings(pages=3)).pages) == 3


def test_page_labels_are_what_the_file_says_is_printed_and_none_elsewhere() -> None:
    assert [p.label for p in read(sample_pdfs.pdf(LINES, LINES, labels="A-")).pages] == ["A-1", "A-2"]
    assert [p.label for p in read(sample_pdfs.pdf(LINES, LINES)).pages] == [None, None]


@pytest.mark.parametrize(
    ("title", "kept"),
    [
        ("Eight Companies Move into the Sample Park", True),
        ("  The sample\nrelease ", True),
        ("untitled", False),
        ("Microsoft Word - draft", False),
        ("sample release.pdf", False),
        ("Annual budget of another ministry", False),
        ("", False),
        ("þÿ\x00\x01", False),
    ],
)
def test_the_title_of_the_metadata_counts_where_it_is_this_documents(title: str, kept: bool) -> None:
    assert read(sample_pdfs.pdf(LINES, title=title)).title == (" ".join(title.split()) if kept else None)


@pytest.mark.parametrize("failure", [TypeError, AssertionError, AttributeError, KeyError, RecursionError, MemoryError])
def test_a_page_on_which_the_first_library_fails_is_read_by_the_second(
    failure: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: pypdf.PageObject) -> str:
        raise failure("inside the library")

    monkeypatch.setattr(pypdf.PageObject, "extract_text", fail)
    assert read(sample_pdfs.pdf(LINES)).pages[0].text.splitlines() == LINES


def test_errors_that_are_no_reading_failure_are_not_swallowed(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: pypdf.PageObject) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr(pypdf.PageObject, "extract_text", interrupt)
    with pytest.raises(KeyboardInterrupt):
        read(sample_pdfs.pdf(LINES))


def test_the_librarys_own_warnings_reach_the_root_log_as_our_debug_lines(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = logging.handlers.BufferingHandler(1000)
    monkeypatch.setattr(logging.getLogger(), "handlers", [seen])
    caplog.set_level(logging.DEBUG)
    read(b"junk before the header\n" + sample_pdfs.pdf(LINES))
    assert any("invalid pdf header" in record.getMessage() for record in seen.buffer)
    assert {(record.name.split(".")[0], record.levelno) for record in seen.buffer} == {("ingest", logging.DEBUG)}


@settings(derandomize=True, max_examples=80, deadline=None)
@given(st.integers(min_value=0), st.integers(min_value=0, max_value=80), st.binary(max_size=40))
def test_a_damaged_file_gives_a_reading_or_a_read_error(place: int, cut: int, junk: bytes) -> None:
    sound = sample_pdfs.pdf(LINES, LINES, title="Sample", labels="A-")
    start = place % len(sound)
    assert outcome(sound[:start] + junk + sound[start + cut :], "sample.pdf") in OUTCOMES
