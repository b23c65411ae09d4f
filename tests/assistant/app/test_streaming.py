from threading import Event

import pytest
from sample_answers import sample_answer

from assistant.answer import Statement
from assistant.app.streaming import streamed

FIRST = Statement(text="Eight sample firms moved in.", citations=(1,))


def test_a_statement_is_heard_before_the_answer_is_whole():
    whole = Event()

    def ask(tell):
        tell(FIRST)
        assert whole.wait(10)
        return sample_answer()

    parts = streamed(ask)
    assert next(parts) == FIRST
    whole.set()
    assert list(parts) == [sample_answer()]


def test_a_fault_comes_through():
    def ask(_tell):
        raise RuntimeError("sample fault")

    with pytest.raises(RuntimeError, match="sample fault"):
        list(streamed(ask))


def test_who_stops_listening_does_not_wait():
    goes_on = Event()

    def ask(tell):
        tell(FIRST)
        goes_on.wait(10)
        return sample_answer()

    parts = streamed(ask)
    next(parts)
    parts.close()
    goes_on.set()
