"""What a document says of itself, in English and Korean; where it says nothing, nothing is taken for it."""

from __future__ import annotations

from datetime import date

import pytest

from ingest.masthead import Masthead
from ingest.preparing import prepare
from ingest.settings import ChunkSettings
from ingest.types import Page, Reading

BODY = "\n\nThe programme of this sample supports companies that run verification projects with a partner abroad.\n"
DAY = date(2024, 9, 30)


def masthead(head: str, *, title: str | None = None, body: str = BODY) -> Masthead:
    return prepare(Reading((Page(None, None, head + body, "whole"),), title), ChunkSettings()).masthead


@pytest.mark.parametrize(
    "line",
    [
        "Date: 30 September 2024",
        "Posted: 2024-09-30",
        "Monday, September 30, 2024",
        "Release date | 2024-09-30",
        "For immediate release, September 30, 2024",
        "**Busan, 30 September 2024** – The office today opened a fund.",
        "BUSAN, Korea (September 30, 2024) — The office today opened a fund.",
        "Last updated: 30 September 2024",
        "Ministry of Samples, Press Division | Updated 30 September 2024",
        "보도시점: 2024. 9. 30.(월) 조간부터 / 배포: 2024. 9. 29.(일)",
        "2024. 9. 30.(월)",
        "보도일시: 2024. 9. 30.(월) 12:00",
        "| 보도시점 | (온라인) 2024. 9. 30.(월) 16:00 |",
        "| 배포일시 | 2024. 9. 30.(월) 09:00 | 담당부서 | 표본과 |",
        "2024년 9월 30일(월) 배포",
        "2024년 9월 30일 월요일",
    ],
)
def test_a_line_of_the_head_that_says_nothing_else_dates_a_document(line: str) -> None:
    said = masthead(f"Press release\n\n{line}\n\nOn 26 September 2024 work began.")
    assert (said.date, said.date_inferred) == (DAY, False)


@pytest.mark.parametrize(
    "line",
    [
        "On 30 September 2024 eight companies moved in.",
        "In Busan, on 30 September 2024 – a Monday – eight companies moved in.",
        "Deadline: 30 September 2024",
        "접수기간: 2024. 9. 30.",
        "2024-09-30 ~ 2024-10-02",
        "| Milestone | 2024-09-30 | Seoul |",
        "2024년 9월 30일 보도).",
        "September 30",
        "September 2024",
    ],
)
def test_dates_of_events_periods_and_parts_do_not(line: str) -> None:
    assert masthead(f"Press release\n{line}\n").date is None


def test_only_the_head_counts_and_what_stands_above_a_signature() -> None:
    lines = "".join(f"\nThe sample says in its sentence number {n} nothing of note.\n" for n in range(30))
    assert masthead("Sample note", body=f"{lines}\n2024-09-30\n").date is None
    assert masthead("표본 공고", body=f"{lines}\n2024년 9월 30일\n표본부 장관\n").date == DAY
    assert masthead("", body="").date is None


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ("Press release\nSeptember 30 (Monday)\n\nThe sample of 2024 follows that of 2023.", (DAY, True)),
        ("보도자료\n보도시점: 9. 30.(월) 12:00\n\n2024년도 표본 사업은 2025년까지 이어진다.", (DAY, True)),
        ("Press release\nReleased: September 30\n\nThe sample began in May 2024.", (DAY, True)),
        ("Press release\nReleased: September 30\n\nThe sample runs from May 2024 to 2026.", (None, False)),
        ("Press release\nReleased: September 30 (Tuesday)\n\nThe sample began in May 2024.", (None, False)),
        ("Press release\nReleased: February 29\n\nThe sample began in May 2023.", (None, False)),
    ],
)
def test_a_missing_year_is_the_only_one_that_fits_and_is_marked_as_inferred(
    head: str, said: tuple[date | None, bool]
) -> None:
    found = masthead(head)
    assert (found.date, found.date_inferred) == said


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        ("Press Release\nSample firms move in", "press_release"),
        ("| | 보 도 자 료 | |\n표본 기업 입주", "press_release"),
        ("| 배포일시 | 2024. 9. 30. | 담당부서 | 표본과 |\n표본 기업 입주", "press_release"),
        ("표본부 공고 제2024-87호\n2024년도 표본 사업", "notice"),
        ("2024년도 표본기업 모집공고", "notice"),
        ("Guide to the Sample Zone", "guide"),
        ("Sample Zone: Annual Report", "report"),
        ("Sample Zone\nKind: background sheet", "fact_sheet"),
        ("Sample Zone\nKind: Letter of intent", "letter_of_intent"),
        ("| 구분 | 표본 특구 | 다른 특구 |\n표본 특구 비교", None),
        ("The Sample Zone and what it is for", None),
        ("Guiding the Sample Zone", None),
    ],
)
def test_the_kind_is_the_documents_own_word(head: str, kind: str | None) -> None:
    assert masthead(head).kind == kind


