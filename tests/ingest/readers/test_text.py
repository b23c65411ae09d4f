"""Plain text: encodings told apart, anything else refused with a sentence."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.readers import text
from ingest.settings import LimitSettings
from ingest.types import Page, ReadError

LIMITS = LimitSettings()
KOREAN = "중소벤처기업부는 9월 26일 쇼난 아이파크 입주를 알렸다.\n여덟 개 기업이 간다."
ENGLISH = "The ministry said so on 26 September.\nEight companies move in."


def read(data: bytes) -> str:
    reading = text.read(data, "note.txt", LIMITS)
    assert reading.title is None
    assert reading.pages == (Page(None, None, reading.pages[0].text),)
    return reading.pages[0].text


@pytest.mark.parametrize("content", [KOREAN, ENGLISH], ids=["korean", "english"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp949"])
def test_known_encodings_are_recognised(content: str, encoding: str) -> None:
    assert read(content.encode(encoding)) == content


def test_big_endian_utf16_with_its_mark_is_recognised() -> None:
    assert read(b"\xfe\xff" + KOREAN.encode("utf-16-be")) == KOREAN


def test_line_ends_form_feeds_and_nuls_are_cleaned() -> None:
    assert read(b"one line of it\r\ntwo\x00 lines\fthree lines\n") == "one line of it\ntwo lines\nthree lines\n"


@pytest.mark.parametrize(
    "data",
    [
        "Café “Tokyo” – prices".encode("cp1252"),
        "“Quoted” in a Windows text".encode("cp1252"),
        bytes(range(256)) * 4,
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x02\x1c\x00\x00\x03\x9a\x08\x06",
        KOREAN.encode("utf-8")[:-5] + b"\xff\xfe",
        b"\xff\xfeodd",
    ],
    ids=["latin", "latin quotes", "binary", "picture", "cut off", "odd utf-16"],
)
def test_other_bytes_are_refused_with_what_to_do(data: bytes) -> None:
    with pytest.raises(ReadError, match=r"^note\.txt is no text .*UTF-8") as refusal:
        read(data)
    assert refusal.value.code == "unreadable"


@pytest.mark.parametrize("data", [b"", b" \n\n", b"\xef\xbb\xbf", b"--- ***"])
def test_a_file_without_a_letter_is_empty(data: bytes) -> None:
    with pytest.raises(ReadError, match=r"^note\.txt ") as refusal:
        read(data)
    assert refusal.value.code == "empty"


@given(st.binary(max_size=200))
def test_any_bytes_give_a_page_or_a_read_error(data: bytes) -> None:
    with suppress(ReadError):
        assert read(data)
