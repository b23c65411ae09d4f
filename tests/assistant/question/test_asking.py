"""The part of a message that asks."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.question.asking import asking_part


@pytest.mark.parametrize(
    ("message", "asks"),
    [
        ("Who chairs the council?", "Who chairs the council?"),
        ("Hello. Who chairs the council? Thanks.", "Who chairs the council?"),
        ("Could you please tell me who chairs the council?", "who chairs the council?"),
        ("Would you kindly give us the address?", "the address?"),
        ("I need to know when it opens.", "when it opens."),
        ("We are looking for the phone number", "the phone number"),
        ("What's the budget?", "What is the budget?"),
        ("Regarding the zone: who runs it?", "who runs it?"),
        ("KVIC - what does it stand for?", "what does it stand for?"),
        ("I write for a daily. My editor asks: how many firms moved in?", "how many firms moved in?"),
        ("안녕하세요. 대표는 누구인가요? 감사합니다.", "대표는 누구인가요?"),
        ("예산은 얼마인가요？", "예산은 얼마인가요？"),
    ],
)
def test_greetings_reasons_and_politeness_are_left_aside(message: str, asks: str) -> None:
    assert asking_part(message)[0] == asks


@pytest.mark.parametrize(
    ("message", "beside"),
    [
        ("I am writing about the fund. Who runs it? Thanks", "I am writing about the fund. Thanks"),
        ("KVIC - what does it stand for?", "KVIC"),
        ("Who chairs the council?", ""),
    ],
)
def test_what_stands_beside_the_question_is_kept(message: str, beside: str) -> None:
    assert asking_part(message)[1] == beside


@pytest.mark.parametrize(
    ("message", "asks", "beside"),
    [
        ("After the vote of the council, when did the old hall open?", "when did the old hall open?", "After the vote"),
        ("후보 선정 이후에 특구가 최종 지정된 날이 언제예요?", "특구가 최종 지정된 날이 언제예요?", "후보 선정 이후에"),
    ],
)
def test_what_went_before_is_not_what_is_asked(message: str, asks: str, beside: str) -> None:
    core, rest = asking_part(message)
    assert core == asks
    assert rest.startswith(beside)


@pytest.mark.parametrize("message", ["After 5 May 2024, when did the hall open?", "행사 이후에 언제 열렸나요?"])
def test_a_day_that_bounds_the_answer_stays(message: str) -> None:
    assert asking_part(message)[0] == message


def test_a_contraction_of_the_perfect_is_spelt_out() -> None:
    assert asking_part("Who's been running the park?")[0] == "Who has been running the park?"


def test_without_a_question_mark_the_longest_sentence_asks() -> None:
    assert asking_part("Good morning. The names of all partner hospitals. Thanks.")[0] == (
        "The names of all partner hospitals."
    )


@settings(derandomize=True, deadline=None, max_examples=200)
@given(
    st.text()
    | st.lists(st.sampled_from(["who", "Can you tell me", "?", ".", " ", "hi", "what's", ":", "-"])).map("".join)
)
def test_a_message_with_something_in_it_always_asks_something(message: str) -> None:
    asks, _ = asking_part(message)
    assert asks or not message


def test_shorthand_is_read_in_full() -> None:
    assert asking_part("how many ppl take part there?")[0] == "how many people take part there?"
