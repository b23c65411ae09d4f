"""No file costs more than its limits, whatever it makes a reader do, and the next file is read as if nothing was."""

from __future__ import annotations

import os
import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import sample_pdfs

from ingest.readers import pdf
from ingest.readers.isolated import IsolatedReader
from ingest.readers.tesseract import Tesseract
from ingest.settings import LimitSettings
from ingest.types import Page, ReadError, Reading

LIMITS = LimitSettings(seconds=1, memory_bytes=400_000_000)
FINE = Reading((Page(None, None, "note.txt"),))


@pytest.fixture(scope="module")
def reader() -> Iterator[IsolatedReader]:
    with IsolatedReader(LIMITS, "tests.misbehaving_worker") as reader:
        yield reader


def refusal(reader: IsolatedReader, does: str, code: str) -> str:
    """The sentence; the file after it must be read in any case."""
    with pytest.raises(ReadError, match=r"^note\.txt [^\n]*\.$") as caught:
        reader.read("note.txt", does.encode())
    assert caught.value.code == code
    assert reader.read("note.txt", b"fine") == FINE
    return caught.value.sentence


def test_a_reading_is_what_the_reader_gives_in_this_process() -> None:
    data = sample_pdfs.pdf(["Eight companies move in."], [], labels="A-", title="Eight companies")
    with IsolatedReader(LimitSettings()) as real:
        assert real.read("sample.pdf", data) == pdf.read(data, "sample.pdf", LimitSettings())
        with pytest.raises(ReadError, match=r"^x\.pdf is damaged") as refused:
            real.read("x.pdf", b"no pdf")
    assert refused.value.code == "unreadable"


def test_one_process_reads_many_files(reader: IsolatedReader) -> None:
    reader.read("note.txt", b"fine")
    started = time.monotonic()
    for _ in range(50):
        reader.read("note.txt", b"fine")
    assert time.monotonic() - started < 2


def test_a_file_that_takes_too_long_costs_its_time_and_no_more(reader: IsolatedReader) -> None:
    started = time.monotonic()
    assert "1 seconds" in refusal(reader, "hang", "timeout")
    assert time.monotonic() - started < 8


def test_a_crash_is_an_unreadable_file(reader: IsolatedReader) -> None:
    assert "save it anew" in refusal(reader, "crash", "unreadable")


def test_what_no_reader_expects_is_an_unreadable_file_with_its_traceback_in_the_log(
    reader: IsolatedReader, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    refusal(reader, "bug", "unreadable")
    assert "no reader expects this" in caplog.text


def test_a_file_that_needs_too_much_memory_is_too_large(reader: IsolatedReader) -> None:
    assert "memory_bytes" in refusal(reader, "memory", "too_large")


def test_what_a_library_prints_does_not_spoil_the_answer(reader: IsolatedReader) -> None:
    assert reader.read("note.txt", b"print noise") == FINE


def test_a_reader_has_no_network_no_other_program_and_no_room_on_disk(
    reader: IsolatedReader, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    with socket.create_server(("127.0.0.1", 0)) as server:
        refusal(reader, f"connect {server.getsockname()[1]}", "unreadable")
        server.settimeout(0)
        with pytest.raises(BlockingIOError):
            server.accept()
    refusal(reader, "start /bin/true", "unreadable")
    assert "asked for socket" in caplog.text
    assert "asked for subprocess" in caplog.text
    refusal(reader, f"write {tmp_path / 'unpacked'}", "unreadable")
    assert (tmp_path / "unpacked").stat().st_size <= 1 << 20


def test_kinds_and_sizes_that_are_refused_start_no_process() -> None:
    refused = [("a.xyz", b"x", "unsupported"), ("a.txt", b"", "empty"), ("a.txt", b"1234", "too_large")]
    with IsolatedReader(LimitSettings(file_bytes=3), "no.such.module") as reader:
        for name, data, code in refused:
            with pytest.raises(ReadError) as caught:
                reader.read(name, data)
            assert caught.value.code == code


def test_a_process_that_cannot_start_is_no_fault_of_the_file() -> None:
    with IsolatedReader(LIMITS, "no.such.module") as reader, pytest.raises(RuntimeError, match=r"no\.such\.module"):
        reader.read("note.txt", b"fine")


def test_leaving_ends_the_process() -> None:
    with IsolatedReader(LIMITS) as reader:
        reader.read("note.txt", b"fine text")
        process = reader._process
        assert process is not None
    with pytest.raises(ProcessLookupError):
        os.kill(process.pid, 0)


def test_leaving_ends_what_another_thread_waits_for() -> None:
    reader = IsolatedReader(LimitSettings(seconds=60), "tests.misbehaving_worker")
    with ThreadPoolExecutor() as pool:
        reader.read("note.txt", b"fine")
        reading = pool.submit(reader.read, "note.txt", b"hang")
        reader.__exit__(KeyError, KeyError(), None)
        assert isinstance(reading.exception(timeout=5), ReadError | RuntimeError)
    with pytest.raises(RuntimeError, match="ended"):
        reader.read("note.txt", b"fine")


def test_threads_that_share_a_process_wait_for_one_another(reader: IsolatedReader) -> None:
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda _: reader.read("note.txt", b"fine"), range(40))) == [FINE] * 40


def test_an_interrupt_while_waiting_ends_the_process_and_is_passed_on(
    reader: IsolatedReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(_: object) -> Reading:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("ingest.readers.isolated.receive_answer", interrupted)
        with pytest.raises(KeyboardInterrupt):
            reader.read("note.txt", b"hang")
    assert reader.read("note.txt", b"fine") == FINE


def test_a_name_that_is_no_text_can_be_told_about(reader: IsolatedReader) -> None:
    assert reader.read("no\udcffte.txt", b"fine").pages[0].text == "no\ufffdte.txt"


def test_a_reader_that_may_start_tesseract_may_start_nothing_else(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    tesseract = Tesseract(program="/bin/true", languages="eng", page_seconds=1, seconds=1)
    with IsolatedReader(LIMITS, "tests.misbehaving_worker", tesseract=tesseract) as reader:
        refusal(reader, "start /bin/false", "unreadable")
        assert "asked for subprocess" in caplog.text
        assert reader.read("note.txt", b"start /bin/true") == FINE
