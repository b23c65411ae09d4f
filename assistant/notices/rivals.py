"""What else the documents say about the things that an answer states: found by the stated sentences themselves.

A question's own passages need not hold the sentence that contradicts its answer, so the stated sentences with a
figure, a day or a person in them are searched for once more; their vectors are stored, so this embeds nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from assistant.engines.base import Draft
from assistant.evidence.candidates import Evidence, Passage
from assistant.evidence.passages import passages_of
from assistant.notices.claims import Claim, claim_of
from assistant.notices.disagreement import Disagreement, disagreements
from assistant.question.roles import roles_in
from assistant.question.understanding import Question
from assistant.workbench import Workbench
from ingest.language.detect import language_of
from ingest.language.names import Aliases
from ingest.lexicon import word_forms
from ingest.types import Document

SEARCHED = 3
"""Stated sentences that are searched for, together."""
HITS = 6
_FIGURE = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|hundred|dozen)\b"
    r"|[한두세네]\s?[가-힣]|다섯|여섯|일곱|여덟|아홉|열|[십백천만억조]",
    re.IGNORECASE,
)
ON_SUBJECT = 0.7
"""Least coverage of the question, as a share of the answer's, of a plan or an outcome that is told beside it."""
MOST = 3
"""Disagreements told of one answer."""


def what_disagrees(
    question: Question,
    drafts: Sequence[Draft],
    near: Sequence[Passage],
    visible: Mapping[str, Document],
    bench: Workbench,
) -> list[Disagreement]:
    """Where visible documents say otherwise than the drafts, on what the question is about.

    :param near: passages retrieved for the question
    """
    known = {passage.sentence.sentence_id: passage for passage in near}
    aliases = bench.aliases
    stated = [
        claim_of(known.get(d.sentence.sentence_id, Passage(d.sentence, d.document, None)), aliases) for d in drafts
    ]
    telling = [claim for claim in stated if claim.figures or claim.events or claim.people][:SEARCHED]
    for passage in _like(telling, visible, bench):
        known.setdefault(passage.sentence.sentence_id, passage)
    replaced = list(_replaced(stated, visible, bench))
    gone = {found.first.passage.document.document_id for found in replaced}
    others = [claim_of(p, aliases) for p in known.values() if _may_tell_otherwise(p, telling)]
    found = disagreements(telling, others, aliases, bench.lexicon)
    return [*replaced, *(f for f in found if not gone & _documents(f) and _concerns(f, question, aliases))][:MOST]


def _concerns(found: Disagreement, question: Question, aliases: Aliases) -> bool:
    """Whether the question has to do with the person on whose name two sentences differ; a figure always does."""
    if not found.people:
        return True
    asked = {key for term in question.terms for key in term.keys}
    named = {term.spellings[0] for term in question.terms if term.spellings}
    for person in found.people:
        body = person.organisation or ""
        words = {key for key, _ in word_forms(f"{person.name} {body}")}
        if asked & words or aliases.canonical(body) in named or question.roles & roles_in(person.title or ""):
            return True
    return False


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
            nearest = _like([claim], {newer.document_id: newer}, bench)
            if nearest:
                best = max(nearest, key=lambda p: (_shared_words(claim, p), -p.sentence.ordinal))
                yield Disagreement("replaced", claim, claim_of(best, bench.aliases))


def _shared_words(claim: Claim, passage: Passage) -> int:
    return len({key for key, _ in word_forms(claim.said.body)} & {key for key, _ in word_forms(passage.text)})


def _may_tell_otherwise(passage: Passage, telling: Sequence[Claim]) -> bool:
    """Whether the passage has a figure or a day, or a word of a stated person's name; taking it apart costs more."""
    if passage.sentence.kind == "heading":
        return False
    names = {word for claim in telling for person in claim.people for word in person.name.split()}
    return _FIGURE.search(passage.text) is not None or any(name in passage.text for name in names)


def _like(claims: Sequence[Claim], visible: Mapping[str, Document], bench: Workbench) -> list[Passage]:
    """The passages nearest to the stated sentences, by the words of all and the vector of the first."""
    if not claims:
        return []
    first = claims[0].passage.sentence.sentence_id
    vector = bench.registry.vectors([first], "sentence").get(first)
    if vector is None:  # another process has replaced the document since
        return []
    words = " ".join(claim.said.body for claim in claims)
    language = "ko" if language_of(words) == "ko" else "en"
    return passages_of(bench.find(words, vector, language, visible, HITS), bench.registry)
