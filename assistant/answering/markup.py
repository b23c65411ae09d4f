"""A sentence without the marks of Markdown, for reading; quotes keep them, as they stand on their page."""

from __future__ import annotations

import re

_LEADING = re.compile(r"^(?:#{1,6}\s+|>\s+|[-*+]\s+)")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)\s]*\)")
_EMPHASIS = re.compile(r"(\*\*|__|`)(\S(?:.*?\S)?)\1|(?<![\w*])\*(\S(?:[^*]*\S)?)\*(?![\w*])")
_UNPAIRED = re.compile(r"^(?:\*\*|__)\s*|\s*(?:\*\*|__)$")


def plain(text: str) -> str:
    """The text without heading, list, emphasis and link marks; text without any stays as it is."""
    text = _LINK.sub(r"\1", _LEADING.sub("", text.strip()))
    text = _EMPHASIS.sub(lambda found: found[2] or found[3], text)
    return _UNPAIRED.sub("", text) or text
