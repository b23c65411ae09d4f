"""Messages that ask several things: all of it is met, or what is left open is named."""

from __future__ import annotations

import pytest
from answer_rules import breaches

from assistant.desk import Desk
from assistant.question.asking import questions_in


@pytest.mark.parametrize(
    ("message", "questions"),
    [
        ("Who is Anna Weber? Who chairs the council?", ["Who is Anna Weber?", "Who chairs the council?"]),
        ("How many firms moved in, and who paid the rent?", ["How many firms moved in?", "who paid the rent?"]),
        ("I write on labs. Who runs it? Why?", ["I write on labs. Who runs it?", "I write on labs. Why?"]),
        (
            "How many firms and how many schools took part in the fair?",
            ["How many firms took part in the fair?", "how many schools took part in the fair?"],
        ),
        ("몇 곳으로 계획됐고, 실제로는 몇 곳이 왔나요?", ["몇 곳으로 계획됐고?", "실제로는 몇 곳이 왔나요?"]),
        ("의장은 누구이고 회의는 언제 열렸나요?", ["의장은 누구이고?", "회의는 언제 열렸나요?"]),
        ("과제가 몇 개고 그중에 분관 과제는 몇 개예요?", ["과제가 몇 개고?", "그중에 분관 과제는 몇 개예요?"]),
        ("숲도서관 위치하고 관장 성함 알려 주세요", ["숲도서관 위치 알려 주세요", "숲도서관 관장 성함 알려 주세요"]),
        ("푸른 숲도서관과 도시공원 설명해 주세요", ["푸른 숲도서관과 도시공원 설명해 주세요"]),
        ("대표의 직책과 나이를 알려 주세요.", ["대표의 직책 알려 주세요.", "대표의 나이 알려 주세요."]),
    ],
)
def test_each_question_of_a_message_is_found(message: str, questions: list[str]) -> None:
    assert questions_in(message) == questions


@pytest.mark.parametrize(
    "message",
    [
        "When and where was the meeting?",
        "Hello. Who chairs the council? Thanks!",
        "What did she say, and to whom?",
        "Which firms met and moved?",
        "한국과 일본의 협력 분야와 기업을 알려 주세요.",
        "누가 언제 어디서 만났나요?",
        "No question at all.",
        "",
    ],
)
def test_one_question_stays_whole(message: str) -> None:
    assert questions_in(message) == [message]


def test_both_questions_are_answered_with_their_own_citations(desk: Desk) -> None:
    answer = desk.ask("Who is Taro Matsunaga? Which CROs lead the Shonan New Drug Support Consortium?")
    assert answer.status == "answered"
    assert "Matsunaga" in answer.text
    assert "Nemoto Science" in answer.text
    assert not breaches(answer, desk.registry)


@pytest.mark.parametrize(
    ("message", "left_open"),
    [
        ("Who is Taro Matsunaga? Who is the mayor of Fujisawa?", "Who is the mayor of Fujisawa"),
        ("Who is Taro Matsunaga, and how old is he?", "how old is he"),
        ("박현숙 대표의 직책과 나이를 알려 주세요.", "박현숙 대표의 나이"),
    ],
)
def test_what_the_documents_leave_open_is_named_in_the_question_s_words(
    desk: Desk, message: str, left_open: str
) -> None:
    answer = desk.ask(message)
    assert answer.status == "partial"
    assert left_open in answer.text
    assert not breaches(answer, desk.registry)


def test_what_two_questions_have_in_common_is_said_once(desk: Desk) -> None:
    answer = desk.ask("Who is Taro Matsunaga? Which company is Taro Matsunaga with?")
    texts = [statement.text for statement in answer.statements]
    assert len(texts) == len(set(texts))
    assert not breaches(answer, desk.registry)


def test_questions_of_which_none_is_answered_are_not_partial(desk: Desk) -> None:
    assert desk.ask("Who is the mayor of Fujisawa? Who is the mayor of Osaka?").status == "not_in_documents"


def test_a_quoted_sentence_is_never_the_second_of_two_that_lean(desk: Desk) -> None:
    assert not desk.ask("Who is Kazuo Nakamura?").statements[0].text.startswith("They ")
