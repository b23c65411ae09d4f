"""A regression in minutes: ``python -m benchmarks.quick [--accept] [--shared ../shared/bench]`` (``make bench-quick``).

Quality: the regression run, and retrieval on a sample of CLAPNQ (every second question over the passages of these) and
on one corpus of Chroma's chunking data. On one kind of processor these figures are the same at every run, and may not
be lower at all. The embedded model's 8-bit arithmetic differs between kinds of processors in the last digits of a
vector, which can turn a near tie; on another kind than the baseline's, ``OTHER_PROCESSOR`` of the cases may be lost,
and the output says so. What is promised of every answer (``PROMISED``) does not hang on a tie: it is exact everywhere.

Time: seconds of one thread's processor time, as multiples of a fixed piece of work measured beside, by turns, the least
of several; what remains of noise is allowed for by ``SLOWER``, and on another kind of processor, which may lack the
instructions for 8-bit products, by ``SLOWER_THERE``. Exit code 2 where a figure is worse than the baseline
allows, with a line for each. ``--accept`` makes this run the baseline.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import numpy as np

from assistant.desk import Desk
from assistant.evaluation.report import EvaluationReport
from benchmarks.answers import report_of
from benchmarks.latency import QUESTION
from benchmarks.retrieval import FUSED, chunked, clapnq
from benchmarks.stored import ROOT, processor
from ingest.embedding import embed_passages, open_embedding
from ingest.settings import EmbeddingSettings, Settings

BASELINE = ROOT / "benchmarks" / "baseline.json"
EVERY, CORPUS = 2, "wikitexts"
LOWER_IS_BETTER = ("answerable_abstained",)
PROMISED = ("citation_validity", "quote_in_page", "statement_fidelity", "frame_fidelity")
SMALL_MEANS = ("iou",)
"""Of so small a value that the allowance is a share of it."""
OTHER_PROCESSOR = 0.03
"""Share of the cases that may be lost on another kind of processor; at least one case."""
SLOWER, SLOWER_THERE = 1.5, 3.0
"""How many times as much as in the baseline a timing may take, on the same kind of processor and on another."""
ROUNDS = 15
Figures = dict[str, Any]


def quality(report: EvaluationReport, shared: Path) -> dict[str, Figures]:
    """Each figure's value, and over how many cases."""
    across = report.groups["documents"]["other language"]
    shares = {
        **{f"regression run: {name}": metric for name, metric in report.metrics.items()},
        **{f"across languages: {name}": across[name] for name in ("hit@1", "hit@5", "page@5")},
    }
    found = {name: {"value": m.value, "total": m.total} for name, m in shares.items() if m.value is not None}
    for name, of in clapnq(shared / "clapnq", EVERY)[FUSED].items():
        found[f"CLAPNQ sample: {name}"] = {"value": of["value"], "total": of["total"]}
    for name, of in chunked(shared / "chunking_eval", CORPUS)[FUSED].items():
        found[f"chunking sample: {name}"] = {"value": of["value"], "total": of["total"]}
    return found


def timings(store: Path) -> dict[str, float]:
    """Processor time of an answer and of an embedding, as multiples of the reference."""
    settings = Settings(
        store=store, embedding=EmbeddingSettings(threads=1)
    )  # threads that wait for others cost time too
    texts, model = [f"{QUESTION} {number} " * 8 for number in range(4)], open_embedding(settings)
    with closing(Desk(settings)) as desk:
        return {
            "an answer": multiple(lambda: desk.ask(QUESTION)),
            "embedding four passages": multiple(lambda: embed_passages(model, texts)),
        }


def multiple(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The least processor time of the work over the least of the reference, the two by turns."""
    work()
    pairs = [(_seconds(work), _seconds(reference)) for _ in range(rounds)]
    return min(pair[0] for pair in pairs) / min(pair[1] for pair in pairs)


def reference() -> None:
    """A fixed piece of work of the kinds that answers are made of: rows of numbers, and words in Python."""
    values = np.arange(100_000, dtype=np.float32)
    for _ in range(40):
        values = np.sqrt(values * values + values)
    counts: dict[str, int] = {}
    for number in range(60_000):
        word = str(number % 977)
        counts[word] = counts.get(word, 0) + 1


def _seconds(work: Callable[[], object]) -> float:
    started = time.thread_time()
    work()
    return time.thread_time() - started


def regressions(now: Mapping[str, Any], before: Mapping[str, Any]) -> Iterator[str]:
    """A line for each figure that is worse than the baseline allows, and for each that is gone."""
    same = now["processor"] == before["processor"]
    for name, old in before["quality"].items():
        new = now["quality"].get(name)
        if new is None:
            yield f"{name}: not measured any more (baseline {old['value']:.4f})."
            continue
        worse = new["value"] - old["value"] if name.endswith(LOWER_IS_BETTER) else old["value"] - new["value"]
        if worse > (0 if same else allowance(name, old)) + 1e-9:
            yield f"{name}: {new['value']:.4f}, baseline {old['value']:.4f}, over {old['total']} cases."
    slower = SLOWER if same else SLOWER_THERE
    for name, old in before["times"].items():
        new = now["times"].get(name)
        if new is None:
            yield f"time of {name}: not measured any more."
        elif new > slower * old:
            yield f"time of {name}: {new:.2f} times the reference, baseline {old:.2f}, at most {slower * old:.2f}."


def allowance(name: str, old: Figures) -> float:
    """By how much a figure may be worse on another kind of processor."""
    if name.endswith(PROMISED):
        return 0.0
    share = OTHER_PROCESSOR * (float(old["value"]) if name.endswith(SMALL_MEANS) else 1.0)
    return max(share, 1 / int(old["total"]))


def measure(shared: Path) -> Figures:
    """This run's figures."""
    with tempfile.TemporaryDirectory() as folder:
        report = report_of(Path(folder))
        return {"processor": processor(), "quality": quality(report, shared), "times": timings(Path(folder))}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared/bench")
    parser.add_argument("--accept", action="store_true", help="make this run the baseline")
    options = parser.parse_args()
    if not options.shared.is_dir():
        print(f"{options.shared}: the benchmark data are not there; name their folder by --shared.", file=sys.stderr)
        return 1
    started = time.perf_counter()
    now = measure(options.shared)
    text = json.dumps(now, indent=1) + "\n"
    print(text, f"{time.perf_counter() - started:.0f} s", sep="")
    if options.accept:
        BASELINE.write_text(text, encoding="utf-8")
        return 0
    baseline = json.loads(BASELINE.read_text("utf-8"))
    if now["processor"] != baseline["processor"]:
        print(
            f"This processor is not the baseline's ({baseline['processor']}): up to {OTHER_PROCESSOR:.0%} of the cases "
            f"of a figure may be lost, and times may be {SLOWER_THERE:g} times as long.",
            file=sys.stderr,
        )
    worse = list(regressions(now, baseline))
    print("\n".join(f"REGRESSION  {line}" for line in worse) or "No regression.", file=sys.stderr)
    return 2 if worse else 0


if __name__ == "__main__":
    sys.exit(main())
