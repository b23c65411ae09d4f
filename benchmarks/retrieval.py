"""Retrieval, each leg alone and fused: ``python -m benchmarks.retrieval [--shared ../shared/bench] [--json FILE]``.

Three sets: CLAPNQ's pool (each question's own passage among all of them), the data and protocol of Chroma's chunking
report (five chunks retrieved from all corpora), and the regression run's questions that need no earlier turn, on a
store made from ``corpus/``, apart for those whose documents are all in the other language.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.clock import seoul_now
from assistant.evaluation.metrics import share
from assistant.evaluation.product import Passage, Shelf
from assistant.evaluation.schema import load_questions
from assistant.evaluation.sources import Spot, spots
from assistant.question.message import clean
from assistant.question.understanding import understand
from assistant.workbench import Workbench
from benchmarks import chunking, fusion
from benchmarks.stored import ROOT
from benchmarks.vectors import Scores, nearest_sentence, vectors_of
from ingest.embedding import embed_query, open_embedding
from ingest.language.tokens import is_hangul, tokens
from ingest.pipeline import add
from ingest.sentences import split_sentences
from ingest.settings import Settings

FUSED = "fused (used)"
TOP = 5
PUBLISHED = {  # on the same data by the same protocol, vectors alone but for the last: recall, IoU
    "published: text-embedding-3-large, cluster 400": (0.913, 0.045),
    "published: text-embedding-3-large, recursive 400/0": (0.895, 0.036),
    "published: text-embedding-3-large, recursive 200/0": (0.881, 0.069),
    "published: all-MiniLM-L6-v2, fixed 250/125": (0.824, 0.035),
    "published: all-MiniLM-L6-v2, recursive 250/0": (0.785, 0.054),
    "published: all-MiniLM-L6-v2, recursive 200/0": (0.757, 0.065),
    "published: BM25, 1,000 characters": (0.872, 0.050),
}
Figures = dict[str, Any]


def legs(
    asked: Scores, texts: Sequence[str], sentences: Sequence[Sequence[str]], questions: Sequence[str]
) -> dict[str, Scores]:
    """Every leg's score of each text for each question, (questions, texts), and the product's fusion of them."""
    settings = Settings()
    dense = asked @ vectors_of(texts, settings).T.astype(float)
    nearest = nearest_sentence(asked, sentences, settings)
    keyword = fusion.bm25(list(texts), list(questions))
    weights = settings.retrieval.dense_weight, settings.retrieval.sentence_share
    fused = fusion.fused(dense, nearest, keyword, *weights)
    return {"vectors alone": dense, "nearest sentences alone": nearest, "keywords alone": keyword, FUSED: fused}


def clapnq(folder: Path, every: int = 1) -> Figures:
    """Recall@1 and recall@5 of each leg; of every so many-th question over the passages of these."""
    passages, questions, gold = fusion.load(folder)
    questions, gold = questions[::every], gold[::every]
    if every > 1:
        kept = sorted(set(gold))
        passages, gold = [passages[i] for i in kept], [kept.index(i) for i in gold]
    sentences = [[text[start:end] for start, end in split_sentences(text)] for text in passages]
    found = legs(_vectors(questions), passages, sentences, questions)
    return {name: _recall(scores, np.array(gold)) for name, scores in found.items()}


def chunked(folder: Path, corpus: str | None = None) -> Figures:
    """Token recall and IoU of each leg; of one corpus alone where it is named."""
    settings = Settings()
    questions = [q for q in chunking.load_questions(folder) if corpus in (None, q.corpus)]
    passages = [p for p in chunking.passages_of(folder, settings.chunks) if corpus in (None, p.corpus)]
    texts = [question.text for question in questions]
    found = legs(_vectors(texts), [p.text for p in passages], [p.sentences for p in passages], texts)
    return {name: mean_figures(chunking.measure(questions, passages, scores)) for name, scores in found.items()}


def mean_figures(each: NDArray[np.float64]) -> Figures:
    """Mean recall and IoU with 95 % intervals (normal); ``each`` is (questions, 2)."""
    means, errors = each.mean(0), 1.96 * each.std(0, ddof=1) / np.sqrt(len(each))
    rows = zip(("recall", "iou"), means.tolist(), errors.tolist(), strict=True)
    return {
        name: {"value": mean, "low": mean - error, "high": mean + error, "total": len(each)}
        for name, mean, error in rows
    }


@dataclass(frozen=True, slots=True)
class Found:
    """A question's ``TOP`` passages by each leg, best first, where its expected quotes stand, and whether all of
    these are in documents of the other language."""

    places: Sequence[Spot]
    across: bool
    legs: Mapping[str, Sequence[Passage]]


def found_by_leg(store: Path) -> Iterator[Found]:
    """The regression run's questions that need no earlier turn and have expected quotes."""
    asked = [q for q in load_questions(ROOT / "eval_questions.yaml").questions if not q.history]
    with closing(Workbench(Settings(store=store))) as bench:
        shelf = Shelf(bench.registry)
        for one in asked:
            places = spots(one, shelf)
            if not places:
                continue
            languages = {shelf.documents[place.document_id].language for place in places}
            visible = bench.registry.visible(one.audience, seoul_now(), one.as_of)
            question = understand(clean(one.question), (), bench.aliases)
            vector = bench.vector(question)
            hangul = [word for word in (term.keys[0] for term in question.terms) if is_hangul(word)]
            words = tokens(" ".join([question.keywords, *bench.index.sounding(hangul)]))
            proposed = {
                "vectors alone": bench.index.vector_search(vector, visible, TOP),
                "keywords alone": bench.index.keyword_search(words, visible, TOP),
            }
            legs: dict[str, Sequence[Passage]] = {FUSED: bench.retrieve(question, vector, visible, TOP)}
            for leg, hits in proposed.items():
                chunks = bench.registry.chunks([name for name, _ in hits])
                legs[leg] = [chunks[name] for name, _ in hits]
            yield Found(places, one.language not in languages, legs)


