"""How the two retrieval legs are best fused, on the CLAPNQ pool: each question's own passage among all of them.

    python -m benchmarks.fusion ../shared/bench/clapnq

The weights are chosen on the first half of the questions and reported on the second half and on all. Recall@1 and MRR
of each leg alone, of reciprocal-rank fusion (k = 60) and of the weighted sum of standardised scores that the product
uses (assistant/retrieval.py).
"""

from __future__ import annotations

import json
import sys
from itertools import product
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.retrieval import fuse
from benchmarks.vectors import Scores, nearest_sentence, vectors_of
from ingest.embedding import embed_query, open_embedding
from ingest.language.tokens import tokens
from ingest.sentences import split_sentences
from ingest.settings import RetrievalSettings, Settings

WEIGHTS = [round(w * 0.1, 1) for w in range(11)]
SHARES = [0.0, 0.25, 0.5, 0.75, 1.0]
POOL = RetrievalSettings().pool


def load(folder: Path) -> tuple[list[str], list[str], list[int]]:
    """Passages (title and text, once each), answerable questions, and the passage of each question."""
    passages: dict[str, int] = {}
    questions: list[str] = []
    gold: list[int] = []
    for name in ("clapnq_dev_answerable.jsonl", "clapnq_dev_unanswerable.jsonl"):
        for line in (folder / name).read_text("utf-8").splitlines():
            task = json.loads(line)
            for passage in task["passages"]:
                row = passages.setdefault(f"{passage['title']}\n{passage['text']}", len(passages))
            if "unanswerable" not in name:
                questions.append(task["input"])
                gold.append(row)
    return list(passages), questions, gold


def bm25(passages: list[str], questions: list[str], k1: float = 1.2, b: float = 0.75) -> Scores:
    """BM25 of every passage for every question, shape (questions, passages)."""
    counts = [dict(zip(*np.unique(tokens(p) or [""], return_counts=True), strict=True)) for p in passages]
    lengths = np.array([sum(c.values()) for c in counts], dtype=float)
    rows: dict[str, list[int]] = {}
    for row, count in enumerate(counts):
        for token in count:
            rows.setdefault(token, []).append(row)
    scores = np.zeros((len(questions), len(passages)))
    for i, question in enumerate(questions):
        for token in set(tokens(question)):
            found = rows.get(token, [])
            rarity = np.log1p((len(passages) - len(found) + 0.5) / (len(found) + 0.5))
            for row in found:
                tf = counts[row][token]
                scores[i, row] += rarity * tf * (k1 + 1) / (tf + k1 * (1 - b + b * lengths[row] / lengths.mean()))
    return scores


def fused(dense: Scores, nearest: Scores, keyword: Scores, weight: float, share: float) -> Scores:
    """The product's fusion: over the union of the passages' and the keywords' best, everything else below."""
    out = np.full_like(dense, -np.inf)
    for i in range(len(dense)):
        union = np.union1d(np.argsort(-dense[i])[:POOL], np.argsort(-keyword[i])[:POOL])
        out[i, union] = fuse(dense[i, union], nearest[i, union], keyword[i, union], weight, share)
    return out


def reciprocal(dense: Scores, keyword: Scores, k: int = 60) -> Scores:
    """Reciprocal-rank fusion (Cormack, Clarke and Buettcher, 2009)."""
    return sum(1 / (k + 1 + np.argsort(np.argsort(-leg, axis=1), axis=1)) for leg in (dense, keyword))


def measure(scores: Scores, gold: NDArray[np.int64]) -> dict[str, float]:
    """Recall@1, recall@5 and mean reciprocal rank."""
    own = scores[np.arange(len(gold)), gold][:, None]
    rank = 1 + (scores > own).sum(axis=1)
    return {"r@1": float((rank == 1).mean()), "r@5": float((rank <= 5).mean()), "mrr": float((1 / rank).mean())}


def main(folder: Path) -> None:
    """Prints the table."""
    settings = Settings()
    passages, questions, gold_rows = load(folder)
    gold = np.array(gold_rows)
    model = open_embedding(settings)
    asked = np.stack([embed_query(model, q) for q in questions]).astype(float)
    dense = asked @ vectors_of(passages, settings).T.astype(float)
    sentences = [[text[start:end] for start, end in split_sentences(text)] for text in passages]
    nearest = nearest_sentence(asked, sentences, settings)
    keyword = bm25(passages, questions)
    half = len(questions) // 2

    def first_half(weight: float, share: float) -> float:
        return measure(fused(dense[:half], nearest[:half], keyword[:half], weight, share), gold[:half])["mrr"]

    chosen = max(product(WEIGHTS, SHARES), key=lambda each: first_half(*each))
    shipped = (settings.retrieval.dense_weight, settings.retrieval.sentence_share)
    rows = {
        "passages' vectors alone": dense,
        "nearest sentences alone": nearest,
        "keywords alone": keyword,
        "reciprocal rank": reciprocal(dense, keyword),
        **{
            f"standardised sum, vectors {weight:.1f}, of it sentences {share:.1f}": fused(
                dense, nearest, keyword, weight, share
            )
            for weight, share in dict.fromkeys([(0.6, 0.0), shipped, chosen])
        },
    }
    print(f"{len(passages)} passages, {len(questions)} questions; chosen on the first half: {chosen}")
    for name, scores in rows.items():
        second, every = measure(scores[half:], gold[half:]), measure(scores, gold)
        print(f"{name:48}", *(f"{k} {second[k]:.3f} / {every[k]:.3f}" for k in second), sep="  ")
    print("each figure: second half / all questions")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
