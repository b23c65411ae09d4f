"""The cleaning that every reader's text goes through."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.readers.base import refuse_oversize
from ingest.settings import LimitSettings
from ingest.tidying import tidy
from ingest.types import ReadError

ANY_TEXT = st.text(alphabet=st.characters(codec=None, categories=None), max_size=60)


@given(ANY_TEXT)
def test_tidy_text_is_nfc_encodable_and_without_controls(text: str) -> None:
    clean = tidy(text)
    assert clean == unicodedata.normalize("NFC", clean)
    assert clean.encode("utf-8").decode("utf-8") == clean
    assert not [c for c in clean if unicodedata.category(c) in {"Cc", "Cs"} and c not in "\n\t"]


@given(ANY_TEXT)
def test_tidying_twice_changes_nothing(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)


@given(st.text(alphabet=st.characters(categories=["L", "N", "P"]), max_size=60))
def test_what_a_person_sees_stays(text: str) -> None:
    assert tidy(text) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n", "\f", "\v", "\x85", "\u2028", "\u2029"])
def test_every_line_end_becomes_one_newline(end: str) -> None:
    assert tidy(f"one{end}two") == "one\ntwo"


def test_surrogate_pairs_are_joined_and_lone_ones_replaced() -> None:
    assert tidy("\ud835\udf0e and \ud835") == "\U0001d70e and \ufffd"


def test_decomposed_hangul_is_composed() -> None:
    assert tidy(unicodedata.normalize("NFD", "충북 특구")) == "충북 특구"


@pytest.mark.parametrize(("data", "code"), [(b"", "empty"), (b"12345", "too_large")])
def test_files_without_content_or_over_the_limit_are_refused_by_name(data: bytes, code: str) -> None:
    with pytest.raises(ReadError, match=r"note\.txt") as refusal:
        refuse_oversize(data, "note.txt", LimitSettings(file_bytes=4))
    assert refusal.value.code == code
