"""An answer as a block to paste into a reply: only what everybody may read at this minute, and its sources."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from assistant.answer import Answer, Citation, Statement
from assistant.answering.frames import Language
from assistant.app.labels import day, page_name
from assistant.question.message import clean

Form = Literal["text", "markdown", "qa"]
"""Plain text, Markdown, or a question with its answer."""
FORMS: tuple[Form, ...] = ("text", "markdown", "qa")
COPYABLE = frozenset({"answered", "partial"})
"""Statuses whose statements answer; those of any other are options to choose from, or none."""

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()<>#+!|~-])")
_WORDS: Mapping[Language, Mapping[str, str]] = {
    "en": {"question": "Q: ", "answer": "A: ", "sources": "Sources", "source": "Source: ", "undated": "undated"},
    "ko": {"question": "문: ", "answer": "답: ", "sources": "출처", "source": "출처: ", "undated": "날짜 없음"},
}


@dataclass(frozen=True, slots=True)
class Reply:
    """``block`` is what may be pasted, empty where nothing may; ``left_out`` is for the officer's eyes alone."""

    block: str
    left_out: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class _Said:
    """A statement in one line, with the numbers of its sources in the block."""

    text: str
    numbers: tuple[int, ...]


def reply(answer: Answer, public: Callable[[Citation], bool], form: Form, framing: Language) -> Reply:
    """The block in a form, its frame in a language; statements and titles stay in their own.

    A statement is in it where ``public`` holds of every source that it names, and it names one. Neither the notices nor
    the question as it was completed are: they may tell of a document that is not public.
    """
    if answer.status not in COPYABLE:
        return Reply("", ())
    sources = {citation.number: citation for citation in answer.citations}
    free = {number for number, citation in sources.items() if public(citation)}
    kept = [s for s in answer.statements if s.citations and free.issuperset(s.citations)]
    left_out = tuple(s for s in answer.statements if s not in kept)
    if not kept:
        return Reply("", left_out)
    order = {old: new for new, old in enumerate(dict.fromkeys(n for s in kept for n in s.citations), start=1)}
    said = [_Said(clean(s.text), tuple(order[n] for n in s.citations)) for s in kept]
    cited = [sources[old].model_copy(update={"number": new}) for old, new in order.items()]
    return Reply(_WRITERS[form](answer.question, said, cited, framing), left_out)


def _text(_question: str, said: Sequence[_Said], cited: Sequence[Citation], framing: Language) -> str:
    places = (f"[{citation.number}] {_place(citation, framing)}" for citation in cited)
    return f"{_statements(said)}\n\n{_WORDS[framing]['sources']}\n" + "\n".join(places)


def _markdown(_question: str, said: Sequence[_Said], cited: Sequence[Citation], framing: Language) -> str:
    escaped = [replace(one, text=_escaped(one.text)) for one in said]
    places = (f"{citation.number}. {_escaped(_place(citation, framing))}" for citation in cited)
    return f"{_statements(escaped)}\n\n**{_WORDS[framing]['sources']}**\n\n" + "\n".join(places)


def _qa(question: str, said: Sequence[_Said], cited: Sequence[Citation], framing: Language) -> str:
    words = _WORDS[framing]
    places = "; ".join(dict.fromkeys(_place(citation, framing) for citation in cited))
    answer = " ".join(one.text for one in said)
    return f"{words['question']}{clean(question)}\n{words['answer']}{answer}\n{words['source']}{places}"


def _escaped(text: str) -> str:
    return _MARKDOWN.sub(r"\\\1", text)


def _statements(said: Sequence[_Said]) -> str:
    return "\n".join(f"{one.text} {''.join(f'[{number}]' for number in one.numbers)}" for one in said)


def _place(citation: Citation, framing: Language) -> str:
    date = day(citation.date, framing) if citation.date else _WORDS[framing]["undated"]
    page = None if citation.page is None else page_name(citation.page, framing).lower()
    return ", ".join(part for part in (clean(citation.title), date, page) if part)


_WRITERS: Mapping[Form, Callable[[str, Sequence[_Said], Sequence[Citation], Language], str]] = {
    "text": _text,
    "markdown": _markdown,
    "qa": _qa,
}
