"""HWP and HWPX, the formats of Korean offices: told apart by what is in the file, since names do not always say."""

from __future__ import annotations

from ingest.readers import hwp5, hwpx
from ingest.readers.archive import damaged
from ingest.readers.base import refuse_oversize
from ingest.readers.hwp5_records import SIGNATURE
from ingest.readers.text import whole_page
from ingest.readers.titles import believable_title
from ingest.settings import LimitSettings
from ingest.tidying import tidy
from ingest.types import ReadError, Reading

suffixes = (".hwp", ".hwpx")

_OLE, _ZIP = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04"


def read(data: bytes, name: str, limits: LimitSettings) -> Reading:
    """The whole file as one page without a number: where its pages end is known to Hancom's typesetting alone."""
    refuse_oversize(data, name, limits)
    if data.startswith(SIGNATURE):
        raise ReadError(
            "unsupported",
            f"{name} is an HWP 3 file, older than HWP 5: open it in Hancom Office, save it as HWPX and add that.",
        )
    if data.startswith(_OLE):
        story, title = hwp5.read(data, name, limits)
    elif data.startswith(_ZIP):
        story, title = hwpx.read(data, name, limits)
    else:
        raise damaged(name)
    pages = whole_page(tidy(story.text()), name, "whole")
    return Reading(pages, believable_title(title, pages[0].text))
