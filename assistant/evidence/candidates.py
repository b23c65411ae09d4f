"""Sentences that may answer, and how much of the question each accounts for.

The unit is a sentence, list item, table row or heading of a retrieved passage. What is known of it goes into a few
features (``features.py`` says which), from which the trained model of ``answerability.py`` gives
the probability that it answers; that probability ranks the evidence too.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from assistant.evidence.answer_types import holds
from assistant.evidence.answerability import model
from assistant.evidence.contrasts import are_contrasted, deeds_told
from assistant.evidence.features import FeatureInput, Floats, feature_table
from assistant.evidence.fields import (
    accounted_by_label,
    cells_of,
    familiarity,
    field_degrees,
    held_by_label,
    is_keyed,
    preferred,
    under_heading,
)
from assistant.evidence.matching import SIMILAR_WORTH, match_table
from assistant.evidence.others import are_of_others
from assistant.evidence.rows import joined, labels_asked
from assistant.notices.attribution import asks_for_source, said_in
from assistant.question.roles import roles_by_verb, roles_in
from assistant.question.understanding import Question, Term
from assistant.retrieval import ACROSS
from ingest.language.names import Aliases
from ingest.language.tokens import content_words
from ingest.lexicon import Lexicon, Vectors
from ingest.registry import StoredSentence
from ingest.types import Document

NAME_WEIGHT = 1.5
CONTEXT, LEANING, CHUNK, DOCUMENT = 0.6, 0.9, 0.5, 0.4
"""What a match is worth, against 1 in the unit itself: in the heading, the title or the sentence before; in these where
the unit leans on that sentence; elsewhere in the chunk; elsewhere in what was retrieved of the document."""
_LEANING_START = re.compile(
    r"(?:But|And|So|Yet) (?:he|she|they|it|his|her|their|its|this|these|those|that|such|both)\b"
    r"|(?:하지만|그러나|그런데)\s"
    r"|(?:He|She|They|It|His|Her|Their|Its|This|These|Those|That|Such|Both|The (?:event|meeting|companies|company"
    r"|agreement|representatives|selected|former|latter|two|three))\b|(?:이|그|해당|이들|이번|같은|또한|이어|이에)\s"
)


_SAID_BY_THEM = re.compile(
    r"[”\"],? (?:he|she|they) (?:also )?(?:said|says|added|adds|explained|noted|told|stressed)\b"
)
"""Words of somebody whom the sentence before names."""
_SENTENCE_END = re.compile(r"(?:[.!?]|다|음|함)[”’\"')\]*_]*\s*$")
_CONTRACTED = re.compile(r"['’](?:s|ll|re|ve|d|m)\b")
_LEAST_LEAD = 2
"""Content words of a sentence that another can lean on: "That is amazing." introduces nothing."""
_HEAD = re.compile(r"(?![□■○●◦•▪※])(?:(?:19|20)\d\d\D{0,8}|\D{0,30})")
"""The heading of a column: short, without a figure but a year, and without the mark of a label."""


def leans_on(sentence: StoredSentence, before: StoredSentence | None) -> bool:
    """Whether the sentence takes its subject from the one before it, or answers it, that being a question."""
    if before is None or before.kind == "heading":
        return False
    if _LEANING_START.match(sentence.text) or _SAID_BY_THEM.search(sentence.text):
        return True
    return _asks(before) and not _asks(sentence)


def _asks(sentence: StoredSentence) -> bool:
    return sentence.text.rstrip("*_ ”’\"'").endswith(("?", "까"))


@dataclass(frozen=True, slots=True)
class Passage:
    """A unit with what stands around it."""

    sentence: StoredSentence
    document: Document
    before: StoredSentence | None  # the sentence before it, where both stand in one section
    lead: tuple[StoredSentence, ...] = ()  # the sentences before that one on which it leans in turn, in their order
    opening: StoredSentence | None = None  # the header of its table, or the line that opens its list

    @property
    def text(self) -> str:
        """The unit's reading text."""
        return self.sentence.text

    @property
    def is_entry(self) -> bool:
        """Whether the unit is one of several like things, each told of by its own words: "• Anna Weber, Fjordlab"."""
        if self.sentence.kind == "table_row":
            return not is_keyed(self.text)
        return self.sentence.kind == "list_item" and not _SENTENCE_END.search(self.text)

    @property
    def leans(self) -> bool:
        """Whether the unit takes its subject from the sentence before, or answers it, being a question."""
        return leans_on(self.sentence, self.before)

    @property
    def leads(self) -> tuple[StoredSentence, ...]:
        """The sentences without which a reader cannot tell what the unit is about; an aside tells nobody that."""
        if self.before is None or not self.leans:
            return ()
        if len(content_words(_CONTRACTED.sub("", self.before.text))) < _LEAST_LEAD and not _asks(self.before):
            return ()
        return (*self.lead, self.before)

    @property
    def context(self) -> str:
        """What a reader of the unit has also just read."""
        before = None if self.before and self.before.kind == self.sentence.kind and self.is_entry else self.before
        around = (self.opening, *(self.lead if _SAID_BY_THEM.search(self.text) else ()), before)
        parts = (self.document.title, self.sentence.section, *(other.text for other in around if other))
        return " \n ".join(part for part in parts if part)

    @property
    def heads(self) -> StoredSentence | None:
        """The header of the table of which the unit is a row; None where its first row is none, or of other columns,
        and where the row has a label of its own.
        """
        if (
            self.opening is None
            or self.sentence.kind != "table_row"
            or any(map(is_keyed, (self.opening.text, self.text)))
        ):
            return None
        cells = cells_of(self.opening.text)
        alike = len(cells) == len(cells_of(self.text)) > 1
        return self.opening if alike and all(_HEAD.fullmatch(cell) for cell in cells) else None

    @property
    def labelled(self) -> str:
        """The text; of a table's row each cell with the heading of its column: "Company: Harbor | CEO: Anna Weber"."""
        if self.heads is None:
            return self.text
        cells, headings = cells_of(joined(self.text)), cells_of(joined(self.heads.text))
        return " | ".join(f"{heading}: {cell}" for heading, cell in zip(headings, cells, strict=True))


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage and what speaks for it; ``matches`` says, term by term, how well it is accounted for, from 0 to 1."""

    passage: Passage
    matches: tuple[float, ...]
    coverage: float
    binding: float  # the worst match among the question's own names; 1 where it has none, 0 of another
    dated: float  # the same among its dates
    holds: tuple[float, ...]  # by asked kind
    attribute: float  # share of the question's words that are no names or dates, by weight
    features: tuple[float, ...]
    probability: float  # that it answers
    deed: float = 1.0  # the best match among the words for what is asked of the document's subject
    label: float = 1.0  # how well the question's words meet the label of a row of figures
    field: float = 0.0  # how surely it is of the labelled field asked for; below 0 where its label is another's


def gather(
    question: Question,
    passages: Sequence[Passage],
    similarities: Sequence[tuple[float, float]],
    rarity: Mapping[str, float],
    aliases: Aliases,
    lexicon: Lexicon,
) -> list[Evidence]:
    """Scores every passage, best first.

    :param similarities: cosines of the passage's vector and of its chunk's with the question's
    :param rarity: how rare each term is, by its text; 1 for the rarest and for one left out
    """
    if not passages:
        return []
    passages = [_without_strange_question(passage, question) for passage in passages]
    dated = [passage.document.date for passage in passages]
    sourced = asks_for_source(question.text)
    said = [p.labelled if sourced else said_in(p.labelled, p.document, aliases) for p in passages]
    weights = np.array([_weight(term, rarity) for term in question.terms], dtype=np.float64)
    own = _with_offices(match_table(question.terms, said, dated, aliases, lexicon), question, said)
    around = match_table(question.terms, [p.context for p in passages], dated, aliases, lexicon)
    degrees = field_degrees(question, passages)
    familiar = familiarity(question, passages, np.maximum(own, around).astype(np.float64), weights)
    degrees = np.where(degrees > 0, degrees * familiar, degrees)
    own = np.maximum(own, accounted_by_label(question, degrees).astype(np.float32))
    headed = [under_heading(*one) for one in zip(passages, said, degrees, strict=True)]
    kinds = [
        tuple(max(holds(kind, t, question, aliases, lexicon), held_by_label(kind, t, d)) for kind in question.asked)
        for t, d in zip(headed, degrees, strict=True)
    ]
    foreign = np.array(
        [0.0 if p.document.language == question.language else ACROSS[question.language] for p in passages]
    )
    given = FeatureInput(
        question=question,
        passages=passages,
        weights=weights,
        own=own.astype(np.float64),
        matches=_with_surroundings(own, around, passages).astype(np.float64),
        kinds=kinds,
        similarities=np.array([own for own, _ in similarities]) + foreign,
        chunk_similarities=np.array([chunk for _, chunk in similarities]) + foreign,
    )
    features = feature_table(given)
    dates = [i for i, term in enumerate(question.terms) if term.binding and term.date]
    names = [i for i, term in enumerate(question.terms) if term.binding and not term.date]
    of_others = np.array(list(are_of_others(question, passages, said, aliases)), dtype=bool)

    def titled(titles: Sequence[str]) -> Vectors:
        return match_table(question.terms, titles, [None] * len(titles), aliases, lexicon)

    of_others |= are_contrasted(question, passages, said, own, titled)
    deeds = deeds_told(question, passages, given.matches, titled)
    labels = labels_asked(
        question,
        passages,
        given.matches,
        lambda texts, of: match_table(question.terms, texts, [p.document.date for p in of], aliases, lexicon),
    )
    probabilities = preferred(model().probabilities(features), degrees, familiar)
    found = [
        Evidence(
            passage=passage,
            matches=tuple(float(value) for value in given.matches[row]),
            coverage=float(features[row, 0]),
            binding=0.0 if of_others[row] else _worst(given.matches[row], names),
            dated=_worst(given.matches[row], dates),
            holds=kinds[row],
            attribute=float(features[row, 1]),
            features=tuple(float(value) for value in features[row]),
            probability=float(probabilities[row]),
            deed=float(deeds[row]),
            label=float(labels[row]),
            field=float(degrees[row]),
        )
        for row, passage in enumerate(passages)
    ]
    return sorted(found, key=lambda e: (-e.probability, e.passage.sentence.sentence_id))


def _without_strange_question(passage: Passage, question: Question) -> Passage:
    """The passage without a question before it that shares no word with it nor with what is asked now."""
    if passage.before is None or not _asks(passage.before) or not passage.leans:
        return passage
    asked = {word.key for word in content_words(passage.before.text)}
    here = {word.key for text in (passage.text, question.standalone) for word in content_words(text)}
    return passage if asked & here else replace(passage, before=None, lead=())


def _with_offices(own: Vectors, question: Question, said: Sequence[str]) -> Vectors:
    """The matches of each passage, a title taken for the verb: "Who heads Harbor?", "Chief executive: Weber"."""
    verbs = [i for i, term in enumerate(question.terms) if question.offices & roles_by_verb(f"who {term.text}")]
    titled = [row for row, text in enumerate(said) if verbs and question.offices & roles_in(text)]
    for row in titled:
        own[row, verbs] = np.maximum(own[row, verbs], SIMILAR_WORTH)
    return own


def _with_surroundings(own: Vectors, around: Vectors, passages: Sequence[Passage]) -> Vectors:
    """The matches of each passage, together with what its surroundings account for.

    What stands in one entry of a list or a table says nothing of another.
    """
    rows = np.array([passage.is_entry for passage in passages])
    leaning = np.array([passage.leans for passage in passages])[:, None]
    matches = np.maximum(own, np.where(leaning, LEANING, CONTEXT) * around)
    for worth, groups in (
        (CHUNK, np.array([passage.sentence.chunk_id for passage in passages])),
        (DOCUMENT, np.array([passage.document.document_id for passage in passages])),
    ):
        for group in set(groups):
            here = groups == group
            matches[here] = np.maximum(matches[here], worth * own[here & ~rows].max(axis=0, initial=0.0))
            matches[here & ~rows] = np.maximum(matches[here & ~rows], worth * own[here].max(axis=0, initial=0.0))
    return np.asarray(matches, dtype=np.float32)


def _worst(matches: Floats, columns: Sequence[int]) -> float:
    return min((float(matches[column]) for column in columns), default=1.0)


def _weight(term: Term, rarity: Mapping[str, float]) -> float:
    return term.weight * rarity.get(term.text, 1.0) * (NAME_WEIGHT if term.name or term.date else 1.0)
