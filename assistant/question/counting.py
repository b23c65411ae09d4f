"""What a question counts: "how many international projects", "기업은 몇 곳"."""

from __future__ import annotations

import re

from ingest.lexicon import word_forms

_HOW_MANY = re.compile(
    r"\b(?:how many|number of)\b(?:\s+of(?:\s+(?:the|these|those|its|their))?)?"
    r"(?P<nouns>(?:\s+(?!(?:are|were|is|was|do|does|did|have|has|had|will|would|can|could|may|must|of|in|at|from|to|for|on"
    r"|by|with|that|which|who|take|took|there)\b)[^\s?]+){0,6})",
    re.IGNORECASE,
)
_KOREAN_HOW_MANY = re.compile(r"몇 ?(?:개|곳|명|건|가지|군데|인|대|사|차례|번)\S*")
_COMPANIES = re.compile(r"몇 ?(?:개사|개 ?기업)")
_UNIT = re.compile(r"\d\s?(개국|개사|개소|명|인|사)(?![가-힣]{2})")
_UNITS = {"개국": "국가", "개사": "기업", "사": "기업", "개소": "기관", "명": "사람", "인": "사람"}


def unit_at(text: str, end: int) -> tuple[tuple[str, str], ...]:
    """What a Korean counter after the number that ends here counts: 12개국 countries, 8개사 companies."""
    found = _UNIT.search(text, max(0, end - 4), end + 4)
    return word_forms(_UNITS[found[1]]) if found else ()


def counted_in(text: str) -> tuple[tuple[str, str], ...]:
    """Key and form of the nouns that are counted; beside the Korean question word, those on either side of it."""
    if found := _HOW_MANY.search(text):
        return word_forms(found["nouns"])[:4]
    if found := _KOREAN_HOW_MANY.search(text):
        if _COMPANIES.match(found[0]):
            return word_forms("기업")
        return (*word_forms(text[: found.start()])[-1:], *word_forms(text[found.end() :])[:1])
    return ()
