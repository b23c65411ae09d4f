"""The documents that ingest is measured on: readable in every format, the same for the same seed."""

from __future__ import annotations

from pathlib import Path

from benchmarks.generated import FORMATS, NOTICE, write_documents
from ingest.chunks import chunk_document
from ingest.readers import reader_for
from ingest.settings import Settings


def test_every_format_is_read_whole_and_says_that_it_is_a_sample(tmp_path: Path) -> None:
    sheets = write_documents(tmp_path, 2 * len(FORMATS))
    settings = Settings()
    chunks = 0
    for path in sorted(tmp_path.iterdir()):
        reader = reader_for(path)
        assert reader is not None
        reading = reader.read(path.read_bytes(), path.name, settings.limits)
        text = "\n".join(page.text for page in reading.pages)
        assert any(notice in text for notice in NOTICE.values())
        assert not reading.unreadable_pages
        chunks += len(chunk_document(reading.pages, settings.chunks).chunks)
    assert len({path.suffix for path in tmp_path.iterdir()}) == len(FORMATS)
    assert chunks > 2 * sheets


def test_equal_seeds_give_equal_texts(tmp_path: Path) -> None:
    one, same, other = (tmp_path / name for name in ("one", "same", "other"))
    sheets = [write_documents(folder, 5, seed) for folder, seed in ((one, 1), (same, 1), (other, 2))]
    plain = [folder / "sample-00004.md" for folder in (one, same, other)]
    assert sheets[0] == sheets[1]
    assert plain[0].read_text() == plain[1].read_text() != plain[2].read_text()
