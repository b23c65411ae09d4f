"""Every file of the shared test data ends in text or in a true sentence, and the documentation counts them rightly."""

from __future__ import annotations

import random
import re
import time
from pathlib import Path

import pytest

from ingest.readers.__main__ import files, outcome, table
from ingest.readers.isolated import IsolatedReader
from ingest.settings import LimitSettings
from ingest.types import ReadError
from tests.conftest import ROOT

SENTENCE = r"[^\n]{10,}[.)]"


@pytest.mark.needs_shared
def test_every_nasty_file_gives_text_or_a_plain_sentence_in_time_as_documented(shared: Path) -> None:
    started = time.monotonic()
    paths = list(files([shared / "testdata/pdf", shared / "testdata/hwp"]))
    with IsolatedReader(LimitSettings(seconds=20)) as reader:
        outcomes = [outcome(reader, path) for path in paths]
    for path, (_, kind, told) in zip(paths, outcomes, strict=True):
        assert kind in {"read", "partial"} or re.fullmatch(re.escape(path.name) + " " + SENTENCE, told), path.name
    assert {kind for _, kind, _ in outcomes} <= {"read", "unreadable", "encrypted", "empty", "unsupported"}
    assert table(outcomes) in (ROOT / "docs/readers.md").read_text("utf-8")
    assert time.monotonic() - started < 60


@pytest.mark.needs_shared
def test_what_was_read_has_words_on_each_page_that_is_not_reported(shared: Path) -> None:
    with IsolatedReader(LimitSettings()) as reader:
        for path in files([shared / "testdata/hwp"]):
            if outcome(reader, path)[1] == "read":
                assert all(page.text.strip() for page in reader.read(path.name, path.read_bytes()).pages)


def refused(reader: IsolatedReader, name: str, data: bytes) -> str | None:
    """The sentence with which a file is refused, None where it is read."""
    try:
        reader.read(name, data)
    except ReadError as error:
        return error.sentence
    return None


@pytest.mark.needs_shared
def test_damaged_copies_give_text_or_a_plain_sentence(shared: Path) -> None:
    chance = random.Random(20240930)
    paths = [path for path in files([shared / "testdata"]) if path.stat().st_size < 300_000]
    with IsolatedReader(LimitSettings(seconds=20)) as reader:
        for _ in range(60):
            path = chance.choice(paths)
            data = bytearray(path.read_bytes())
            for _ in range(chance.randrange(100)):
                data[chance.randrange(len(data))] = chance.randrange(256)
            damaged = bytes(data[: chance.choice((len(data), chance.randrange(1, len(data))))])
            told = refused(reader, path.name, damaged)
            assert told is None or re.fullmatch(re.escape(path.name) + " " + SENTENCE, told)
            assert told is None or not re.search("brought its reader down|was not read within", told)
