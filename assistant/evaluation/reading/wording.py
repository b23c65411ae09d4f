"""Text made comparable: typographic marks unified, white space out of the way, words folded."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import Stemmer

_MARKS = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "„": '"', "–": "-", "—": "-", "\u00ad": None})
_BROKEN = re.compile(r"(?<=\w)-[^\S\n]*\n\s*(?=\w)")
_WORD = re.compile(r"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ0-9]*(?:[&'.-][A-Za-zÀ-ɏ0-9]+)*|\d+(?:[.,]\d+)*|[가-힣]+|[぀-ヿ一-鿿]+")
_STEMMER = Stemmer.Stemmer("english")
_BASE_FORMS = {
    "met": "meet", "held": "hold", "said": "say", "began": "begin", "took": "take", "gave": "give", "made": "make",
    "built": "build", "led": "lead", "went": "go", "came": "come", "became": "become", "grew": "grow", "rose": "rise",
    "sold": "sell", "bought": "buy", "chose": "choose", "spoke": "speak", "set": "set", "ran": "run", "paid": "pay",
}  # fmt: skip


def listed(text: str) -> list[str]:
    """A word list written as one line of words."""
    return text.split()


def plain(text: str) -> str:
    """NFC text with one kind of quotation mark and hyphen; a word broken over a line end is one word again."""
    return _BROKEN.sub("-", unicodedata.normalize("NFC", text).translate(_MARKS))


def squeeze(text: str) -> str:
    """``plain`` text without white space: equal for a passage however its lines are wrapped."""
    return "".join(plain(text).split())


@lru_cache(maxsize=256)
def squeeze_with_map(text: str) -> tuple[str, tuple[int, ...]]:
    """The squeezed text, and for each of its characters the offset in ``text`` it comes from; ``text`` is NFC.

    The latest pages are remembered, as many quotes are looked for on each.
    """
    kept = [(mark, at) for at, letter in enumerate(text) for mark in letter.translate(_MARKS) if not mark.isspace()]
    return "".join(mark for mark, _ in kept), tuple(at for _, at in kept)


def words(text: str) -> list[str]:
    """The words and figures of a text, in order, as written."""
    return _WORD.findall(plain(text))


def stem(word: str) -> str:
    """A word without its ending, so that meets, met and meet are one; of a Korean word the first two syllables."""
    if "가" <= word[0] <= "힣":
        return word[:2]
    lower = word.lower()
    return str(_STEMMER.stemWord(_BASE_FORMS.get(lower, lower)))


def holds(text: str, wanted: str) -> bool:
    """Whether ``text`` has one of the spellings in ``wanted`` ("a|b") as words of its own, case aside."""
    return any(_spelling(option).search(plain(text)) for option in wanted.split("|"))


def _spelling(option: str) -> re.Pattern[str]:
    """White space may be any white space; a Latin word ends where it ends, a Korean one may take a particle."""
    parts = (re.escape(part) for part in plain(option).split())
    return re.compile(r"(?<![A-Za-z0-9])" + r"\s+".join(parts) + r"(?![A-Za-z0-9])", re.IGNORECASE)
