"""The part of a message that asks: without greetings, reasons for asking and politeness around it."""

from __future__ import annotations

import re

from ingest.sentences import split_sentences

_CONTRACTION = re.compile(r"\b(what|who|where|when|how|why|that|there|it|he|she)['’]s\b", re.IGNORECASE)
_QUESTION_WORD = re.compile(
    r"(?:^|\s[-–—]\s+|[:;]\s+)(?=(?:(?:and|but|so|in|on|at|by|for|from|to|with|of|under|which|about) )*"
    r"(?:what|who|whom|whose|where|when|why|how|which|is|are|was|were|does|did|do|can|could|will|has|have)\b)",
    re.IGNORECASE,
)
_ADDRESSED = re.compile(
    r"^(?:(?:please|kindly|hi|hello|sorry|ok(?:ay)?)\b[,!. ]*)*"
    r"(?:(?:can|could|would|will) you (?:please |kindly |quickly )?"
    r"(?:tell|give|show|remind|send|find|confirm|check)(?: me| us)?"
    r"|(?:i|we) (?:need|want|would like|am looking for|are looking for)(?: to know| to find out)?"
    r"|(?:tell|give|show|remind) (?:me|us)|do you know|can (?:i|we) (?:have|get))\b\s*",
    re.IGNORECASE,
)


def asking_part(text: str) -> tuple[str, str]:
    """The last sentence that asks, and the rest of the message, which may still name who or what it is about."""
    text = _CONTRACTION.sub(r"\1 is", text)
    sentences = [text[start:end] for start, end in split_sentences(text)] or [text]
    asking = next((i for i in reversed(range(len(sentences))) if sentences[i].rstrip().endswith(("?", "？"))), None)
    if asking is None:
        asking = max(range(len(sentences)), key=lambda i: len(sentences[i]))
    core = _ADDRESSED.sub("", sentences[asking]).strip() or sentences[asking]
    rest = " ".join(sentence for i, sentence in enumerate(sentences) if i != asking)
    start = _QUESTION_WORD.search(core)
    if start and 0 < start.end() < len(core):
        rest = f"{rest} {core[: start.start()]}".strip()
        core = core[start.end() :]
    return core, rest
