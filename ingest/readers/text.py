"""Plain text in the encodings that turn up: UTF-8, UTF-16 and Korean Windows (CP949)."""

from __future__ import annotations

import codecs
import re

from ingest.readers.base import refuse_oversize
from ingest.readers.legibility import letters, undecoded
from ingest.settings import LimitSettings
from ingest.tidying import tidy
from ingest.types import Lines, Page, ReadError, Reading

suffixes = (".txt",)

MOST_UNDECODED = 0.05  # a guessed encoding that leaves more than this is the wrong guess
COMMON_HANGUL = 0.9  # share of a Korean text's characters that the older EUC-KR already had
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_KNOWN = re.compile(r"utf_8|cp\d+|euc_\w+|iso8859_\d+|iso2022_\w+|shift_jis|gb\w+|big5\w*|koi8_\w|ascii")
# What is declared by the name of an encoding's beginnings is by custom its later, larger form.
_MEANT = {"euc_kr": "cp949", "iso8859_1": "cp1252", "ascii": "cp1252", "shift_jis": "cp932", "gb2312": "gb18030"}


def read(data: bytes, name: str, limits: LimitSettings) -> Reading:
    """The whole file as one page without a number; form feeds are line ends."""
    return Reading(whole_page(decoded(data, name, limits), name))


def decoded(data: bytes, name: str, limits: LimitSettings, declared: str | None = None) -> str:
    """The text, tidied, by its byte-order mark, the encoding it is declared to have, or else by what makes sense.

    A declaration also holds where a few bytes contradict it and no other encoding fits. Raises ReadError: empty (no
    byte), too_large, unreadable.
    """
    refuse_oversize(data, name, limits)
    codec = None if data.startswith(tuple(mark for mark, _ in _BOMS)) else _codec(declared)
    as_declared = data.decode(codec, "replace") if codec else None
    if as_declared is not None and "\ufffd" not in as_declared:
        return tidy(as_declared)
    raw = _decode(data)
    if raw is None and as_declared is not None and undecoded(as_declared) <= MOST_UNDECODED:
        raw = as_declared
    if raw is None:
        raise ReadError("unreadable", f"{name} is no text in a known encoding: save it as UTF-8 text and add it again.")
    return tidy(raw)


def whole_page(text: str, name: str, lines: Lines = "wrapped") -> tuple[Page]:
    """The text as a document's only page. Raises ReadError (empty) for one without a letter or digit."""
    if not letters(text):
        raise ReadError("empty", f"{name} has no readable text: check that it was saved completely.")
    return (Page(None, None, text, lines=lines),)


def _codec(label: str | None) -> str | None:
    """Python's codec for a declared encoding; None for none, an unknown one and what is no encoding of text."""
    try:
        codec = codecs.lookup(label or "").name.replace("-", "_")
    except LookupError:
        return None
    return _MEANT.get(codec, codec) if _KNOWN.fullmatch(codec) else None


def _decode(data: bytes) -> str | None:
    """The first decoding that makes sense; a byte-order mark decides at once."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strictly(data, encoding)
    for text in (_strictly(data, "utf-8"), _unmarked_utf16(data), _korean(data)):
        if text is not None and undecoded(text) <= MOST_UNDECODED:
            return text
    return None


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _unmarked_utf16(data: bytes) -> str | None:
    """UTF-16 without a byte-order mark, in the byte order that gives more spaces and line ends."""
    if b"\0" not in data:
        return None
    orders = [text for encoding in ("utf-16-le", "utf-16-be") if (text := _strictly(data, encoding)) is not None]
    return max(orders, key=lambda text: text.count(" ") + text.count("\n"), default=None)


def _korean(data: bytes) -> str | None:
    """CP949, unless the rare half of its table is used so much that the bytes must mean something else."""
    text = _strictly(data, "cp949")
    if text is None:
        return None
    wide = [c for c in text if not c.isascii()]
    common = sum(len(c.encode("euc_kr", "ignore")) == 2 for c in wide)
    return text if common >= COMMON_HANGUL * len(wide) else None
