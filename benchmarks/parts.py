"""The parts of the benchmark: what each measures, and the program that measures it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from benchmarks.stored import ROOT, Result, as_figures, measured

SHARED = "../shared/bench"
FILE = "FILE"


@dataclass(frozen=True, slots=True)
class Part:
    """``arguments`` are those after ``python -m``; FILE stands for where the figures go, else they come by stdout."""

    name: str
    title: str
    about: str
    arguments: tuple[str, ...]

    @property
    def command(self) -> str:
        """As one types it."""
        return " ".join(("python -m", *self.arguments)).removesuffix(f" --json {FILE}")


def _with_file(name: str, title: str, about: str, *arguments: str) -> Part:
    return Part(name, title, about, (*arguments, "--json", FILE))


PARTS = (
    _with_file(
        "answers",
        "Answers: the regression run",
        "Every question of `eval_questions.yaml` on `corpus/`, scored by rule (docs/evaluation.md).",
        "benchmarks.answers",
    ),
    _with_file(
        "peers",
        "Answers, beside other assistants",
        "The same corpus and questions, asked in one run (docs/peers.md).",
        "benchmarks.peers",
    ),
    _with_file(
        "llm",
        "Answers with a small language model",
        "Every question with a model of 135 million parameters as drafter: what of its drafts the check lets through, "
        "and whether any number, date, name or modality of an answer is in no source (docs/engines.md).",
        "benchmarks.llm",
    ),
    _with_file(
        "unseen",
        "Silence on unseen documents",
        "MTRAG-UN, out of fold: are questions answered only where the documents hold an answer (docs/answers.md)?",
        "benchmarks.unseen",
        f"{SHARED}/mtrag_un",
    ),
    _with_file(
        "retrieval",
        "Retrieval",
        "Each leg alone and fused: CLAPNQ's pool of 597 passages, the data and protocol of Chroma's chunking report "
        "(five chunks from all corpora, share of the gold excerpts' characters), and the regression run's questions.",
        "benchmarks.retrieval",
    ),
    _with_file(
        "facts",
        "Fact tables",
        "Against lists made by hand (tests/gold).",
        "benchmarks.facts",
    ),
    Part(
        "embedding",
        "The embedded model",
        "Beside the engine that its weights came with, in one process by turns.",
        ("benchmarks.embedding",),
    ),
    Part(
        "ingest",
        "Ingest",
        "Generated documents, English and Korean, in five formats; seconds of processor time by stage.",
        ("benchmarks.ingest", "--stand-in"),
    ),
    _with_file(
        "scale",
        "Scale",
        "Stores of growing size; times side by side, question by question (docs/scale.md).",
        "benchmarks.scale",
    ),
    _with_file(
        "footprint",
        "Footprint",
        "An installation from requirements.lock into an empty environment, and cold starts; 1 MB is 1,000,000 bytes.",
        "benchmarks.footprint",
    ),
    _with_file(
        "faults",
        "Faults",
        "Processes killed at a step that a seed chooses, orders planted, and files that are damaged, locked or odd.",
        "benchmarks.faults",
    ),
    _with_file(
        "injection",
        "Faults: orders in documents",
        "Orders planted in documents of every kind: is any obeyed, or told as fact?",
        "benchmarks.injection",
    ),
    _with_file(
        "load",
        "Faults: load",
        "Fifty people at the desk, while a document comes in, and more (docs/load.md).",
        "benchmarks.load",
    ),
)


def run(part: Part) -> Result:
    """Measures a part in a process of its own.

    A program that ends with a code for a missed target has measured all the same.

    :raises RuntimeError: it gave no figures
    """
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "figures.json"
        arguments = [str(file) if argument == FILE else argument for argument in part.arguments]
        load = os.getloadavg()[0]
        by_stdout = FILE not in part.arguments
        done = subprocess.run(
            [sys.executable, "-m", *arguments],
            cwd=ROOT,
            check=False,
            text=True,
            stdout=subprocess.PIPE if by_stdout else sys.stderr,
        )
        told = done.stdout if by_stdout else file.read_text("utf-8") if file.exists() else ""
    if not told.strip():
        raise RuntimeError(f"{part.name}: `{part.command}` gave no figures (exit code {done.returncode}).")
    return measured(part.name, part.command, as_figures(json.loads(told)), load)
