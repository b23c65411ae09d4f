"""The regression run on the shipped corpus with the product as it is: every gate must hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.desk import Desk
from assistant.evaluation import EvaluationReport, run_evaluation

QUESTIONS = Path(__file__).resolve().parents[3] / "eval_questions.yaml"


@pytest.fixture(scope="module")
def report(desk: Desk) -> EvaluationReport:
    return run_evaluation(desk, QUESTIONS)


@pytest.mark.parametrize(
    ("gate", "part"),
    [
        ("citation_validity", ""),
        ("quote_in_page", ""),
        ("statement_fidelity", ""),
        ("frame_fidelity", ""),
        ("answerable_right", ""),
        ("unanswerable_abstained", ""),
        ("answerable_right", "q001 to q239"),
        ("unanswerable_abstained", "q001 to q239"),
    ],
)
def test_gate_holds(report: EvaluationReport, gate: str, part: str) -> None:
    (found,) = (held for held in report.gates if (held.name, held.part) == (gate, part))
    assert found.passed, report.summary()
