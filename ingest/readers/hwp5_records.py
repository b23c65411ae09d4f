"""HWP 5 as it is stored: an OLE file with packed streams of records, each record with a level that says whose it is."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

import olefile  # type: ignore[import-untyped]

from ingest.readers.archive import damaged, inflated, inflates
from ingest.settings import LimitSettings
from ingest.types import ReadError

SIGNATURE = b"HWP Document File"
NUMBERING, PARA_SHAPE, PARA_HEADER, PARA_TEXT, CTRL_HEADER, LIST_HEADER, TABLE = 23, 25, 66, 67, 71, 72, 77

_COMPRESSED, _PASSWORD, _DISTRIBUTION, _RIGHTS = 0x1, 0x2, 0x4, 0x10 | 0x100 | 0x400  # bits of the header's properties
_SUMMARY, _SUMMARY_TITLE = "\x05HwpSummaryInformation", 2
# What olefile and struct run into on damaged files, beside the errors they promise.
DAMAGE = (OSError, struct.error, ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)


@dataclass(slots=True)
class Record:
    """A record with the records below it."""

    tag: int
    data: bytes
    children: list[Record] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Hwp5File:
    """The records of the document's properties and of each section, and the title its author gave it."""

    properties: list[Record]
    sections: list[list[Record]]
    title: str | None


def opened(data: bytes, name: str, limits: LimitSettings) -> Hwp5File:
    """Raises ReadError: encrypted, unreadable, too_large."""
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as container:
            return _Container(container, name, limits).whole()
    except DAMAGE as error:
        raise damaged(name) from error


class _Container:
    """The OLE file; what is unpacked from it is added up against the limit."""

    def __init__(self, ole: olefile.OleFileIO, name: str, limits: LimitSettings) -> None:
        self._ole, self._name, self._limits = ole, name, limits
        self._unpacked = 0

    def whole(self) -> Hwp5File:
        header = self._ole.openstream("FileHeader").read()
        if not header.startswith(SIGNATURE):
            raise damaged(self._name)
        flags: int = struct.unpack_from("<I", header, 36)[0]
        refusal = _lock(flags, self._name)
        if refusal is not None:
            raise refusal
        packed = bool(flags & _COMPRESSED)
        sections = [self._records(path, packed) for path in self._section_paths()]
        return Hwp5File(self._records("DocInfo", packed), sections, self._title())

    def _section_paths(self) -> list[str]:
        paths: list[str] = []
        while self._ole.exists(path := f"BodyText/Section{len(paths)}"):
            paths.append(path)
        if not paths:
            raise damaged(self._name)
        return paths

    def _records(self, path: str, packed: bool) -> list[Record]:
        raw: bytes = self._ole.openstream(path).read()
        stream = inflated(raw, self._name, self._limits) if packed else raw
        self._unpacked += len(stream)
        if self._unpacked > self._limits.decompressed_bytes:
            raise inflates(self._name, self._limits)
        return tree(stream)

    def _title(self) -> str | None:
        if not self._ole.exists(_SUMMARY):
            return None
        title = self._ole.getproperties(_SUMMARY).get(_SUMMARY_TITLE)
        return title if isinstance(title, str) else None


def tree(stream: bytes) -> list[Record]:
    """The records of a stream, each below the last one of a lower level; a cut-off one keeps what there is."""
    root = Record(0, b"")
    above: list[tuple[int, Record]] = [(-1, root)]
    for level, record in _flat(stream):
        while above[-1][0] >= level:
            above.pop()
        above[-1][1].children.append(record)
        above.append((level, record))
    return root.children


def _flat(stream: bytes) -> Iterator[tuple[int, Record]]:
    """Levels and records: a header of 32 bits has tag, level and size, and a size too large for it comes after it."""
    at = 0
    while at + 4 <= len(stream):
        (header,) = struct.unpack_from("<I", stream, at)
        at += 4
        size = header >> 20
        if size == 0xFFF:
            (size,) = struct.unpack_from("<I", stream, at)
            at += 4
        yield header >> 10 & 0x3FF, Record(header & 0x3FF, stream[at : at + size])
        at += size


def _lock(flags: int, name: str) -> ReadError | None:
    """Why a file with these properties cannot be read, and what to do."""
    if flags & _PASSWORD:
        return ReadError("encrypted", f"{name} is locked with a password: save a copy without one and add that.")
    if flags & _DISTRIBUTION:
        return ReadError(
            "encrypted",
            f"{name} is a locked distribution copy (배포용 문서): ask its author for an ordinary HWP or PDF file.",
        )
    if flags & _RIGHTS:
        return ReadError("encrypted", f"{name} is under rights management: ask its author for a copy without it.")
    return None
