"""The report of a run: gates, metrics overall and by group, confusion of outcomes, and every question's score."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.evaluation.errors import EvaluationError
from assistant.evaluation.metrics import Latency, Metric, latency, measure
from assistant.evaluation.schema import GateName, QuestionSet
from assistant.evaluation.scoring import QuestionScore


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Gate(_Part):
    """A threshold of the question file and what was measured; nothing measured does not pass."""

    name: GateName
    part: str = ""  # "q001 to q239" where it is about these questions only
    threshold: float
    value: float | None
    passed: bool

    @property
    def title(self) -> str:
        """What it measures, and of which questions."""
        return f"{self.name} of {self.part}" if self.part else self.name


class Change(_Part):
    """One question that two runs answered differently."""

    id: str
    question: str
    before: str
    after: str


class Comparison(_Part):
    """This run against an earlier one, question by question and metric by metric (after less before)."""

    broken: tuple[Change, ...]
    mended: tuple[Change, ...]
    reworded: tuple[Change, ...]
    new: tuple[str, ...]
    gone: tuple[str, ...]
    metrics: dict[str, float]


class EvaluationReport(_Part):
    """All that a run found. ``groups`` holds metrics by category, language, answerability, kind of turn,
    and whether the documents that answer are in the question's language."""

    schema_: Literal[1] = Field(default=1, alias="schema")
    questions_file: str
    gates: tuple[Gate, ...]
    metrics: dict[str, Metric]
    latency: Latency
    groups: dict[str, dict[str, dict[str, Metric]]]
    confusion: dict[str, dict[str, int]]
    statuses: dict[str, dict[str, int]]
    questions: tuple[QuestionScore, ...]
    comparison: Comparison | None = None

    @property
    def gates_failed(self) -> tuple[Gate, ...]:
        """The gates that this run did not pass."""
        return tuple(gate for gate in self.gates if not gate.passed)

    def summary(self) -> str:
        """A few lines for a terminal: gates, what is wrong, latency."""
        lines = [f"{len(self.questions)} questions, {sum(score.right for score in self.questions)} right"]
        lines += [f"{'pass' if gate.passed else 'FAIL'}  {gate_line(gate)}" for gate in self.gates]
        lines.append(f"latency  p50 {self.latency.p50:.3f} s, p95 {self.latency.p95:.3f} s")
        lines += [f"{score.id}  {'; '.join(score.findings)}" for score in self.questions if score.findings]
        if self.comparison:
            lines += [f"broken since the baseline: {change.id}" for change in self.comparison.broken]
        return "\n".join(lines)

    def as_json(self) -> dict[str, object]:
        """The report as plain JSON types, ``schema`` first."""
        return self.model_dump(mode="json", by_alias=True)


def gate_line(gate: Gate) -> str:
    """A gate with its measure and threshold."""
    value = "not measured" if gate.value is None else f"{gate.value:.1%}"
    return f"{gate.title} {value} (at least {gate.threshold:.1%})"


def build_report(scores: Sequence[QuestionScore], asked: QuestionSet, questions_file: str) -> EvaluationReport:
    """Sums up the scores of all questions of a set, in its order."""
    metrics = measure(scores)
    gates = _gates(asked.gates, scores)
    for part in asked.parts:
        ids = asked.of_part(part)
        gates += _gates(part.gates, [s for s in scores if s.id in ids], f"{part.first} to {part.last}")
    groupings: dict[str, Callable[[QuestionScore], str]] = {
        "category": lambda score: score.category,
        "language": lambda score: score.language,
        "answerability": lambda score: score.answerability,
        "turn": lambda score: "follow_up" if score.follow_up else "first",
        "documents": lambda score: (
            "other language" if score.across else "own language" if score.has_sources else "none"
        ),
    }
    return EvaluationReport(
        questions_file=questions_file,
        gates=tuple(gates),
        metrics=metrics,
        latency=latency(scores),
        groups={name: {key: measure(group) for key, group in _grouped(scores, by)} for name, by in groupings.items()},
        confusion=_crossed(scores, lambda score: f"{score.outcome}, {'right' if score.right else 'wrong'}"),
        statuses=_crossed(scores, lambda score: score.status),
        questions=tuple(scores),
    )


def load_report(path: Path) -> EvaluationReport:
    """Reads an earlier run's report.json; raises ``EvaluationError`` with one sentence where it is none."""
    try:
        return EvaluationReport.model_validate_json(path.read_bytes())
    except OSError as error:
        raise EvaluationError(f"{path} cannot be read: {error.strerror or error}.") from error
    except ValidationError as error:
        raise EvaluationError(f"{path} is not a report.json of this version's regression run.") from error


def _gates(thresholds: Mapping[GateName, float], scores: Sequence[QuestionScore], part: str = "") -> list[Gate]:
    measured = measure(scores)
    return [
        Gate(name=name, part=part, threshold=least, value=value, passed=value is not None and value >= least)
        for name, least in thresholds.items()
        for value in (measured[name].value,)
    ]


def _grouped(
    scores: Sequence[QuestionScore], by: Callable[[QuestionScore], str]
) -> list[tuple[str, list[QuestionScore]]]:
    """The scores by key, keys in order of first appearance."""
    groups: dict[str, list[QuestionScore]] = {}
    for score in scores:
        groups.setdefault(by(score), []).append(score)
    return list(groups.items())


def _crossed(scores: Sequence[QuestionScore], column: Callable[[QuestionScore], str]) -> dict[str, dict[str, int]]:
    """Counts of each answerability by column."""
    return {
        row: dict(sorted(Counter(column(score) for score in group).items()))
        for row, group in _grouped(scores, lambda score: score.answerability)
    }
