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
_KOREAN_HOW_MANY = re.compile(r"몇 ?(?!월|일|시(?!간)|년|퍼센트|프로)[가-힣]\S*")
_IN_ALL = re.compile("모두|전부|전체|총|다|현재|지금|대략")
"""Words between the noun that is counted and "how many"."""
_ASKED_COUNTER = re.compile(r"몇 ?|\bhow many ", re.IGNORECASE)
_COMPANIES = re.compile(r"몇 ?(?:개사|개 ?기업)")
_PART = re.compile(
    r"\bhow many of (?:[\w'-]+ ){1,5}?(?:are|is|were|was|have|has|had|do|did|come|came|will|belong)\b (?P<is>[^?,.]+)"
    r"|(?:\s|\d(?:개|곳|명|개사) ?)(?:중|가운데)(?:에서?)? (?P<among>[^?,.]+?)(?:은|는|이|가)? ?몇",
    re.IGNORECASE,
)
_UNIT = re.compile(r"\d\s?(개국|개사|개소|명|인|사)(?![가-힣]{2})")
_UNITS = {"개국": "국가", "개사": "기업", "사": "기업", "개소": "기관", "명": "사람", "인": "사람"}


_COUNTERS = tuple(
    re.compile(
        rf"(?:{counters})(?=$|[^가-힣]|[은는이가을를의에도과와로씩간쯤]|으로|까지|부터|마다|짜리|동안|인|입|예)",
        re.IGNORECASE,
    )
    for counters in (
        r"명|인|분|사람|people\b|persons\b",
        "곳|개소|군데|개사|개 ?업체|개 ?기업|개 ?기관",
        r"개국|나라|개 ?나라|countries\b",
        r"시간|hours?\b",
        r"년|years?\b",
        r"개월|달|months?\b",
        r"주|weeks?\b",
        r"일|days?\b",
        r"킬로미터|km\b|kilomet(?:er|re)s?\b",
        r"미터|met(?:er|re)s?\b",
        r"톤|tons?\b|tonnes?\b",
        "편",
        "권",
        r"층|floors?\b",
    )
)
"""Counters of one sort of thing each, in both languages; 개 counts anything."""
_MEASURES = tuple(
    re.compile(counters, re.IGNORECASE)
    for counters in (
        r"시간|hours?\b",
        r"년|years?\b",
        r"개월|months?\b",
        r"주(?![가-힣])|weeks?\b",
        r"일(?![가-힣])|days?\b",
        r"킬로미터|km\b|kilomet(?:er|re)s?\b",
        r"톤|tons?\b|tonnes?\b",
    )
)
"""What follows a number that measures, whatever noun it stands before."""


def counted_alike(question: str, text: str, end: int) -> bool:
    """Whether the number that ends here in a text has the counter, or one like it, with which the question asks."""
    asked = _ASKED_COUNTER.search(question)
    said = text[end : end + 6].lstrip()
    return asked is not None and any(c.match(question, asked.end()) and c.match(said) for c in _COUNTERS)


def counted_otherwise(question: str, text: str, end: int) -> bool:
    """Whether the number that ends here measures a time, a length or a weight where the question counts other things:
    "4-year courses" is not how many courses there are.
    """
    asked = _ASKED_COUNTER.search(question)
    said = text[end : end + 6].lstrip(" -")
    measured = next((counter for counter in _MEASURES if counter.match(said)), None)
    return asked is not None and measured is not None and measured.match(question, asked.end()) is None


def unit_at(text: str, end: int) -> tuple[tuple[str, str], ...]:
    """What a Korean counter after the number that ends here counts: 12개국 countries, 8개사 companies."""
    found = _UNIT.search(text, max(0, end - 4), end + 4)
    return word_forms(_UNITS[found[1]]) if found else ()


def part_counted(text: str) -> tuple[tuple[str, str], ...]:
    """Key and form of the words that say which part of a whole is counted: "how many of the tenants are Korean"."""
    found = _PART.search(text)
    return word_forms(next(part for part in found.groups() if part)) if found else ()


def counted_in(text: str) -> tuple[tuple[str, str], ...]:
    """Key and form of the nouns that are counted; beside the Korean question word, those on either side of it."""
    if found := _HOW_MANY.search(text):
        return word_forms(found["nouns"])[:4]
    if found := _KOREAN_HOW_MANY.search(text):
        if _COMPANIES.match(found[0]):
            return word_forms("기업")
        before = [word for word in word_forms(text[: found.start()]) if not _IN_ALL.fullmatch(word[1])]
        return (*before[-1:], *word_forms(text[found.end() :])[:1])
    return ()
