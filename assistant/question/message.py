"""A message as it is read: what no reader sees is taken out of it."""

from __future__ import annotations

import unicodedata


def clean(text: str) -> str:
    """NFC, without control, bidirectional and zero-width characters; white space runs become one space."""
    kept = (" " if c.isspace() else c for c in unicodedata.normalize("NFC", text) if c.isspace() or _printable(c))
    return " ".join("".join(kept).split())


def _printable(character: str) -> bool:
    return unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Co", "Cn"}
