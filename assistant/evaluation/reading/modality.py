"""Negation, intention, possibility, duty and approximation: the small words that turn a sentence round."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.evaluation.reading.numbers import NUMBER_WORDS, numbers
from assistant.evaluation.reading.wording import listed, plain, stem, words

_FIGURE = rf"(?=\s+(?:[\d$€₩¥]|(?:{'|'.join(sorted(NUMBER_WORDS))})\b))"
_ENGLISH = {
    "negation": (
        r"\b(?:not|no|never|neither|nor|none|nobody|nothing|cannot|without|unable|hardly|failed to|refused to)\b|n't\b"
    ),
    "intention": (
        r"\b(?:will|shall|would)\b|'ll\b|\b(?:going|set|due|scheduled|expected|poised) to\b"
        r"|\b(?:plan|intend|aim|hope|expect|seek|propose|agree)(?:s|ed|ned|d)? to\b|\bplanned\b"
    ),
    "possibility": r"\b(?:may|might|could|can|possibly|perhaps|probably|likely|potentially)\b",
    "duty": r"\b(?:must|should|ought to|(?:need|have|has|had|required|obliged)s? to)\b",
    "approximation": rf"\b(?:approximately|roughly|nearly|almost|some|around|about){_FIGURE}",
    "lower bound": rf"\b(?:more than|over|at least|no fewer than|no less than|above){_FIGURE}",
    "upper bound": rf"\b(?:up to|less than|fewer than|under|at most|below|as many as){_FIGURE}",
    "hearsay": r"\b(?:reportedly|allegedly|apparently|rumou?red)\b",
}
_KOREAN = {
    "negation": r"않|못하|못\s|없|아니|(?:^|\s)안\s",
    "intention": r"예정|계획|방침|하겠|[할될갈볼킬릴]\s?것|려고|기로",
    "possibility": r"수\s?(?:도\s)?있|가능성|지도\s모르",
    "duty": r"(?:해야|하여야|되어야|필요가\s?있)",
    "approximation": (
        r"(?:^|[\s(])약\s?(?=\d)|(?<=[\d십백천만억])\s?여\s?(?=[가-힣])|(?<=[가-힣\d])\s?(?:정도|가량|내외|안팎)"
    ),
    "lower bound": r"이상|초과|최소(?=\s?\d)|넘는|넘은|넘게",
    "upper bound": r"이하|미만|최대(?=\s?\d)",
    "hearsay": r"것으로\s?(?:알려|전해)",
}
_CUES = [
    (kind, re.compile(pattern), korean)
    for table, korean in ((_ENGLISH, False), (_KOREAN, True))
    for kind, pattern in table.items()
]
BINDING = frozenset({"intention", "duty"})
"""Kinds that bear on the one verb after them."""
_OF_FIGURES = frozenset({"approximation", "lower bound", "upper bound"})
_MAY = re.compile(r"\bMay\b")
_FUNCTION_WORDS = frozenset(
    listed(
        "a an the to be been being is are was were has have had do does did of in on at for with by from and or as it "
        "its they them their this that these those he she his her we our you your i"
    )
)


@dataclass(frozen=True, slots=True)
class Cue:
    """One such word: its kind, its place in the plain text, and the words it bears on as roots, nearest first."""

    kind: str
    start: int
    end: int
    bears_on: tuple[str, ...]


def cues(text: str) -> list[Cue]:
    """The cues of a text. English words bear on what follows them, Korean ones mostly on what comes before."""
    text = plain(text)
    lowered = _MAY.sub("###", text).lower()  # the month is no modal verb
    found = []
    for kind, pattern, korean in _CUES:
        for match in pattern.finditer(lowered):
            before = korean and not match.group().strip(" (").startswith(("약", "최소", "최대", "안"))
            near = _before(text[: match.start()]) if before else _after(text[match.end() :])
            if kind in _OF_FIGURES:
                near = tuple(word for word in near if word[0].isdigit())
            found.append(Cue(kind, match.start(), match.end(), near))
    return found


def kinds(text: str) -> frozenset[str]:
    """Which kinds of cue a text holds."""
    return frozenset(cue.kind for cue in cues(text))


def _after(text: str) -> tuple[str, ...]:
    """The next three content words of the same sentence, compared as ``_root``."""
    sentence = re.split(r"[.!?;:](?:\s|$)", text, maxsplit=1)[0]
    return tuple(_root(word) for word in content_words(sentence)[:3])


def content_words(text: str) -> list[str]:
    """Words other than articles, pronouns, prepositions and auxiliaries."""
    return [word for word in words(text) if word.lower() not in _FUNCTION_WORDS]


def _before(text: str) -> tuple[str, ...]:
    """The last two words before, nearest first."""
    sentence = re.split(r"[.!?;:]\s", text)[-1]
    return tuple(_root(word) for word in reversed(words(sentence)[-2:]))


def _root(word: str) -> str:
    """A number word's value, any other word's stem."""
    return next((str(value) for value in numbers(word)), stem(word))


def dropped(statement: str, quote: str) -> list[str]:
    """Cues of the quote whose words the statement repeats without a cue of that kind that bears on one of them.

    The statement repeats a cue's words when it has the nearest word the cue bears on and, of an intention or duty with
    more than one, another of them too ("will discuss support" against "discussed support"); for the other kinds
    either of the two nearest is enough ("not easily accessible" against "accessible"). An approximation bears on
    figures only.
    """
    said = {_root(word) for word in words(statement)}
    kept = cues(statement)
    return [
        plain(quote)[cue.start : cue.end].strip()
        for cue in cues(quote)
        if _repeats(cue, said) and not any(_same(cue, other) for other in kept)
    ]


def _same(one: Cue, other: Cue) -> bool:
    return one.kind == other.kind and not set(one.bears_on).isdisjoint(other.bears_on)


def _repeats(cue: Cue, said: set[str]) -> bool:
    if not cue.bears_on:
        return False
    if cue.kind in BINDING and len(cue.bears_on) > 1:
        return cue.bears_on[0] in said and any(word in said for word in cue.bears_on[1:])
    return any(word in said for word in cue.bears_on[:2])
