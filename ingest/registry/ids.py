"""Names of documents, chunks and sentences; each can be read back, and none needs a table."""

from __future__ import annotations

import hashlib
import re
from typing import Literal, NamedTuple

Level = Literal["chunk", "sentence"]

_PASSAGE = re.compile(r"([0-9a-f]{16})-([0-9a-f]{8})-(s?)(\d{1,9})", re.ASCII)


class PassageId(NamedTuple):
    """The parts of a chunk or sentence id; ``version`` is the first eight digits of the document's version."""

    document_id: str
    version: str
    ordinal: int


def document_id_of(path: str) -> str:
    """A document is its resolved path (NFC): its id survives new versions."""
    return hashlib.sha256(path.encode("utf-8", "surrogateescape")).hexdigest()[:16]


def text_sha256(text: str) -> str:
    """The key under which a text's vector is kept."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def passage_id(level: Level, document_id: str, version: str, ordinal: int) -> str:
    """The id of a chunk (``document-version-3``) or a sentence (``document-version-s3``)."""
    return f"{document_id}-{version[:8]}-{'s' if level == 'sentence' else ''}{ordinal}"


def parse_passage_id(level: Level, name: str) -> PassageId | None:
    """The parts of an id of this level, or None where it is none."""
    match = _PASSAGE.fullmatch(name)
    if match is None or bool(match[3]) != (level == "sentence"):
        return None
    return PassageId(match[1], match[2], int(match[4]))


def is_of_version(name: str, document_id: str, version: str) -> bool:
    """Whether a chunk or sentence id belongs to this version of a document."""
    return name.startswith(f"{document_id}-{version[:8]}-")
