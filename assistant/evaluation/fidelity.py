"""Whether a statement says what its quotes say, and the text between statements nothing of its own.

None of this is shared with the product's verification: an error there must show here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant.answer import Answer, Citation, Statement
from assistant.evaluation.reading.modality import BINDING, Cue, content_words, cues, dropped, kinds
from assistant.evaluation.reading.names import Aliases, unknown_names
from assistant.evaluation.reading.values import lacking, read_values
from assistant.evaluation.reading.wording import plain, squeeze

PageText = Callable[[str, int | None], str]
"""The text of a document's page, "" where there is no such page."""

_SENTENCE_END = re.compile(r"[.!?。][\"')\]]*$")
_MARK = re.compile(r"\[\d+\]")
_SENTENCE_BREAK = re.compile(r"[.!?]\s")
_LIST_MARK = re.compile(r"(?:[-*•·‣○●□■◦▪]|[①-⑳]|\d+[.)])\s")
_WORDS_BESIDE = 3


def statement_problems(statement: Statement, answer: Answer, page_text: PageText, aliases: Aliases) -> list[str]:
    """What a statement adds to its cited quotes or leaves out of them, a phrase each.

    A statement that is whole sentences of its quotes, word for word, can do neither.
    """
    cited = _cited(statement, answer)
    quote = "\n".join(citation.quote for citation in cited)
    cut = [problem for citation in cited for problem in _cut_off(citation, statement.text, page_text)]
    if _is_whole(statement.text, quote):
        return cut
    return [
        *cut,
        *(f"{what} is not in the quote" for what in _added(statement.text, quote, cited, aliases)),
        *(f"'{cue}' of the quote is missing" for cue in dropped(statement.text, quote)),
    ]


def frame_problems(answer: Answer) -> list[str]:
    """Numbers, dates and names of the frame that neither the question nor a citation's metadata holds."""
    allowed = _metadata(answer)
    frame = frame_text(answer)
    found = lacking(read_values(frame), read_values(allowed), [citation.date for citation in answer.citations])
    names = unknown_names(frame, allowed, lone_openers=False)
    return [*(f"{what} is the frame's own" for what in found), *(f"name {name} is the frame's own" for name in names)]


def frame_text(answer: Answer) -> str:
    """What stands in the text outside the statements and marks, the pieces on lines of their own."""
    rest, pieces = answer.text, []
    for statement in answer.statements:
        before, found, after = rest.partition(statement.text)
        if found:
            pieces.append(before)
            rest = after
    return _MARK.sub(" ", "\n".join([*pieces, rest]))


def _cited(statement: Statement, answer: Answer) -> list[Citation]:
    by_number = {citation.number: citation for citation in answer.citations}
    return [by_number[number] for number in statement.citations if number in by_number]


def _added(text: str, quote: str, cited: Sequence[Citation], aliases: Aliases) -> list[str]:
    values = lacking(read_values(text), read_values(quote), [citation.date for citation in cited])
    names = [f"name {name}" for name in unknown_names(text, quote, aliases)]
    kinds_added = [f"{kind} word" for kind in sorted(kinds(text) - kinds(quote))]
    return [*values, *names, *kinds_added, *(f"'{cue}'" for cue in dropped(quote, text))]


def _is_whole(text: str, quote: str) -> bool:
    """Whether the text stands in the quote word for word, from the start of a sentence to the end of one."""
    wanted, given = squeeze(text), squeeze(quote)
    at = given.find(wanted)
    if not wanted or at < 0:
        return False
    before, after = given[:at], given[at + len(wanted) :]
    return (not before or bool(_SENTENCE_END.search(before))) and (not after or bool(_SENTENCE_END.search(wanted)))


def _cut_off(citation: Citation, text: str, page_text: PageText) -> list[str]:
    """Cues that stand on the page just outside the quote and bear on it, such as the "not" before it.

    A list item begins at its mark: the heading above it is another matter.
    """
    page, quote = page_text(citation.document_id, citation.page), plain(citation.quote)
    opening = "" if _LIST_MARK.match(quote) else _SENTENCE_BREAK.split(plain(page[: citation.start]))[-1]
    before = " ".join(opening.split()[-_WORDS_BESIDE:])
    ended = _SENTENCE_END.search(quote.strip()) is not None
    after = "" if ended else " ".join(page[citation.end :].split("\n")[0].split()[:_WORDS_BESIDE])
    context = f"{before} {quote}{after and ' ' + after}"
    start, end = len(before) + 1, len(before) + 1 + len(quote)
    return [
        f"the quote leaves out '{context[cue.start : cue.end].strip()}' beside it"
        for cue in cues(context)
        if cue.kind not in kinds(text) and _bears_on_quote(cue, context, start, end)
    ]


def _bears_on_quote(cue: Cue, context: str, start: int, end: int) -> bool:
    """An English cue bears on what follows: its verb opens the quote; a Korean one on what it follows."""
    if cue.start >= end:
        return not context[cue.start : cue.end].isascii()
    between = content_words(context[cue.end : start])
    return cue.end <= start and len(between) <= (0 if cue.kind in BINDING else 1)


def _metadata(answer: Answer) -> str:
    """The question's own words and everything a citation tells about its place, one a line."""
    lines = [answer.question, answer.standalone_question, answer.as_of.isoformat()]
    for citation in answer.citations:
        day = citation.date.isoformat() if citation.date else ""
        kind = (citation.kind or "").replace("_", " ")
        lines += [citation.title, kind, day, citation.section or "", citation.path]
        lines += [f"{citation.page or ''}", citation.page_label or ""]
    return "\n".join(lines)
