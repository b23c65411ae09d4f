"""Which scripts a text has: a quick look that saves patterns of the other language the trouble."""

from __future__ import annotations

import re
from functools import lru_cache

_HANGUL = re.compile("[가-힣]")


@lru_cache(maxsize=64)  # a sentence is asked about again and again, by one rule after the other
def has_hangul(text: str) -> bool:
    """Whether any Hangul syllable stands in the text."""
    return not text.isascii() and _HANGUL.search(text) is not None
