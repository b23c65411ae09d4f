"""The features from which the answerability model judges a passage, in a fixed order: one function, one table.

Each says something that retrieval scores do not: what share of the question's words the passage accounts for, what is
left over, whether the kind of thing asked for is there, and how the passage stands among the others.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from assistant.evidence.answer_types import KIND, SHOWN, TYPED
from assistant.question.understanding import Question

if TYPE_CHECKING:
    from assistant.evidence.candidates import Passage

Floats = NDArray[np.float64]

FEATURES = (
    "coverage",  # share of the question's words, by weight, that the passage and its context account for
    "attribute",  # share of its words that are no names or dates: what is asked about them
    "own_attribute",  # the same without the context
    "chunk_coverage",  # share that the whole chunk accounts for
    "binding",  # how well the worst name or date is accounted for
    "kind",  # degree to which the kind asked for is there; 1 where none needs to be
    "shown",  # a kind that shows in a text (a date, a count, an amount, an address) is asked for, and is there
    "similarity",  # cosine of the passage's and the question's vectors, evened out across languages
    "behind",  # how far that cosine stays behind the best candidate's
    "chunk_similarity",  # cosine of the whole chunk's and the question's vectors
    "heading",  # a heading or line that is no sentence, and does not hold a kind that shows
)


@dataclass(frozen=True, slots=True)
class FeatureInput:
    """Everything known of the candidates of one question; tables are (passages, terms)."""

    question: Question
    passages: Sequence[Passage]
    weights: Floats
    own: Floats
    matches: Floats
    kinds: Sequence[Sequence[float]]
    similarities: Floats
    chunk_similarities: Floats


def feature_table(given: FeatureInput) -> Floats:
    """The features of every passage, shape (passages, features), columns as ``FEATURES``."""
    terms, similarity = given.question.terms, given.similarities
    binding = [i for i, term in enumerate(terms) if term.binding]
    plain = np.array([not term.name and term.date is None for term in terms], dtype=bool)
    shown = np.array([float(_shown(given.question, degrees)) for degrees in given.kinds])
    coverage = _share(given.matches, given)
    columns = {
        "coverage": coverage,
        "attribute": _share(given.matches, given, plain),
        "own_attribute": _share(given.own, given, plain),
        "chunk_coverage": _share(_chunk_best(given), given),
        "binding": given.matches[:, binding].min(axis=1) if binding else np.ones(len(given.passages)),
        "kind": np.array([_kind(given.question, degrees) for degrees in given.kinds]),
        "shown": shown,
        "similarity": (similarity - 0.8) * 10,
        "behind": (similarity - similarity.max()) * 10,
        "chunk_similarity": (given.chunk_similarities - 0.8) * 10,
        "heading": np.array([float(_is_fragment(p)) for p in given.passages]) * (1 - shown),
    }
    return np.stack([columns[name] for name in FEATURES], axis=1)


def _share(matches: Floats, given: FeatureInput, among: NDArray[np.bool_] | None = None) -> Floats:
    """The weighted share of the terms, or of those ``among`` them, that is accounted for.

    1 where there is none among many; for a question without any term, 1 if it asks for one thing all the same.
    """
    if len(given.weights) == 0:
        return np.full(len(given.passages), float("contact" in given.question.asked))
    weights = given.weights if among is None else given.weights * among
    return np.asarray(matches @ weights / weights.sum()) if weights.sum() else np.ones(len(given.passages))


def _chunk_best(given: FeatureInput) -> Floats:
    best = np.empty_like(given.matches)
    chunks = np.array([passage.sentence.chunk_id for passage in given.passages])
    for chunk in set(chunks):
        here = chunks == chunk
        best[here] = given.matches[here].max(axis=0) if given.matches.shape[1] else given.matches[here]
    return best


def _kind(question: Question, degrees: Sequence[float]) -> float:
    required = [degree for kind, degree in zip(question.asked, degrees, strict=True) if kind in TYPED]
    return max(required, default=1.0)


def _shown(question: Question, degrees: Sequence[float]) -> bool:
    return any(
        (kind in SHOWN and degree >= KIND) or (kind == "definition" and degree == 1.0)  # an acronym beside its words
        for kind, degree in zip(question.asked, degrees, strict=True)
    )


def _is_fragment(passage: Passage) -> bool:
    """A heading or a line that is no sentence; items of a list and rows of a table say something all the same."""
    if passage.sentence.kind in {"list_item", "table_row"}:
        return False
    return not passage.text.rstrip("”’\"')]").endswith((".", "!", "?", "다", "요", "음", "함", "。"))
