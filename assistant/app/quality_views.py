"""The tab *Quality* as HTML: the last run, its failures beside what was expected. What is not ours is escaped."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from html import escape

from assistant.answering.frames import Language
from assistant.app.document_views import moment
from assistant.app.labels import LABELS, page_name
from assistant.app.quality_words import QUALITY_WORDS, QualityWords
from assistant.evaluation.report import Change, EvaluationReport, Gate
from assistant.evaluation.runs import Progress
from assistant.evaluation.schema import Question
from assistant.evaluation.scoring import QuestionScore
from assistant.records import Complaint

SHOWS = ("broken", "all")
SHOWN = 60
"""Failures on the page at once."""


def progress(at: Progress | None, trouble: str, language: Language) -> str:
    """How far the run is, or why the last one has no report."""
    words = QUALITY_WORDS[language]
    if at is None:
        return f'<p class="told told-bad" role="status" lang="{language}">{escape(trouble)}</p>' if trouble else ""
    said = words.going.format(done=at.done, total=at.total) if at.total else words.starting
    bar = f'<progress value="{at.done}" max="{at.total or 1}" aria-label="{escape(words.run)}"></progress>'
    return f'<div class="run" role="status" lang="{language}">{bar}<p>{escape(said)}</p></div>'


def summary(run: tuple[datetime, EvaluationReport] | None, language: Language) -> str:
    """The last run in a few lines: how many were right, the gates, and what has changed."""
    words = QUALITY_WORDS[language]
    if run is None:
        return f'<p class="hint" lang="{language}">{escape(words.never)}</p>'
    ended, report = run
    right = words.right.format(right=sum(score.right for score in report.questions), total=len(report.questions))
    speed = words.latency.format(p50=f"{report.latency.p50:.2f}", p95=f"{report.latency.p95:.2f}")
    heads = "".join(
        f'<th scope="col">{escape(h)}</th>' for h in (words.gate, words.measured, words.least, words.outcome)
    )
    return (
        f'<section lang="{language}"><h2>{escape(words.ended.format(moment=moment(ended)))}</h2>'
        f"<p>{escape(right)}; {escape(speed)}</p>{_compared(report, words)}"
        f'<table class="gates"><thead><tr>{heads}</tr></thead><tbody>'
        f"{''.join(_gate(gate, words) for gate in report.gates)}</tbody></table></section>"
    )


def failures(
    run: tuple[datetime, EvaluationReport] | None, asked: Mapping[str, Question], show: str, language: Language
) -> str:
    """What went wrong, each question's answer beside what was expected of it.

    :param asked: the questions by id, as they stand in the file now
    :param show: one of ``SHOWS``
    """
    words = QUALITY_WORDS[language]
    if run is None:
        return ""
    report = run[1]
    broken = {change.id: change for change in report.comparison.broken} if report.comparison else {}
    found = [score for score in report.questions if (score.id in broken if show == "broken" else score.findings)]
    if not found:
        return f'<p class="hint" lang="{language}">{escape(words.nothing)}</p>'
    shown = "".join(_failure(score, asked.get(score.id), broken.get(score.id), language) for score in found[:SHOWN])
    left = len(found) - SHOWN
    more = f'<p class="hint">{escape(words.more.format(count=left))}</p>' if left > 0 else ""
    return f'<div class="failures" lang="{language}">{shown}{more}</div>'


def complaint(found: Complaint | None, count: int, language: Language) -> str:
    """The answer that was found wanting, with the reason; else how to choose one of ``count``."""
    words = QUALITY_WORDS[language]
    if found is None:
        hint = words.complaints_hint if count else words.no_complaints
        return f'<p class="hint" lang="{language}">{escape(hint)}</p>'
    status = LABELS[language].statuses[found.status]
    return (
        f'<dl class="complaint" lang="{language}">'
        + "".join(
            f"<dt>{escape(name)}</dt><dd>{escape(text)}</dd>"
            for name, text in (
                (words.given, f"{status}: {found.text}"),
                (words.reason, found.reason or "–"),
                (words.cites, "\n".join(f"{s.title}: “{s.quote}”" for s in found.sources) or words.cited_nothing),
            )
        )
        + "</dl>"
    )


def _compared(report: EvaluationReport, words: QualityWords) -> str:
    if report.comparison is None:
        return ""
    counts = {name: len(getattr(report.comparison, name)) for name in ("broken", "mended", "reworded")}
    return f"<p>{escape(words.compared.format(**counts))}</p>"


def _gate(gate: Gate, words: QualityWords) -> str:
    kind, outcome = ("public", words.passed) if gate.passed else ("internal", words.failed)
    value = words.not_measured if gate.value is None else f"{gate.value:.1%}"
    return (
        f'<tr><th scope="row">{escape(gate.title)}</th><td>{escape(value)}</td><td>{gate.threshold:.1%}</td>'
        f'<td><span class="state state-{kind}">{escape(outcome)}</span></td></tr>'
    )


def _failure(score: QuestionScore, question: Question | None, change: Change | None, language: Language) -> str:
    words, statuses = QUALITY_WORDS[language], LABELS[language].statuses
    cited = [f"{c.document}{_page(c.page, language)}: “{c.quote}”" for c in score.cited] or [words.cited_nothing]
    answered = _side(words.answered, statuses[score.status], score.text, "", cited, words)
    expected = _side(
        words.expected,
        " / ".join(statuses[status] for status in score.expected_status),
        "",
        _holds(question),
        _sources(question, words, language),
        words,
    )
    before = f"<p><strong>{escape(words.before)}</strong> {escape(change.before)}</p>" if change else ""
    wrong = "".join(f"<li>{escape(finding)}</li>" for finding in score.findings)
    return (
        f'<article><h3>{escape(score.id)} · <span dir="auto">{escape(score.question)}</span></h3>'
        f'<div class="sides">{answered}{expected}</div>{before}'
        f"<p><strong>{escape(words.wrong)}</strong></p><ul>{wrong}</ul></article>"
    )


def _side(name: str, status: str, text: str, holds: str, sources: Sequence[str], words: QualityWords) -> str:
    rows = ((words.status, status), ("", text), (words.holds, holds), (words.cites, "\n".join(sources)))
    body = "".join(
        (f"<dt>{escape(head)}</dt>" if head else "") + f"<dd>{escape(said)}</dd>" for head, said in rows if said
    )
    return f"<section><h4>{escape(name)}</h4><dl>{body}</dl></section>"


def _holds(question: Question | None) -> str:
    if question is None:
        return ""
    expected = question.expected
    said: Iterable[str] = (
        *expected.must_include.all,
        *([" | ".join(expected.must_include.any)] if expected.must_include.any else []),
        *map(str, expected.numbers),
        *expected.dates,
    )
    return ", ".join(said)


def _sources(question: Question | None, words: QualityWords, language: Language) -> list[str]:
    if question is None:
        return []
    sources = question.expected.sources
    found = [f"{source.document}{_page(source.page, language)}: “{source.quote}”" for source in sources]
    return found or ([words.nowhere] if question.answerability == "unanswerable" else [])


def _page(number: int | None, language: Language) -> str:
    return f", {page_name(number, language)}" if number else ""
