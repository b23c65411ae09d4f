"""One reply marked: what the question file expects, against the reply's text and the passages that it points to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath

from assistant.answer import Answer, Citation, Statement
from assistant.evaluation.facts import check_facts, forbidden
from assistant.evaluation.product import Shelf
from assistant.evaluation.reading.values import Values, lacking, read_values
from assistant.evaluation.reading.wording import squeeze
from assistant.evaluation.schema import Question
from assistant.evaluation.scoring import OUTCOMES
from assistant.evaluation.sources import Spot, spots
from benchmarks.peers.refusals import refuses
from benchmarks.peers.replies import Passage, Reply
from ingest.types import Document, Page

_MARKS = re.compile(r"\s*\[\d{1,2}(?:\s*[,;]\s*\d{1,2})*\]|\bSources? \d{1,2}\b")


@dataclass(frozen=True)
class Shares:
    """So many of so many."""

    passed: int
    total: int


@dataclass(frozen=True)
class Marked:
    """A reply's marks; pages and documents are those cited, ``on_page`` whether any of them is an expected one."""

    question: Question
    reply: Reply
    abstained: bool
    facts: Shares
    right: bool
    pages: Shares
    documents: Shares
    on_page: bool
    on_document: bool
    quotes: Shares
    unverified: Shares
    invented: Shares
    ranks: tuple[int, ...]
    page_ranks: tuple[int, ...]


class Marker:
    """Marks replies by what the shelf holds."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._named = {PurePath(document.path).name: document for document in shelf.documents.values()}

    def mark(self, question: Question, reply: Reply) -> Marked:
        """What is right about one reply."""
        places = spots(question, self._shelf)
        abstained, facts, clean = self._read(question, reply)
        pages = [any(self._is_at(passage, place) for place in places) for passage in reply.cited]
        documents = [self._id(passage) in {place.document_id for place in places} for passage in reply.cited]
        told = not abstained and clean and facts.passed == facts.total
        return Marked(
            question,
            reply,
            abstained=abstained,
            facts=facts,
            right=told and any(pages),
            pages=_share(pages),
            documents=_share(documents),
            on_page=any(pages),
            on_document=any(documents),
            quotes=_share([self._stands(passage) for passage in reply.listed]),
            unverified=self._unverified(question, reply, reply.cited, abstained),
            invented=self._unverified(question, reply, (*reply.cited, *reply.given), abstained),
            ranks=tuple(n for n, hit in enumerate(reply.given, 1) if self._holds(hit, question, places)),
            page_ranks=tuple(n for n, hit in enumerate(reply.given, 1) if any(self._is_at(hit, p) for p in places)),
        )

    def _read(self, question: Question, reply: Reply) -> tuple[bool, Shares, bool]:
        """Whether the reply abstains, the expected facts it states, and whether it says nothing it must not say.

        A peer's answer that holds an expected fact is no refusal, whatever else it says; notices are this product's
        own, so that none is expected of anyone here.
        """
        cited = tuple(Citation.model_construct(date=d.date, path=d.path) for d in self._cited(reply))
        said = (Statement(text=_MARKS.sub("", reply.text), citations=()),)
        answer = Answer.model_construct(statements=said, citations=cited, notices=())
        expected = question.expected.model_copy(update={"notices": ()})
        facts = check_facts(expected, answer)
        stated = facts.expected - len(facts.missing)
        if reply.status is None:
            abstained = refuses(reply.text) and not stated
        else:
            abstained = next(OUTCOMES[known] == "abstained" for known in OUTCOMES if known == reply.status)
        return abstained, Shares(0 if abstained else stated, facts.expected), not forbidden(expected, answer)

    def _unverified(self, question: Question, reply: Reply, known: Sequence[Passage], abstained: bool) -> Shares:
        """The numbers and dates of an answer that stand in none of the passages; the question's own do not count."""
        if abstained:
            return Shares(0, 0)
        said, asked = read_values(_MARKS.sub("", reply.text)), read_values(question.question)
        own = Values(said.numbers - asked.numbers, said.dates - asked.dates, frozenset(), frozenset(), frozenset())
        held = read_values("\n".join(passage.words for passage in known))
        days = [self._named[passage.document].date for passage in known]
        return Shares(len(lacking(own, held, days)), len(own.numbers) + len(own.dates))

    def _cited(self, reply: Reply) -> list[Document]:
        return [self._named[passage.document] for passage in reply.cited]

    def _id(self, passage: Passage) -> str:
        return self._named[passage.document].document_id

    def _is_at(self, passage: Passage, place: Spot) -> bool:
        here = place.page is None or place.page in passage.pages
        return here and self._id(passage) == place.document_id

    def _holds(self, passage: Passage, question: Question, places: Sequence[Spot]) -> bool:
        """Whether an expected quote stands in the passage whole, on a page where it is expected."""
        words = squeeze(passage.words)
        quoted = any(squeeze(source.quote) in words for source in question.expected.sources)
        return quoted and any(self._is_at(passage, place) for place in places)

    def _stands(self, passage: Passage) -> bool:
        """Whether the words stand on the pages that are named, white space and the shape of marks aside."""
        pages: list[Page] = self._shelf.pages(self._id(passage))
        text = "".join(page.text for page in pages if not passage.pages or page.number in passage.pages)
        return bool(passage.words.strip()) and squeeze(passage.words) in squeeze(text)


def _share(passes: Sequence[bool]) -> Shares:
    return Shares(sum(passes), len(passes))
