"""Questions that fit several things equally well."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from answer_rules import breaches
from sample_evidence import ask, matched, sample_document, sample_found, sample_passages

from assistant.answering.clarification import MOST, options
from assistant.desk import Desk
from assistant.evidence.candidates import Evidence
from assistant.question.understanding import Question

DAYS = ("The meeting is on May 3.", "The meeting is on June 9.", "The meeting is on July 7.")


def found(*texts: str, section: str | None = None, **changes: Any) -> list[Evidence]:
    return [sample_found(passage, **changes) for passage in sample_passages(*texts, section=section)]


def offered(question: Question | str, evidence: Sequence[Evidence]) -> list[str]:
    asked = ask(question) if isinstance(question, str) else question
    return [option.passage.text for option in options(asked, evidence)]


def test_different_days_for_one_bare_question_are_offered() -> None:
    assert offered("When is the meeting?", found(*DAYS)) == list(DAYS)


def test_one_day_told_twice_is_one_answer() -> None:
    assert offered("When is the meeting?", found("The meeting is on May 3.", "On 3 May they meet.")) == []


def test_no_more_options_than_a_reader_takes_in() -> None:
    many = found(*(f"The meeting is on May {day}." for day in range(1, 12)))
    assert len(offered("When is the meeting?", many)) == MOST


def test_answers_in_different_documents_are_different_things() -> None:
    here = found("Bora Kim attended.")
    there = [
        sample_found(p) for p in sample_passages("Anna Weber attended.", document=sample_document(document_id="d2"))
    ]
    assert len(offered("Who attended?", [*here, *there])) == 2


def test_people_of_one_section_attended_one_thing() -> None:
    assert offered("Who attended?", found("Bora Kim attended.", "Anna Weber attended.", section="(1) Forum")) == []


def test_a_rival_that_hardly_fits_is_none() -> None:
    rivals = [*found(DAYS[0]), *found(DAYS[1], coverage=0.1)]
    assert offered("When is the meeting?", rivals) == []


def test_a_rival_without_the_kind_asked_for_is_none() -> None:
    rivals = [*found(DAYS[0]), *found("The meeting goes on.", holds=(0.0,))]
    assert offered("When is the meeting?", rivals) == []


@pytest.mark.parametrize(
    "question",
    [
        "When is the annual meeting of the partner hospitals?",
        "When is the Nordlab meeting?",
        "Which meetings are on which days?",
        "Is the meeting on May 3?",
        "Where do the 12 meet?",
        "How many meetings are there?",
    ],
)
def test_a_question_that_says_what_it_means_is_answered(question: str) -> None:
    assert offered(question, found(*DAYS)) == []


def test_the_options_of_an_unclear_question_are_cited_statements(desk: Desk) -> None:
    answers = [desk.ask(question) for question in ("Who attended?", "Where is the meeting?", "누가 참석했나요?")]
    unclear = [answer for answer in answers if answer.status == "needs_clarification"]
    assert unclear
    for answer in unclear:
        assert 2 <= len(answer.statements) <= MOST
        assert breaches(answer, desk.registry) == []


def test_a_question_that_points_at_nothing_gets_the_places_it_may_mean(desk: Desk) -> None:
    answer = desk.ask("Where did it take place?")
    assert answer.status == "needs_clarification"
    assert len({(c.document_id, c.section) for c in answer.citations}) > 1


def test_an_acronym_that_is_a_common_word_names_no_single_thing() -> None:
    signed = ("Nordlab signed an MOU on 9 November 2023.", "Harbor signed an MOU on 5 January 2024.")
    assert offered("When was the MOU signed?", found(*signed, matches=(1.0, 1.0))) == list(signed)


def test_a_kind_of_thing_alone_is_asked_of_several() -> None:
    counted = ("Eight companies moved in.", "About 150 companies are tenants.", "The 150 companies pay no rent.")
    assert offered("How many companies?", found(*counted)) == list(counted[:2])


def test_a_labelled_field_is_what_a_bare_question_means() -> None:
    labelled = found("Deadline: 3 May", "Deadline: 9 June", field=1.0)
    assert len(offered("When is the deadline?", [*labelled, *found("They met on 7 July.")])) == 2


def test_one_thing_alone_is_not_asked_back() -> None:
    assert offered("How many companies?", found("Eight companies moved in.", "The 8 companies are Korean.")) == []


def test_a_heading_is_no_option() -> None:
    [heading] = sample_passages("Meeting of June 9")
    titled = replace(heading, sentence=replace(heading.sentence, kind="heading"))
    assert offered("When is the meeting?", [*found(DAYS[0]), sample_found(titled)]) == []


def test_quotes_go_before_what_was_said_without_one() -> None:
    said = ("Nordlab said that it opens.", "Bora Kim said, “We are glad.”", "Anna Weber added, “So are we.”")
    assert offered("Can you give me the quote?", found(*said)) == list(said[1:])


@pytest.mark.parametrize(
    "question",
    [
        "How many companies move into the park?",
        "How many Korean companies?",
        "First round and second round - how many companies in each?",
        "파트너 기업은 몇 곳이에요?",
    ],
)
def test_a_count_of_something_said_is_not_bare(question: str) -> None:
    assert not ask(question).names_nothing


@pytest.mark.parametrize("question", ["How many companies?", "몇 개예요?", "얼마예요?", "Can you give me the quote?"])
def test_a_question_that_says_only_the_kind_of_thing_names_nothing(question: str) -> None:
    assert ask(question).names_nothing


AGREEMENTS = (
    "The MOU between Nordlab and Harbor Bio covers shared laboratories.",
    "The MOU with Saltmarsh Port covers storage.",
)


@pytest.mark.parametrize("question", ["What does the MOU cover?", "MOU에는 무엇이 담겼나요?"])
def test_things_of_one_name_are_told_apart_by_their_parties(question: str) -> None:
    assert offered(question, found(*AGREEMENTS, matches=matched(ask(question)))) == list(AGREEMENTS)


def test_agreements_are_told_apart_in_korean() -> None:
    texts = ("○ 노드랩과 하버바이오의 업무협약은 실험실을 다룬다.", "○ 솔트마시항과 체결한 업무협약은 창고를 다룬다.")
    question = "협약에는 무엇이 담겼나요?"
    assert offered(question, found(*texts, matches=matched(ask(question)))) == list(texts)


@pytest.mark.parametrize(
    ("question", "texts"),
    [
        ("What does the MOU cover?", (AGREEMENTS[0], "Under the MOU between Harbor Bio and Nordlab they share staff.")),
        ("What does the MOU cover?", (AGREEMENTS[0], "The MOU covers storage.")),
        ("What does the MOU with Saltmarsh Port cover?", AGREEMENTS),
    ],
)
def test_one_agreement_is_not_asked_back(question: str, texts: tuple[str, ...]) -> None:
    assert offered(question, found(*texts, matches=matched(ask(question)))) == []
