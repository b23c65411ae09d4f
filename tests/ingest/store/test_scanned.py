"""A scan goes into the store as any other document does, and says everywhere that it was recognised."""

from __future__ import annotations

import pytest
from sample_desk import Desk
from sample_scans import ENGLISH, KOREAN, pdf_of, picture

from assistant.answering.citations import Citations
from ingest.readers.isolated import IsolatedReader
from ingest.settings import OcrSettings

pytestmark = pytest.mark.ocr


@pytest.fixture
def scans(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A desk with a scan in two languages in its inbox, and with reading processes of its own."""
    monkeypatch.setattr("ingest.pipeline.IsolatedReader", IsolatedReader)
    (desk.inbox / "scan.pdf").write_bytes(pdf_of(picture(ENGLISH), picture(KOREAN)))
    return desk


def test_a_scan_is_added_and_found_and_cited_as_recognised(scans: Desk) -> None:
    [outcome] = scans.add().outcomes
    assert outcome.status == "added"
    registry, index = scans.open()
    document = scans.documents()["scan.pdf"]
    assert not document.partial
    assert "recognised (OCR)" in document.warnings[0]
    assert [page.reader for page in registry.pages(document.document_id)] == ["tesseract", "tesseract"]
    assert any("접수기간은" in text for text in scans.found("접수기간", store=(registry, index)))
    citations = Citations(registry)
    citations.cite(registry.sentences(document.document_id, 0, 0)[0], document)
    assert [citation.ocr for citation in citations.all()] == [True]


def test_where_it_is_switched_off_a_scan_is_empty(scans: Desk) -> None:
    scans.settings = scans.settings.model_copy(update={"ocr": OcrSettings(enabled="off")})
    [outcome] = scans.add().outcomes
    assert outcome.error is not None
    assert (outcome.status, outcome.error.code) == ("failed", "empty")
