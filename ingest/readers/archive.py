"""Files that hold other files: members are read in memory, within the limit, and their XML names nothing outside."""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ET
import zipfile
import zlib
from xml.parsers import expat

from ingest.settings import LimitSettings
from ingest.types import ReadError

ENCRYPTED_MEMBER = 0x1  # bit of a ZIP entry's flags
_FAILURES = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError)
_BAD_XML = (ET.ParseError, expat.ExpatError, ValueError, LookupError)  # LookupError: an encoding unknown to Python


class Archive:
    """A ZIP file in memory whose members together keep to the limit, so that each can be read whole."""

    def __init__(self, data: bytes, name: str, limits: LimitSettings) -> None:
        """Raises ReadError: unreadable, encrypted (members locked by ZIP's own means), too_large (a bomb)."""
        self._name = name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _FAILURES as error:
            raise damaged(name) from error
        if any(member.flag_bits & ENCRYPTED_MEMBER for member in self._zip.infolist()):
            raise ReadError("encrypted", f"{name} is locked with a password: save a copy without one and add that.")
        # zipfile gives no more bytes of a member than its entry announces, so the sum holds for what is read too.
        if sum(member.file_size for member in self._zip.infolist()) > limits.decompressed_bytes:
            raise inflates(name, limits)

    def names(self) -> list[str]:
        return self._zip.namelist()

    def matching(self, pattern: re.Pattern[str]) -> list[str]:
        """The members whose whole name matches, ordered by the number that is the pattern's first group."""
        found = [match for name in self.names() if (match := pattern.fullmatch(name))]
        return [match[0] for match in sorted(found, key=lambda match: int(match[1]))]

    def __contains__(self, member: str) -> bool:
        return member in self._zip.NameToInfo

    def read(self, member: str) -> bytes:
        """Raises ReadError (unreadable) where the member is damaged or missing."""
        try:
            return self._zip.read(member)
        except (*_FAILURES, KeyError) as error:
            raise damaged(self._name) from error

    def xml(self, member: str) -> ET.Element:
        """The member's root element. Raises ReadError (unreadable) also for one that declares a document type."""
        return parsed(self.read(member), self._name)


def parsed(xml: bytes, name: str) -> ET.Element:
    """The root element of XML without a document type. Raises ReadError (unreadable)."""
    refuse_doctype(xml, name)
    try:
        return ET.fromstring(xml)
    except _BAD_XML as error:
        raise damaged(name) from error


def refuse_doctype(xml: bytes, name: str) -> None:
    """Raises ReadError (unreadable) for what declares a document type, or is no XML up to its root element.

    Only a document type can declare entities and external references, and no office file has one of its own. It stands
    before the root element, so no more than that is read.
    """
    parser = expat.ParserCreate()  # a tree builder with one method in Python would be called for every element
    parser.StartDoctypeDeclHandler = _refuse
    parser.StartElementHandler = _stop
    try:
        parser.Parse(xml, True)
    except StopIteration:
        return
    except _BAD_XML as error:
        raise damaged(name) from error


def _refuse(doctype: str, *_: object) -> None:
    raise ValueError(f"document type {doctype}")


def _stop(*_: object) -> None:
    raise StopIteration


def inflated(data: bytes, name: str, limits: LimitSettings) -> bytes:
    """Raw deflate data unpacked. Raises ReadError: unreadable, too_large."""
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        whole = inflater.decompress(data, limits.decompressed_bytes)
    except zlib.error as error:
        raise damaged(name) from error
    if inflater.unconsumed_tail:
        raise inflates(name, limits)
    return whole


def damaged(name: str) -> ReadError:
    return ReadError(
        "unreadable",
        f"{name} is damaged or not of the kind its name says: open it in the program it was made with, save it anew "
        "and add that.",
    )


def inflates(name: str, limits: LimitSettings) -> ReadError:
    return ReadError(
        "too_large",
        f"{name} unpacks to more than {limits.decompressed_bytes:,} bytes, the limit: take large pictures out, or "
        "raise the setting limits.decompressed_bytes.",
    )
