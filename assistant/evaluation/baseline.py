"""Two runs side by side, question by question."""

from __future__ import annotations

from assistant.evaluation.report import Change, Comparison, EvaluationReport
from assistant.evaluation.scoring import QuestionScore


def compare(report: EvaluationReport, baseline: EvaluationReport) -> Comparison:
    """What was right and no longer is, what has become right, and which answers read differently."""
    before = {score.id: score for score in baseline.questions}
    after = {score.id: score for score in report.questions}
    both = [(before[key], after[key]) for key in after if key in before]
    return Comparison(
        broken=tuple(_change(old, new) for old, new in both if old.right and not new.right),
        mended=tuple(_change(old, new) for old, new in both if new.right and not old.right),
        reworded=tuple(
            _change(old, new)
            for old, new in both
            if old.right == new.right and (old.text, old.status) != (new.text, new.status)
        ),
        new=tuple(key for key in after if key not in before),
        gone=tuple(key for key in before if key not in after),
        metrics={
            name: new.value - old.value
            for name, new in report.metrics.items()
            if (old := baseline.metrics.get(name)) and old.value is not None and new.value is not None
        },
    )


def _change(old: QuestionScore, new: QuestionScore) -> Change:
    return Change(id=new.id, question=new.question, before=_told(old), after=_told(new))


def _told(score: QuestionScore) -> str:
    return f"{score.status}: {score.text}"
