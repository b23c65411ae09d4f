"""What of each kind is found in English and Korean sentences, and where."""

from __future__ import annotations

import datetime as dt
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_facts import facts, only, read, values

from ingest.facts.base import FactKind
from ingest.facts.extraction import extract_facts
from ingest.language.aliases import NO_ALIASES

DATED = dt.date(2024, 9, 30)
PIECES = (
    "The Harbor Institute signed an MOU with Quill Pharma on May 3",
    "JANG Ara, Director of the Harbor Office (Tel. 02-555-0123, a@b.example),",
    "하버시는 3월 4일까지 12개사에 4억 원을 지원한다",
    "| 기업 | 대표 |\n| Quill Bio | Kim Ha-na |",
    "\n\n",
    "\n",
    " ",
    ". ",
    "(",
    "“",
    "문의: 하버진흥원 02-555-0123",
)


@given(st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join), st.lists(st.sampled_from(PIECES)).map(" ".join))
def test_quote_and_mention_are_slices_of_the_page(first: str, second: str) -> None:
    pages, sentences = read(first, second)
    texts = {page.number: page.text for page in pages}
    for fact in extract_facts(pages, sentences, NO_ALIASES):
        assert texts[fact.page][fact.quote_start : fact.quote_end] == fact.quote
        assert fact.quote_start <= fact.start < fact.end <= fact.quote_end
        assert texts[fact.page][fact.start : fact.end].split()[0] == fact.text.split()[0]


def test_a_mention_over_a_page_break_is_quoted_from_the_page_where_it_begins() -> None:
    first = (
        "This is the first line of a paragraph that goes on and on for some time and\n"
        "that is wrapped here and there, and in the spring it was given to twelve"
    )
    (fact,) = [f for f in facts(first, "companies in the harbor, and to others.") if f.kind == "amount"]
    assert (fact.page, fact.text, first[fact.start : fact.end], fact.quote) == (1, "twelve companies", "twelve", first)


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("company", "The law firm Quill takes part.", ["Quill"]),
        (
            "company",
            "Three companies joined: Quill, Brightwater and Harbor Nine.",
            ["Quill", "Brightwater", "Harbor Nine"],
        ),
        ("company", "Cooperation with AI and ICT companies is planned.", []),
        ("company", "It is run by Quill Institute Co., Ltd., a subsidiary.", ["Quill Institute Co., Ltd."]),
        ("company", "법무법인 Quill이 참여한다.", ["Quill"]),
        ("company", "| 기업 | 대표 |\n| Quill | Kim Ha-na |\n| Nine | Lee Bo-ra |", ["Quill", "Nine"]),
        ("partner", "They discussed it with representatives from Quill Pharma.", ["Quill Pharma"]),
        ("partner", "협력 기관은 Harbor University Hospital(미국), Quill University(영국)이다.", 2),
        ("partner", "중소벤처기업부는 하버진흥원과 업무협약을 체결했다.", ["하버진흥원"]),
        ("partner", "The Harbor Institute published a report.", []),
        ("organisation", "The Harbor Institute published a report.", ["Harbor Institute"]),
        ("organisation", "위원회와 협회가 있다.", []),
        ("organisation", "하버협회 회원이 왔다.", ["하버협회"]),
        ("place", "It opened in Tokyo and at Harbor Park.", ["Tokyo", "Harbor Park"]),
        ("place", "The Korea-Japan seminar was held.", []),
        ("place", "대표단이 도쿄와 부산을 방문했다.", ["Tokyo", "Busan"]),
        ("place", "The Harbor Summit event in Oslo", ["Oslo"]),
        ("amount", "지원금은 12개사에 모두 4억 원이다.", ["12", "400000000"]),
        ("amount", "It takes three months, at 16:00, for the second time, for one company.", []),
        ("amount", "Each gets 1.2 million won a month.", ["1200000"]),
        ("amount", "세종 다솜3로 6", []),
        ("date", "It began in BIO Japan 2024.", []),
        ("support_measure", "The office provides grants to startups.", 1),
        ("support_measure", "Is support provided?", 0),
        ("support_measure", "Applicants must submit a plan for support.", 0),
        ("support_measure", "업체당 최대 400만 원까지 지원합니다.", 1),
        ("support_measure", "지원을 받은 업체는 신청할 수 없습니다.", 0),
    ],
)
def test_what_a_sentence_states(kind: FactKind, text: str, expected: list[str] | int) -> None:
    found = values(kind, text)
    assert (found if isinstance(expected, list) else len(found)) == expected


def test_a_name_is_of_the_kind_that_the_document_says_anywhere() -> None:
    text = "In May Quill grew. It met Quill, a Japanese pharmaceutical company ranked 22nd, at noon."
    assert values("company", text) == ["Quill", "Quill"]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        (
            "It met Quill, a Japanese pharmaceutical company ranked 2nd in Japan, at noon.",
            "a Japanese pharmaceutical company ranked 2nd in Japan",
        ),
        ("JANG Ara, CEO of Quill Bio, spoke.", "JANG Ara, CEO"),
        ("The event was attended by Quill Corp.", "attended by"),
    ],
)
def test_the_role_of_a_company_is_said_in_the_documents_words(text: str, role: str) -> None:
    found = [fact for fact in facts(text) if fact.kind == "company"]
    assert {fact.details["role"] for fact in found} == {role}


