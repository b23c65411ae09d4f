"""Words of a question without which no sentence answers it: the thing it asks for, what it asks to be next, a share."""

from __future__ import annotations

from assistant.patterns import load_patterns
from ingest.lexicon import word_forms


def focus_of(text: str, any_thing: bool) -> frozenset[str]:
    """The keys of the words that an answer must account for by itself; empty where no wording singles one out.

    "Which therapy did she present?" is answered by nothing without a therapy, "When will the next centre open?" by no
    sentence on the one before.

    :param any_thing: the question asks for no kind of thing that shows by itself, so what it names is looked for
    """
    found: set[str] = set()
    for name, pattern in load_patterns("focus").items():
        if name == "thing" and not any_thing:
            continue
        for match in pattern.finditer(text):
            words = next((group for group in match.groups() if group), "")
            found |= {key for key, _ in word_forms(words)[-1:]}
    return frozenset(found)
