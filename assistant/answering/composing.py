"""Drafts to the finished answer: verified, cited, framed in the question's language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from assistant.answer import Answer, AnswerStatus, Related, Statement
from assistant.answering.citations import Citations
from assistant.answering.frames import Language, frame
from assistant.answering.markup import plain
from assistant.engines.base import Draft, Released, unheard
from assistant.notices.disagreement import Disagreement
from assistant.notices.writing import notices_for, told_apart
from assistant.retrieval import Hit
from assistant.verification import violations
from ingest.language.names import Aliases
from ingest.language.orders import is_order
from ingest.registry import Registry
from ingest.types import Audience, Document


@dataclass(frozen=True, slots=True)
class Asking:
    """The fields of an answer that are settled before it is found."""

    question: str
    standalone: str
    language: Language
    as_of: date
    audience: Audience
    engine: str
    released: Released = unheard
    now: datetime | None = None  # by the server's clock, aware


def silent(asking: Asking, status: AnswerStatus, text: str, related: Sequence[Related] = ()) -> Answer:
    """An answer that states nothing."""
    return _answer(asking, status, text, related=tuple(related))


def compose(
    asking: Asking,
    status: AnswerStatus,
    drafts: Sequence[Draft],
    missing: Sequence[str],
    visible: Mapping[str, Document],
    registry: Registry,
    aliases: Aliases,
    against: Sequence[Disagreement] = (),
) -> Answer:
    """An answer of the drafts; ``missing`` names, as frames, what a partial answer leaves open.

    A draft that fails verification is replaced by its quote. ``against``: what else the documents say of what the
    drafts state; told in notices, with both sentences cited.
    """
    citations = Citations(registry)
    statements = [stated(draft, citations, aliases) for draft in drafts]
    language = asking.language
    said = [f"{s.text} {''.join(f'[{number}]' for number in s.citations)}" for s in statements]
    foreign = any(draft.document.language != language for draft in drafts)
    before = [frame("quoted", language)] if foreign else []
    if any(one.relation == "planned" and _tells_both(one, drafts) for one in against):
        before.append(frame("planned", language))
    if status == "needs_clarification":
        before = [frame("needs_clarification", language)]
    after = [frame("partial", language, missing=frame(f"missing_{kind}", language)) for kind in missing]
    beside = told_apart(against, citations, language)
    return _answer(
        asking,
        status,
        "\n".join(part for part in (*before, *said, *after) if part),
        statements=tuple(statements),
        citations=citations.all(),
        notices=(*beside, *notices_for(citations.all(), visible, language, asking.now)),
    )


def stated(draft: Draft, citations: Citations, aliases: Aliases) -> Statement:
    """The draft as a cited statement: its own words where they pass verification, else its quote's."""
    heads = citations.cite(draft.heads, draft.document) if draft.heads else ()
    numbers = citations.cite(draft.sentence, draft.document)
    failed = violations(draft.text, citations.quotes(numbers), draft.document.date, aliases)
    text = " ".join(" ".join(citations.quotes(numbers)).split()) if failed else draft.text
    above = f"{draft.heads.text}\n" if draft.heads else ""
    return Statement(text=above + plain(text), citations=heads + numbers)


def _tells_both(one: Disagreement, drafts: Sequence[Draft]) -> bool:
    stated = {draft.sentence.sentence_id for draft in drafts}
    return {claim.passage.sentence.sentence_id for claim in (one.first, one.second)} <= stated


def _answer(asking: Asking, status: AnswerStatus, text: str, **parts: object) -> Answer:
    return Answer.model_validate(
        {
            "question": asking.question,
            "standalone_question": asking.standalone,
            "language": asking.language,
            "as_of": asking.as_of,
            "audience": asking.audience,
            "status": status,
            "text": text,
            "engine": asking.engine,
            **parts,
        }
    )


def nearby(hits: Sequence[Hit], registry: Registry) -> list[Related]:
    """Passages to show beside an answer that states nothing; none that orders the assistant about."""
    held = registry.sentences_of_chunks(hit.chunk_id for hit in hits)
    return [
        Related(
            document_id=hit.document_id,
            chunk_id=hit.chunk_id,
            title=hit.document.title,
            date=hit.document.date,
            page=hit.page,
            page_label=next((p.label for p in registry.pages(hit.document_id) if p.number == hit.page), None),
            section=hit.section,
            text=hit.text,
        )
        for hit in hits
        if not any(is_order(sentence.text) for sentence in held.get(hit.chunk_id, ()))
    ]
