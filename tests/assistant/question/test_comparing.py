"""The sides of a comparison, and what each would be asked alone."""

from __future__ import annotations

import pytest

from assistant.question.comparing import comparison_in


@pytest.mark.parametrize(
    ("question", "alone"),
    [
        (
            "How do A News and B News differ on the number of tenants?",
            ("What is the number of tenants A News?", "What is the number of tenants B News?"),
        ),
        (
            "What changed between May and October on the number of firms?",
            ("What is the number of firms May?", "What is the number of firms October?"),
        ),
        ("Compare the Busan zone with the Daegu zone.", ("What is the Busan zone?", "What is the Daegu zone?")),
        (
            "What is the difference in size between the fund and the grant?",
            ("What is size the fund?", "What is size the grant?"),
        ),
        (
            "How does the report compare to the guide on funding?",
            ("What is funding the report?", "What is funding the guide?"),
        ),
        (
            "부산시와 대구시가 밝힌 기업 수를 비교해 주세요",
            ("부산시 밝힌 기업은 몇 개인가요?", "대구시 밝힌 기업은 몇 개인가요?"),
        ),
        (
            "Which was earlier, the visit or the signing?",
            ("What is the date of the visit?", "What is the date of the signing?"),
        ),
        ("Which is larger, the grant or the loan?", ("What is the grant?", "What is the loan?")),
        ("A형과 B형 중 지원기간이 더 긴 것은 무엇인가요?", ("A형 지원기간", "B형 지원기간")),
        ("개소식이랑 협약식 중에 어느 게 먼저였나요?", ("개소식 날짜", "협약식 날짜")),
        (
            "How many firms came, compared with the number of guests?",
            ("How many firms came?", "What is the number of guests?"),
        ),
        (
            "Busan versus Daegu: what does the fund pay?",
            ("what does the fund pay Busan?", "what does the fund pay Daegu?"),
        ),
        ("Did the director change between May and June?", ("What is the director May?", "What is the director June?")),
        (
            "Is the head of the park the same person as the speaker?",
            ("Who is the head of the park?", "Who is the speaker?"),
        ),
        (
            "공고의 소장하고 안내서의 소장이 같은 사람인가요?",
            ("공고의 소장 누구인가요?", "안내서의 소장 누구인가요?"),
        ),
        ("부산과 대구의 분야는 각각 무엇인가요?", ("부산 분야 무엇인가요?", "대구 분야 무엇인가요?")),
        (
            "하동의 분야는 2월 공고와 11월 발표에서 각각 무엇이었나요?",
            ("하동의 분야는 2월 공고 무엇이었나요?", "하동의 분야는 11월 발표 무엇이었나요?"),
        ),
        (
            "군이 맺은 협약하고 대학이 맺은 협약, 체결 시점이 각각 언제죠?",
            ("군이 맺은 협약 체결 시점 언제죠?", "대학이 맺은 협약 체결 시점 언제죠?"),
        ),
        (
            "What are the fields of Busan and Daegu, respectively?",
            ("What are the fields of Busan?", "What are the fields of Daegu?"),
        ),
        (
            "소장이 3월 5일에 만난 쪽하고 6일 행사에 온 쪽이 어떻게 달라요?",
            ("소장이 3월 5일에 만난 쪽", "3월 6일 행사에 온 쪽"),
        ),
        (
            "How do the meeting of 25 May 2024 and the event on the 26th differ?",
            ("What is the meeting of 25 May 2024?", "What is the event on 26 May 2024?"),
        ),
        (
            "하동하고 남해는 3월이랑 10월에 기업 수가 어떻게 달라졌어요?",
            tuple(f"{place} {month} 기업은 몇 개인가요?" for place in ("하동", "남해") for month in ("3월", "10월")),
        ),
        (
            "하동 센터에 입주한 기업 수하고 대학에 입주한 기업 수를 비교해 주세요",
            ("하동 센터에 입주한 기업은 몇 개인가요?", "대학에 입주한 기업은 몇 개인가요?"),
        ),
        (
            "소장이 9월 26일에 한 일과 27일에 할 일은 어떻게 다른가요?",
            ("소장이 9월 26일에 한 일", "9월 27일에 할 일"),
        ),
        (
            "센터의 직원 수와 회원 수는 각각 몇 개인가요?",
            ("센터의 직원 수 몇 개인가요?", "센터의 회원 수 몇 개인가요?"),
        ),
        ("청년 기금 규모와 정부 출자액을 비교해 주세요", ("청년 기금 규모", "정부 출자액")),
        (
            "Which field did the county stand for in May, and which in October?",
            ("Which field did the county stand for in May?", "Which field did the county stand for in October?"),
        ),
        (
            "What title has the envoy in the letter, and what title in the release?",
            ("What title has the envoy in the letter?", "What title has the envoy in the release?"),
        ),
    ],
)
def test_each_side_is_asked_for_as_it_would_be_alone(question: str, alone: tuple[str, ...]) -> None:
    found = comparison_in(question)
    assert found is not None
    assert tuple(found.question(side) for side in found.sides) == alone


@pytest.mark.parametrize(
    "question",
    ["Who is the minister?", "When did A and B meet?", "기업과 대학이 다른 지역에 있나요?", "What is the difference?"],
)
def test_other_questions_set_nothing_side_by_side(question: str) -> None:
    assert comparison_in(question) is None


@pytest.mark.parametrize(
    ("question", "sides"),
    [
        (
            "Is the 5 million what the state pays in, or the least that must be lent?",
            ("the 5 million what the state pays in", "the least that must be lent"),
        ),
        (
            "500만 달러가 국가가 내는 돈이에요, 아니면 빌려주는 최소 금액이에요?",
            ("국가가 내는 돈", "빌려주는 최소 금액"),
        ),
        ("12곳은 심사한 기업인가요 아니면 뽑힌 기업인가요?", ("심사한 기업", "뽑힌 기업")),
    ],
)
def test_which_of_two_a_figure_stands_for_is_asked_of_both(question: str, sides: tuple[str, ...]) -> None:
    found = comparison_in(question)
    assert found is not None
    assert found.sides == sides
    assert found.either


@pytest.mark.parametrize("question", ["Was the fair in May, or in June?", "센터는 북항인가요, 아니면 남항인가요?"])
def test_other_ors_set_nothing_side_by_side(question: str) -> None:
    found = comparison_in(question)
    assert found is None or not found.either
