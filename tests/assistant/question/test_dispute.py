"""Which questions ask whether, where or how documents agree, and on what."""

from __future__ import annotations

import pytest

from assistant.question.asking import questions_in
from assistant.question.dispute import dispute_in


@pytest.mark.parametrize(
    ("question", "subject"),
    [
        ("Do the documents agree on the number of tenants?", "the number of tenants?"),
        ("How do the two releases differ on the name of the head?", "the name of the head?"),
        ("Who says 40 tenants, and who says 45?", "40 tenants, 45?"),
        ("Which paper gives 40 and which paper gives 45?", "40, 45?"),
        ("입주기업 수에 대한 자료들은 서로 어떻게 다른가요?", "입주기업 몇 개"),
        ("How many tenants does the Post give, and how many does the Herald?", "How many tenants the Post the Herald"),
        ("What name does the Post give, and what name does the Herald give?", "name the Post the Herald"),
        ("입주기업 수를 북해일보는 몇이라고 했고 남해군은 몇이라고 했나요?", "입주기업 몇 개 북해일보 남해군"),
        ("항구에 입주한 기업 수를 두고 문서마다 다른가요?", "항구에 입주기업 몇 개"),
        ("Which is right, 40 or 45 tenants?", "40 or 45 tenants?"),
        ("입주기업은 40개와 45개 중 어느 쪽이 맞나요?", "입주기업은 40개와 45개 중"),
        ("문서들이 항구 이름을 다르게 적고 있나요?", "항구 이름을"),
        ("항구의 사업 기간은 자료마다 같나요, 다른가요?", "항구의 사업 기간은"),
        ("입주기업이 40개라는 데도 있고 45개라는 데도 있던데 뭐가 맞아요?", "입주기업이 40개 45개"),
        ("서쪽 특구 분야가 자료마다 다르게 나온다는데 뭐라고들 나와요?", "서쪽 특구 분야가"),
    ],
)
def test_what_the_documents_are_asked_to_agree_on(question: str, subject: str) -> None:
    found = dispute_in(question)
    assert found is not None
    assert found.split() == subject.split()
    assert questions_in(question) == [question]


@pytest.mark.parametrize(
    "question",
    [
        "What did the head say, and who said that it was hard?",
        "What does the fund give, and what does it cost?",
        "기업을 첫 해는 몇 곳 뽑았고 다음 해는 몇 곳 뽑았나요?",
        "Which documents are right for the application?",
        "Who says that it opens in May?",
        "두 기업은 어떻게 다른가요?",
        "이 사업에 대한 자료는 어디에 있나요?",
    ],
)
def test_other_questions_ask_for_no_agreement(question: str) -> None:
    assert dispute_in(question) is None
