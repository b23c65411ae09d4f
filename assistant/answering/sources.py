"""What each source says of one thing, side by side: "Do the documents agree on the number of tenants?".

Nothing is concluded from it. A sentence that itself tells of the disagreement stands first; then the best one of each
source, which the reader can compare.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from assistant.engines.base import Draft
from assistant.evidence.candidates import Evidence
from assistant.notices.attribution import attributed
from assistant.patterns import load_patterns
from assistant.question.understanding import Question, understand
from assistant.workbench import Workbench

MOST = 4
"""Sources set side by side."""
LEAST, AS_GOOD = 0.5, 0.75
"""How much of the question's subject a sentence must account for, at least, and as a share of the best one's."""

Find = Callable[[Question], Sequence[Evidence]]


def subject_of_dispute(text: str) -> str | None:
    """What the documents are asked to agree on; None where a question asks for no such thing."""
    pattern = load_patterns("sources")["agreement"]
    if pattern.search(text) is None:
        return None
    return pattern.sub(" ", text).strip()


def side_by_side(subject: str, find: Find, bench: Workbench) -> list[Draft]:
    """One sentence of each source on the subject, first one that tells how they differ; none where nothing is on it.

    :param find: the evidence for a question, best first
    """
    asked = understand(subject, (), bench.aliases)
    on_it = [
        evidence
        for evidence in (find(asked) if asked.terms else ())
        if evidence.passage.sentence.kind != "heading" and evidence.binding >= LEAST and evidence.coverage >= LEAST
    ]
    best = max((evidence.coverage for evidence in on_it), default=0.0)
    on_it = [evidence for evidence in on_it if evidence.coverage >= AS_GOOD * best]
    told = load_patterns("sources")["told"]
    on_it.sort(key=lambda evidence: told.search(evidence.passage.text) is None)
    by_source: dict[object, Evidence] = {}
    for evidence in on_it:
        by_source.setdefault(_source(evidence, bench), evidence)
    return [Draft(e.passage.text, e.passage.sentence, e.passage.document) for e in list(by_source.values())[:MOST]]


def _source(evidence: Evidence, bench: Workbench) -> object:
    passage = evidence.passage
    said = attributed(passage.text, passage.document, bench.aliases)
    return (said.issuer, said.day) if said.told else passage.document.document_id
