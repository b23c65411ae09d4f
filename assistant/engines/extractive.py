"""The embedded engine: the documents' own sentences, chosen and put in a readable order, never rewritten."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.engines.base import Draft, Drafted, Released, unheard
from assistant.evidence.answerability import kinds_answered
from assistant.evidence.candidates import Evidence, Passage
from assistant.evidence.fields import OWN
from assistant.question.understanding import Question
from ingest.registry import StoredSentence

_ANNOUNCES = re.compile(
    r"(?:(?:다음|아래)[과와]? 같(?:다|습니다|음|이 \S+니다|이 \S+한다)|\bas follows|\bthe following)\W*$", re.IGNORECASE
)
"""A sentence that only announces what comes adds nothing to an answer."""
LIST_MOST = 8
NEAR, TIED, MEMBER = 0.85, 0.95, 0.7
"""Least probability of a further sentence, as a share of the best one's: where it adds words, where it adds none, and
where it may be one more member of a list."""


class ExtractiveEngine:
    """Chooses the best sentence, then those that add something asked for."""

    name = "extractive"

    def draft(
        self,
        question: Question,
        evidence: Sequence[Evidence],
        most: int,
        released: Released = unheard,  # noqa: ARG002  # at once is soon enough
    ) -> Drafted:
        """The best sentence and what completes it: other kinds asked for, other words, list members."""
        best = evidence[0]
        chosen = [best]
        kinds = set(kinds_answered(best, question))
        matched = _matched(best)
        limit = LIST_MOST if question.several else most
        for candidate in evidence[1:]:
            if len(chosen) >= limit:
                break
            adds_kind = not kinds.issuperset(kinds_answered(candidate, question))
            adds_words = not matched.issuperset(_matched(candidate))
            share = MEMBER if question.several or candidate.field == OWN else NEAR if adds_words else TIED
            near = candidate.probability >= share * best.probability
            if adds_kind or near or _continues(candidate, chosen):
                chosen.append(candidate)
                kinds |= kinds_answered(candidate, question)
                matched |= _matched(candidate)
        chosen = [one for one in chosen if not _ANNOUNCES.search(one.passage.text)] or chosen[:1]
        drafts = in_reading_order([c.passage for c in chosen])
        while len(drafts) > limit and len(chosen) > 1:  # what a sentence leans on counts too
            chosen.pop()
            drafts = in_reading_order([c.passage for c in chosen])
        return Drafted(tuple(drafts))


def _signs(passage: Passage) -> bool:
    """Whether the line before says whose address this is: "Global Media Relations" above an e-mail address."""
    before = passage.before
    return before is not None and "@" in passage.text and len(passage.text.split()) == 1 and "@" not in before.text


def _continues(candidate: Evidence, chosen: Sequence[Evidence]) -> bool:
    """Whether the passage goes on from a chosen one: "They will also …", "She added …"."""
    before = candidate.passage.before
    return candidate.passage.leans and any(before == other.passage.sentence for other in chosen)


def _matched(evidence: Evidence) -> set[int]:
    return {i for i, match in enumerate(evidence.matches) if match >= 0.8}


def in_reading_order(passages: Sequence[Passage]) -> list[Draft]:
    """Documents in order of first choice, sentences in their own order, a leaning start with what it leans on and the
    first row of a table with its header, which is told with its rows alone.
    """
    headers = {passage.heads for passage in passages}
    passages = [passage for passage in passages if passage.sentence not in headers]
    documents = list(dict.fromkeys(p.document.document_id for p in passages))
    drafts: dict[str, Draft] = {}
    headed: set[StoredSentence] = set()
    for passage in sorted(passages, key=lambda p: (documents.index(p.document.document_id), p.sentence.ordinal)):
        signed = (passage.before,) if passage.before and _signs(passage) else ()
        for lead in passage.leads or signed:
            drafts.setdefault(lead.sentence_id, Draft(lead.text, lead, passage.document))
        heads = passage.heads if passage.heads not in headed else None
        drafts.setdefault(passage.sentence.sentence_id, Draft(passage.text, passage.sentence, passage.document, heads))
        headed |= {heads} if heads else set()
    return list(drafts.values())
