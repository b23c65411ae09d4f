"""The report for people (Markdown) and for build servers (JUnit)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from xml.etree import ElementTree

from assistant.evaluation.metrics import Metric
from assistant.evaluation.report import Change, Comparison, EvaluationReport, gate_line
from assistant.evaluation.scoring import QuestionScore

_NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_GROUP_COLUMNS = ("right", "hit@1", "hit@5", "page@5", "mrr", "page_hit", "fact_recall", "status_right")


def as_markdown(report: EvaluationReport) -> str:
    """The whole report as one page."""
    parts = [
        "# Regression run",
        f"{len(report.questions)} questions of `{report.questions_file}`. "
        f"Latency: p50 {report.latency.p50:.3f} s, p95 {report.latency.p95:.3f} s. "
        "Intervals are 95 % Wilson intervals.",
        "## Gates",
        *(f"- {'pass' if gate.passed else '**FAIL**'}: {gate_line(gate)}" for gate in report.gates),
        "## Metrics",
        _table(("metric", "value", "count", "interval"), (_metric_row(*item) for item in report.metrics.items())),
        "## What was asked against what came back",
        _crossed(report.confusion),
        _crossed(report.statuses),
        *(f"## By {name}\n\n{_groups(groups)}" for name, groups in report.groups.items()),
        "## Findings",
        *(_finding(score) for score in report.questions if score.findings),
    ]
    if report.comparison:
        parts += _comparison(report.comparison)
    return "\n\n".join(parts) + "\n"


def as_junit(report: EvaluationReport) -> str:
    """A suite of the gates and a suite of the questions; a question fails when anything about it is wrong."""
    root = ElementTree.Element("testsuites")
    gates = [(gate.title, "gate", 0.0, "" if gate.passed else gate_line(gate)) for gate in report.gates]
    asked = [(score.id, score.category, score.seconds, "; ".join(score.findings)) for score in report.questions]
    for name, cases in (("gates", gates), ("questions", asked)):
        failures = sum(bool(case[3]) for case in cases)
        suite = ElementTree.SubElement(
            root, "testsuite", name=name, tests=str(len(cases)), failures=str(failures), errors="0"
        )
        for case, group, seconds, failure in cases:
            element = ElementTree.SubElement(
                suite, "testcase", name=case, classname=_xml_text(group), time=f"{seconds:.4f}"
            )
            if failure:
                ElementTree.SubElement(element, "failure", message=_xml_text(failure))
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"


def _xml_text(text: str) -> str:
    """Without the characters that XML 1.0 forbids."""
    return _NOT_XML.sub("\ufffd", text)


def _metric_row(name: str, metric: Metric) -> tuple[str, ...]:
    if metric.value is None or metric.low is None or metric.high is None:
        return name, "-", "0", "-"
    passed = f"{metric.passed:.0f}" if float(metric.passed).is_integer() else f"{metric.passed:.1f}"
    return name, f"{metric.value:.1%}", f"{passed} of {metric.total}", f"{metric.low:.1%} to {metric.high:.1%}"


def _groups(groups: Mapping[str, Mapping[str, Metric]]) -> str:
    """A row a group: its share with count and interval, of each metric that says something about a group."""
    rows = ((name, *(_cell(metrics[column]) for column in _GROUP_COLUMNS)) for name, metrics in groups.items())
    return _table(("", *_GROUP_COLUMNS), rows)


def _cell(metric: Metric) -> str:
    _, value, count, interval = _metric_row("", metric)
    return "-" if metric.total == 0 else f"{value} ({count}; {interval})"


def _crossed(counts: Mapping[str, Mapping[str, int]]) -> str:
    columns = sorted({column for row in counts.values() for column in row})
    return _table(("", *columns), ((name, *(str(row.get(key, 0)) for key in columns)) for name, row in counts.items()))


def _finding(score: QuestionScore) -> str:
    return (
        f"### {score.id} ({score.category}, {score.answerability})\n\n> {_line(score.question)}\n\n"
        f"{_line(score.text) or '(no text)'}\n\n" + "\n".join(f"- {_line(finding)}" for finding in score.findings)
    )


def _comparison(comparison: Comparison) -> list[str]:
    rows = ((name, f"{difference:+.1%}") for name, difference in comparison.metrics.items())
    kinds: tuple[tuple[str, Sequence[Change]], ...] = (
        ("Broken", comparison.broken),
        ("Mended", comparison.mended),
        ("Reworded", comparison.reworded),
    )
    return [
        "## Against the baseline",
        _table(("metric", "change"), rows),
        *(f"### {name}: {len(changes)}\n\n{_changes(changes)}" for name, changes in kinds if changes),
        f"New: {', '.join(comparison.new) or 'none'}. Gone: {', '.join(comparison.gone) or 'none'}.",
    ]


def _changes(changes: Sequence[Change]) -> str:
    return _table(("id", "question", "before", "after"), ((c.id, c.question, c.before, c.after) for c in changes))


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join("| " + " | ".join(_line(cell).replace("|", "\\|") for cell in line) + " |" for line in lines)


def _line(text: str) -> str:
    """On one line, so that no answer can break the page's layout."""
    return " ".join(text.split())
