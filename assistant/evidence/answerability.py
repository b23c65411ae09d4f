"""Whether evidence answers the question, or only talks about something near it.

A logistic regression over the features of ``features.py``, trained by ``benchmarks/answerability.py`` on
labelled questions and shipped as ``answerability.json`` with the record of its training. Beside it stand rules that no
probability overrides: a question for an amount is not answered without one, nor one about a name or a day by a
passage that has neither.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np

from assistant.evidence.answer_types import KIND, SHOWN, TYPED
from assistant.evidence.features import FEATURES, Floats
from assistant.evidence.fields import asked_fields, only_heads
from assistant.evidence.plans import only_plans
from assistant.patterns import load_patterns
from assistant.question.asked import Asked
from assistant.question.understanding import Question

if TYPE_CHECKING:
    from assistant.evidence.candidates import Evidence

BINDING, DATED = 0.2, 0.55
"""Least match of each of the question's own names, and of its dates."""
ATTRIBUTE = 0.1
"""Least share of what is asked about the question's names to be accounted for, where a kind in ``EVENT`` is asked
for, and by a row or an item where no kind shows an answer."""
EVENT: frozenset[Asked] = SHOWN | {"reason"}
"""Kinds asked of something that happened: without a word of it, a sentence gives the day or the reason of another."""
FIGURE = 0.25
"""The same where a figure is asked for: whatever stands beside the question's names has figures of its own."""
DEED = 0.5
"""The same, or nothing of it nearer than elsewhere in the chunk."""
LABEL = 0.7
"""The same of a word of the question in the label of a row of figures."""
FIGURES: frozenset[Asked] = frozenset({"count", "money", "share"})
"""Kinds that a row of figures gives: of what its label says."""
FOCUS = 0.5
"""The same of a word without which nothing answers."""
BODY = 0.4
"""The same where a person is asked for and a passage names none: it must at least say what that person did."""
OWN_BINDING = 0.6
"""The same where a kind in ``EVENT`` is asked for: elsewhere in a document an address, an amount or a number,
somebody's words or reasons are another's."""


@dataclass(frozen=True, slots=True)
class Model:
    """A trained logistic regression and its thresholds."""

    weights: Floats  # (features,)
    intercept: float
    threshold: float  # least probability of an answer
    beside: float  # the same for a sentence that completes one

    def probabilities(self, features: Floats) -> Floats:
        """The probability that each passage answers, (passages,), for ``features`` (passages, features)."""
        return np.asarray(1 / (1 + np.exp(-(features @ self.weights + self.intercept))))


@cache
def model() -> Model:
    """The model shipped with the product."""
    stored = json.loads(files(__package__).joinpath("answerability.json").read_text("utf-8"))
    weights = np.array([stored["weights"][name] for name in FEATURES], dtype=np.float64)
    return Model(weights, stored["intercept"], stored["threshold"], stored["beside"])


def answers(evidence: Evidence, question: Question) -> bool:
    """Whether the passage answers at least one of the things asked.

    Where nothing but the contact is asked for, any address that the documents give is an answer.
    """
    if evidence.passage.sentence.kind == "heading" and not question.several:
        return False
    likely = evidence.probability >= model().threshold or (question.asked == ("contact",) and not question.terms)
    return likely and may_answer(evidence, question)


def supports(evidence: Evidence, question: Question) -> bool:
    """Whether the passage may stand beside an answer to complete it."""
    if evidence.passage.sentence.kind == "heading" and not question.several:
        return False
    return evidence.probability >= model().beside and may_answer(evidence, question)


def kinds_answered(evidence: Evidence, question: Question) -> frozenset[Asked]:
    """The asked kinds that the passage holds or may hold; kinds that cannot be looked for count as held."""
    return frozenset(kind for kind, degree in zip(question.asked, evidence.holds, strict=True) if degree >= least(kind))


def least(kind: Asked) -> float:
    """The degree from which a kind counts as held."""
    return KIND if kind in SHOWN else 0.01


def may_answer(evidence: Evidence, question: Question) -> bool:
    """The rules: the question's names and dates are there, and a kind of thing that it asks for."""
    least_binding = OWN_BINDING if EVENT.intersection(question.asked) else BINDING
    if evidence.binding < least_binding or evidence.dated < DATED or only_heads(evidence.passage, question):
        return False
    if evidence.field < 0 or _lacks_focus(evidence, question) or only_plans(evidence.passage.text, question):
        return False
    if _lets_in(evidence, question):
        return False
    if evidence.label < LABEL and FIGURES.intersection(question.asked) and not question.several:
        return False
    if question.asked == ("yes_no",) and evidence.attribute < BODY:
        return False
    if evidence.attribute < FIGURE and FIGURES.intersection(question.asked):
        return False
    if evidence.deed <= DEED and FIGURES.intersection(question.asked):
        return False
    untold = not TYPED.intersection(question.asked) and evidence.passage.sentence.kind in {"list_item", "table_row"}
    if evidence.attribute < ATTRIBUTE and (untold or EVENT.intersection(question.asked)):
        return False
    if question.asked == ("person",) and not question.roles and evidence.holds < (1.0,) and not _says_deed(evidence):
        return False
    return bool(kinds_answered(evidence, question))


def _lets_in(evidence: Evidence, question: Question) -> bool:
    """Whether the passage, by no word and no label, leaves anybody out, where that is asked for."""
    if "exclusion" not in asked_fields(question.standalone) or evidence.field > 0:
        return False
    return load_patterns("exclusion")["left_out"].search(evidence.passage.text) is None


def _says_deed(evidence: Evidence) -> bool:
    return evidence.attribute >= BODY or evidence.passage.sentence.kind in {"table_row", "list_item"}


def _lacks_focus(evidence: Evidence, question: Question) -> bool:
    terms = zip(question.terms, evidence.matches, strict=True)
    return any(match < FOCUS and question.focus.intersection(term.keys) for term, match in terms)
