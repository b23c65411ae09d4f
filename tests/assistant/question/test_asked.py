"""The kind of thing a question asks for."""

import pytest

from assistant.question.asked import asked_kinds, wants_several


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
        ("How much water does the plant use?", ("count",)),
        ("Ticket price for adults?", ("money",)),
        ("What is the name of the official in charge of ports?", ("person",)),
        ("교육은 몇 시간짜리예요?", ("count",)),
        ("보관 기간은 몇 년인가요?", ("count",)),
        ("몇 년에 설립됐나요?", ("date",)),
        ("몇 편이 취소됐어요?", ("count",)),
        ("책을 기증한 곳은 어디죠?", ("organisation",)),
        ("어느 구간에서 시험하나요?", ("open",)),
        ("What is the total budget?", ("money",)),
        ("What percentage are startups?", ("share",)),
        ("Which companies take part?", ("organisation",)),
        ("What does KVIC stand for?", ("definition",)),
        ("What did the port stand for when it was chosen?", ("open",)),
        ("What is the date of the visit?", ("date",)),
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
        ("비율을 90%로 정한 이유는 무엇인가요?", ("reason",)),
        ("날짜와 이유를 알려 주세요", ("date", "reason")),
        ("언제, 어떤 이유로 닫았나요?", ("date", "reason")),
        ("기업의 부담 비율은 얼마입니까?", ("share",)),
        ("소공인이란 어떤 업체를 말하나요?", ("definition",)),
        ("Whom can a reporter call about the grant?", ("contact",)),
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


@pytest.mark.parametrize(
    "question",
    [
        "Which company runs it?",
        "What agency certifies the results?",
        "Which ministry oversees it?",
        "Which company makes climate controllers?",
        "What did the companies say?",
    ],
)
def test_a_verb_is_no_plural(question: str) -> None:
    assert not wants_several(question)


@pytest.mark.parametrize(
    "question",
    ["Which organisations lead the consortium?", "What support measures are offered?", "List the research partners."],
)
def test_a_plural_before_the_verb_asks_for_several(question: str) -> None:
    assert wants_several(question)


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("그 회사는 어디에 있나요?", "place"),
        ("협력 기관은 어디인가요?", "organisation"),
        ("What is the rent?", "money"),
        ("What's the tuition at the academy?", "money"),
        ("What is the deadline for the tuition subsidy?", "date"),
    ],
)
def test_what_the_words_around_a_question_word_make_of_it(question: str, kind: str) -> None:
    assert asked_kinds(question) == (kind,)
