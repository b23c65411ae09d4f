"""Whether a passage is about what the documents themselves set against the thing asked for.

Another programme has its own budget, another evaluation its own judges, and the maximum is no minimum.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from assistant.evidence.answer_types import SHOWN
from assistant.evidence.features import Floats
from assistant.patterns import load_patterns
from assistant.question.understanding import Question
from ingest.language.glossary import parts
from ingest.lexicon import Vectors, word_forms

if TYPE_CHECKING:
    from assistant.evidence.candidates import Passage

_IN_TITLE, _LACKING = 0.85, 0.35
"""From which match on a title holds a word, and below which a document lacks it."""
_PARTED = 2
"""How many such words part two subjects; one is enough where a kind is asked for that every subject has."""
_COMPOUND = 4  # syllables of the shortest compound


def are_contrasted(
    question: Question,
    passages: Sequence[Passage],
    said: Sequence[str],
    own: Vectors,
    match: Callable[[Sequence[str]], Vectors],
) -> NDArray[np.bool_]:
    """Whether each passage is about another programme, another of two like things or the opposite side, (passages,).

    :param said: what each passage says, without who reported it
    :param own: how well each passage accounts by itself for each term, (passages, terms)
    :param match: how well titles account for each term, (titles, terms)
    """
    found = _are_of_other_titles(question, passages, own, match)
    found |= np.array([_is_of_the_opposite(question.standalone, passage) for passage in passages], dtype=bool)
    return found | _are_of_siblings(question, passages, said) if SHOWN.intersection(question.asked) else found


def deeds_told(
    question: Question, passages: Sequence[Passage], matches: Floats, match: Callable[[Sequence[str]], Vectors]
) -> Floats:
    """How well each passage meets the best met word of what is asked about its document's subject, (passages,).

    The words of the title say what all of the document is about; 1 where the question has no others.

    :param matches: how well each passage, with its surroundings, accounts for each term, (passages, terms)
    :param match: how well titles account for each term, (titles, terms)
    """
    counted = {key for key, _ in question.counted}
    asked = np.array(
        [
            not (term.name or term.carried or term.date or term.number is not None or counted.intersection(term.keys))
            for term in question.terms
        ],
        dtype=bool,
    )
    if not asked.any():
        return np.ones(len(passages))
    titles = {p.document.document_id: p.document.title for p in passages}
    titled = dict(zip(titles, match(list(titles.values())), strict=True))
    deeds = np.stack([asked & (titled[p.document.document_id] < _IN_TITLE) for p in passages])
    return np.where(deeds.sum(axis=1) > 1, np.where(deeds, matches, 0.0).max(axis=1), 1.0)


def _are_of_other_titles(
    question: Question, passages: Sequence[Passage], own: Vectors, match: Callable[[Sequence[str]], Vectors]
) -> NDArray[np.bool_]:
    """Whether another document's title holds words of the question that this passage's document lacks, (passages,).

    Every programme has a budget: one whose name is not met is another's.

    :param own: how well each passage accounts by itself for each term, (passages, terms)
    :param match: how well titles account for each term, (titles, terms)
    """
    found = np.zeros(len(passages), dtype=bool)
    counts = np.array([not term.carried and term.number is None and term.date is None for term in question.terms])
    documents = np.array([passage.document.document_id for passage in passages])
    if len(set(documents)) < 2 or not counts.any():
        return found
    titles = {p.document.document_id: p.document.title for p in passages}
    titled = dict(zip(titles, match(list(titles.values())), strict=True))
    known = {name: np.maximum(titled[name], own[documents == name].max(axis=0)) for name in titles}
    enough = 1 if SHOWN.intersection(question.asked) else _PARTED
    for name in titles:
        lacking = [(held >= _IN_TITLE) & (known[name] < _LACKING) & counts for held in titled.values()]
        found[documents == name] = max(int(one.sum()) for one in lacking) >= enough
    return found


def _are_of_siblings(question: Question, passages: Sequence[Passage], said: Sequence[str]) -> NDArray[np.bool_]:
    """Whether a passage has another compound with the same end instead, where its document has both, (passages,).

    A document that speaks of 서면평가 and of 발표평가 means two things by them.
    """
    asked = {key: end for term in question.terms for key in term.keys if (end := _end_of(key))}
    documents = [passage.document.document_id for passage in passages]
    words = [{key for key, _ in word_forms(text)} for text in said]
    found = np.zeros(len(passages), dtype=bool)
    for row, name in enumerate(documents):
        held = set[str]().union(*(words[i] for i, other in enumerate(documents) if other == name))
        for key, end in asked.items():
            others = {word for word in words[row] if _end_of(word) == end}
            found[row] |= key in held and key not in words[row] and bool(others)
    return found


def _end_of(word: str) -> str:
    """The last part of a Korean compound; empty for any other word."""
    return parts(word)[-1] if len(word) >= _COMPOUND and parts(word) else ""


def _is_of_the_opposite(question: str, passage: Passage) -> bool:
    """Whether a passage speaks of the other side alone: of the maximum, where the minimum is asked for."""
    read = " \n ".join([passage.sentence.section or "", *(one.text for one in passage.leads), passage.text])
    return any(
        (one.search(question) is None) != (other.search(question) is None)
        and (asked := one if one.search(question) else other).search(read) is None
        and (other if asked is one else one).search(passage.text) is not None
        for one, other in _opposites()
    )


@cache
def _opposites() -> list[tuple[re.Pattern[str], re.Pattern[str]]]:
    sides = load_patterns("opposites")
    return [
        (pattern, sides[f"{name.removesuffix('_one')}_other"])
        for name, pattern in sides.items()
        if name.endswith("_one")
    ]
