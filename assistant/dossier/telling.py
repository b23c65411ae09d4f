"""Whether two wordings may mean the same thing: told generously, for who asks wants to be sure that they do not."""

from __future__ import annotations

from difflib import SequenceMatcher

from ingest.language.names import Aliases
from ingest.language.tokens import content_words

ALIKE = 0.75
"""Share of letters in order from which two names may be spellings of one (Masunaga, Matsunaga)."""


def alike(one: str, other: str) -> bool:
    """Whether two names may be one person's or thing's."""
    first, second = one.casefold(), other.casefold()
    match = SequenceMatcher(None, first, second, autojunk=False)
    return first == second or (match.real_quick_ratio() >= ALIKE and match.ratio() >= ALIKE)


def subjects(text: str, aliases: Aliases) -> frozenset[str]:
    """What a sentence is about, as far as its words go: the listed names in it, in one spelling, and content words."""
    listed = {mention.canonical for mention in aliases.find(text) if mention.canonical}
    return frozenset(listed | {word.key for word in content_words(text)})
