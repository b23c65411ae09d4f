"""Follow-ups made standalone: which earlier question a short or pronoun-led question leans on, and what it takes over.

Nothing is generated: the standalone question is the question as typed with the question it leans on beside it, and
the words taken over weigh less in the search than the question's own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from assistant.answer import Turn
from assistant.answering.frames import frame
from assistant.patterns import load_patterns
from assistant.question.asked import asked_kinds
from assistant.question.message import clean
from assistant.question.pointing import points_outside
from assistant.question.scope import scope_of
from ingest.language.names import Aliases, NameMention, find_names
from ingest.language.tokens import content_words

_MARK = re.compile(r"\s*\[\d+\]")
_SHORT = 2  # content words; a question with no more and no name of its own cannot stand alone after another


@dataclass(frozen=True, slots=True)
class Context:
    """What a follow-up leans on."""

    standalone: str
    base: str  # the earlier question, itself standing alone
    names: tuple[NameMention, ...]  # of the answer before, where the question points to it with a pronoun
    takes_kind: bool  # "What about X?" asks the same kind of thing as the base
    replaces_name: bool  # and puts X in the place of the base's names
    sure: bool  # that it leans at all; a short question may also stand alone


def resolve(text: str, history: Sequence[Turn], aliases: Aliases) -> Context | None:
    """The context of a question after these turns (oldest first), or None where it stands alone."""
    base, answer = _subject(history, aliases)
    if base is None or not _leans(text, aliases):
        return None
    opening = _opens(text)
    pointing = points_outside(text, aliases)
    untyped = asked_kinds(text) in {("open",), ("yes_no",)}
    return Context(
        standalone=f"{text} ({base.rstrip('?？. ')})",
        base=base,
        names=tuple(find_names(answer, aliases)[:2]) if pointing else (),
        takes_kind=untyped,
        replaces_name=opening and not pointing and untyped,
        sure=opening or pointing,
    )


def _subject(history: Sequence[Turn], aliases: Aliases) -> tuple[str | None, str]:
    """The last question that stood alone and the last answer, without the turns that asked nothing of the documents."""
    base: str | None = None
    answer = ""
    for turn, reply in zip(history, [*history[1:], None], strict=False):
        said = clean(turn.content)
        replied = _MARK.sub("", reply.content) if reply is not None and reply.role == "assistant" else ""
        if turn.role != "user" or scope_of(said) != "question" or replied.strip() in _turned_away():
            continue
        if base is None or not _leans(said, aliases):
            base = said
        answer = replied or answer
    return base, answer


@cache
def _turned_away() -> frozenset[str]:
    """What the assistant says where a message was no question about its documents."""
    return frozenset(frame("out_of_scope", language) for language in ("en", "ko"))


def _leans(text: str, aliases: Aliases) -> bool:
    """Whether the question needs the one before it: it points, it opens like "And …", or has hardly a word."""
    if asked_kinds(text) == ("summary",) and not points_outside(text, aliases):
        return False
    if points_outside(text, aliases) or _opens(text):
        return True
    return len(content_words(text)) <= _SHORT and not find_names(text, aliases)


def _opens(text: str) -> bool:
    return load_patterns("followup")["opening"].search(text) is not None
