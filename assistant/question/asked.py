"""What kind of thing a question asks for, by its question words in English and Korean.

The kinds are the answer types of question answering: a sentence answers "when" only if it holds a date. One question
may ask for several ("when and where"); a question without a typed question word asks for ``open``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, cast

from assistant.patterns import load_patterns

Asked = Literal[
    "summary",
    "contact",
    "definition",
    "quotation",
    "reason",
    "share",
    "money",
    "count",
    "date",
    "place",
    "organisation",
    "person",
    "yes_no",
    "open",
]

_ALONE: frozenset[str] = frozenset({"summary", "contact", "definition", "quotation"})
"""Kinds whose wordings contain other kinds' question words ("whom do I contact"): where found, they stand alone."""

_YES_NO = re.compile(
    r"^(?:and |but |so )?(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|might)\b"
    r"|^(?!.*(?:어떻게|어떤|어느|무슨|무엇|뭐|뭘|왜|어디|누구|누가|얼마|몇)).*(?:나요|습니까|합니까|입니까|인가요|을까요|할까요)[?.\s]*$",
    re.IGNORECASE | re.DOTALL,
)
_SCHEDULE = re.compile(r"\btime ?line\b|\bchronolog\w+|\bschedule\b|일정|경과", re.IGNORECASE)
_WHEN = re.compile(r"\bwhen\b|\b(?:what|which) (?:date|day|time)\b|언제|며칠|몇", re.IGNORECASE)
_SEVERAL = re.compile(
    r"\btime ?line\b|\bschedule\b|일정|\b(?:all|every|each)\b(?! (?:year|month|week|day|time|other)\b)"
    r"|\b(?:who|what|which) (?:are|were)\b"
    r"|모두|전부|각각|목록|명단|들은|들이|무엇무엇",
    re.IGNORECASE,
)
_NOUN_PHRASE = re.compile(r"\b(?:which|what|list|name)((?: [\w'’-]+){1,5})", re.IGNORECASE)
_PLURAL = re.compile(r"[\w-]+[^\W\ds]s", re.IGNORECASE)
_SINGULAR_IN_S = frozenset({"this", "process", "business", "address", "status", "basis", "news", "series", "access"})
_VERB = re.compile(
    r"(?:is|was|does|did|do|has|had|can|could|will|would|should|may|might|must|it|he|she|they|we|you|i|there)",
    re.IGNORECASE,
)
_HEAD = re.compile(
    r"(?:company|firm|organi[sz]ation|institution|institute|agency|partner|university|hospital|ministry|cro|investor"
    r"|start-?up|venture|bank|body|office|department|centre|center|person|official|minister|country|city|team|group)",
    re.IGNORECASE,
)
_REASON_OF = re.compile("이유|까닭|목적")
_KOREAN_QUESTION_WORD = re.compile("언제|며칠|몇|얼마|누구|누가|어디|어느|어떤|무슨")
_BESIDE_IT = re.compile("[와과]|이?랑|및|,")
_OBJECT = re.compile(r"(?:it|them|him|her|us|me|the|an?|its|their|his|this|that|these|those)", re.IGNORECASE)


def asked_kinds(text: str) -> tuple[Asked, ...]:
    """The kinds of thing the question asks for, in the order of its words; ``("open",)`` where none shows."""
    found: list[tuple[int, int, Asked]] = []
    for name, pattern in load_patterns("asked").items():
        match = pattern.search(text)
        if match is None:
            continue
        kind = cast(Asked, name)
        if kind in _ALONE:
            return (kind,)
        if not any(start <= match.start() < end or match.start() <= start < match.end() for start, end, _ in found):
            found.append((*match.span(), kind))
    found = _without_what_a_reason_is_of(found, text)
    if found:
        return tuple(kind for _, _, kind in sorted(found))
    return ("yes_no",) if _YES_NO.search(text.strip()) else ("open",)


def _without_what_a_reason_is_of(found: list[tuple[int, int, Asked]], text: str) -> list[tuple[int, int, Asked]]:
    """The kinds without those that only belong to what a reason is asked for: "비율을 90%로 정한 이유는?"."""
    at = next((start for start, _, kind in found if kind == "reason" and _REASON_OF.match(text, start)), None)
    if at is None:
        return found
    return [
        (start, end, kind)
        for start, end, kind in found
        if start >= at or _KOREAN_QUESTION_WORD.search(text, start, end + 4) or _BESIDE_IT.match(text, end)
    ]


def asks_for_schedule(text: str) -> bool:
    """Whether the question asks for what happens when, without a word for "when"."""
    return _SCHEDULE.search(text) is not None and _WHEN.search(text) is None


def wants_several(text: str) -> bool:
    """Whether the question asks for several members rather than one."""
    return bool(_SEVERAL.search(text)) or any(_holds_plural(found[1].split()) for found in _NOUN_PHRASE.finditer(text))


def _holds_plural(words: Sequence[str]) -> bool:
    """Whether a plural noun stands among the words before a verb: "which companies lead", not "which company leads"."""
    for before, word, after in zip(["", *words], words, [*words[1:], ""], strict=False):
        if _VERB.fullmatch(word):
            return False
        if _PLURAL.fullmatch(word) and word.casefold() not in _SINGULAR_IN_S:
            return not _HEAD.fullmatch(before) and not _OBJECT.fullmatch(after)
    return False
