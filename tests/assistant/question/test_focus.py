"""Words of a question without which no sentence answers it."""

from __future__ import annotations

import pytest

from assistant.desk import Desk
from assistant.question.focus import focus_of
from ingest.lexicon import word_forms


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("Which therapy did she present at the meeting?", "therapy"),
        ("What return does the bank expect from the fund?", "return"),
        ("When will the next centre open?", "next"),
        ("후임 소장은 누구인가요?", "후임"),
        ("말하기 대회 우승 상금이 얼마예요?", "상금"),
        ("How much does the director earn?", "earn"),
        ("시험 발사는 성공했나요?", "성공"),
        ("Did the test launch succeed?", "succeed"),
        ("오하람 시장 전화번호 좀 알려주세요", "오하람"),
        ("Who chaired the first harbour forum at the library?", "forum"),
        ("포럼은 누가 주재했나요?", "포럼"),
    ],
)
def test_the_thing_that_is_asked_for_is_singled_out(question: str, word: str) -> None:
    assert focus_of(question, any_thing=True) == {word_forms(word)[-1][0]}


@pytest.mark.parametrize(
    "question",
    [
        "What is the fund?",
        "What did she say?",
        "Which kind of support is there?",
        "What will the next generation get?",
        "관람 요금은 얼마예요?",
        "오하람 시장은 누구예요?",
        "Who chaired the meeting?",
        "그거 누가 주재했어요?",
    ],
)
def test_other_questions_single_out_nothing(question: str) -> None:
    assert not focus_of(question, any_thing=True)


def test_a_kind_that_shows_by_itself_needs_no_word_for_it() -> None:
    assert not focus_of("Which company does she head?", any_thing=False)


@pytest.mark.parametrize(
    "question",
    [
        "Which sculpture did LIM Jeong-wook unveil at Shonan iPark?",
        "What return does JIC expect from the Korea-Japan Joint Fund?",
        "When will the next K-Startup Center open after KSC Tokyo?",
    ],
)
def test_without_that_word_nothing_answers(desk: Desk, question: str) -> None:
    assert desk.ask(question).status == "not_in_documents"
