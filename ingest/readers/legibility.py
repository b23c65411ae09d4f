"""How well a text extraction came out: what to compare two extractions of one page by."""

from __future__ import annotations

import re
import unicodedata

FEW_LETTERS = 50  # a page with fewer letters and digits may have lost some
DOUBT = 0.1  # share of damage above which a second opinion is worth its time
WORD_LENGTH = 5  # one undecoded character spoils about this many

_DAMAGED_CATEGORIES = frozenset({"Cc", "Cn", "Co", "Cs"})  # controls, unassigned, private use, lone surrogates
_LONE_LETTER = re.compile(r"(?<!\S)[^\W\d_](?!\S)")
_LONE_WORD = re.compile(r"^[ \t]*(\S{1,20})[ \t]*$", re.MULTILINE)
_GLUED = re.compile(r"[a-zA-ZÀ-ɏ]{26,}|[가-힣]{16,}")  # longer than all but freak words of the script


def undecoded(text: str) -> float:
    """Share (0 to 1) of the characters, white space aside, that stand for nothing a person can read."""
    visible = [c for c in text if not c.isspace()]
    bad = sum(c == "\ufffd" or unicodedata.category(c) in _DAMAGED_CATEGORIES for c in visible)
    return bad / len(visible) if visible else 0.0


def letters(text: str) -> int:
    """Number of letters and digits."""
    return sum(map(str.isalnum, text))


def damage(text: str) -> float:
    """Share (0 to 1) of the text that came out wrong, by the worst of four ways.

    Words with undecoded characters; letters that stand alone (a reader that puts a space after every syllable);
    letters in impossibly long words (a reader that lost the spaces), in scripts that set spaces between words; words
    that have a line each (a reader that takes every move for a new line), which count half: it may be a column of them.
    """
    total = letters(text)
    unread = min(1.0, WORD_LENGTH * undecoded(text))
    if not total:
        return unread
    alone = len(_LONE_LETTER.findall(text)) / total
    glued = sum(map(len, _GLUED.findall(text))) / total
    scattered = sum(map(letters, _LONE_WORD.findall(text))) / total / 2
    return max(unread, alone, glued, scattered)


def legible(text: str) -> float:
    """Letters and digits that a person could read: the more, the better the extraction."""
    return letters(text) * (1 - damage(text))


def doubtful(text: str) -> bool:
    """Whether another reader may do better on this page."""
    return letters(text) < FEW_LETTERS or damage(text) > DOUBT
