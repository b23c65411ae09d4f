"""One reader a file format; ``reader_for`` finds the one for a path."""

from __future__ import annotations

from pathlib import PurePath

from ingest.readers import docx, eml, html, hwp, markdown, pdf, text
from ingest.readers.base import Reader
from ingest.types import ReadError

READERS: tuple[Reader, ...] = (pdf, hwp, docx, html, eml, text, markdown)
SUFFIXES: frozenset[str] = frozenset(suffix for reader in READERS for suffix in reader.suffixes)


def reader_for(path: PurePath) -> Reader | None:
    """The reader for a file's suffix, upper or lower case; None where the format is not supported."""
    suffix = path.suffix.lower()
    return next((reader for reader in READERS if suffix in reader.suffixes), None)


def unsupported(name: str) -> ReadError:
    """What to tell about a file that no reader is for."""
    known = ", ".join(sorted(SUFFIXES))
    return ReadError("unsupported", f"{name} is of a kind that cannot be read: convert it to one of {known}.")
