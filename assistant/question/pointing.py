"""Whether a question points at something that it does not name itself: "What did she say?", "그 회사는?".

A pronoun that the question explains leans on nothing: "Did the director meet his counterpart?", "one of the partners",
"Is there any support?". Nor does "this release", which means the documents.
"""

from __future__ import annotations

import re

from assistant.patterns import load_patterns
from assistant.question.roles import roles_in
from ingest.language.names import Aliases, find_names
from ingest.language.tokens import content_words

_PLURAL = re.compile(r"\w{2,}[^\s\Ws]s$", re.IGNORECASE)
_OF_PEOPLE = frozenset({"he", "she", "his", "her"})


def points_outside(text: str, aliases: Aliases) -> bool:
    """Whether a pronoun or a pointing word of the question means something that stands before the question."""
    patterns = load_patterns("followup")
    if patterns["points"].search(text):
        return True
    return any(
        not _explained(text[: pronoun.start()], pronoun[0].casefold(), aliases)
        for pronoun in patterns["refers"].finditer(text)
    )


def _explained(before: str, pronoun: str, aliases: Aliases) -> bool:
    """Whether something earlier in the question can be what the pronoun means."""
    if pronoun in _OF_PEOPLE:
        return bool(roles_in(before) or find_names(before, aliases))
    words = [word.text for word in content_words(before)]
    if pronoun in {"they", "their"}:
        return any(map(_PLURAL.match, words)) or bool(find_names(before, aliases))
    return bool(words)
