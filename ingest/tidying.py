"""The cleaning that every text goes through, whoever read or wrote it."""

from __future__ import annotations

import re
import unicodedata

_LINE_END = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufeff\ufdd0-\ufdef\ufffe\uffff]")


def tidy(text: str) -> str:
    """The text in NFC, lines ended by "\\n", without NULs, other control characters (tabs stay) and lone surrogates.

    Surrogates that make a pair become their character, lone ones U+FFFD. ``tidy(tidy(x)) == tidy(x)``.
    """
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", _LINE_END.sub("\n", whole)))
