"""The desk as a whole: the same question gets the same answer, and what leaves the store leaves the answers."""

from __future__ import annotations

import random
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from sample_vault import EMBARGO_ENDS, fill, sample_notes, write
from shared_model import SharedModel

from assistant.answer import Answer, Turn
from assistant.desk import Desk
from ingest.pipeline import rebuild, remove
from ingest.settings import Settings

QUESTIONS = (
    "Who runs the maritime testbed?",
    "How many demonstration greenhouses will be built?",
    "What does HBRZ stand for?",
    "공고의 지원 규모는 얼마인가요?",
    "센터장은 누구인가요?",
    "When is the next call?",
    "What is the price of gold?",
)


def without_times(answer: Answer) -> dict[str, Any]:
    return answer.model_dump(exclude={"seconds"})


def told(desk: Desk) -> list[dict[str, Any]]:
    return [without_times(desk.ask(question)) for question in QUESTIONS]


@pytest.fixture(scope="module")
def first_told(samples: Desk) -> list[dict[str, Any]]:
    return told(samples)


def test_the_same_question_gets_the_same_answer(samples: Desk, first_told: list[dict[str, Any]]) -> None:
    assert told(samples) == first_told


def test_many_may_ask_at_once(samples: Desk, first_told: list[dict[str, Any]]) -> None:
    with ThreadPoolExecutor(4) as threads:
        answers = list(threads.map(samples.ask, QUESTIONS * 3))
    assert [without_times(answer) for answer in answers] == first_told * 3


def test_a_rebuilt_index_changes_no_answer(
    samples: Desk, sample_settings: Settings, first_told: list[dict[str, Any]]
) -> None:
    rebuild(sample_settings)
    assert told(samples) == first_told
    opened = Desk(sample_settings)
    assert told(opened) == first_told
    opened.close()


def test_an_answer_says_where_the_time_went(samples: Desk) -> None:
    seconds = samples.ask(QUESTIONS[0]).seconds
    assert 0 < seconds.retrieve + seconds.answer <= seconds.total + 1e-6


def test_hits_come_best_first_and_no_more_than_asked_for(samples: Desk) -> None:
    for top in (1, 3, 10):
        scores = [hit.score for hit in samples.search("companies in the zone", top=top)]
        assert len(scores) == top
        assert scores == sorted(scores, reverse=True)


def test_fewer_hits_are_the_first_of_more(samples: Desk) -> None:
    more = [hit.chunk_id for hit in samples.search("전통시장 지원", top=10)]
    assert [hit.chunk_id for hit in samples.search("전통시장 지원", top=4)] == more[:4]


def test_a_search_for_nothing_finds_nothing(samples: Desk) -> None:
    assert samples.search(" \u200b ") == []


def test_an_answer_kept_to_documents_cites_no_other(samples: Desk) -> None:
    for document in samples.registry.documents()[:4]:
        for question in ("Who is the contact?", "What is the budget?"):
            answer = samples.ask(question, documents=[document.document_id])
            assert {citation.document_id for citation in answer.citations} <= {document.document_id}
            assert {related.document_id for related in answer.related} <= {document.document_id}


def test_an_unknown_document_holds_no_answer(samples: Desk) -> None:
    answer = samples.ask(QUESTIONS[0], documents=["0" * 16])
    assert answer.status == "not_in_documents"


def test_an_empty_store_has_no_answer_and_no_error(tmp_path: Path) -> None:
    empty = Desk(Settings(store=tmp_path / "store"))
    for question, language in (("Who is the minister?", "en"), ("장관은 누구인가요?", "ko")):
        answer = empty.ask(question)
        assert (answer.status, answer.language) == ("not_in_documents", language)
    assert empty.search("minister") == []
    assert empty.suggestions("staff") == []
    empty.close()


def test_the_order_in_which_documents_came_does_not_matter(tmp_path: Path, model: SharedModel) -> None:
    notes = sample_notes(random.Random(5))
    write(tmp_path / "inbox", notes, catalog=notes)
    at_once = fill(tmp_path / "at-once", tmp_path / "inbox", model)
    for note in notes[:3]:
        (tmp_path / "inbox" / note.name).unlink()
    fill(tmp_path / "in-turn", tmp_path / "inbox", model).close()
    write(tmp_path / "inbox", notes[:3], catalog=notes)
    in_turn = fill(tmp_path / "in-turn", tmp_path / "inbox", model)
    for question in ("Which programs support companies?", f"When does the {notes[0].programme} program start?"):
        answers = [without_times(desk.ask(question, audience="editor")) for desk in (at_once, in_turn)]
        assert answers[0] == answers[1]
    at_once.close()
    in_turn.close()


def test_a_removed_document_is_gone_from_an_open_desk(tmp_path: Path, model: SharedModel) -> None:
    notes = sample_notes(random.Random(6))
    write(tmp_path / "inbox", notes, catalog=notes)
    desk = fill(tmp_path / "store", tmp_path / "inbox", model, lambda: EMBARGO_ENDS)
    question = f"How many companies does the {notes[0].programme} program support?"
    before = desk.ask(question)
    history = (Turn(role="user", content=question), Turn(role="assistant", content=before.text))
    remove(Settings(store=tmp_path / "store"), [before.citations[0].document_id])
    for after in (desk.ask(question), desk.ask("And when?", history=history)):
        assert notes[0].title not in {citation.title for citation in after.citations}
        assert notes[0].title not in {related.title for related in after.related}
    desk.close()