@pytest.mark.parametrize(
    ("head", "issuer"),
    [
        ("Press Release\nMinistry of Samples, Trials and Tests (MSTT)\nSample firms move in", "Ministry of Samples, Trials and Tests"),  # noqa: E501
        ("Press Release\nMinistry of Samples (MOS), Marine Team\nSample firms move in", "Ministry of Samples"),
        ("Sample Zone\nPublished by the Sample Provincial Government, Energy Bureau.", "Sample Provincial Government"),
        ("Sample Zone\nIssued by: Sample Desk", "Sample Desk"),
        ("보도자료\n한빛표본진흥원\n표본 기업 입주", "한빛표본진흥원"),
        ("중소벤처기업부 공고 제2024–87호\n표본 기업 모집공고", "중소벤처기업부"),
        ("표본 기업 모집공고\n2024년 9월 30일\n표본부 장관", "표본부"),
        ("새빛시 공고 제2024-1호\n표본 기업 모집공고", "새빛시"),
        ("표본 기업 모집공고\n2024년 9월 30일\n새빛시장", "새빛시"),
        ("보도자료\n표본 기업 입주\n□ 중소벤처기업부(장관 김표본)는 표본 기업이 입주한다고 밝혔다.", "중소벤처기업부"),
        ("Press Release\nSample firms move in\nThe Ministry of Samples (MOS, Minister KIM Pyo-bon) said that they move in.", "Ministry of Samples"),  # noqa: E501
        ("Sample University to Train Engineers", None),
        ("| 팀명 / Team name | Samples |\n표본 사업계획서", None),
    ],
)  # fmt: skip
def test_the_issuer_is_named_by_head_label_signature_number_or_speaker(head: str, issuer: str | None) -> None:
    assert masthead(head).issuer == issuer


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (
            "Press Release\nwww.sample.example\nContact: press@sample.example\nSample firms move in",
            "Sample firms move in",
        ),
        ("SAMPLE\n보도자료\n한빛표본진흥원\n2024년 9월 30일\n표본 기업, 공원에 입주", "표본 기업, 공원에 입주"),
        ("표본부 공고 제2024-87호\n2024년도 표본패키지\n표본 기업 모집공고", "2024년도 표본패키지 표본 기업 모집공고"),
        ("우리가 만든 표본 발사체,\n그 이름은 표본", "우리가 만든 표본 발사체, 그 이름은 표본"),
        ("Sample firms move into the park.", None),
    ],
)
def test_the_title_is_the_first_line_that_can_be_one(head: str, title: str | None) -> None:
    assert masthead(head).title == title


@pytest.mark.parametrize("told", ["Sample firms move in", "Sample firms", "Old plan"])
def test_a_title_in_the_metadata_counts_where_it_stands_in_the_text(told: str) -> None:
    assert masthead("Press Release\nSample firms move in", title=told).title == "Sample firms move in"


def test_the_name_of_a_kind_is_no_title_though_the_metadata_say_so() -> None:
    assert masthead("보도자료\n표본 기업 여덟 곳 입주", title="보도자료").title == "표본 기업 여덟 곳 입주"


def test_the_subject_of_a_mail_is_its_title() -> None:
    head = "From: Desk <desk@mos.example>\nDate: 2024-09-30 09:00\nSubject: Sample firms move in\n\nDear colleagues"
    said = masthead(head, title="Sample firms move in")
    assert (said.title, said.date, said.contact) == ("Sample firms move in", DAY, "Desk <desk@mos.example>")


OTHERS = "그 밖의 사항은 다음과 같다.\n" * 4


@pytest.mark.parametrize(
    ("text", "contact"),
    [
        ("Press Release\nContact\nMedia Relations\npress@mos.example\nSamples", "Media Relations, press@mos.example"),
        ("Sample firms\nEnquiries: Sample Team, +82 44 204 7000", "Sample Team, +82 44 204 7000"),
        (
            f"표본 공고\n실명등록: 표본정보(☏1577-1006)\n{OTHERS}문의: 표본정책과 044-204-7623",
            "표본정책과, 044-204-7623",
        ),
        ("From: Sample Desk <desk@mos.example>\nSubject: Samples", "Sample Desk <desk@mos.example>"),
        ("Sample firms\nThe hall of the fair has the number 02-555-0100.", None),
    ],
)
def test_the_contact_is_who_is_given_to_be_asked(text: str, contact: str | None) -> None:
    assert masthead(text).contact == contact
