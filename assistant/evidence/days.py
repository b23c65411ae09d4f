"""Whether a text holds the date asked for: not the question's own, nor that of the release, nor of a name."""

from __future__ import annotations

import re

from assistant.question.understanding import Question
from ingest.language.dates import DateMention, find_dates

_BY_WHEN = re.compile(
    r"^(?!.*(?:부터|\bfrom\b|\bsince\b)).*"
    r"(?:\b(?:by when|by (?:what|which) (?:date|day|time|month)|(?:date|day|time|month) by which|until when|deadline)\b"
    r"|\bwhen\b.*\b(?:expires?|runs? out)\b|까지|마감|기한|만료)",
    re.IGNORECASE | re.DOTALL,
)
_UP_TO = re.compile(
    r"\b(?:by (?=\d|the (?:end|close)|early|mid|late|next|then|now|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day)|(?:until|till|before|up to|no later than|deadline|due|closes?|ends?"
    r"|within)\b)"
    r"|까지|마감|이내|종료|만료|기한|[~∼～–]|\b(?:expir\w+|runs? out)\b",
    re.IGNORECASE,
)
_PERIOD_ASKED = re.compile(
    r"\b(?:what|which) (?:is|are|was|were) the (?:[\w-]+ ){0,2}period\b|기간(?:은|이)", re.IGNORECASE
)
_STRETCH = re.compile(
    r"\d\D{0,12}(?:[~∼～–-]|\bto\b|\buntil\b|\bthrough\b|부터|까지)|[~∼～–]|부터|까지|\bfrom\b", re.IGNORECASE
)
_NO_END = 0.5
"""What a date is worth that ends nothing where the question asks by when, or spans nothing where it asks how long."""
_DATELINE = re.compile(
    r"^\W*[A-Z][\w.' -]{1,30}(?:, [A-Z][\w.' -]{1,30})?[,;]? "
    r"\(?(?:\d{1,2} [A-Z]\w+|[A-Z]\w+\.? \d{1,2},?)(?: \d{4})?\W{0,4}(?:\s[–—-]+|\s?:)\s"
)
"""Where and when a release was written: "Sejong, 12 March 2025 –"."""
_IN_MARKS = re.compile("「[^」]*」|『[^』]*』|‘[^’]*’")
_RELEASED = re.compile(
    r"\b(?:release|document|notice|statement)\b|\b(?:did|was|were|has|have|is)\b.*\b(?:announced?|published?|released?|issued?)\b"
    r"|\bdate\b|보도자료|배포|발표(?:했|한|됐|된|하였)|공고(?:했|한|일)",
    re.IGNORECASE,
)
"""Asks for the day of the release itself, or of its announcement."""


def day(text: str, question: Question) -> float:
    """A date the question does not say; where it asks by when, one up to which something runs."""
    text = text if _RELEASED.search(question.text) else _DATELINE.sub("", text)
    found = [
        date
        for date in find_dates(text)
        if not any(date.same_as(asked) for asked in question.dates) and not _is_in_a_name(date, text)
    ]
    degree = 1.0 if any(date.day for date in found) else 0.85 if found else 0.0
    if _PERIOD_ASKED.search(question.text) and not _STRETCH.search(text):
        return degree * _NO_END
    ends = _UP_TO.search(text) or any(date.until for date in found)
    return degree if ends or not _BY_WHEN.search(question.text) else degree * _NO_END


def _is_in_a_name(date: DateMention, text: str) -> bool:
    """Whether a year belongs to what something is called: 「2025년 … 지원사업」."""
    return date.month is None and any(name.start() < date.start < name.end() for name in _IN_MARKS.finditer(text))
