"""Questions that set two things side by side: one cited statement from each, never a difference that nobody states."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.engines.base import Draft
from assistant.evidence.answerability import kinds_answered
from assistant.evidence.candidates import Evidence
from assistant.evidence.matching import match_table
from assistant.evidence.passages import ROWS
from assistant.notices.attribution import attributed
from assistant.patterns import load_patterns
from assistant.question.understanding import Question, understand
from assistant.workbench import Workbench

SIDE = 0.6
"""Least share of the words that name a side which a sentence and its document must account for."""

_DAYS = {"which_first": "the date of", "korean_which_first": "날짜"}
"""What is compared where a question asks which of two came first, by the name of its pattern."""

_EACH = "each"

Find = Callable[[Question], Sequence[Evidence]]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The two sides in the question's own words, and what is compared; empty where the question does not say.

    ``stem``: the words before the sides, where what follows them goes on with these: "What did … stand for?"
    """

    sides: tuple[str, str]
    topic: str
    stem: str = ""


def comparison_in(text: str) -> Comparison | None:
    """The two sides that a question sets against each other, or None where it is no such question."""
    for name, pattern in load_patterns("comparison").items():
        if match := pattern.search(text):
            named = {key: words.strip() for key, words in match.groupdict().items() if words}
            stem = text[match.start() : match.start("a")].strip() if name == _EACH else ""
            return Comparison((named["a"], named["b"]), named.get("topic", _DAYS.get(name, "")), stem)
    return None


def compare(comparison: Comparison, find: Find, bench: Workbench) -> list[Draft]:
    """The best sentence of each side; none where the documents have only one of them.

    :param find: the evidence for a question, best first
    """
    one, other = (understand(side, (), bench.aliases) for side in comparison.sides)
    chosen = [
        _best(_question(side.text, comparison), side, against, find, bench)
        for side, against in ((one, other), (other, one))
    ]
    passages = [evidence.passage for evidence in chosen if evidence is not None]
    if len({passage.sentence.sentence_id for passage in passages}) < len(chosen):
        return []
    return [Draft(passage.text, passage.sentence, passage.document) for passage in passages]


def _best(question: str, side: Question, against: Question, find: Find, bench: Workbench) -> Evidence | None:
    """The best evidence that is of one side, and rather not of the other, with the kind of thing that is compared."""
    asked = understand(question, (), bench.aliases)
    good = [
        (share - _accounts(against, evidence, bench) + evidence.probability + max(evidence.holds), -place, evidence)
        for place, evidence in enumerate(find(asked))
        if evidence.passage.sentence.kind != "heading"
        and (share := _accounts(side, evidence, bench)) >= SIDE
        and kinds_answered(evidence, asked)
    ]
    return max(good, default=(None,), key=lambda found: found[:2])[-1]


def _question(side: str, comparison: Comparison) -> str:
    """One side's part of the question: "the number of tenants" is asked for as it would be alone."""
    if comparison.stem:
        return f"{comparison.stem} {side} {comparison.topic}?"
    topic = comparison.topic
    return f"What is {topic} {side}?" if topic.isascii() and side.isascii() else f"{side} {topic}"


def _accounts(named: Question, evidence: Evidence, bench: Workbench) -> float:
    """How much of a side's words a sentence, its source, or its document's title, kind and date account for."""
    passage, document = evidence.passage, evidence.passage.document
    said = attributed(passage.text, document, bench.aliases)
    kind = (document.kind or "").replace("_", " ")
    beside = passage.sentence.kind in ROWS  # of the side that stands in the next row it says nothing
    around = (document.title, passage.sentence.section or "") if beside else (passage.context,)
    about = " \n ".join(str(part) for part in (passage.labelled, *around, kind, said.source or "", said.day or ""))
    if not named.terms:
        return 0.0
    [matches] = match_table(named.terms, [about], [document.date], bench.aliases, bench.lexicon)
    return float(matches.mean())
