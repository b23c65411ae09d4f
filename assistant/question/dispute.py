"""Questions about whether, where or how the documents agree: what it is that they are asked to agree on."""

from __future__ import annotations

from assistant.patterns import load_patterns


def dispute_in(text: str) -> str | None:
    """What the documents are asked to agree on; None where a question asks for no such thing."""
    patterns = load_patterns("sources")
    if patterns["each_says"].search(text):
        return patterns["says"].sub(", ", text).strip(" ,")
    if patterns["agreement"].search(text) is None:
        return None
    return patterns["around"].sub(" ", patterns["agreement"].sub(" ", text)).strip()
