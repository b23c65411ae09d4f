"""Rows of tables that give a figure: of what each is, its first cell says."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from assistant.evidence.features import Floats
from assistant.evidence.fields import cells_of
from assistant.question.understanding import Question
from ingest.lexicon import Vectors

if TYPE_CHECKING:
    from assistant.evidence.candidates import Passage

Match = Callable[[Sequence[str], Sequence["Passage"]], Vectors]

_WHOLE = re.compile(
    r"\b(?:totals?|sum|overall|all|average|mean)\b|합계|총계|소계|총액|전체|모두|평균|^\W*계\W*$", re.IGNORECASE
)
_SPREAD = re.compile(r"(?<![가-힣])(?:[가-힣] ){1,3}[가-힣](?![가-힣])")
_LETTER = re.compile(r"[^\W\d_]")


def label_of(passage: Passage) -> str:
    """What a row under column heads calls its figures, empty where it does not say."""
    label = cells_of(joined(passage.text))[0] if passage.heads is not None else ""
    return label if _LETTER.search(label) else ""


def joined(row: str) -> str:
    """The row with words that are spread out for looks written as one: 합 계, 길 이."""
    return _SPREAD.sub(lambda word: word[0].replace(" ", ""), row)


def labels_asked(question: Question, passages: Sequence[Passage], matches: Floats, match: Match) -> Floats:
    """How well the best of the question's words is met by each row's label, (passages,); 1 where there is none.

    A row of a neighbouring measure has the question's columns, and another thing before them. A total is asked for by
    that word, or where the table knows everything that the question names.

    :param matches: how well each passage accounts for each term, (passages, terms)
    :param match: how well texts of these documents account for each term, (texts, terms)
    """
    met = np.ones(len(passages))
    rows = [row for row, passage in enumerate(passages) if label_of(passage)]
    plain = [i for i, term in enumerate(question.terms) if not (term.name or term.carried or term.date or term.number)]
    if not rows or not question.terms:
        return met
    met[rows] = match([label_of(passages[row]) for row in rows], [passages[row] for row in rows]).max(axis=1)
    asked = _WHOLE.search(question.text) is not None
    for row in rows:
        if _WHOLE.search(label_of(passages[row])):
            met[row] = 1.0 if asked else matches[row, plain].min(initial=1.0)
    return met
