"""Sentences that may answer, each scored by how much of the question it accounts for.

The unit is a sentence, list item, table row or heading of a retrieved passage. Three signals are combined: the share
of the question's words and names that the unit covers (its heading, document title and the sentence before count in
part), whether it holds the kind of thing asked for, and the similarity of its vector to the question's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import numpy as np

from assistant.answer_types import holds
from assistant.question import Question, Term
from ingest.language.dates import DateMention, find_dates
from ingest.language.names import Aliases
from ingest.language.tokens import is_hangul
from ingest.language.transliteration import sound_alike
from ingest.lexicon import Lexicon, Vectors, word_forms
from ingest.registry import StoredSentence
from ingest.types import Document

NAME_WEIGHT = 1.5
CONTEXT = 0.6  # what a match in the heading or the sentence before is worth, against 1 in the unit itself
SIMILAR_FROM, SIMILAR_TO, SIMILAR_WORTH = 0.20, 0.50, 0.9  # word cosines at which a match begins and is full


@dataclass(frozen=True, slots=True)
class Passage:
    """A unit with what stands around it."""

    sentence: StoredSentence
    document: Document
    before: StoredSentence | None  # the sentence before it, where both stand in one section

    @property
    def text(self) -> str:
        """The unit's reading text."""
        return self.sentence.text

    @property
    def context(self) -> str:
        """What a reader of the unit has also just read."""
        parts = (self.document.title, self.sentence.section, self.before.text if self.before else None)
        return " \n ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage with its scores; ``matches`` says, term by term, how well it is accounted for, from 0 to 1."""

    passage: Passage
    matches: tuple[float, ...]
    coverage: float
    binding: float  # the worst match among the question's own names and dates; 1 where it has none
    holds: tuple[float, ...]  # by asked kind
    similarity: float  # cosine of the unit's and the question's vectors
    score: float


def gather(
    question: Question,
    passages: Sequence[Passage],
    similarities: Sequence[float],
    rarity: Mapping[str, float],
    aliases: Aliases,
    lexicon: Lexicon,
) -> list[Evidence]:
    """Scores every passage, best first; ``rarity`` weighs a term by its text, 1 for the rarest."""
    if not passages:
        return []
    weights = np.array([_weight(term, rarity) for term in question.terms], dtype=np.float32)
    dated = [p.document.date for p in passages]
    own = _match_table(question.terms, [p.text for p in passages], dated, aliases, lexicon)
    around = _match_table(question.terms, [p.context for p in passages], dated, aliases, lexicon)
    matches = np.maximum(own, CONTEXT * around)
    coverage = (
        matches @ weights / weights.sum()
        if len(weights)
        else np.full(len(passages), float(_asks_for_one_thing(question)))
    )
    close = np.asarray(similarities, dtype=np.float32)
    standing = (close - close.mean()) / (close.std() + 1e-6)
    found = []
    for row, passage in enumerate(passages):
        kinds = tuple(holds(kind, passage.text, question, aliases) for kind in question.asked)
        binding = [float(matches[row, i]) for i, term in enumerate(question.terms) if term.binding]
        score = float(coverage[row]) + 0.5 * sum(kinds) / len(kinds) + 0.15 * float(np.clip(standing[row] / 2, -1, 1))
        found.append(
            Evidence(
                passage=passage,
                matches=tuple(float(value) for value in matches[row]),
                coverage=float(coverage[row]),
                binding=min(binding, default=1.0),
                holds=kinds,
                similarity=float(close[row]),
                score=score - (0.1 if passage.sentence.kind == "heading" else 0.0),
            )
        )
    return sorted(found, key=lambda e: (-e.score, e.passage.sentence.sentence_id))


def _asks_for_one_thing(question: Question) -> bool:
    """Whether a question without any word of its own still asks for one thing ("Whom do I contact?")."""
    return "contact" in question.asked


def _weight(term: Term, rarity: Mapping[str, float]) -> float:
    return term.weight * rarity.get(term.text, 1.0) * (NAME_WEIGHT if term.name or term.date else 1.0)


def _match_table(
    terms: Sequence[Term], texts: Sequence[str], dated: Sequence[date | None], aliases: Aliases, lexicon: Lexicon
) -> Vectors:
    """How well each text accounts for each term, shape (texts, terms), from 0 to 1."""
    table = np.zeros((len(texts), len(terms)), dtype=np.float32)
    plain = [i for i, term in enumerate(terms) if not term.name and term.date is None]
    vocabulary = sorted({form for text in texts for _, form in word_forms(text)})
    column = {form: i for i, form in enumerate(vocabulary)}
    alike = _alike([terms[i].text for i in plain], vocabulary, lexicon)
    for row, text in enumerate(texts):
        words = word_forms(text)
        keys = {key for key, _ in words}
        for i, term in enumerate(terms):
            if term.date is not None:
                table[row, i] = _date_match(term.date, text, dated[row])
            elif term.name:
                table[row, i] = _name_match(term, text, words, aliases)
            elif keys.issuperset(term.keys):
                table[row, i] = 1.0
        if words and plain:
            best = alike[:, [column[form] for _, form in words]].max(axis=1)
            table[row, plain] = np.maximum(table[row, plain], best)
    return table


def _name_match(term: Term, text: str, words: Sequence[tuple[str, str]], aliases: Aliases) -> float:
    """1 for the name in any of its spellings, else the share of its words that the text holds."""
    if term.spellings and any(mention.canonical == term.spellings[0] for mention in aliases.find(text)):
        return 1.0
    keys = {key for key, _ in words}
    held = sum(key in keys or any(_same_sound(key, form) for _, form in words) for key in term.keys)
    return held / len(term.keys)


def _date_match(asked: DateMention, text: str, dated: date | None) -> float:
    """1 for a date within the one asked for, half for a wider one, something for a document of that year."""
    found = _dates(text, dated)
    if any(asked.covers(other) for other in found):
        return 1.0
    if any(other.covers(asked) for other in found):
        return 0.5
    same_year = asked.month is None and dated is not None and dated.year == asked.year
    return 0.8 if same_year and not found else 0.0


@lru_cache(maxsize=20_000)
def _dates(text: str, dated: date | None) -> tuple[DateMention, ...]:
    return tuple(find_dates(text, dated))


def _alike(terms: Sequence[str], vocabulary: Sequence[str], lexicon: Lexicon) -> Vectors:
    """How far each word of the vocabulary can stand for each term: by meaning, or by sound across the two scripts."""
    alike = _ramp(lexicon.similarity([term.casefold() for term in terms], vocabulary))
    for row, term in enumerate(terms):
        for column, form in enumerate(vocabulary):
            if _same_sound(term, form):
                alike[row, column] = SIMILAR_WORTH
    return alike


def _same_sound(first: str, second: str) -> bool:
    if is_hangul(first) == is_hangul(second):
        return False
    hangul, latin = (first, second) if is_hangul(first) else (second, first)
    return sound_alike(hangul, latin)


def _ramp(similarity: Vectors) -> Vectors:
    share = np.clip((similarity - SIMILAR_FROM) / (SIMILAR_TO - SIMILAR_FROM), 0, 1)
    return np.asarray(share * SIMILAR_WORTH, dtype=np.float32)
