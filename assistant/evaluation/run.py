"""The regression run: every question asked once, checked, scored and reported."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path

from assistant.evaluation.baseline import compare
from assistant.evaluation.errors import EvaluationStoppedError
from assistant.evaluation.product import Desk, Shelf
from assistant.evaluation.reading.names import Aliases, load_aliases
from assistant.evaluation.render import as_junit, as_markdown
from assistant.evaluation.report import EvaluationReport, build_report, load_report
from assistant.evaluation.schema import Question, load_questions
from assistant.evaluation.scoring import QuestionScore, score
from assistant.evaluation.sources import Spot, spots

HITS = 10
"""How many passages are looked through for an expected one."""


def run_evaluation(
    desk: Desk,
    questions_path: Path,
    report_dir: Path | None = None,
    baseline: Path | None = None,
    told: Callable[[int, int], bool] | None = None,
) -> EvaluationReport:
    """Asks every question of the file and returns the report; with ``report_dir`` also writes it there.

    Files written: report.json, report.md, junit.xml. ``baseline`` is an earlier report.json to compare with. ``told``
    hears after each question how many of how many were asked, and says whether to go on. Raises ``EvaluationError``,
    before anything is asked, where the question file or the baseline is not usable or the store lacks a passage that an
    answer is expected to cite; ``EvaluationStoppedError`` where ``told`` says so.
    """
    asked = load_questions(questions_path)
    earlier = load_report(baseline) if baseline else None
    shelf = Shelf(desk.registry)
    aliases = load_aliases({Path(document.path).parent for document in shelf.documents.values()})
    places = {question.id: spots(question, shelf) for question in asked.questions}
    scores = []
    for question in asked.questions:
        scores.append(_ask(desk, question, places[question.id], shelf, aliases))
        if told and not told(len(scores), len(asked.questions)):
            raise EvaluationStoppedError(f"Stopped after {len(scores)} of {len(asked.questions)} questions.")
    report = build_report(scores, asked, questions_path.name)
    if earlier:
        report = report.model_copy(update={"comparison": compare(report, earlier)})
    if report_dir:
        _write(report, report_dir)
    return report


def _ask(desk: Desk, question: Question, places: list[Spot], shelf: Shelf, aliases: Aliases) -> QuestionScore:
    """One question's answer and hits, scored. The search gets the question as the product made it standalone."""
    began = time.perf_counter()
    answer = desk.ask(question.question, history=question.history, as_of=question.as_of, audience=question.audience)
    seconds = time.perf_counter() - began
    hits = (
        desk.search(answer.standalone_question, top=HITS, audience=question.audience, as_of=question.as_of)
        if places
        else ()
    )
    return score(question, answer, hits, places=places, shelf=shelf, aliases=aliases, seconds=seconds)


def _write(report: EvaluationReport, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in (
        ("report.json", json.dumps(report.as_json(), ensure_ascii=False, indent=2) + "\n"),
        ("report.md", as_markdown(report)),
        ("junit.xml", as_junit(report)),
    ):
        (folder / name).write_text(text, encoding="utf-8")
