"""Statements shown while the model still writes: each stands in the answer, in the same words, number and place."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event

import pytest
from model_lies import LIES
from sample_model_server import Exchange, ModelServer, saying
from test_llm_lies import QUESTIONS, lying

from assistant.answer import Answer, Statement
from assistant.answering.released import streamed
from assistant.desk import Desk
from assistant.engines.llm import LlmEngine


def streaming(desk: Desk, question: str, engine: LlmEngine) -> tuple[list[Statement], Answer]:
    *statements, answer = streamed(lambda tell: desk.ask(question, engine=engine, tell=tell))
    assert isinstance(answer, Answer)
    return [s for s in statements if isinstance(s, Statement)], answer


@pytest.mark.parametrize("lie", ["subjects swapped", "plans as facts", "orders"])
def test_what_was_shown_begins_the_answer_unchanged(
    lie: str, server: ModelServer, llm: Callable[..., LlmEngine], samples: Desk
) -> None:
    server.script = saying(lying(LIES[lie], first_true=True))
    for question in QUESTIONS:
        shown, answer = streaming(samples, question, llm())
        assert shown
        assert list(answer.statements[: len(shown)]) == shown
        assert answer.model_dump(exclude={"seconds"}) == samples.ask(question, engine=llm()).model_dump(
            exclude={"seconds"}
        )


def test_a_statement_is_shown_while_the_model_goes_on(
    server: ModelServer, llm: Callable[..., LlmEngine], samples: Desk
) -> None:
    shown = Event()

    def script(exchange: Exchange) -> None:
        exchange.start()
        exchange.say([f"{exchange.asked.sources['S1']} [S1]\n", " "])
        assert shown.wait(10)
        exchange.end()

    server.script = script
    answer = samples.ask(QUESTIONS[0], engine=llm(), tell=lambda _: shown.set())
    assert shown.is_set()
    assert answer.engine == "llm"


def test_nothing_is_shown_of_a_model_that_got_nothing_right(
    server: ModelServer, llm: Callable[..., LlmEngine], samples: Desk
) -> None:
    server.script = saying(lying(LIES["made up"], first_true=False))
    shown, answer = streaming(samples, QUESTIONS[0], llm())
    assert shown == []
    assert answer.statements


def test_a_message_of_two_questions_is_shown_whole(
    server: ModelServer, llm: Callable[..., LlmEngine], samples: Desk
) -> None:
    server.script = saying(lambda asked: "\n".join(f"{text} [{name}]" for name, text in asked.sources.items()))
    shown, answer = streaming(samples, f"{QUESTIONS[0]} {QUESTIONS[3]}", llm())
    assert shown == []
    assert len(answer.statements) >= 2


def test_a_fault_while_answering_is_raised_where_the_answer_is_awaited() -> None:
    def broken(tell: Callable[[Statement], None]) -> Answer:
        tell(Statement(text="One.", citations=(1,)))
        raise ValueError("no")

    parts = streamed(broken)
    assert next(parts) == Statement(text="One.", citations=(1,))
    with pytest.raises(ValueError, match="no"):
        next(parts)
