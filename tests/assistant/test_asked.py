"""The kind of thing a question asks for."""

import pytest

from assistant.asked import asked_kinds, wants_several


@pytest.mark.parametrize(
    ("question", "kinds"),
    [
        ("Who chairs the council?", ("person",)),
        ("Whom do reporters contact?", ("contact",)),
        ("When do they move in?", ("date",)),
        ("On what date is the meeting?", ("date",)),
        ("Where is the park?", ("place",)),
        ("When and where is the meeting?", ("date", "place")),
        ("How many firms take part?", ("count",)),
        ("How much money does each get?", ("money",)),
        ("What is the total budget?", ("money",)),
        ("What percentage are startups?", ("share",)),
        ("Which companies take part?", ("organisation",)),
        ("What does KVIC stand for?", ("definition",)),
        ("What did the chair say?", ("quotation",)),
        ("Why is it outsourced?", ("reason",)),
        ("Did the bank attend?", ("yes_no",)),
        ("What is this release about?", ("summary",)),
        ("What will they develop?", ("open",)),
        ("언제부터 입주하나요?", ("date",)),
        ("몇 개 기업이 참여하나요?", ("count",)),
        ("얼마를 지원하나요?", ("money",)),
        ("누가 의장인가요?", ("person",)),
        ("어디에 있나요?", ("place",)),
        ("어떤 기관과 협력하나요?", ("organisation",)),
        ("왜 외부에 맡기나요?", ("reason",)),
        ("연락처가 어떻게 되나요?", ("contact",)),
        ("은행도 참석했나요?", ("yes_no",)),
    ],
)
def test_kinds_follow_the_question_words(question: str, kinds: tuple[str, ...]) -> None:
    assert asked_kinds(question) == kinds


@pytest.mark.parametrize(
    ("question", "several"),
    [
        ("Which companies take part?", True),
        ("Name all partners.", True),
        ("Who are the partners?", True),
        ("모두 알려 주세요", True),
        ("What is the address?", False),
        ("What does this mean?", False),
    ],
)
def test_plurals_ask_for_several(question: str, several: bool) -> None:
    assert wants_several(question) is several
