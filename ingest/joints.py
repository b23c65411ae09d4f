"""What stands between two wrapped lines once they are read as one: a space, or nothing where a word runs on.

English words run on after a hyphen. Korean text is wrapped at spaces or anywhere, as its typesetter chose, and
extracted text mostly hides which: the document's other lines and words have to tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.lines import Line

_ENOUGH = 2_000  # lines that show a document's habits
_CLOSES = re.compile(r"[.,:;!?…)\]}”’」』》〉%]")
_HYPHEN = re.compile(r"(?:[^\W\d_]|\d)[-‐\u00ad]\Z")
_SUSPENDED = re.compile(r"(?:and|or|to|및)\b")
_SCRIPT_WITHOUT_SPACES = re.compile(r"[ぁ-ヿ㐀-鿿々〆、。]")
_DOT = re.compile(r"[가-힣][·‧・/]\Z")
_QUOTED = re.compile(r"[)\]”’」』》〉]\Z")
_PARTICLE = re.compile(r"(?:[은는이가을를의에와과도]|에서|으?로|까지|부터|이?라고|이?라며)(?![가-힣])")
_SUFFIX = re.compile(r"(?:[은는이가을를의에와과도](?![가-힣])|[하되화적된될할함])")
_HANGUL = re.compile(r"[가-힣]")
_FIRST_WORD = re.compile(r"[가-힣]+")
_LAST_WORD = re.compile(r"[가-힣]+\Z")
_INNER_WORD = re.compile(r"(?<=\s)[가-힣]{2,}(?=\s)")
_WORD_END = re.compile(r"[은는이가을를에의로와과도며고서및만한된할인]\Z")
_WHOLE_WORD = re.compile(
    r"(?:[가-힣][은는이가을를에의로와과도며고서만한된할인]|[)\]”’」』》〉][은는이가을를의에와과도]|(?<![가-힣])[등및])\Z"
)


@dataclass(frozen=True, slots=True)
class Spacing:
    """What a document's line ends do to Korean words.

    ``splits_words``: words run on in the next line; ``keeps_spaces``: a line broken at a space still ends with it;
    ``words``: the Hangul words inside lines, where only they can tell.
    """

    splits_words: bool = False
    keeps_spaces: bool = False
    words: frozenset[str] = frozenset()


def spacing_of(lines: Sequence[Line], wraps: Sequence[tuple[Line, Line]]) -> Spacing:
    """The habit of a document, from its lines and those pairs of them that surely are wrapped.

    Spaces kept at some line ends show that the others are inside words; where none is kept, the last words tell, and
    whether the same two words stand apart inside a line.
    """
    korean = [(a, b) for a, b in wraps if _HANGUL.match(a.text[-1]) and _HANGUL.match(b.text)]
    kept = sum(before.spaced for before, _ in korean)
    if 0 < kept < len(korean):
        return Spacing(splits_words=True, keeps_spaces=True)
    apart = _pairs_of_words(line for line in lines[:_ENOUGH])
    whole = sum(_WORD_END.search(a.text) is not None or _words_at(a.text, b.text) in apart for a, b in korean)
    if kept or 2 * whole >= len(korean):
        return Spacing()
    return Spacing(splits_words=True, words=frozenset(w for line in lines for w in _INNER_WORD.findall(line.text)))


def _pairs_of_words(lines: Iterable[Line]) -> set[tuple[str, str]]:
    """The Hangul words that stand next to each other inside lines."""
    return {_words_at(a, b) for line in lines for a, b in pairwise(line.text.split())}


def _words_at(before: str, after: str) -> tuple[str, str]:
    """The Hangul words on both sides of a border, empty where there is none."""
    head, tail = _LAST_WORD.search(before), _FIRST_WORD.match(after)
    return (head[0] if head else "", tail[0] if tail else "")


def joint(before: Line, line: Line, spacing: Spacing) -> str:
    """A space or nothing."""
    if _HYPHEN.search(before.text):
        return " " if _SUSPENDED.match(line.text) else ""
    if _SCRIPT_WITHOUT_SPACES.match(before.text[-1]) and _SCRIPT_WITHOUT_SPACES.match(line.text):
        return ""
    if _CLOSES.match(line.text) or (_QUOTED.search(before.text) and _PARTICLE.match(line.text)):
        return ""
    in_word = _DOT.search(before.text) or (spacing.splits_words and _is_in_word(before, line, spacing))
    return "" if in_word and not before.spaced else " "


def _is_in_word(before: Line, line: Line, spacing: Spacing) -> bool:
    """Whether the break is inside a word: where spaces are kept always, else as far as other words can tell."""
    pair = before.text[-1] + line.text[0]
    if not pair.isalnum() or not (pair.isdecimal() or _HANGUL.search(pair)):
        return False
    if spacing.keeps_spaces or pair.isdecimal():
        return True
    head, tail = _LAST_WORD.search(before.text), _FIRST_WORD.match(line.text)
    if head is None or tail is None or _SUFFIX.match(line.text) or head[0] + tail[0] in spacing.words:
        return True
    return not (_WHOLE_WORD.search(before.text) or spacing.words.issuperset((head[0], tail[0])))
