"""Fixtures of the regression run's own tests: a small sample document and a desk that answers from a script."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdfium2 import PdfDocument
from scripted_desk import ScriptedDesk

CORPUS = Path(__file__).resolve().parents[3] / "corpus"


@pytest.fixture
def scripted() -> ScriptedDesk:
    """A desk over the sample document with no answers yet: it abstains until ``answers`` holds some."""
    return ScriptedDesk()


@pytest.fixture(scope="session")
def release() -> tuple[str, ...]:
    """The page texts of the shipped release, read by a library of their own."""
    document = PdfDocument(CORPUS / "press-release.pdf")
    try:
        return tuple(page.get_textpage().get_text_range().replace("\r\n", "\n") for page in document)
    finally:
        document.close()
