"""Long work goes on in a thread of its own, tells how far it is, and hands on what it comes to."""

from __future__ import annotations

from threading import Event

import pytest

from assistant.app.working import Job


def test_a_job_tells_its_progress_in_order_and_gives_its_result() -> None:
    job = Job(lambda tell: [tell("one"), tell("two"), 3][-1])
    assert list(job.progress()) == ["one", "two"]
    assert job.result() == 3


def test_what_a_job_raises_comes_with_its_result() -> None:
    def broken(_: object) -> None:
        raise ValueError("sample")

    job = Job(broken)
    assert list(job.progress()) == []
    with pytest.raises(ValueError, match="sample"):
        job.result()


def test_a_job_goes_on_where_nobody_listens() -> None:
    done = Event()
    Job(lambda tell: (tell("unheard"), done.set()))
    assert done.wait(5)
