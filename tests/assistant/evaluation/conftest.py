"""Fixtures of the regression run's own tests: a small sample document and a desk that answers from a script."""

from __future__ import annotations

import pytest
from pypdfium2 import PdfDocument
from scripted_desk import ScriptedDesk
from shipped_corpus import CORPUS, ShippedCorpus


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


@pytest.fixture(scope="session")
def corpus() -> ShippedCorpus:
    """The shipped documents and their pages."""
    return ShippedCorpus()
