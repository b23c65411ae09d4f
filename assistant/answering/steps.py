"""From a question about the documents to its answer, step by step; each step may end with a status."""

from __future__ import annotations

import time
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from assistant.answer import Answer, AnswerStatus, Seconds, Turn
from assistant.answering.clarification import options
from assistant.answering.comparison import Compared, Find, compare
from assistant.answering.composing import Asking, compose, nearby, silent
from assistant.answering.frames import frame
from assistant.answering.lists import Gathered, list_opened_by
from assistant.answering.premise import correction
from assistant.answering.remarks import in_place, remarked
from assistant.answering.sources import side_by_side
from assistant.answering.summary import summarise
from assistant.answering.timeline import told_of, windows_asked
from assistant.engines.base import Draft, Drafted, Engine
from assistant.evidence.answer_types import SHOWN
from assistant.evidence.answerability import OWN_BINDING, answers, kinds_answered, supports
from assistant.evidence.candidates import Evidence, Passage, gather
from assistant.evidence.fields import asked_fields, of_field
from assistant.evidence.passages import contact_passages, passages_of
from assistant.notices.rivals import beside_plans, current_first, what_disagrees
from assistant.question.asked import Asked
from assistant.question.comparing import comparison_in
from assistant.question.dispute import dispute_in
from assistant.question.understanding import Question, understand
from assistant.question.window import Window
from assistant.retrieval import Hit, Vector
from assistant.workbench import Workbench
from ingest.language.orders import is_order
from ingest.types import Document

MEMBERS = 4
"""Further passages where several things are asked for: they stand in more places than one."""
NEARBY = 3
"""Passages shown beside "the documents do not say"."""
NAMED = 0.85
"""From this match on, a sentence, or what it leans on, has the question's names."""
KNOWN = 0.85
"""From this match on, a word of the question is met in the documents rather than guessed at."""


def answer_question(
    asking: Asking, history: Sequence[Turn], visible: Mapping[str, Document], bench: Workbench, engine: Engine
) -> Answer:
    """One answer from the visible documents, of which there is at least one.

    A question that may or may not lean on an earlier one is asked alone where together with it nothing answers.
    """
    question = understand(asking.question, history, bench.aliases)
    answer = _answer_to(question, asking, visible, bench, engine)
    if question.may_stand_alone and not answer.statements:
        standing = understand(asking.question, (), bench.aliases)
        alone = _answer_to(standing, asking, visible, bench, engine)
        return alone if alone.statements and not standing.names_nothing else answer
    return answer


def _answer_to(
    question: Question, asking: Asking, visible: Mapping[str, Document], bench: Workbench, engine: Engine
) -> Answer:
    started = time.perf_counter()
    asking = replace(asking, standalone=question.standalone)
    vector = bench.vector(question)
    passages = bench.settings.retrieval.passages + MEMBERS * question.several
    hits = bench.retrieve(question, vector, visible, passages)
    retrieved = time.perf_counter()
    evidence = collect_evidence(question, vector, hits, visible, bench)
    answer = _decide(asking, question, evidence, hits, visible, bench, engine)
    done = time.perf_counter()
    seconds = Seconds(retrieve=retrieved - started, answer=done - retrieved, total=done - started)
    return answer.model_copy(update={"seconds": seconds})


def collect_evidence(
    question: Question, vector: Vector, hits: Sequence[Hit], visible: Mapping[str, Document], bench: Workbench
) -> list[Evidence]:
    """The sentences of the hits as evidence, best first."""
    passages = passages_of(hits, bench.registry)
    documents = dict.fromkeys(visible[hit.document_id] for hit in hits)
    more = bench.labelled.of(documents, asked_fields(question.standalone))
    if "contact" in question.asked:
        more += contact_passages(visible, bench.registry)
    known = {p.sentence.sentence_id: p for p in [*(one for one in more if not is_order(one.text)), *passages]}
    return _judged(question, vector, list(known.values()), visible, bench)


