"""Whether a passage holds the kind of thing asked for, and not the question's own words handed back."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_evidence import NO_ALIASES, ask, plain_lexicon
from sample_sentences import sample_aliases, sample_sentences

from assistant.evidence.answer_types import KIND, SHOWN, TYPED, holds
from assistant.question.asked import Asked
from ingest.language.names import Aliases

LEXICON = plain_lexicon()


def degree(kind: Asked, question: str, text: str, aliases: Aliases = NO_ALIASES) -> float:
    return holds(kind, text, ask(question), aliases, LEXICON)


@pytest.mark.parametrize(
    ("kind", "question", "text"),
    [
        ("date", "By when must it be spent?", "It must be spent by the end of May 2027."),
        ("date", "By when must it be spent?", "It has to be spent by June 30, 2027."),
        ("count", "How many of the twelve tenants are Danish firms?", "Three Danish firms are tenants."),
        ("count", "입주 기업 12곳 중 덴마크 기업은 몇 곳인가요?", "덴마크 기업 3곳이 입주했다."),
        ("open", "What did Anna Weber do before she became director?", "Anna Weber taught physics."),
        ("date", "What is the project period?", "The project period is 2024 to 2027."),
        ("date", "사업 기간은 언제인가요?", "사업 기간: 2024년 3월 ~ 2026년 2월"),
        ("organisation", "Which company in Busan makes the robot?", "In Busan, Nordlab Robotics makes it."),
        ("organisation", "Which company does Anna Weber head?", "Anna Weber is CEO of Harbor Institute."),
        ("date", "When do they move in?", "They move in on September 26."),
        ("date", "언제 입주하나요?", "9월 26일에 입주한다."),
        ("count", "How many companies move in?", "Eight companies move in."),
        ("count", "기업은 몇 곳인가요?", "기업 21개사가 입주했다."),
        ("money", "How much is the grant?", "Each receives up to 450 million won."),
        ("money", "얼마를 지원하나요?", "업체당 최대 400만 원을 지원합니다."),
        ("count", "심사 위원은 몇 명인가요?", "위원회는 외부 전문가 7명으로 구성한다."),
        ("count", "보관 기간은 몇 년인가요?", "Storage is free for the first ten years."),
        ("count", "두 회사는 국내 몇 위인가요?", "It is ranked 22nd worldwide."),
        ("money", "How much is the subsidy?", "Route: Skarra | Subsidy: 2,300,000"),
        ("money", "What did the scheme cost?", "The scheme cost 1.26 million crowns."),
        ("share", "What share is paid?", "The province pays 70 percent."),
        ("contact", "Whom do I ask?", "Zone Support Office, 055-555-0388."),
        ("contact", "이메일 주소는?", "문의: digital@sample-saebit.example"),
        ("quotation", "What did the chair say?", "“We will go on,” said the chair."),
        ("quotation", "센터장은 뭐라고 했나요?", "센터장은 길을 만들겠다고 밝혔다."),
        ("place", "Where is the park?", "The park lies in Osaka."),
        ("reason", "Why was it closed?", "It was closed because the roof leaked."),
        ("reason", "왜 만들었나요?", "매출 회복을 돕기 위하여 만들었다."),
        ("person", "Who runs the site?", "The head of the site is Dr. Ingrid Solberg of Fjordlab."),
        ("organisation", "Which company did they visit?", "The ministry visited Fjordlab Norway."),
        ("reason", "Why is it closed?", "It is closed, since an audit found gaps."),
        ("reason", "문을 닫은 이유는 무엇인가요?", "지붕이 새기 때문에 문을 닫았다."),
        ("date", "When did the ministry announce the fund?", "Busan, 12 March 2025 – The ministry announced the fund."),
        ("date", "When does the agreement expire?", "The agreement runs until 30 June 2027."),
        ("place", "Where is the fair held?", "Venue: Harbor Hall"),
        ("place", "행사는 어디에서 열리나요?", "행사는 항구회관에서 열린다."),
        ("contact", "전화번호는요?", "전산 오류: 1670-0808"),
        ("definition", "소공인이란 어떤 업체를 말하나요?", "상시근로자 10인 미만의 제조업체인 소공인이 신청한다."),
        ("definition", "What does HBSI stand for?", "The Haedong Battery Safety Institute (HBSI) tests them."),
    ],
)
def test_a_text_that_holds_the_kind_asked_for(kind: Asked, question: str, text: str) -> None:
    assert degree(kind, question, text) >= KIND


@pytest.mark.parametrize(
    ("kind", "question", "text"),
    [
        ("reason", "Why was it closed?", "The hall on Pier Road was closed in May."),
        ("reason", "왜 문을 닫았나요?", "체육관은 5월에 문을 닫았다."),
        ("date", "By when must it be spent?", "The summit of May 2024 was held by the ministry."),
        ("count", "How many of the twelve tenants are Danish firms?", "About 40 firms are tenants."),
        ("count", "입주 기업 12곳 중 덴마크 기업은 몇 곳인가요?", "기업 40곳이 입주했다."),
        ("money", "방문 경비가 얼마나 들었나요?", "대표단은 3일간 방문했다."),
        (
            "open",
            "What did Anna Weber do before she became director of Fjordlab?",
            "Anna Weber is director of Fjordlab.",
        ),
        ("organisation", "Which company builds the robots?", "The robots are built in the port."),
        ("person", "Who at Fjordlab signed it?", "Fjordlab and Harbor Institute signed it."),
        ("person", "Who signed it on behalf of Fjordlab?", "Fjordlab and Harbor Institute signed it."),
        ("date", "What is the project period?", "The project was chosen on 28 December 2023."),
        (
            "organisation",
            "Which company in Busan builds robots?",
            "The ministry chose Busan (robots) and Gangwon (data).",
        ),
        (
            "organisation",
            "Which company in Busan builds robots?",
            "Robots are built, reported by Invest News / Yonhap.",
        ),
        ("date", "When do they move in?", "They move in soon."),
        ("date", "What happened on September 26?", "It was on September 26."),
        ("count", "How many companies move in?", "Some companies move in."),
        ("count", "How many companies move in?", "Which of the eight companies move in is not known."),
        ("count", "기업 몇 곳이 입주했나요?", "어느 8개 기업이 입주했는지는 밝히지 않았다."),
        ("count", "How many companies move in?", "The companies move in on 3 May."),
        ("money", "How much is the grant?", "The grant is generous."),
        ("money", "How much is the grant?", "The grant goes to 12 companies."),
        ("share", "What share is paid?", "The province pays 3 million won."),
        ("contact", "Whom do I ask?", "Ask the office in the harbour."),
        ("quotation", "What did the chair say?", "The chair left early."),
        ("place", "Where is the park?", "The park is open."),
        ("reason", "Why was it closed?", "It was closed on Monday."),
        ("definition", "What does HBSI stand for?", "The HBSI opened in May."),
        ("definition", "소공인이란 어떤 업체를 말하나요?", "센터가 소공인을 지원한다."),
        ("reason", "문을 닫은 이유는 무엇인가요?", "체육관은 5월에 문을 닫았다."),
        ("reason", "Why is it closed?", "It has been closed, since 2021 at least."),
        ("date", "When will the results be announced?", "Busan, 12 March 2025 – The ministry announced the fund."),
        ("date", "결과는 언제 나오나요?", "「2025년 항구 지원사업」에 참여할 기업을 모집한다."),
        ("date", "When does the agreement expire?", "The agreement was signed on 21 January 2025."),
        ("place", "행사는 어디에서 열리나요?", "행사는 11월에 열린다."),
        ("person", "누가 은행을 운영하나요?", "하반기에는 은행을 시범 운영할 계획이다."),
        ("count", "업체는 몇 곳인가요?", "상시근로자 10인 미만 업체를 돕는다."),
        ("count", "업체는 몇 곳인가요?", "접수는 18시까지 업체가 직접 한다."),
        ("count", "How many firms joined?", "Firms with fewer than 10 people joined."),
    ],
)
def test_a_text_that_does_not(kind: Asked, question: str, text: str) -> None:
    assert degree(kind, question, text) < KIND


def test_a_count_is_of_what_is_counted() -> None:
    question = "How many hospitals take part?"
    right, wrong = "Nine hospitals take part.", "Nine gardens of various shapes are open every day to hospitals."
    assert degree("count", question, wrong) < degree("count", question, right)


def test_a_number_that_the_question_says_is_no_new_count() -> None:
    question = "How many of the ten companies moved in?"
    assert degree("count", question, "The ten companies met.") < degree("count", question, "Eight companies moved in.")


def test_a_title_is_asked_for_its_holder() -> None:
    question = "Who is the vice chairman of Nordlab?"
    assert degree("person", question, "Anna Weber, Vice Chairman of Nordlab, came.") == 1
    assert degree("person", question, "Bora Kim, Chairman of Nordlab, came.") == 0


def test_a_title_of_another_organisation_is_another_title() -> None:
    question = "Who is the director of Nordlab?"
    assert degree("person", question, "Bora Kim, Director of Sudlab, came.") == 0


def test_who_somebody_is_asks_for_the_title() -> None:
    assert degree("person", "Who is Anna Weber?", "Anna Weber, Vice Chairman of Nordlab, came.") == 1
    assert degree("person", "Who is Anna Weber?", "Anna Weber came.") < 1


def test_a_list_of_names_answers_who_many_are_and_their_number_does_not() -> None:
    question = "Which four companies take part?"
    listed = "Green Lattice, Hydroleaf, Dabom Robotics and Orchard Nine take part."
    assert degree("organisation", question, listed) == 1
    assert degree("organisation", question, "The four companies take part.") == 0


@pytest.mark.parametrize("kind", ["summary", "yes_no", "open"])
def test_what_cannot_be_looked_for_is_always_there(kind: Asked) -> None:
    assert degree(kind, "Is it open?", "Anything at all.") == 1


def test_kinds_that_show_are_among_those_that_can_be_looked_for() -> None:
    assert SHOWN < TYPED


@settings(derandomize=True, deadline=None, max_examples=60)
@given(st.sampled_from(sorted(TYPED)), st.sampled_from(sample_sentences()), st.sampled_from(sample_sentences()))
def test_a_degree_is_between_nothing_and_all(kind: Asked, question: str, text: str) -> None:
    assert 0 <= holds(kind, text, ask(question), sample_aliases(), LEXICON) <= 1


def test_a_place_that_the_question_names_is_no_answer_to_where() -> None:
    question = "Where in Norway is the lab?"
    assert degree("place", question, "The lab has friends in Norway.") < KIND
    assert degree("place", question, "The lab is in Bergen.") == 1
    assert degree("place", "Where is the lab?", "The lab closed in March.") < KIND


def test_a_country_is_told_without_a_word_of_place() -> None:
    assert degree("place", "Which country joined on that day?", "Sweden officially joined.") == 1


def test_whom_somebody_met_is_told_by_another_name() -> None:
    question = "Whom did Director Anna Weber meet?"
    assert degree("person", question, "Anna Weber met Paul OKORO, Chairman of Fjordlab.") == 1
    assert degree("person", question, "Anna Weber, Director of Nordlab, met with officials of Fjordlab.") >= KIND
    assert degree("person", question, "Anna Weber, Director of Nordlab, visited Fjordlab.") == 0


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Who chairs the council?", "The council, chaired by the Prime Minister, met."),
        ("심의회 위원장은 누구인가요?", "심의회는 부시장이 위원장을 맡는다."),
    ],
)
def test_an_office_may_chair_something(question: str, text: str) -> None:
    assert degree("person", question, text) == 1


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("몇 개 대학이 도입했나요?", "시장은 국내 4년제 대학이다."),
        ("몇 개 대학이 도입했나요?", "대학의 분실물을 한 곳에서 찾는다."),
        ("How many universities joined?", "It is for 4-year universities."),
    ],
)
def test_a_measure_or_one_place_counts_no_universities(question: str, text: str) -> None:
    assert degree("count", question, text) < KIND


def test_years_are_counted_where_years_are_asked() -> None:
    assert degree("count", "How many years does the course take?", "The course takes 4 years.") >= KIND


def test_a_site_is_no_company() -> None:
    assert degree("organisation", "Which startups moved?", "They moved to Harbor Center.") < KIND
