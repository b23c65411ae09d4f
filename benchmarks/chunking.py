"""How large a chunk should be: token recall and IoU of five retrieved chunks, by chunk size and overlap.

    python -m benchmarks.chunking ../shared/bench/chunking_eval --sizes 400 500 600 --overlaps 0

The protocol is that of Chroma's chunking report: all corpora in one pool, every question asked of the whole pool,
recall the share of its gold excerpts' characters that the chunks hold, IoU those characters over all characters
retrieved and the excerpts' missed ones. Retrieval is the product's: each chunk's own vector, its nearest
sentence's and its keywords, fused as in assistant/retrieval.py.
Sizes are chosen on the odd-numbered questions and reported on the even-numbered ones and on all.

A table goes to stdout. Vectors are kept under the cache folder, so that a second run is quick.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.fusion import bm25, fused
from benchmarks.vectors import Scores, nearest_sentence, vectors_of
from ingest.chunks import chunk_document
from ingest.embedding import embed_query, open_embedding
from ingest.settings import ChunkSettings, Settings
from ingest.types import Page

Range = tuple[int, int]
RETRIEVED = 5
TARGET_IOU = 0.050


@dataclass(frozen=True, slots=True)
class Question:
    """A question and where its answer stands: character ranges of one corpus."""

    text: str
    corpus: str
    excerpts: tuple[Range, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A chunk of a corpus: its text, context included, and its sentences find it; ``start`` to ``end`` is retrieved."""

    text: str
    sentences: tuple[str, ...]
    corpus: str
    start: int
    end: int


def load_questions(folder: Path) -> list[Question]:
    with (folder / "questions_df.csv").open(encoding="utf-8", newline="") as file:
        return [
            Question(
                row["question"],
                row["corpus_id"],
                tuple((int(r["start_index"]), int(r["end_index"])) for r in json.loads(row["references"])),
            )
            for row in csv.DictReader(file)
        ]


def passages_of(folder: Path, settings: ChunkSettings) -> list[Passage]:
    """Every corpus chunked as a document of one page."""
    found: list[Passage] = []
    for path in sorted((folder / "corpora").iterdir()):
        chunked = chunk_document([Page(None, None, path.read_text("utf-8"))], settings)
        for chunk in chunked.chunks:
            sentences = tuple(s.text for s in chunked.sentences[chunk.first : chunk.last + 1])
            found.append(Passage(chunk.searched, sentences, path.stem, chunk.start, chunk.end))
    return found


def covered(ranges: Sequence[Range]) -> int:
    """Characters that lie in any of the ranges."""
    total, reached = 0, 0
    for start, end in sorted(ranges):
        total += max(0, end - max(start, reached))
        reached = max(reached, end)
    return total


def recall_and_iou(question: Question, retrieved: Sequence[Passage]) -> tuple[float, float]:
    """Both figures of one question; a chunk retrieved twice over (by overlap) counts twice against IoU."""
    hits = [
        (max(first, p.start), min(last, p.end))
        for p in retrieved
        for first, last in question.excerpts
        if p.corpus == question.corpus and p.start < last and first < p.end
    ]
    found, wanted = covered(hits), covered(question.excerpts)
    taken = sum(p.end - p.start for p in retrieved)
    return found / wanted, found / (taken + wanted - found)


def measure(questions: Sequence[Question], passages: Sequence[Passage], scores: Scores) -> NDArray[np.float64]:
    """Recall and IoU of each question, shape (questions, 2)."""
    best = np.argsort(-scores, axis=1, kind="stable")[:, :RETRIEVED]
    return np.array([recall_and_iou(q, [passages[i] for i in row]) for q, row in zip(questions, best, strict=True)])


def report(figures: Mapping[str, NDArray[np.float64]]) -> None:
    """Prints recall and IoU of every setting, and the setting that the odd-numbered questions choose."""
    odd = np.arange(len(next(iter(figures.values())))) % 2 == 0  # the first question is number 1
    print(f"{'size overlap  share chunks':26}   odd: recall  IoU     even: recall  IoU      all: recall  IoU")
    for name, each in figures.items():
        means = (each[odd].mean(0), each[~odd].mean(0), each.mean(0))
        print(f"{name:26}", *(f"{recall:13.3f}  {iou:.4f}" for recall, iou in means))
    allowed = [name for name, each in figures.items() if each[odd, 1].mean() >= TARGET_IOU]
    if allowed:
        print(
            f"best odd recall at IoU {TARGET_IOU:.3f} or more: {max(allowed, key=lambda n: figures[n][odd, 0].mean())}"
        )


def main() -> None:
    settings = Settings()
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sizes", type=int, nargs="+", default=[settings.chunks.size])
    parser.add_argument("--overlaps", type=int, nargs="+", default=[settings.chunks.overlap])
    parser.add_argument("--sentence-shares", type=float, nargs="+", default=[settings.retrieval.sentence_share])
    arguments = parser.parse_args()
    questions = load_questions(arguments.folder)
    model = open_embedding(settings)
    asked = np.stack([embed_query(model, question.text) for question in questions]).astype(float)
    figures: dict[str, NDArray[np.float64]] = {}
    for size, overlap in product(arguments.sizes, arguments.overlaps):
        passages = passages_of(arguments.folder, ChunkSettings(size=size, overlap=overlap))
        texts = [passage.text for passage in passages]
        dense = asked @ vectors_of(texts, settings).T.astype(float)
        nearest = nearest_sentence(asked, [passage.sentences for passage in passages], settings)
        keyword = bm25(texts, [question.text for question in questions])
        for share in arguments.sentence_shares:
            scores = fused(dense, nearest, keyword, settings.retrieval.dense_weight, share)
            figures[f"{size:4} {overlap:7} {share:6.2f} {len(passages):6}"] = measure(questions, passages, scores)
    report(figures)


if __name__ == "__main__":
    main()
