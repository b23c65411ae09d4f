"""Which expected facts an answer's statements hold, and which words they must not hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.answer import Answer
from assistant.evaluation.reading.dates import When
from assistant.evaluation.reading.values import read_values, stated
from assistant.evaluation.reading.wording import holds
from assistant.evaluation.schema import Expected


@dataclass(frozen=True, slots=True)
class Facts:
    """How many facts were expected, and the ones that are missing, as phrases."""

    expected: int
    missing: tuple[str, ...]


def check_facts(expected: Expected, answer: Answer) -> Facts:
    """Looks for each fact in the statements alone: the frame may repeat the question, which proves nothing.

    An answer from several documents must cite each of them, and one with a disagreement must say so.
    """
    checks = list(_checks(expected, answer))
    return Facts(len(checks), tuple(fact for fact, there in checks if not there))


def forbidden(expected: Expected, answer: Answer) -> list[str]:
    """Words of ``must_not_include`` that the statements hold."""
    said = _said(answer)
    return [wanted for wanted in expected.must_not_include if holds(said, wanted)]


def _said(answer: Answer) -> str:
    return "\n".join(statement.text for statement in answer.statements)


def _checks(expected: Expected, answer: Answer) -> Iterator[tuple[str, bool]]:
    said = _said(answer)
    for wanted in expected.must_include.all:
        yield wanted, holds(said, wanted)
    if expected.must_include.any:
        options = expected.must_include.any
        yield " or ".join(options), any(holds(said, option) for option in options)
    values = read_values(said)
    for number in expected.numbers:
        yield f"number {number}", number in values.numbers
    dates = stated(values.dates, [citation.date for citation in answer.citations])
    for date in expected.dates:
        yield f"date {date}", any(When.parse(date).within(given) for given in dates)
    for name in expected.documents:
        yield f"citation of {name}", any(citation.path.endswith(name) for citation in answer.citations)
    for kind in expected.notices:
        yield f"notice {kind}", any(notice.kind == kind for notice in answer.notices)
