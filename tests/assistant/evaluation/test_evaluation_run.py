from __future__ import annotations

import ast
import json
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scripted_desk import SamplePassage, ScriptedDesk, quoting, silent

import assistant.evaluation
from assistant.answer import Turn
from assistant.evaluation import EvaluationError, EvaluationReport, run_evaluation
from assistant.evaluation.metrics import percentile, share

MOVE = "The Sample Ministry (SM) said that eight companies will move into\n\nRiver Park on March 4 (Monday)."
QUESTIONS = """
schema: 1
gates: {statement_fidelity: 1.0, answerable_right: 0.9, unanswerable_abstained: 0.5}
questions:
  - id: q1
    question: How many companies?
    language: en
    category: how_many
    answerability: answerable
    expected: {numbers: [8], sources: [{document: sample.pdf, quote: eight companies will move into River Park}]}
  - id: q2
    question: And how much rent?
    language: en
    category: how_much
    answerability: unanswerable
    as_of: 2024-05-01
    audience: press
    history: [{role: user, content: "How many companies?"}]
"""


@pytest.fixture
def questions(tmp_path: Path) -> Path:
    path = tmp_path / "questions.yaml"
    path.write_text(QUESTIONS, encoding="utf-8")
    return path


@pytest.fixture
def answering(scripted: ScriptedDesk) -> ScriptedDesk:
    scripted.answers["How many companies?"] = quoting(MOVE, question="How many companies?")
    scripted.hits["How many companies?"] = [SamplePassage(2, 0, 40), SamplePassage(1, 0, 400)]
    return scripted


def test_a_run_measures_what_the_desk_did(answering: ScriptedDesk, questions: Path) -> None:
    report = run_evaluation(answering, questions)
    values = {name: metric.value for name, metric in report.metrics.items()}
    assert report.gates_failed == ()
    assert values["answerable_right"] == values["unanswerable_abstained"] == values["page_hit"] == 1
    assert (values["hit@1"], values["hit@5"], values["mrr"]) == (0, 1, 0.5)
    assert report.confusion == {"answerable": {"answered, right": 1}, "unanswerable": {"abstained, right": 1}}
    assert report.statuses == {"answerable": {"answered": 1}, "unanswerable": {"not_in_documents": 1}}
    assert set(report.groups) == {"category", "language", "answerability", "turn", "documents"}
    assert report.groups["turn"]["follow_up"]["right"].total == 1


def test_a_hit_on_the_right_page_counts_apart_from_the_right_passage(answering: ScriptedDesk, questions: Path) -> None:
    answering.hits["How many companies?"] = [SamplePassage(1, 390, 400)]
    report = run_evaluation(answering, questions)
    assert (report.metrics["page@5"].value, report.metrics["hit@5"].value) == (1, 0)
    assert report.groups["documents"]["own language"]["page@5"].total == 1


def test_a_question_in_another_language_than_its_documents_is_counted_as_such(
    answering: ScriptedDesk, questions: Path
) -> None:
    questions.write_text(QUESTIONS.replace("language: en", "language: ko", 1), encoding="utf-8")
    assert "other language" in run_evaluation(answering, questions).groups["documents"]


def test_the_desk_is_asked_as_the_question_says(answering: ScriptedDesk, questions: Path) -> None:
    run_evaluation(answering, questions)
    history = (Turn(role="user", content="How many companies?"),)
    assert answering.asked == [
        ("How many companies?", (), None, "staff"),
        ("And how much rent?", history, date(2024, 5, 1), "press"),
    ]
    assert answering.searched == [("How many companies?", None, "staff")]


def test_a_gate_that_is_missed_fails_and_is_named(scripted: ScriptedDesk, questions: Path) -> None:
    report = run_evaluation(scripted, questions)
    assert [gate.name for gate in report.gates_failed] == ["statement_fidelity", "answerable_right"]
    assert "FAIL  answerable_right 0.0% (at least 90.0%)" in report.summary()
    assert "FAIL  statement_fidelity not measured" in report.summary()
    assert "q1  status is not_in_documents, expected answered" in report.summary()


def test_the_report_folder_holds_json_markdown_and_junit(
    scripted: ScriptedDesk, questions: Path, tmp_path: Path
) -> None:
    scripted.answers["And how much rent?"] = silent("", text="No | \x07 price\n# of <this>.")
    report = run_evaluation(scripted, questions, tmp_path / "new" / "report")
    folder = tmp_path / "new" / "report"
    assert EvaluationReport.model_validate_json((folder / "report.json").read_text(encoding="utf-8")) == report
    assert json.loads((folder / "report.json").read_text(encoding="utf-8"))["schema"] == 1
    suites = ElementTree.parse(folder / "junit.xml").getroot()
    counts = [(suite.get("name"), suite.get("tests"), suite.get("failures")) for suite in suites]
    assert counts == [("gates", "3", "2"), ("questions", "2", "1")]
    markdown = (folder / "report.md").read_text(encoding="utf-8")
    assert "- **FAIL**: answerable_right 0.0% (at least 90.0%)" in markdown
    assert "| answerable_right | 0.0% | 0 of 1 |" in markdown
    assert "### q1 (how_many, answerable)" in markdown