def _judged(
    question: Question, vector: Vector, passages: Sequence[Passage], visible: Mapping[str, Document], bench: Workbench
) -> list[Evidence]:
    vectors = bench.registry.vectors([p.sentence.sentence_id for p in passages], "sentence")
    chunks = bench.registry.vectors({p.sentence.chunk_id for p in passages}, "chunk")
    passages = [p for p in passages if p.sentence.sentence_id in vectors and p.sentence.chunk_id in chunks]
    similarities = [
        (float(vectors[p.sentence.sentence_id] @ vector), float(chunks[p.sentence.chunk_id] @ vector)) for p in passages
    ]
    rarity = bench.index.rarity([term.text for term in question.terms], visible)
    return gather(question, passages, similarities, rarity, bench.aliases, bench.lexicon)


def _decide(
    asking: Asking,
    question: Question,
    evidence: Sequence[Evidence],
    hits: Sequence[Hit],
    visible: Mapping[str, Document],
    bench: Workbench,
    engine: Engine,
) -> Answer:
    if windows := windows_asked(question, asking.as_of, visible):
        return _told(asking, windows, hits, visible, bench)
    if question.asked == ("summary",) and (drafts := summarise(question, evidence, visible, bench)):
        return compose(asking, "answered", drafts, (), visible, bench.registry, bench.aliases)
    if (subject := dispute_in(question.standalone)) is not None:
        if drafts := side_by_side(subject, _finder(visible, bench), visible, bench):
            return _stated(asking, question, "answered", Drafted(tuple(drafts)), (), evidence, visible, bench)
        if any(term.name for term in understand(subject, (), bench.aliases).terms):
            return _silence(asking, hits, bench)
    if (sides := comparison_in(question.standalone)) and (
        compared := compare(question, sides, _finder(visible, bench), visible, bench)
    ):
        return _set_side_by_side(asking, question, compared, evidence, visible, bench)
    if not _speaks_of_them(question, evidence):
        return silent(asking, "out_of_scope", frame("out_of_scope", asking.language))
    if question.asked == ("summary",):
        return _silence(asking, hits, bench)
    answering = [found for found in evidence if answers(found, question)]
    answering = current_first(of_the_named(of_field(answering, answering)))
    if corrected := correction(question, evidence):
        untold = [] if kinds_answered(corrected, question) else answering[:1]
        drafted = Drafted(tuple(_draft(found) for found in (corrected, *untold)))
        answer = _stated(asking, question, "answered", drafted, (), evidence, visible, bench)
        return answer.model_copy(update={"text": f"{frame('premise', asking.language)}\n{answer.text}"})
    rivals = options(question, evidence) if answering or question.points_nowhere or question.names_nothing else []
    if not answering and not rivals:
        return _silence(asking, hits, bench)
    if rivals:
        drafts = [_draft(rival) for rival in rivals]
        return compose(asking, "needs_clarification", drafts, (), visible, bench.registry, bench.aliases)
    if question.several and (listed := list_opened_by(answering[0].passage, bench.registry)):
        return _listed(asking, listed, visible, bench)
    missing = _missing(question, answering)
    status: AnswerStatus = "partial" if missing else "answered"
    beside = [found for found in evidence if found not in answering and supports(found, question)]
    given = [*answering, *of_field(beside, answering)]
    drafted = engine.draft(question, given, bench.settings.answer.sentences, asking.released)
    answer = _stated(asking, question, status, drafted, missing, evidence, visible, bench)
    return remarked(answer, drafted.remark)


def _listed(asking: Asking, listed: Gathered, visible: Mapping[str, Document], bench: Workbench) -> Answer:
    """A list with all its members, or the first of them and that there are more."""
    status: AnswerStatus = "answered" if listed.whole else "partial"
    answer = compose(asking, status, listed.drafts, (), visible, bench.registry, bench.aliases)
    text = answer.text if listed.whole else f"{answer.text}\n{frame('list_cut', asking.language)}"
    return answer.model_copy(update={"text": text})


