"""This product beside its peers: ``python -m benchmarks.peers [--rows …] [--questions N --seed S] [--json FILE]``.

    python -m venv .peers && .peers/bin/pip install -r benchmarks/peers/requirements.lock
    pip install --no-deps -r requirements-llm.lock
    python -m benchmarks.peers --json benchmarks/results/peers.json

Every row is a process of its own, asked one question after another; the embedding model and the language model are
served once, on loopback, to all of them. Replies are kept in the working folder: an interrupted run goes on where it
was, and ``--no-asking`` only counts again. docs/peers.md says what is counted.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
from collections.abc import Sequence
from contextlib import closing
from dataclasses import asdict
from pathlib import Path, PurePath

from assistant.desk import Desk
from assistant.evaluation.product import Shelf
from assistant.evaluation.schema import Question, load_questions
from benchmarks.llm import small_model
from benchmarks.peers.figures import rows
from benchmarks.peers.marks import Marker
from benchmarks.peers.replies import Passage, peak_memory, read_replies
from benchmarks.peers.servers import embeddings
from benchmarks.peers.setting import setting
from benchmarks.peers.table import markdown
from ingest.pipeline import add
from ingest.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
OURS, PEERS = ("extractive", "search", "model"), ("llamaindex-search", "llamaindex", "paperqa")
ROWS = ("extractive", "search", "llamaindex-search", "model", "llamaindex", "paperqa")
WITH_MODEL = ("model", "llamaindex", "paperqa")
UNANSWERABLE_SHARE = 1 / 3


def alone(questions: Sequence[Question]) -> list[Question]:
    """The questions that need nothing but their words: peers have no conversation here, no day, no audiences."""
    return [one for one in questions if not one.history and one.as_of is None and one.audience == "staff"]


def sampled(questions: Sequence[Question], size: int, seed: int) -> list[Question]:
    """Two answerable questions to an unanswerable one, in an order of which any beginning is a sample as well."""
    chance = random.Random(seed)
    kinds = {kind: [q for q in alone(questions) if q.answerability == kind] for kind in ("answerable", "unanswerable")}
    silent = round(size * UNANSWERABLE_SHARE)
    chosen = [*chance.sample(kinds["answerable"], size - silent), *chance.sample(kinds["unanswerable"], silent)]
    chance.shuffle(chosen)
    return chosen


def prepare(folder: Path, questions: Sequence[Question], sample: Sequence[Question]) -> Shelf:
    """Ingests the corpus and writes what the rows read."""
    folder.mkdir(parents=True, exist_ok=True)
    settings = Settings(store=folder / "store")
    add(settings, [ROOT / "corpus"])
    with closing(Desk(settings)) as desk:
        shelf = Shelf(desk.registry)
    pages = [
        Passage(PurePath(document.path).name, () if page.number is None else (page.number,), page.text)
        for document in shelf.documents.values()
        for page in shelf.pages(document.document_id)
    ]
    _write(folder / "pages.json", [asdict(page) for page in pages])
    sourced = [question for question in alone(questions) if question.expected.sources]
    for row in ROWS:
        rest = () if row in WITH_MODEL else questions
        asked = sourced if row.endswith("search") else [*sample, *rest]
        _write(folder / f"{row}.questions.json", {question.id: question.question for question in asked})
    return shelf


def _write(path: Path, content: object) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")


def ask(rows: Sequence[str], folder: Path, python: Path, threads: int, at_most: int | None = None) -> None:
    """Runs each row's process to its end, one after the other.

    Whether it did its work is told by the replies: PaperQA's process is apt to crash when all is done and it closes.
    """
    with embeddings() as (vectors, process), small_model(threads) as llm:
        for row in rows:
            module = "ours" if row in OURS else row.removesuffix("-search")
            command = [sys.executable if row in OURS else str(python), "-m", f"benchmarks.peers.{module}", str(folder)]
            command += ["--row", row, "--embeddings", vectors, "--llm", llm, "--at-most", str(at_most or 0)]
            subprocess.run(command, check=False, cwd=ROOT, env=offline())
            wanted = list(json.loads((folder / f"{row}.questions.json").read_text(encoding="utf-8")))[:at_most]
            if missing := set(wanted) - set(read_replies(folder / f"{row}.jsonl")):
                raise SystemExit(
                    f"The row {row} stopped with {len(missing)} questions left; run the same command again."
                )
            _write(folder / "servers.json", {"embeddings_mb": round(peak_memory(process))})


def offline() -> dict[str, str]:
    """The environment, with every library's calls to its maker switched off."""
    quiet = {"ANONYMIZED_TELEMETRY": "False", "LITELLM_LOCAL_MODEL_COST_MAP": "True", "HF_HUB_OFFLINE": "1"}
    return {**os.environ, **quiet, "OMP_NUM_THREADS": "2"}


def main() -> None:
    """Asks, counts and prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", nargs="+", choices=ROWS, default=ROWS)
    parser.add_argument("--questions", type=int, default=60, help="how many the rows with a language model are asked")
    parser.add_argument("--seed", type=int, default=6)
    parser.add_argument("--folder", type=Path, default=ROOT / ".peers-run", help="replies, store and pages")
    parser.add_argument("--python", type=Path, default=ROOT / ".peers/bin/python", help="the peers' environment")
    parser.add_argument(
        "--threads", type=int, default=1, help="of the language model: a busy machine is slower with two"
    )
    parser.add_argument("--at-most", type=int, help="stop each row after so many of its questions, to go on later")
    parser.add_argument("--no-asking", action="store_true", help="count the replies that are there")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    questions = load_questions(ROOT / "eval_questions.yaml").questions
    folder = options.folder.resolve()
    shelf = prepare(folder, questions, sampled(questions, options.questions, options.seed))
    if not options.no_asking:
        ask(options.rows, folder, options.python, options.threads, options.at_most)
    replies = {row: read_replies(folder / f"{row}.jsonl") for row in ROWS}
    told = setting(folder, options.python, shelf)
    counted = rows(replies, questions, Marker(shelf), told["servers"]["embeddings_mb"])
    found = {"schema": 1, **told, "seed": options.seed, "rows": counted}
    if options.json:
        options.json.write_text(json.dumps(found, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    print(markdown(found))


if __name__ == "__main__":
    main()
