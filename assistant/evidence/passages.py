"""The sentences of retrieved chunks, each with the sentence before it, ready to be scored."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from assistant.evidence.candidates import Passage, leans_on
from assistant.evidence.fields import ROWS, cells_of
from assistant.retrieval import Hit
from ingest.language.orders import is_order
from ingest.language.tokens import content_words
from ingest.registry import Registry, StoredSentence
from ingest.types import Document

_LEAST_WORDS = 2
_PICTURE = re.compile(r"!\[.*\]\([^()]*\)", re.DOTALL)
"""A picture of Markdown: what it shows is not what the document says."""
SOURCES = re.compile(r"[#\d. ]*(?:sources|references|출처|참고 ?(?:자료|문헌))\s*$", re.IGNORECASE)
"""The heading of a list of sources."""
_SOURCE = re.compile(
    r":\s*(?:(?:\d{1,2} )?[A-Z][a-z]+ (?:\d{1,2}, )?\d{4}|\d{4}년(?: \d{1,2}월(?: \d{1,2}일)?)?|no date shown)\W*$"
)
_LONGEST_LIST = 40  # rows and items after which no opening line is looked for
_MOST_LEAD = 2  # sentences that are told before the one that answers leans on the one before it

_OPEN_QUOTE = re.compile(r"[“\"][^”\"]*$")
"""The first sentence of somebody's words that go on: who speaks is told before or after them."""

Known = Mapping[tuple[str, int], StoredSentence]
"""Sentences by document and position."""


def passages_of(hits: Sequence[Hit], registry: Registry) -> list[Passage]:
    """Every sentence of the hits once, in the order of the hits."""
    by_chunk = registry.sentences_of_chunks(hit.chunk_id for hit in hits)
    known = {(s.document_id, s.ordinal): s for sentences in by_chunk.values() for s in sentences}
    known |= _openings_of_rows(by_chunk.values(), known, registry)
    passages: dict[str, Passage] = {}
    for hit in hits:
        for sentence in filter(says_something, by_chunk.get(hit.chunk_id, ())):
            passages.setdefault(sentence.sentence_id, passage_of(sentence, hit.document, known))
    return list(passages.values())


def passage_of(sentence: StoredSentence, document: Document, known: Known) -> Passage:
    """The sentence with what stands around it, as far as that is known."""
    before = _before(sentence, known)
    return Passage(sentence, document, before, _lead(before, known), opening(sentence, known))


def _openings_of_rows(
    chunks: Iterable[Sequence[StoredSentence]], known: Known, registry: Registry
) -> dict[tuple[str, int], StoredSentence]:
    """What stands before the chunks that begin within a list or a table."""
    found: dict[tuple[str, int], StoredSentence] = {}
    for first in (sentences[0] for sentences in chunks if sentences and sentences[0].kind in ROWS):
        if (first.document_id, first.ordinal - 1) not in known and first.ordinal:
            earlier = registry.sentences(first.document_id, max(0, first.ordinal - _LONGEST_LIST), first.ordinal - 1)
            found |= {(sentence.document_id, sentence.ordinal): sentence for sentence in earlier}
    return found


def opening(sentence: StoredSentence, known: Known) -> StoredSentence | None:
    """The header of the table of which the sentence is a row, or the line with a colon that opens its list."""
    if sentence.kind not in ROWS:
        return None
    first, before = sentence, _before(sentence, known)
    while before is not None and before.kind == sentence.kind and not _ends_table(before, sentence):
        first, before = before, _before(before, known)
    if sentence.kind == "table_row":
        return first if first is not sentence else None
    return before if before is not None and before.text.rstrip().endswith((":", "：")) else None


def _ends_table(row: StoredSentence, below: StoredSentence) -> bool:
    """Whether a row of one cell parts the tables above and below it, as where one stands in a cell of another."""
    return row.kind == "table_row" and len(cells_of(row.text)) < min(2, len(cells_of(below.text)))


def contact_passages(visible: Mapping[str, Document], registry: Registry) -> list[Passage]:
    """The sentences with an address or a phone number: no words of a question lead to a bare address."""
    rows = registry.facts("contact", documents=visible)
    documents = {(row.document.document_id, row.fact.sentence): row.document for row in rows}
    near = registry.sentences_at((name, max(0, ordinal - 1), ordinal) for name, ordinal in documents)
    known = {(sentence.document_id, sentence.ordinal): sentence for sentence in near}
    held = [(known[place], document) for place, document in documents.items() if place in known]
    return [Passage(sentence, document, _before(sentence, known)) for sentence, document in held]


def _lead(sentence: StoredSentence | None, known: Known) -> tuple[StoredSentence, ...]:
    """What the sentence leans on, and that in turn: "They will also …" after "They will …" after who they are."""
    lead: list[StoredSentence] = []
    while sentence is not None and len(lead) < _MOST_LEAD:
        before = _before(sentence, known)
        if before is None or not (leans_on(sentence, before) or _OPEN_QUOTE.match(sentence.text)):
            break
        lead.insert(0, before)
        sentence = before
    return tuple(lead)


def _before(sentence: StoredSentence, known: Known) -> StoredSentence | None:
    """The sentence before it in the same section, orders to the assistant passed over."""
    ordinal = sentence.ordinal - 1
    while (before := known.get((sentence.document_id, ordinal))) is not None and is_order(before.text):
        ordinal -= 1
    return before if before is not None and before.section == sentence.section else None


def says_something(sentence: StoredSentence) -> bool:
    """Whether it can be an answer: no question, order to the assistant, picture, bare marker or entry of a list."""
    if sentence.text.rstrip("*_ ”’\"'").endswith("?") or _names_a_source(sentence) or is_order(sentence.text):
        return False
    if _PICTURE.fullmatch(sentence.text):
        return False
    return len(content_words(sentence.text)) >= _LEAST_WORDS or "@" in sentence.text or "www." in sentence.text


def _names_a_source(sentence: StoredSentence) -> bool:
    """Whether it is an item of a list of sources: a name, a colon and a day, or whatever stands under "Sources"."""
    if sentence.kind != "list_item":
        return False
    return bool(SOURCES.match(sentence.section or "") or _SOURCE.search(sentence.text))
