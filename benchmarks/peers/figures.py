"""Figures of all rows from their marked replies: plain JSON, shares with counts and 95 % Wilson intervals."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from statistics import fmean
from typing import Any

from assistant.evaluation.metrics import percentile, share
from assistant.evaluation.schema import Question
from benchmarks.peers.marks import Marked, Marker, Shares
from benchmarks.peers.replies import Reply

Figures = dict[str, Any]
OURS = ("extractive", "model", "search")


def answers(marked: Sequence[Marked]) -> Figures:
    """Every measure of a row that answers."""
    answerable = [one for one in marked if one.question.answerability == "answerable"]
    unanswerable = [one for one in marked if one.question.answerability == "unanswerable"]
    sourced = [one for one in marked if one.question.expected.sources]
    spoken = [one.reply.text for one in marked if not one.abstained]
    return {
        "questions": {"all": len(marked), "answerable": len(answerable), "unanswerable": len(unanswerable)},
        "right": _of(one.right for one in answerable),
        "fact_recall": _sum(one.facts for one in sourced),
        "page_precision": _sum(one.pages for one in sourced if not one.abstained),
        "page_recall": _of(one.on_page for one in sourced),
        "document_precision": _sum(one.documents for one in sourced if not one.abstained),
        "document_recall": _of(one.on_document for one in sourced),
        "listed_precision": _sum(_listed(one) for one in sourced if not one.abstained),
        "listed_recall": _of(_listed(one).passed > 0 for one in sourced),
        "quote_validity": _sum(one.quotes for one in marked),
        "false_answers": _of(not one.abstained for one in unanswerable),
        "abstained": _of(one.abstained for one in answerable),
        "unverified_numbers": _sum(one.unverified for one in marked),
        "invented_numbers": _sum(one.invented for one in marked),
        "quote_letters": _mean(len(passage.words) for one in marked for passage in one.reply.listed),
        "answer_letters": _mean(map(len, spoken)),
        **_cost([one.reply for one in marked]),
    }


def search(marked: Sequence[Marked]) -> Figures:
    """Every measure of a row that only searches."""
    firsts = [min(one.ranks, default=0) for one in marked]
    pages = [min(one.page_ranks, default=0) for one in marked]
    return {
        "questions": {"all": len(marked)},
        "hit@1": _of(first == 1 for first in firsts),
        "hit@5": _of(0 < first <= 5 for first in firsts),
        "page@5": _of(0 < first <= 5 for first in pages),
        "mrr": share(sum(1 / first for first in firsts if first), len(firsts)).model_dump(),
        "passage_letters": _mean(len(hit.words) for one in marked for hit in one.reply.given[:5]),
        **_cost([one.reply for one in marked]),
    }


def rows(
    replies: Mapping[str, Mapping[str, Reply]], questions: Sequence[Question], marker: Marker, served: int
) -> Figures:
    """The figures of every row with replies.

    Rows with a language model, and the extractive one beside them, are counted on the questions that all of them have
    answered: an interrupted run compares the same questions. Latencies are also given as ratios to the extractive
    row's median on the same questions (``search`` rows: to this product's search). ``served`` is the embedding
    server's memory in MB, which a peer's row has on top of its own and this product's within. ``as_extractive`` is how
    often the answer with the model is the extractive one, word for word.
    """
    known = {question.id: question for question in questions}
    asked = [row for row, found in replies.items() if found and "search" not in row]
    common = set.intersection(*(set(replies[row]) for row in asked)) if asked else set()

    def marked(row: str, only: set[str] | None = None) -> list[Marked]:
        return [marker.mark(known[i], one) for i, one in sorted(replies[row].items()) if only is None or i in only]

    whole = {"extractive": answers(marked("extractive"))} if replies.get("extractive") else {}
    same = {row: answers(marked(row, common)) for row in asked if common and len(asked) > 1}
    if "model" in same and "extractive" in same:
        texts = [[one.reply.text for one in marked(row, common)] for row in ("model", "extractive")]
        same["model"]["as_extractive"] = _of(ours == plain for ours, plain in zip(*texts, strict=True))
    found = {row: search(marked(row)) for row, given in replies.items() if "search" in row and given}
    for group, first in ((same, "extractive"), (found, "search")):
        _ratios(group, first)
        for row in group.keys() - set(OURS):
            group[row]["memory_mb"] += served
    return {"all_questions": whole, "same_questions": same, "search": found}


def _listed(one: Marked) -> Shares:
    """How many of the sources listed below an answer are on an expected page."""
    return Shares(len(one.page_ranks), len(one.reply.given)) if one.reply.given else one.pages


def _ratios(group: Mapping[str, Figures], first: str) -> None:
    """Adds each row's median latency as a multiple of the first one's."""
    if first in group:
        for figures in group.values():
            figures["latency"]["ratio"] = figures["latency"]["p50"] / group[first]["latency"]["p50"]


def _cost(replies: Sequence[Reply]) -> Figures:
    seconds = [reply.seconds for reply in replies]
    memory = max(reply.memory for reply in replies)
    return {"latency": {"p50": percentile(seconds, 50), "p95": percentile(seconds, 95)}, "memory_mb": round(memory)}


def _mean(counts: Iterable[int]) -> int | None:
    given = list(counts)
    return round(fmean(given)) if given else None


def _of(passes: Iterable[bool]) -> Figures:
    given = list(passes)
    return share(sum(given), len(given)).model_dump()


def _sum(shares: Iterable[Shares]) -> Figures:
    given = list(shares)
    return share(sum(one.passed for one in given), sum(one.total for one in given)).model_dump()
