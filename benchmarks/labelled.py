"""Labelled questions for the answerability model: which of the candidate sentences answer, if any does.

Two sources. CLAPNQ: real search questions, each with its own passage and three close wrong ones from the pool, the
annotators' sentences as answers, half of the questions unanswerable. The sample set under ``tests/samples``: documents
and questions in English and Korean in a press desk's manner, put through the product's own ingest and retrieval.
"""

from __future__ import annotations

import json
import re
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tqdm import tqdm

from assistant.answer import Turn
from assistant.answering.steps import collect_evidence
from assistant.evidence.answerability import may_answer
from assistant.evidence.candidates import Evidence, Passage, gather
from assistant.question.message import clean
from assistant.question.understanding import Question, understand
from assistant.workbench import Workbench
from ingest.embedding import embed_passages, embed_query, model_id, open_embedding
from ingest.language.names import Aliases
from ingest.lexicon import Lexicon
from ingest.pipeline import add
from ingest.registry import StoredSentence
from ingest.settings import Settings
from ingest.types import Document

Vectors = NDArray[np.float32]
CLOSE = 3


@dataclass(frozen=True)
class Case:
    """One question: the evidence that the product gathers, and which of it answers."""

    source: str
    question: str
    evidence: list[Evidence]
    answers: list[bool]
    may: list[bool]  # whether the rules beside the model let the passage answer


def sample_cases(folder: Path) -> Iterator[Case]:
    """The questions of ``questions.jsonl`` over the documents of ``docs/``, through the real pipeline."""
    lines = [json.loads(line) for line in (folder / "questions.jsonl").read_text("utf-8").splitlines()]
    with tempfile.TemporaryDirectory() as store:
        settings = Settings(store=Path(store))
        add(settings, [folder / "docs"])
        bench = Workbench(settings)
        visible = bench.registry.visible("staff", datetime.now(UTC))
        for line in tqdm(lines, desc="samples", file=sys.stderr):
            history = [Turn.model_validate(turn) for turn in line.get("history", [])]
            question = understand(clean(line["question"]), history, bench.aliases)
            vector = bench.vector(question)
            hits = bench.retrieve(question, vector, visible, settings.retrieval.passages)
            evidence = collect_evidence(question, vector, hits, visible, bench)
            yield Case("samples", line["question"], evidence, _matching(evidence, line), _may(evidence, question))
        bench.close()


def clapnq_cases(folder: Path, cache: Path) -> Iterator[Case]:
    """Every CLAPNQ question with its own passage and the closest others."""
    tasks = [
        json.loads(line) | {"answerable": "unanswerable" not in name}
        for name in ("clapnq_dev_answerable.jsonl", "clapnq_dev_unanswerable.jsonl")
        for line in (folder / name).read_text("utf-8").splitlines()
    ]
    embedding = open_embedding(Settings())
    pool = {(p["title"], tuple(p["sentences"])): None for task in tasks for p in task["passages"]}
    texts = sorted({" ".join([title, *sentences]) for title, sentences in pool} | {s for _, ss in pool for s in ss})
    vectors = _cached(cache, texts, embedding)
    whole = np.stack([vectors[" ".join([title, *sentences])] for title, sentences in pool])
    keys = list(pool)
    words: dict[str, Vectors] = {}

    def embed_words(wanted: list[str]) -> Vectors:
        missing = [word for word in wanted if word not in words]
        words.update(zip(missing, embed_passages(embedding, missing), strict=True))
        return np.stack([words[word] for word in wanted])

    lexicon = Lexicon(embed_words)
    for task in tqdm(tasks, desc="clapnq", file=sys.stderr):
        question = understand(clean(task["input"]), (), Aliases())
        vector = embed_query(embedding, question.search_text)
        own = [keys.index((p["title"], tuple(p["sentences"]))) for p in task["passages"]]
        near = [int(i) for i in np.argsort(-(whole @ vector))[: CLOSE + 1] if i not in own][:CLOSE]
        passages = [passage for i in (*own, *near) for passage in _passages(i, keys[i])]
        similarities = [
            (float(vectors[p.text] @ vector), float(whole[int(p.sentence.chunk_id)] @ vector)) for p in passages
        ]
        evidence = gather(question, passages, similarities, {}, Aliases(), lexicon)
        gold = set(task["output"][0].get("selected_sentences") or []) if task["answerable"] else set()
        answers = [e.passage.text in gold for e in evidence]
        yield Case("clapnq", task["input"], evidence, answers, _may(evidence, question))


def _matching(evidence: list[Evidence], line: dict) -> list[bool]:
    """A sentence answers if it holds any of the patterns that an answer must hold, in a document named for it."""
    patterns = [re.compile(pattern, re.IGNORECASE) for pattern in line.get("must", [])]
    named = line["document"]  # a list where documents overlap and each answers
    ends = tuple(named) if isinstance(named, list) else (named,)
    return [
        line["answerable"]
        and any(p.search(e.passage.text) for p in patterns)
        and e.passage.document.path.endswith(ends)
        for e in evidence
    ]


def _may(evidence: list[Evidence], question: Question) -> list[bool]:
    return [may_answer(found, question) for found in evidence]


def _passages(number: int, key: tuple[str, tuple[str, ...]]) -> list[Passage]:
    title, sentences = key
    document = Document(
        document_id=f"{number:016x}",
        path=title,
        version="",
        title=title,
        kind=None,
        date=None,
        date_inferred=False,
        language="en",
        visibility="public",
        reviewed=True,
        embargo_until=None,
        source=None,
        issuer=None,
        contact=None,
        compiled_on=None,
        supersedes=(),
        pages=1,
        chunks=1,
        partial=False,
        warnings=(),
    )
    stored = [
        StoredSentence(
            ordinal=i,
            kind="sentence",
            text=text,
            spans=(),
            section=None,
            sentence_id=f"{number}-{i}",
            chunk_id=str(number),
            document_id=document.document_id,
        )
        for i, text in enumerate(sentences)
    ]
    return [Passage(s, document, stored[i - 1] if i else None) for i, s in enumerate(stored)]


def _cached(cache: Path, texts: list[str], embedding: object) -> dict[str, Vectors]:
    """The texts' vectors, kept in a file by model so that a second run starts at once."""
    file = cache / f"clapnq-{re.sub('[^a-z0-9]+', '-', model_id(Settings()).casefold())}.npz"
    if file.exists():
        stored = np.load(file)
        if len(stored["vectors"]) == len(texts):
            return dict(zip(texts, stored["vectors"], strict=True))
    with tqdm(total=len(texts), desc="vectors", file=sys.stderr) as bar:
        made = embed_passages(embedding, texts, bar.update)
    file.parent.mkdir(parents=True, exist_ok=True)
    np.savez(file, vectors=made)
    return dict(zip(texts, made, strict=True))
