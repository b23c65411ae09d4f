"""The regression run as figures: ``python -m benchmarks.answers [--json FILE]``.

Asks ``eval_questions.yaml`` on a store made from ``corpus/``, and counts all questions, each part of the file that has
gates of its own, each language, and those whose documents are all in the other language.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from assistant.desk import Desk
from assistant.evaluation.metrics import Metric
from assistant.evaluation.report import EvaluationReport
from assistant.evaluation.run import run_evaluation
from benchmarks.stored import ROOT
from ingest.pipeline import add
from ingest.settings import Settings

QUESTIONS = ROOT / "eval_questions.yaml"
GROUPS = {
    "English questions": ("language", "en"),
    "Korean questions": ("language", "ko"),
    "documents in the other language": ("documents", "other language"),
}
Figures = dict[str, Any]


def report_of(store: Path) -> EvaluationReport:
    """The report of a run on a store made for it, in an empty folder."""
    settings = Settings(store=store)
    add(settings, [ROOT / "corpus"])
    with closing(Desk(settings)) as desk:
        return run_evaluation(desk, QUESTIONS)


def figures_of(report: EvaluationReport) -> Figures:
    """Every metric by group, what each gate of a part measured, and the latency."""
    groups = {name: report.groups[by][key] for name, (by, key) in GROUPS.items()}
    return {
        "questions": len(report.questions),
        "answer_p50_s": report.latency.p50,
        "answer_p95_s": report.latency.p95,
        "metrics": _by_metric({"all": report.metrics, **groups}),
        "gates": {gate.title: {"value": gate.value, "at_least": gate.threshold} for gate in report.gates},
    }


def _by_metric(groups: Mapping[str, Mapping[str, Metric]]) -> Figures:
    return {name: {group: metrics[name].model_dump() for group, metrics in groups.items()} for name in groups["all"]}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", type=Path, metavar="FILE")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        text = json.dumps(figures_of(report_of(Path(folder))), ensure_ascii=False, indent=1)
    if options.json:
        options.json.write_text(text + "\n", encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