def of_the_named(evidence: Sequence[Evidence]) -> list[Evidence]:
    """Without what only stands near the question's names, where something else names them itself."""
    if not any(found.binding >= NAMED for found in evidence):
        return list(evidence)
    return [found for found in evidence if found.binding >= OWN_BINDING]


def _stated(
    asking: Asking,
    question: Question,
    status: AnswerStatus,
    drafted: Drafted,
    missing: Sequence[Asked],
    evidence: Sequence[Evidence],
    visible: Mapping[str, Document],
    bench: Workbench,
) -> Answer:
    """The drafts, with what else the documents say of the same things."""
    against = what_disagrees(question, drafted.drafts, [found.passage for found in evidence], visible, bench)
    drafts = in_place(drafted, beside_plans(drafted.drafts, against, evidence, bench.settings.answer.sentences))
    return compose(asking, status, drafts, missing, visible, bench.registry, bench.aliases, against)


def _set_side_by_side(
    asking: Asking,
    question: Question,
    compared: Compared,
    evidence: Sequence[Evidence],
    visible: Mapping[str, Document],
    bench: Workbench,
) -> Answer:
    """A statement of each side; those that the documents leave out are named."""
    status: AnswerStatus = "partial" if compared.untold else "answered"
    answer = _stated(asking, question, status, Drafted(compared.drafts), (), evidence, visible, bench)
    untold = [frame("untold_side", asking.language, side=side) for side in compared.untold]
    return answer.model_copy(update={"text": "\n".join([answer.text, *untold])})


def _told(
    asking: Asking, windows: Sequence[Window], hits: Sequence[Hit], visible: Mapping[str, Document], bench: Workbench
) -> Answer:
    """The events of a stretch of time."""

    def judge(question: Question, passages: Sequence[Passage]) -> list[Evidence]:
        return _judged(question, bench.vector(question), passages, visible, bench)

    drafts, whole = told_of(windows, visible, bench, judge)
    if not drafts:
        return _silence(asking, hits, bench)
    answer = compose(asking, "answered" if whole else "partial", drafts, (), visible, bench.registry, bench.aliases)
    text = answer.text if whole else f"{answer.text}\n{frame('timeline_cut', asking.language)}"
    return answer.model_copy(update={"text": text})


def _finder(visible: Mapping[str, Document], bench: Workbench) -> Find:
    """Finds the evidence for another question among the same documents, or among those of them that are given."""

    def find(question: Question, only: Collection[Document] | None = None) -> list[Evidence]:
        vector = bench.vector(question)
        among = visible if only is None else {document.document_id: document for document in only}
        hits = bench.retrieve(question, vector, among, bench.settings.retrieval.passages)
        return collect_evidence(question, vector, hits, visible, bench)

    return find


def _draft(found: Evidence) -> Draft:
    return Draft(found.passage.text, found.passage.sentence, found.passage.document)


def _speaks_of_them(question: Question, evidence: Sequence[Evidence]) -> bool:
    """Whether the documents know at least one word of the question, bare numbers and letters aside.

    Word vectors find something near for any letters at random; and a question without a word of its own can only be
    for the contact, for a summary, or for what the turn before was about.
    """
    if not question.terms:
        known = {"contact", "summary"}.intersection(question.asked) or asked_fields(question.standalone)
        return bool(known) or question.points_nowhere or question.names_nothing
    words = [i for i, term in enumerate(question.terms) if term.says_something]
    return any(found.matches[i] >= KNOWN for found in evidence for i in words)


def _silence(asking: Asking, hits: Sequence[Hit], bench: Workbench) -> Answer:
    text = f"{frame('not_in_documents', asking.language)} {frame('related', asking.language)}"
    return silent(asking, "not_in_documents", text, nearby(hits[:NEARBY], bench.registry))


def _missing(question: Question, answering: Sequence[Evidence]) -> list[Asked]:
    """The kinds asked for that no answering passage holds."""
    held = frozenset[Asked]().union(*(kinds_answered(found, question) for found in answering))
    return [kind for kind in question.asked if kind in SHOWN and kind not in held]
