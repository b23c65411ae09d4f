"""Drafts to the finished answer: only what passes the rules is said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from answer_rules import breaches, frame_text

from assistant.answer import Answer, AnswerStatus
from assistant.answering.composing import Asking, compose, nearby, silent
from assistant.answering.frames import frame
from assistant.desk import Desk
from assistant.engines.base import Draft
from ingest.language.detect import language_of

ASKING = Asking("Who came?", "Who came?", "en", date(2025, 1, 1), "staff", "extractive")
KOREAN = replace(ASKING, question="누가 왔나요?", standalone="누가 왔나요?", language="ko")


@pytest.fixture(scope="module")
def drafts(desk: Desk) -> list[Draft]:
    """The full sentences of the release as drafts."""
    [document] = [d for d in desk.registry.documents() if d.kind == "press_release"]
    last = max(chunk.last for chunk in desk.registry.chunks_of(document.document_id))
    sentences = desk.registry.sentences(document.document_id, 0, last)
    return [Draft(s.text, s, document) for s in sentences if s.kind == "sentence" and len(s.text) > 60]


def composed(
    desk: Desk,
    drafts: Sequence[Draft],
    status: AnswerStatus = "answered",
    missing: Sequence[str] = (),
    asking: Asking = ASKING,
) -> Answer:
    visible = {document.document_id: document for document in desk.registry.documents()}
    return compose(asking, status, drafts, missing, visible, desk.registry, desk.registry.aliases())


def test_drafts_become_cited_statements(desk: Desk, drafts: list[Draft]) -> None:
    answer = composed(desk, drafts[:3])
    assert [statement.text for statement in answer.statements] == [draft.text for draft in drafts[:3]]
    assert breaches(answer, desk.registry) == []
    assert frame_text(answer) == ""


@pytest.mark.parametrize(
    "change", ["About {}", "{} It will not last.", "The famous Nordlab: {}", "{} This cost 77 won."]
)
def test_a_draft_that_says_more_than_its_quote_is_replaced_by_it(desk: Desk, drafts: list[Draft], change: str) -> None:
    invented = replace(drafts[0], text=change.format(drafts[0].text))
    answer = composed(desk, [invented, drafts[1]])
    assert [statement.text for statement in answer.statements] == [drafts[0].text, drafts[1].text]
    assert breaches(answer, desk.registry) == []


def test_a_draft_that_only_says_less_is_kept(desk: Desk, drafts: list[Draft]) -> None:
    [draft] = [draft for draft in drafts if draft.text.startswith("They will pursue")]
    shorter = replace(draft, text=draft.text.split(",")[0] + ".")
    [statement] = composed(desk, [shorter]).statements
    assert statement.text == shorter.text


def test_the_same_place_is_cited_under_one_number(desk: Desk, drafts: list[Draft]) -> None:
    answer = composed(desk, [drafts[4], drafts[1], drafts[4]])
    assert [statement.citations for statement in answer.statements] == [(1,), (2,), (1,)]
    assert len(answer.citations) == 2


def test_what_a_partial_answer_leaves_open_is_said_last(desk: Desk, drafts: list[Draft]) -> None:
    for asking, says in ((ASKING, "The documents do not say how much."), (KOREAN, "얼마인지")):
        answer = composed(desk, drafts[:1], "partial", ["money"], asking)
        assert answer.status == "partial"
        assert says in answer.text.splitlines()[-1]


def test_quotes_in_another_language_are_introduced_in_the_language_of_the_question(
    desk: Desk, drafts: list[Draft]
) -> None:
    answer = composed(desk, drafts[:2], asking=KOREAN)
    assert language_of(frame_text(answer)) == "ko"
    assert answer.text.startswith(frame("quoted", "ko"))


def test_rival_readings_are_introduced_by_a_question(desk: Desk, drafts: list[Draft]) -> None:
    answer = composed(desk, drafts[:2], "needs_clarification")
    assert answer.text.startswith(frame("needs_clarification", "en"))
    assert breaches(answer, desk.registry) == []


def test_notices_go_with_the_statements(desk: Desk, drafts: list[Draft]) -> None:
    [draft] = [draft for draft in drafts if draft.text.startswith("On September 26 (Thursday)")]
    answer = composed(desk, [draft])
    assert [notice.kind for notice in answer.notices] == ["date_inferred"]


def test_a_silent_answer_states_nothing(desk: Desk) -> None:
    answer = silent(
        ASKING, "not_in_documents", "The documents do not say.", nearby(desk.search("companies"), desk.registry)
    )
    assert breaches(answer, desk.registry) == []
    assert answer.related
    assert (answer.question, answer.as_of, answer.audience) == ("Who came?", date(2025, 1, 1), "staff")


def test_what_is_nearby_is_told_with_its_page(desk: Desk) -> None:
    hits = desk.search("regenerative medicine", top=3)
    assert [(r.chunk_id, r.page, r.section, r.text) for r in nearby(hits, desk.registry)] == [
        (hit.chunk_id, hit.page, hit.section, hit.text) for hit in hits
    ]
