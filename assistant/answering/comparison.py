"""Questions that set things side by side: one cited statement of each, never a difference that nobody states."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np

from assistant.engines.base import Draft
from assistant.engines.extractive import in_reading_order
from assistant.evidence.answer_types import SHOWN
from assistant.evidence.answerability import BINDING, answers, kinds_answered
from assistant.evidence.candidates import Evidence
from assistant.evidence.matching import match_table
from assistant.notices.attribution import attributed
from assistant.question.comparing import Comparison
from assistant.question.understanding import Question, Term, understand
from assistant.workbench import Workbench
from ingest.language.dates import find_dates
from ingest.language.names import find_people
from ingest.language.numbers import find_numbers
from ingest.language.tokens import content_words
from ingest.lexicon import Vectors
from ingest.types import Document

SIDE, BOTH = 0.6, 0.8
"""Least share of the words that name a side which a sentence and its document must account for; and where one
sentence is to tell of several sides."""
NAMED, MET = 0.4, 0.5
"""The same of each name of a side; and of a side with a name, for the documents to tell of it at all."""
OWN = 1.5
"""What a side's own words weigh against those of the others: a sentence may name them too."""
TITLED = 0.5
"""The same of a side's question and a document's title, from which on it may be asked of that document alone."""
SURE = 0.3
"""Least probability of a sentence that says no word of what is compared."""
TOPIC = 0.65
"""Least match of one of the words for what is compared: more than the surroundings of a sentence give."""
_FIGURES = {"count": {"count", "measure", "ordinal"}, "money": {"money"}, "share": {"percent"}}
"""The kinds of numbers that show each kind of thing asked for."""


class Find(Protocol):
    """Finds evidence for a question, best first."""

    def __call__(self, question: Question, only: Collection[Document] | None = None) -> Sequence[Evidence]:
        """The evidence; where documents are given, in these alone."""
        ...


@dataclass(frozen=True, slots=True)
class Compared:
    """A statement of each side that the documents tell of, and the sides of which they tell nothing."""

    drafts: tuple[Draft, ...]
    untold: tuple[str, ...] = ()


def compare(
    question: Question, comparison: Comparison, find: Find, visible: Mapping[str, Document], bench: Workbench
) -> Compared | None:
    """The best sentence of each side.

    None where it is not sure what a side means, or nothing sure is told of any, or one sentence tells of two sides
    without naming both; and of two things that a figure may stand for, where only one is told.
    """
    named = [understand(side, (), bench.aliases) for side in comparison.sides]
    sides = []
    for words, own in zip(comparison.sides, named, strict=True):
        keys = {word.key for word in content_words(words)}
        names = tuple(term for term in question.terms if term.name and term.binding and keys.issuperset(term.keys))
        asked = understand(comparison.question(words), (), bench.aliases)
        side = _Side(words, own.terms, names, asked, tuple(_found(asked, own, find, visible, bench)))
        sides.append(replace(side, best=_best(side, [other.terms for other in named if other is not own], bench)))
    told = [side for side in sides if side.best is not None]
    untold = [side for side in sides if side.best is None]
    if not all(_is_met_or_missed(side, bench) for side in untold):
        return None
    if comparison.either and not all(side.best and _holds_figures(side.best, question) for side in sides):
        return None
    if (untold or comparison.either) and not any(side.best and answers(side.best, side.asked) for side in told):
        return None
    best = list(dict.fromkeys(side.best for side in told if side.best is not None))
    if all_told := next((evidence for evidence in best if _tells_all(evidence, sides, bench)), None):
        best, untold = [all_told], []
    elif not all(_tells_all(one, [side for side in told if side.best is one], bench) for one in best):
        return None
    return Compared(_in_turn(best), tuple(side.words for side in untold))


def _holds_figures(evidence: Evidence, question: Question) -> bool:
    values = {number.value for number in find_numbers(evidence.passage.text)}
    return values.issuperset(number.value for number in question.numbers)


def _in_turn(best: Sequence[Evidence]) -> tuple[Draft, ...]:
    """The sides in their order, each with what it leans on; the header of a table once."""
    drafts: dict[str, Draft] = {}
    for evidence in best:
        for draft in in_reading_order([evidence.passage]):
            again = any(draft.heads == told.heads for told in drafts.values())
            drafts.setdefault(draft.sentence.sentence_id, replace(draft, heads=None) if again else draft)
    return tuple(drafts.values())


@dataclass(frozen=True, slots=True)
class _Side:
    """``names``: of its terms those without which nothing is about it."""

    words: str
    terms: tuple[Term, ...]
    names: tuple[Term, ...]
    asked: Question
    found: tuple[Evidence, ...]
    best: Evidence | None = None


def _found(
    asked: Question, side: Question, find: Find, visible: Mapping[str, Document], bench: Workbench
) -> list[Evidence]:
    """The evidence of all documents, and of those whose own day or title is what the side speaks of."""
    found = {evidence.passage.sentence.sentence_id: evidence for evidence in find(asked)}
    meant = {*_of_its_day(side, visible), *_titled(found.values(), asked, side, bench)}
    if 0 < len(meant) < len(visible):
        only = sorted(meant, key=lambda document: document.document_id)
        found |= {evidence.passage.sentence.sentence_id: evidence for evidence in find(asked, only)}
    return [evidence for evidence in found.values() if evidence.passage.sentence.kind != "heading"]


