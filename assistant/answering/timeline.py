"""What the documents tell of a stretch of time, in its order: "What was on in the last week of September?".

A sentence belongs there if a day that it states for itself lies within, not the day on which somebody reported it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from assistant.engines.base import Draft
from assistant.evidence.candidates import Evidence, Passage
from assistant.evidence.passages import passage_of, says_something
from assistant.evidence.plans import asks_outcome
from assistant.notices.attribution import said_in
from assistant.patterns import load_patterns
from assistant.question.understanding import Question, understand
from assistant.question.window import Window, asks_what_happens, bounds_of, window_of
from assistant.workbench import Workbench
from ingest.language.dates import DateMention, find_dates
from ingest.registry import StoredSentence
from ingest.types import Document

MOST = 8
"""Statements of a timeline; more are not read."""
LEAST = 0.5
"""How much of the question's words beside the time a sentence, its surroundings or its document must account for."""
_BEFORE = 2  # sentences before one that may say whom it speaks of

Judge = Callable[[Question, Sequence[Passage]], Sequence[Evidence]]


def windows_asked(question: Question, today: date, visible: Mapping[str, Document]) -> list[Window]:
    """The stretch of time whose events a question asks for, none where it asks for something else.

    "What did they sign before May?" asks for them too: no sentence need name May.
    Where the question leaves the year open, one for each year of the documents, the latest first.
    """
    if not ({"open", "date"}.issuperset(question.asked) or asks_for_anything(question)):
        return []
    years = {document.date.year: document.date for document in visible.values() if document.date}
    found = [window_of(question.standalone, today, years[year]) for year in sorted(years, reverse=True)]
    windows = list(dict.fromkeys(window for window in found if window))
    if asks_what_happens(question.standalone) and not asks_outcome(question):
        return windows
    return [window for window in windows if window.is_open] if question.asked == ("open",) else []


def asks_for_anything(question: Question) -> bool:
    """Whether yes or no would not do: "Do we have anything from after May?"."""
    return question.asked == ("yes_no",) and load_patterns("window")["anything"].search(question.standalone) is not None


def told_of(
    windows: Sequence[Window], visible: Mapping[str, Document], bench: Workbench, judge: Judge
) -> tuple[list[Draft], bool]:
    """The sentences that tell what there was, in the order of their days, and whether these are all.

    :param windows: of which the first counts of which anything is told
    :param judge: how well passages account for a question
    """
    for window in windows:
        dated = bench.registry.sentences_dated(window.first, window.last, visible)
        telling = [s for s in dated if _is_telling(s, visible[s.document_id])]
        if drafts := _told_within(window, telling, visible, bench, judge):
            return drafts[:MOST], len(drafts) <= MOST
    return [], True


def _told_within(
    window: Window,
    sentences: Sequence[StoredSentence],
    visible: Mapping[str, Document],
    bench: Workbench,
    judge: Judge,
) -> list[Draft]:
    dated = {s.sentence_id: days for s in sentences if (days := _days(s, visible[s.document_id], window, bench))}
    within = [s for s in sentences if s.sentence_id in dated]
    passages = [_with_surroundings(sentence, visible[sentence.document_id], bench) for sentence in within]
    subject = load_patterns("window")["whatever"].sub(" ", window.words)
    asked = understand(subject, (), bench.aliases)
    found = [e.passage for e in judge(asked, passages) if _is_about(e)] if asked.terms else passages
    found.sort(key=lambda p: (dated[p.sentence.sentence_id], p.document.date or date.max, p.sentence.sentence_id))
    drafts = {p.text: Draft(p.text, p.sentence, p.document) for p in reversed(found)}
    return list(drafts.values())[::-1]


def _is_telling(sentence: StoredSentence, document: Document) -> bool:
    text = sentence.text.strip()
    if sentence.kind == "heading" or text == document.title or text[-1:] == ":":
        return False
    return says_something(sentence) and load_patterns("window")["made"].search(text) is None


def _days(sentence: StoredSentence, document: Document, window: Window, bench: Workbench) -> tuple[date, date] | None:
    """The first day within the window that a sentence states for itself, and its last."""
    mentions = [m for m in find_dates(sentence.text, document.date) if window.holds(m, document.date)]
    if not mentions:
        return None
    said = said_in(sentence.text, document, bench.aliases)
    held = [m for m in find_dates(said, document.date) if window.holds(m, document.date) and not _is_source(m, said)]
    return min(filter(None, (bounds_of(m, document.date) for m in held)), default=None)


def _is_source(mention: DateMention, text: str) -> bool:
    """Whether it is the day of a source that is named before it: "the Daily, 9 October 2024, counts …"."""
    patterns = load_patterns("window")
    if patterns["reported"].match(text, mention.end):
        return True
    beside = patterns["source_before"].search(text[: mention.start]) is not None
    return beside and text[mention.end :].startswith((",", ")", ":"))


def _with_surroundings(sentence: StoredSentence, document: Document, bench: Workbench) -> Passage:
    near = bench.registry.sentences(document.document_id, max(0, sentence.ordinal - _BEFORE), sentence.ordinal)
    return passage_of(sentence, document, {(s.document_id, s.ordinal): s for s in near})


def _is_about(evidence: Evidence) -> bool:
    """Whether the question's names are all accounted for, and enough of its other words."""
    return evidence.binding >= LEAST and evidence.coverage >= LEAST