def test_people_have_titles_and_organisations() -> None:
    found = [
        fact
        for fact in facts("LIM Ara, Director of the Harbor Office, met Kim Ha-na, CEO of Quill.")
        if fact.kind == "person"
    ]
    assert [(f.value, f.details["title"], f.details["organisation"]) for f in found] == [
        ("LIM Ara", "Director", "Harbor Office"),
        ("Kim Ha-na", "CEO", "Quill"),
    ]


def test_people_of_a_list_are_known_by_their_organisation() -> None:
    text = "Participants\n\n- LIM Ara, CEO, Quill Bio (press release)\n- Bo Nine, Harbor Pharma (press release)\n"
    found = [fact for fact in facts(text) if fact.kind == "person"]
    assert [(f.value, f.details["organisation"]) for f in found] == [
        ("LIM Ara", "Quill Bio"),
        ("Bo Nine", "Harbor Pharma"),
    ]


def test_the_column_of_a_table_says_the_title() -> None:
    text = "| 기업 | 대표 |\n| Quill Bio | Kim Ha-na, Lee Bo-ra |\n| Nine | Oh Se-na |"
    found = [fact for fact in facts(text) if fact.kind == "person"]
    assert [(f.value, f.details["title"], f.details["organisation"]) for f in found] == [
        ("Kim Ha-na", "대표", "Quill Bio"),
        ("Lee Bo-ra", "대표", "Quill Bio"),
        ("Oh Se-na", "대표", "Nine"),
    ]


@pytest.mark.parametrize(
    ("text", "value", "inferred"),
    [
        ("on September 26 (Thursday)", "2024-09-26", True),
        ("2024년 9월 25일부터 27일까지", "2024-09-25/2024-09-27", False),
        ("in May", "2024-05", True),
        ("올해 하반기", "2024-H2", True),
        ("the third quarter of 2025", "2025-Q3", False),
        ("by the end of 2027", "2027 end", False),
    ],
)
def test_dates_are_resolved_from_the_documents_own(text: str, value: str, inferred: bool) -> None:
    fact = only("date", f"It happened {text}.", DATED)
    assert (fact.value, fact.details["inferred"]) == (value, inferred)
    assert fact.text in text


def test_a_yearless_date_of_an_undated_document_stays_yearless() -> None:
    assert [only("date", f"It is on {day}.").value for day in ("May 3", "3월 4일")] == ["--05-03", "--03-04"]


def test_amounts_have_currency_unit_and_bound() -> None:
    money, people = [fact for fact in facts("최대 4억 원을 약 120명에게 준다.") if fact.kind == "amount"]
    assert money.details == {"currency": "KRW", "unit": None, "approximate": False, "bound": "up_to"}
    assert people.details == {"currency": None, "unit": "명", "approximate": True, "bound": None}
    assert (money.value, people.value) == ("400000000", "120")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Contact\n\nGlobal Relations\n\na@b.example\n", ("Global Relations", None, None, "a@b.example")),
        (
            "문의: 하버재단 지원팀 표지안 대리(02-555-0123, a@b.example)",
            ("하버재단 지원팀", "표지안", "02-555-0123", "a@b.example"),
        ),
        (
            "Contact: KIM Ara, Director, Harbor Division (+82-44-555-0142)",
            ("Harbor Division", "KIM Ara", "+82-44-555-0142", None),
        ),
        (
            "정책문의: 중소벤처기업부 창업정책과 044-204-7623, 7628",
            ("중소벤처기업부 창업정책과", None, "044-204-7623, 7628", None),
        ),
    ],
)
def test_contacts_have_department_name_phone_and_mail(text: str, expected: tuple[str | None, ...]) -> None:
    assert tuple(only("contact", text).details.values()) == expected


def test_two_people_in_one_row_are_two_contacts() -> None:
    found = [
        fact
        for fact in facts("| 담당과장 | 장인숙(02-555-0130) | 담당자 | 표지안 사무관(02-555-0128) |")
        if fact.kind == "contact"
    ]
    assert [(f.details["name"], f.details["phone"]) for f in found] == [
        ("장인숙", "02-555-0130"),
        ("표지안", "02-555-0128"),
    ]


def test_spellings_are_one_name_only_where_a_list_or_the_document_says_so() -> None:
    text = "The Harbor Office (HO) met Harbour Office staff. HO agreed. 하버청은 답했다."
    assert values("organisation", text) == ["Harbor Office", "Harbour Office", "Harbor Office"]
    listed = [("Harbor Office", "하버청")]
    assert values("organisation", text, aliases=listed).count("Harbor Office") == 3
    assert "Harbour Office" in values("organisation", text, aliases=listed)


@pytest.mark.parametrize(
    "piece", ["Aa ", "A, ", "기관 ", "(", "010-", "with the ", "a@", "1억 ", "| ", "Kim Ha-na, ", "of "]
)
def test_hostile_text_takes_no_longer_than_other_text(piece: str) -> None:
    text = piece * (4_000 // len(piece))
    started = time.process_time()
    facts(text)
    assert time.process_time() - started < 5
