"""What every reader promises, and the cleaning that every reader's text goes through."""

from __future__ import annotations

import re
import unicodedata
from typing import Protocol

from ingest.settings import LimitSettings
from ingest.types import ReadError, Reading

_LINE_END = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufeff\ufdd0-\ufdef\ufffe\uffff]")


class Reader(Protocol):
    """A format. A module that has these two names is a reader."""

    @property
    def suffixes(self) -> tuple[str, ...]:
        """The file name endings it reads, lower case, with the dot."""

    def read(self, data: bytes, name: str, limits: LimitSettings) -> Reading:
        """Reads a file's bytes; ``name`` is what the file is called in messages.

        Every page text has been through ``tidy``. Raises ReadError, and nothing else, for a file that cannot be
        read: its sentence names the file and says what to do.
        """


def tidy(text: str) -> str:
    """The text in NFC, lines ended by "\\n", without NULs, other control characters (tabs stay) and lone surrogates.

    Surrogates that make a pair become their character, lone ones U+FFFD. ``tidy(tidy(x)) == tidy(x)``.
    """
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", _LINE_END.sub("\n", whole)))


def refuse_oversize(data: bytes, name: str, limits: LimitSettings) -> None:
    """Raises ReadError for a file without a byte or with more than the limit."""
    if not data:
        raise ReadError("empty", f"{name} is an empty file: check that it was saved or copied completely.")
    if len(data) > limits.file_bytes:
        raise ReadError(
            "too_large",
            f"{name} has {len(data):,} bytes and the limit is {limits.file_bytes:,}: "
            "split it, or raise the setting limits.file_bytes.",
        )