def _best(side: _Side, against: Sequence[Sequence[Term]], bench: Workbench) -> Evidence | None:
    """The best evidence that is of one side, and rather not of another, with the kind of thing that is compared."""
    if not side.found:
        return None
    own = _shares(side.terms, side.found, bench)
    others = np.max([_shares(other, side.found, bench) for other in against], axis=0)
    named = _matches(side.names, side.found, bench).min(axis=1, initial=1.0)
    good = [
        (OWN * own[at] - others[at] + _worth(evidence, topic), -at, evidence)
        for at, evidence in enumerate(side.found)
        if own[at] >= SIDE
        and named[at] >= NAMED
        and kinds_answered(evidence, side.asked)
        and _is_on_topic(topic := _topic(side, evidence), side, evidence)
    ]
    return max(good, default=(None,), key=lambda found: found[:2])[-1]


def _worth(evidence: Evidence, topic: Sequence[float]) -> float:
    return evidence.probability + max(evidence.holds) + (sum(topic) / len(topic) if topic else 0.0)


def _is_on_topic(topic: Sequence[float], side: _Side, evidence: Evidence) -> bool:
    """Whether it says at least one word of what is compared, where nothing shows by itself what that is."""
    told = not topic or bool(SHOWN.intersection(side.asked.asked)) or max(topic) >= TOPIC
    return told or (evidence.probability >= SURE and answers(evidence, side.asked))


def _topic(side: _Side, evidence: Evidence) -> list[float]:
    """How well the evidence accounts for each word of what is compared."""
    own = {term.keys for term in side.terms}
    pairs = zip(side.asked.terms, evidence.matches, strict=True)
    return [match for term, match in pairs if term.keys not in own]


def _tells_all(evidence: Evidence, sides: Sequence[_Side], bench: Workbench) -> bool:
    """Whether one sentence names every side and holds as many figures, amounts or days of the kind asked for."""
    if len(sides) == 1:
        return True
    said = attributed(evidence.passage.text, evidence.passage.document, bench.aliases).body
    if any(_shares(side.terms, [evidence], bench)[0] < BOTH for side in sides):
        return False
    held = {"date": len(find_dates(said)), "person": len(find_people(said, bench.aliases))}
    for kind, kinds in _FIGURES.items():
        units = Counter(number.unit for number in find_numbers(said) if number.kind in kinds)
        held[kind] = max(units.values(), default=0)
    return all(held.get(kind, 0) >= len(sides) for side in sides for kind in side.asked.asked)


def _is_met_or_missed(side: _Side, bench: Workbench) -> bool:
    """Whether the documents surely tell of a side, though not what is compared; or surely nothing of it."""
    if not side.found:
        return True
    named, shares = _matches(side.names, side.found, bench), _shares(side.terms, side.found, bench)
    if (named.max(axis=0) < BINDING).any() or shares.max() < BINDING:
        return True
    met = shares[named.min(axis=1, initial=1.0) >= NAMED].max(initial=0.0)
    return bool(met >= (MET if side.names else SIDE))


def _of_its_day(side: Question, visible: Mapping[str, Document]) -> list[Document]:
    """The documents of a day within the time that a side names; a sentence in them need not name it again."""
    return [
        document
        for document in visible.values()
        if document.date is not None
        and any(
            all(
                part in (None, given)
                for part, given in zip(
                    (mention.year, mention.month, mention.day),
                    (document.date.year, document.date.month, document.date.day),
                    strict=True,
                )
            )
            for mention in side.dates
        )
    ]


def _titled(found: Collection[Evidence], asked: Question, side: Question, bench: Workbench) -> list[Document]:
    """The documents of the evidence whose title accounts for enough of what is asked of the side."""
    documents = list(dict.fromkeys(evidence.passage.document for evidence in found))
    own = {term.keys for term in side.terms}
    terms = [term for term in asked.terms if term.keys not in own] or asked.terms
    if not terms or not documents:
        return []
    titles, days = [document.title for document in documents], [document.date for document in documents]
    shares = match_table(terms, titles, days, bench.aliases, bench.lexicon).mean(axis=1)
    return [document for document, share in zip(documents, shares, strict=True) if share >= TITLED]


def _shares(terms: Sequence[Term], found: Sequence[Evidence], bench: Workbench) -> Vectors:
    """How much of a side's words each sentence and what stands around it account for, (found,)."""
    return _matches(terms, found, bench).mean(axis=1) if terms else np.zeros(len(found), dtype=np.float32)


def _matches(terms: Sequence[Term], found: Sequence[Evidence], bench: Workbench) -> Vectors:
    """How well each sentence, its source, or its document's title, kind and date account for each term, (found, terms).

    A day that stands in a title or a heading need not be that of what a sentence under it tells.
    """
    texts = [_texts(evidence, bench) for evidence in found]
    days = [evidence.passage.document.date for evidence in found]
    itself = match_table(terms, [text for text, _ in texts], days, bench.aliases, bench.lexicon)
    about = match_table(terms, [text for _, text in texts], days, bench.aliases, bench.lexicon)
    return np.where([term.date is not None for term in terms], itself, about)


def _texts(evidence: Evidence, bench: Workbench) -> tuple[str, str]:
    """What a sentence says by itself, and that with what stands around it."""
    passage, document = evidence.passage, evidence.passage.document
    said = attributed(passage.text, document, bench.aliases)
    kind = (document.kind or "").replace("_", " ")
    before = passage.before.text if passage.before is not None and passage.leans else ""
    itself = (passage.labelled, before, said.day)
    around = (document.title, kind, passage.sentence.section, said.source)
    one, other = (" \n ".join(str(part) for part in parts if part) for parts in (itself, (*itself, *around)))
    return one, other
