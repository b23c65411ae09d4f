"""What every reader promises."""

from __future__ import annotations

from typing import Protocol

from ingest.settings import LimitSettings
from ingest.types import ReadError, Reading


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