def test_junit_survives_characters_that_xml_forbids(scripted: ScriptedDesk, questions: Path, tmp_path: Path) -> None:
    scripted.answers["How many companies?"] = quoting(MOVE, "Bell\x07 moves.", text="Other.")
    run_evaluation(scripted, questions, tmp_path)
    assert "�" in (tmp_path / "junit.xml").read_text(encoding="utf-8")
    ElementTree.parse(tmp_path / "junit.xml")


def test_a_baseline_is_compared_question_by_question(answering: ScriptedDesk, questions: Path, tmp_path: Path) -> None:
    run_evaluation(answering, questions, tmp_path)
    baseline = tmp_path / "report.json"
    same = run_evaluation(answering, questions, baseline=baseline).comparison
    assert same is not None
    assert (same.broken, same.mended, same.reworded, same.new, same.gone) == ((), (), (), (), ())
    del answering.answers["How many companies?"]
    answering.answers["And how much rent?"] = silent("", text="They are silent on this.")
    changed = run_evaluation(answering, questions, tmp_path / "second", baseline)
    assert changed.comparison is not None
    assert [change.id for change in changed.comparison.broken] == ["q1"]
    assert [change.id for change in changed.comparison.reworded] == ["q2"]
    assert changed.comparison.metrics["answerable_right"] == -1
    assert "broken since the baseline: q1" in changed.summary()
    assert "### Broken: 1" in (tmp_path / "second" / "report.md").read_text(encoding="utf-8")
    back = run_evaluation(ScriptedDesk(answers=answering.answers), questions, baseline=tmp_path / "second/report.json")
    assert back.comparison is not None
    assert not back.comparison.mended


def test_new_and_gone_questions_are_told_apart(answering: ScriptedDesk, questions: Path, tmp_path: Path) -> None:
    run_evaluation(answering, questions, tmp_path)
    questions.write_text(QUESTIONS.replace("id: q2", "id: q3"), encoding="utf-8")
    comparison = run_evaluation(answering, questions, baseline=tmp_path / "report.json").comparison
    assert comparison is not None
    assert (comparison.new, comparison.gone) == (("q3",), ("q2",))


@pytest.mark.parametrize("content", [None, "{}", "not json"])
def test_a_baseline_that_is_none_stops_the_run_before_it_asks(
    answering: ScriptedDesk, questions: Path, tmp_path: Path, content: str | None
) -> None:
    baseline = tmp_path / "old.json"
    if content is not None:
        baseline.write_text(content, encoding="utf-8")
    with pytest.raises(EvaluationError, match=r"old\.json"):
        run_evaluation(answering, questions, baseline=baseline)
    assert answering.asked == []


@pytest.mark.parametrize(
    ("passed", "total", "low", "high"), [(9, 10, 0.596, 0.982), (0, 10, 0.0, 0.278), (80, 80, 0.954, 1.0)]
)
def test_shares_have_wilson_intervals(passed: int, total: int, low: float, high: float) -> None:
    metric = share(passed, total)
    assert (metric.low, metric.high) == (pytest.approx(low, abs=1e-3), pytest.approx(high, abs=1e-3))


@given(st.integers(1, 500).flatmap(lambda total: st.tuples(st.integers(0, total), st.just(total))))
def test_an_interval_holds_its_share(counts: tuple[int, int]) -> None:
    metric = share(*counts)
    assert metric.value is not None
    assert metric.low is not None
    assert metric.high is not None
    assert 0 <= metric.low <= metric.value <= metric.high <= 1


def test_a_share_of_nothing_is_not_measured() -> None:
    assert share(0, 0).value is None


@given(st.lists(st.floats(0, 10), min_size=1), st.integers(1, 100))
def test_a_percentile_is_the_smallest_value_that_enough_do_not_exceed(values: list[float], percent: int) -> None:
    result = percentile(values, percent)
    assert result in values
    assert sum(value <= result for value in values) * 100 >= percent * len(values)
    assert sum(value < result for value in values) * 100 < percent * len(values)


def test_the_run_shares_no_code_with_what_it_checks() -> None:
    allowed = ("assistant.answer", "assistant.evaluation", "ingest.types", "ingest.errors")
    for path in Path(assistant.evaluation.__path__[0]).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            modules = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom):
                modules = [node.module or ""]
            own = [module for module in modules if module.split(".")[0] in ("assistant", "ingest", "ui")]
            assert all(module.startswith(allowed) for module in own), path