def own_questions(store: Path) -> Figures:
    """Hit@1 and hit@5 of each leg on the regression run's questions without history."""
    ranks: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for one in found_by_leg(store):
        for leg, passages in one.legs.items():
            ranks["other language" if one.across else "own language"][leg].append(rank(passages, one.places))
    return {group: {leg: hits_at(found) for leg, found in by.items()} for group, by in ranks.items()}


def rank(passages: Sequence[Passage], places: Sequence[Spot]) -> int:
    """The place, from 1, of the first passage that holds an expected quote; 0 where none does."""
    return next((i for i, passage in enumerate(passages, 1) if any(place.is_in(passage) for place in places)), 0)


def hits_at(ranks: Sequence[int]) -> Figures:
    """Shares of the questions with an expected passage found first, and among the first five."""
    return {f"hit@{top}": share(sum(0 < r <= top for r in ranks), len(ranks)).model_dump() for top in (1, TOP)}


def _recall(scores: Scores, gold: NDArray[np.int64]) -> Figures:
    own = scores[np.arange(len(gold)), gold][:, None]
    ranks = 1 + (scores > own).sum(axis=1)
    return {f"recall@{top}": share(int((ranks <= top).sum()), len(gold)).model_dump() for top in (1, TOP)}


def _vectors(questions: Sequence[str]) -> Scores:
    model = open_embedding(Settings())
    return np.stack([embed_query(model, question) for question in questions]).astype(float)


def measure(shared: Path) -> Mapping[str, Figures]:
    """All three sets."""
    with tempfile.TemporaryDirectory() as folder:
        add(Settings(store=Path(folder)), [ROOT / "corpus"])
        own = own_questions(Path(folder))
    return {
        "clapnq": clapnq(shared / "clapnq"),
        "chunking": {
            **chunked(shared / "chunking_eval"),
            **{name: {"recall": recall, "iou": iou} for name, (recall, iou) in PUBLISHED.items()},
        },
        **{f"regression set, {group}": figures for group, figures in own.items()},
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared/bench")
    parser.add_argument("--json", type=Path, metavar="FILE")
    options = parser.parse_args()
    text = json.dumps(measure(options.shared), ensure_ascii=False, indent=1)
    if options.json:
        options.json.write_text(text + "\n", encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
