"""Zip files that are equal where their members are: members in the order given, and no clock."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping


def archive(files: Mapping[str, bytes], plain: frozenset[str] = frozenset()) -> bytes:
    """The zip file of these members; those named in ``plain`` are stored as they are."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as target:
        for name, content in files.items():
            member = zipfile.ZipInfo(name)  # dated 1980, the format's first day
            target.writestr(member, content, zipfile.ZIP_STORED if name in plain else zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def members(zipped: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(zipped)) as source:
        return {name: source.read(name) for name in source.namelist()}
