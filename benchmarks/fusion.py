"""How the two retrieval legs are best fused, on the CLAPNQ pool: each question's own passage among all of them.

    python benchmarks/fusion.py ../shared/bench/clapnq

The weight is chosen on the first half of the questions and reported on the second half and on all. Recall@1 and MRR of
the vector leg alone, the keyword leg alone, reciprocal-rank fusion (k = 60) and the weighted sum of standardised
scores that the product uses (assistant/retrieval.py).
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tqdm import tqdm

from assistant.retrieval import fuse
from ingest.embedding import embed_passages, embed_query, open_embedding
from ingest.language.tokens import tokens
from ingest.settings import RetrievalSettings, Settings

Scores = NDArray[np.float64]
WEIGHTS = [round(w * 0.1, 1) for w in range(11)]
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


def fused(dense: Scores, keyword: Scores, weight: float) -> Scores:
    """The product's fusion: over the union of both legs' best, everything else below."""
    out = np.full_like(dense, -np.inf)
    for i in range(len(dense)):
        union = np.union1d(np.argsort(-dense[i])[:POOL], np.argsort(-keyword[i])[:POOL])
        out[i, union] = fuse(dense[i, union], keyword[i, union], weight)
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
    passages, questions, gold_rows = load(folder)
    gold = np.array(gold_rows)
    model = open_embedding(Settings())
    with tqdm(total=len(passages), desc="passages", file=sys.stderr) as bar:
        vectors = embed_passages(model, passages, bar.update)
    dense = np.stack([embed_query(model, q) for q in questions]).astype(float) @ vectors.T.astype(float)
    keyword = bm25(passages, questions)
    half = len(questions) // 2
    chosen = max(WEIGHTS, key=lambda w: measure(fused(dense[:half], keyword[:half], w), gold[:half])["mrr"])
    rows = {
        "vectors alone": dense,
        "keywords alone": keyword,
        "reciprocal rank": reciprocal(dense, keyword),
        **{f"standardised sum, vectors {w:.1f}": fused(dense, keyword, w) for w in sorted({0.5, chosen})},
    }
    print(f"{len(passages)} passages, {len(questions)} questions; weight chosen on the first half: {chosen}")
    for name, scores in rows.items():
        second, every = measure(scores[half:], gold[half:]), measure(scores, gold)
        print(f"{name:32}", *(f"{k} {second[k]:.3f} / {every[k]:.3f}" for k in second), sep="  ")
    print("each figure: second half / all questions")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
