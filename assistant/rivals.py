"""What else the documents say about the things that an answer states: found by the stated sentences themselves.

A question's own passages need not hold the sentence that contradicts its answer, so each stated sentence with a figure,
a day or a person in it is searched for once more; its vector is stored, so this embeds nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from assistant.claims import Claim, claim_of
from assistant.disagreement import Disagreement, disagreements
from assistant.engines.base import Draft
from assistant.evidence import Evidence, Passage
from assistant.passages import passages_of
from assistant.workbench import Workbench
from ingest.lexicon import word_forms
from ingest.types import Document

SEARCHED = 3
"""Stated sentences that are searched for."""
HITS = 6
ON_SUBJECT = 0.7
"""Least coverage of the question, as a share of the answer's, of a plan or an outcome that is told beside it."""
MOST = 3
"""Disagreements told of one answer."""


def what_disagrees(
    drafts: Sequence[Draft], near: Sequence[Passage], visible: Mapping[str, Document], bench: Workbench
) -> list[Disagreement]:
    """Where visible documents say otherwise than the drafts.

    :param near: passages retrieved for the question
    """
    known = {passage.sentence.sentence_id: passage for passage in near}
    aliases = bench.aliases
    stated = [
        claim_of(known.get(d.sentence.sentence_id, Passage(d.sentence, d.document, None)), aliases) for d in drafts
    ]
    telling = [claim for claim in stated if claim.figures or claim.events or claim.people][:SEARCHED]
    for claim in telling:
        for passage in _like(claim, visible, bench):
            known.setdefault(passage.sentence.sentence_id, passage)
    replaced = list(_replaced(stated, visible, bench))
    gone = {found.first.passage.document.document_id for found in replaced}
    others = [claim_of(p, aliases) for p in known.values() if p.sentence.kind != "heading"]
    found = disagreements(telling, others, aliases, bench.lexicon)
    return [*replaced, *(f for f in found if not gone & _documents(f))][:MOST]


def current_first(evidence: Sequence[Evidence]) -> list[Evidence]:
    """The evidence in its order, but what another document of it declares replaced after all that is current."""
    replaced = {path for e in evidence for path in e.passage.document.supersedes}
    return sorted(evidence, key=lambda e: e.passage.document.path in replaced)


def beside_plans(
    drafts: Sequence[Draft], found: Sequence[Disagreement], evidence: Sequence[Evidence], most: int
) -> list[Draft]:
    """The drafts, and where one is a plan and another sentence near the question tells what came of it, or the other
    way round, both: the earlier first, the drafts that are neither making room.
    """
    coverage = {e.passage.sentence.sentence_id: e.coverage for e in evidence}
    least = ON_SUBJECT * max((coverage.get(d.sentence.sentence_id, 0.0) for d in drafts), default=0.0)
    for one in found:
        pair = [Draft(c.passage.text, c.passage.sentence, c.passage.document) for c in (one.first, one.second)]
        if one.relation == "planned" and all(coverage.get(d.sentence.sentence_id, 0.0) >= least for d in pair):
            stated = {draft.sentence.sentence_id for draft in pair}
            return [*pair, *(d for d in drafts if d.sentence.sentence_id not in stated)][: max(most, 2)]
    return list(drafts)


def _documents(found: Disagreement) -> set[str]:
    return {found.first.passage.document.document_id, found.second.passage.document.document_id}


def _replaced(stated: Sequence[Claim], visible: Mapping[str, Document], bench: Workbench) -> Iterator[Disagreement]:
    """For each stated document that a visible one supersedes, the newer one's sentence that is nearest to it."""
    first = {claim.passage.document.document_id: claim for claim in reversed(stated)}
    for claim in reversed(first.values()):
        for newer in visible.values():
            if claim.passage.document.path not in newer.supersedes:
                continue
            nearest = _like(claim, {newer.document_id: newer}, bench)
            if nearest:
                best = max(nearest, key=lambda p: (_shared_words(claim, p), -p.sentence.ordinal))
                yield Disagreement("replaced", claim, claim_of(best, bench.aliases))


def _shared_words(claim: Claim, passage: Passage) -> int:
    return len({key for key, _ in word_forms(claim.said.body)} & {key for key, _ in word_forms(passage.text)})


def _like(claim: Claim, visible: Mapping[str, Document], bench: Workbench) -> list[Passage]:
    """The passages nearest to a stated sentence."""
    sentence = claim.passage.sentence
    vector = bench.registry.vectors([sentence.sentence_id], "sentence").get(sentence.sentence_id)
    if vector is None:  # another process has replaced the document since
        return []
    return passages_of(bench.find(claim.said.body, vector, visible, HITS), bench.registry)
