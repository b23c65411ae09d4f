"""Questions about whether, where or how the documents agree: what it is that they are asked to agree on."""

from __future__ import annotations

import re

from assistant.patterns import load_patterns
from ingest.language.glossary import phrase_meanings

_HOW_MANY = " 몇 개 "
_QUALIFIED = re.compile(r"([가-힣]{2,})(?:한|된|하는|되는) ([가-힣]{2,})")


def dispute_in(text: str) -> str | None:
    """What the documents are asked to agree on; None where a question asks for no such thing."""
    subject = _subject(text)
    return None if subject is None else _QUALIFIED.sub(_compound, subject)


def _subject(text: str) -> str | None:
    patterns = load_patterns("sources")
    if patterns["each_says"].search(text):
        return patterns["says"].sub(", ", text).strip(" ,")
    if each := patterns["each_source"].search(text):
        words = (each[name] for name in ("how", "topic", "topic_en", "rest", "a", "a_en", "b", "b_en"))
        text = " ".join(part for part in words if part)
    elif patterns["agreement"].search(text) is None:
        return None
    text = patterns["counted"].sub(_HOW_MANY, patterns["agreement"].sub(" ", text))
    return patterns["around"].sub(" ", text).strip()


def _compound(qualified: re.Match[str]) -> str:
    """A noun after its participle as the compound that the glossary knows: 입주한 기업 as 입주기업."""
    verb, noun = qualified.groups()
    return f"{verb}{noun}" if phrase_meanings(f"{verb} {noun}") else qualified[0]
