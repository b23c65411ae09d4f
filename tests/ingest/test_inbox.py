"""Uploads: what they are called, which are taken, and that none is lost or written over."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.errors import StoreError
from ingest.inbox import Inbox, clean_name
from ingest.settings import Settings, UploadSettings
from ingest.types import ReadError


def inbox_at(folder: Path, **limits: object) -> Inbox:
    return Inbox(Settings(store=folder / "store", uploads=UploadSettings.model_validate(limits)))


def sample(folder: Path, text: str = "A sample note.", name: str = "sample.txt") -> Path:
    file = folder / name
    file.write_text(text, "utf-8")
    return file


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("notice.pdf", "notice.pdf"),
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\Users\\kim\\안내문.hwp", "안내문.hwp"),
        ("pay\u202efdp.txt", "payfdp.txt"),
        ("no\u200bti\ufeffce\x00\x1b[31m.pdf", "notice[31m.pdf"),
        (" two \n lines .pdf", "two lines.pdf"),
        ("...hidden.pdf", "hidden.pdf"),
        (unicodedata.normalize("NFD", "안내문.hwp"), "안내문.hwp"),
        ("\u202e.pdf", "pdf"),
        ("", "document"),
    ],
)
def test_a_name_is_a_name_and_nothing_else(raw: str, clean: str) -> None:
    assert clean_name(raw) == clean


@given(st.text(max_size=300), st.sampled_from(["", ".pdf", ".hwpx"]))
def test_any_name_is_safe_short_and_clean_at_once(text: str, suffix: str) -> None:
    name = clean_name(text + suffix)
    assert name == clean_name(name)
    assert name
    assert not name.startswith(".")
    assert not set(name) & set("/\\")
    assert not any(unicodedata.category(sign)[0] == "C" for sign in name)
    assert len(name.encode()) <= 180


def test_a_very_long_name_keeps_its_ending() -> None:
    assert clean_name("가" * 300 + ".hwpx").endswith("가.hwpx")


def test_an_upload_is_there_with_its_record_and_takes_nothing_from_its_owner(tmp_path: Path) -> None:
    inbox, file = inbox_at(tmp_path), sample(tmp_path)
    upload = inbox.accept(file, "../note.txt", "kim")
    assert inbox.path(upload).read_text() == "A sample note."
    assert inbox.uploads() == [upload]
    assert (upload.name, upload.by, upload.state) == ("note.txt", "kim", "waiting")
    assert file.exists()


def test_equal_names_do_not_write_over_one_another(tmp_path: Path) -> None:
    inbox = inbox_at(tmp_path)
    first = inbox.accept(sample(tmp_path, "One."), "note.txt", "kim")
    second = inbox.accept(sample(tmp_path, "Two."), "note.txt", "lee")
    assert [inbox.path(upload).read_text() for upload in (first, second)] == ["One.", "Two."]


def test_the_same_content_again_is_the_same_upload_and_waits_again(tmp_path: Path) -> None:
    inbox, file = inbox_at(tmp_path), sample(tmp_path)
    upload = inbox.accept(file, "note.txt", "kim")
    inbox.record(upload.model_copy(update={"state": "failed", "sentence": "Why."}))
    again = inbox.accept(file, "other.txt", "lee")
    assert [(u.id, u.name, u.state, u.sentence) for u in inbox.uploads()] == [(upload.id, "note.txt", "waiting", "")]
    assert inbox.path(again).exists()


@pytest.mark.parametrize(
    ("name", "text", "code"), [("a.exe", "x", "unsupported"), ("a.txt", "", "empty"), ("a.txt", "x" * 99, "too_large")]
)
def test_what_is_not_taken_is_said_in_a_sentence_and_leaves_nothing(
    tmp_path: Path, name: str, text: str, code: str
) -> None:
    inbox = inbox_at(tmp_path, file_bytes=50)
    with pytest.raises(ReadError, match=name) as refused:
        inbox.accept(sample(tmp_path, text), name, "kim")
    assert refused.value.code == code
    assert inbox.uploads() == []


def test_the_settings_may_take_fewer_kinds_than_can_be_read(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"a\.txt .* convert it to one of \.pdf"):
        inbox_at(tmp_path, kinds=[".pdf"]).accept(sample(tmp_path), "a.txt", "kim")


def test_what_was_cut_off_while_it_was_written_is_swept_once_it_is_old(tmp_path: Path) -> None:
    inbox = inbox_at(tmp_path)
    old, fresh = (inbox.folder / f".unfinished-{name}" for name in ("old", "fresh"))
    for folder in (old, fresh):
        folder.mkdir(parents=True)
        (folder / ".upload.json").write_text("{}")
    os.utime(old, (0, 0))
    assert inbox.uploads() == []
    inbox.sweep()
    assert (old.exists(), fresh.exists()) == (False, True)


def test_only_uploads_can_be_discarded(tmp_path: Path) -> None:
    inbox = inbox_at(tmp_path)
    upload = inbox.accept(sample(tmp_path), "note.txt", "kim")
    for name in ("..", ".", "../files", "/"):
        inbox.discard(name)
    assert inbox.uploads() == [upload]
    inbox.discard(upload.id)
    assert inbox.uploads() == []


def test_a_damaged_record_is_named(tmp_path: Path) -> None:
    inbox = inbox_at(tmp_path)
    upload = inbox.accept(sample(tmp_path), "note.txt", "kim")
    (inbox.folder / upload.id / ".upload.json").write_text("{")
    with pytest.raises(StoreError, match="is damaged"):
        inbox.uploads()
