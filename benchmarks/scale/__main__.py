"""How the desk grows with its documents: 1,000, 10,000 and 100,000 chunks.

    python -m benchmarks.scale [--sizes 1000 10000 100000] [--texts PATH…] [--questions FILE…] [--json FILE]

Documents are put together from real paragraphs with other names, dates and numbers, in five formats; two of ten are
internal, one is under embargo, and the embargo of one has ended. Up to ``--full`` chunks everything is read and
embedded. Larger stores hold these documents and varied copies of each, with the real vectors and seeded noise; what
reading and embedding them would have taken is reckoned from the documents that were. Everything else is measured.

With ``--folder`` the stores stay there, and those that are there are not made again. Each size is asked in a process
of its own; each time is the shortest of three. Ratios are between times taken side by side, question by question.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from random import Random

from assistant.clock import seoul_now
from benchmarks.scale.asking import cold_start, measure
from benchmarks.scale.figures import Figures, flat, table
from benchmarks.scale.stores import build, grow
from benchmarks.scale.texts import Pool, questions_of, read_pool
from ingest.registry import Registry
from ingest.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
SMALLEST = 1_000
CHUNKING = ROOT.parent / "shared/bench/chunking_eval"
TEXTS = (ROOT / "corpus", ROOT / "tests/samples", CHUNKING / "corpora")
QUESTIONS = (ROOT / "eval_questions.yaml", CHUNKING / "questions_df.csv")
LABELS = {
    "documents": "documents",
    "sentences": "sentences",
    "reading, chunking, facts: processor s": "reading_processor_s",
    "embedding: processor s": "embedding_processor_s",
    "registry: processor s": "registry_processor_s",
    "Chroma: processor s": "chroma_processor_s",
    "registry on disk, MB": "registry_disk_mb",
    "Chroma on disk, MB": "chroma_disk_mb",
    "memory of a process that answers, MB": "memory_mb",
    "`ask`, cold, s": "cold_start_s",
    "first question of a process, s": "first_question_s",
    "added to the first question after a commit, s": "question_after_a_commit_s",
    "answer, editor (no filter), median ms": "answer_everything_p50_ms",
    "answer, editor, p95 ms": "answer_everything_p95_ms",
    "answer, staff, median ms": "answer_staff_p50_ms",
    "answer, staff, p95 ms": "answer_staff_p95_ms",
    "answer, press, median ms": "answer_press_p50_ms",
    "answer, press, p95 ms": "answer_press_p95_ms",
    "retrieval, editor, median ms": "retrieval_everything_p50_ms",
    "retrieval, editor, p95 ms": "retrieval_everything_p95_ms",
    "retrieval, staff, median ms": "retrieval_staff_p50_ms",
    "retrieval, press, median ms": "retrieval_press_p50_ms",
    "retrieval, press as of 2019, median ms": "retrieval_press_as_of_p50_ms",
    "retrieval, staff to editor": "retrieval_staff_ratio",
    "retrieval, press to editor": "retrieval_press_ratio",
    "retrieval, press as of 2019 to editor": "retrieval_press_as_of_ratio",
    "nearest 50 that Chroma finds": "vector_recall_at_50",
}


def run(folder: Path, pool: Pool, sizes: list[int], full: int, asked: int) -> dict[int, Figures]:
    """The figures of each size."""
    numbers = range(1, SMALLEST // 10)
    questions = [question for number in numbers for question in pool.asked_of(number)[:1]]
    questions = Random(0).sample(questions, min(asked, len(questions)))
    (folder / "questions.json").write_text(json.dumps(questions, ensure_ascii=False), "utf-8")
    runs: dict[int, Figures] = {}
    for size in sorted(sizes):
        costs = _store(folder, pool, size, full)
        store = folder / str(size) / "store"
        command = [sys.executable, "-m", "benchmarks.scale", "--measure", str(store), str(folder / "questions.json")]
        told = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE).stdout
        cold = cold_start(store, questions[0])
        runs[size] = {**_held(store), **costs, **json.loads(told), "cold_start_s": cold}
        print(f"{size}: {json.dumps(runs[size])}", file=sys.stderr)
    return runs


def _store(folder: Path, pool: Pool, size: int, full: int) -> dict[str, float]:
    """Makes a store where there is none yet; what its ingest took."""
    kept = folder / str(size) / "costs.json"
    if not kept.exists():
        kept.parent.mkdir()
        if size <= full:
            costs = build(kept.parent, pool, size)
        else:
            original = Settings(store=folder / str(full) / "store")
            there = _store(folder, pool, full, full)
            times = -(-size // round(_held(original.store)["chunks"]))
            costs = grow(original, there, kept.parent, pool.variation, times)
        kept.write_text(json.dumps(costs), "utf-8")
    found: dict[str, float] = json.loads(kept.read_text("utf-8"))
    return found


def _held(store: Path) -> dict[str, float]:
    registry = Registry.open(Settings(store=store), create=False)
    documents = registry.documents()
    sentences = sum(len(registry.sentences_of(document.document_id)) for document in documents)
    registry.close()
    chroma = sum(file.stat().st_size for file in (store / "chroma").rglob("*") if file.is_file())
    return {
        "documents": len(documents),
        "chunks": sum(document.chunks for document in documents),
        "sentences": sentences,
        "registry_disk_mb": (store / "registry.sqlite").stat().st_size / 2**20,
        "chroma_disk_mb": chroma / 2**20,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000], help="chunks, about")
    parser.add_argument("--texts", type=Path, nargs="+", default=TEXTS)
    parser.add_argument("--questions", type=Path, nargs="+", default=QUESTIONS)
    parser.add_argument("--full", type=int, default=10_000, help="the largest size that is read and embedded in full")
    parser.add_argument("--asked", type=int, default=40, help="questions")
    parser.add_argument("--folder", type=Path, help="keeps the stores")
    parser.add_argument("--json", type=Path, metavar="FILE")
    parser.add_argument("--measure", nargs=2, type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure:
        store, questions = options.measure
        print(json.dumps(measure(store, json.loads(questions.read_text("utf-8")))))
        return
    if missing := [str(path) for path in (*options.texts, *options.questions) if not path.exists()]:
        parser.error(
            f"{', '.join(missing)}: not there; name other texts by --texts and other questions by --questions."
        )
    pool = read_pool(options.texts, [pair for file in options.questions for pair in questions_of(file)])
    with tempfile.TemporaryDirectory() as temporary:
        folder = (options.folder or Path(temporary)).resolve()
        folder.mkdir(parents=True, exist_ok=True)
        runs = run(folder, pool, options.sizes, options.full, options.asked)
    reckoned = [size for size in runs if size > options.full]
    about = {"date": seoul_now().date().isoformat(), "processors": os.cpu_count(), "load_now": os.getloadavg()[0]}
    if options.json:
        options.json.write_text(json.dumps({**about, **flat(runs)}, indent=1) + "\n", "utf-8")
    print(table(runs, LABELS))
    if reckoned:
        print(f"Of {', '.join(f'{size:,}' for size in reckoned)}: reading and embedding reckoned from the documents of "
              f"{options.full:,}; vectors are theirs with seeded noise.")  # fmt: skip


if __name__ == "__main__":
    main()
