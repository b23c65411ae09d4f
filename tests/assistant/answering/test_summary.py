"""Summaries by extraction: a document's lead and headings, a section's first sentences, or the sentences on a topic."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import pytest
from answer_rules import breaches
from shared_model import SharedModel

from assistant.answer import Answer
from assistant.answering.summary import HEADINGS, SENTENCES
from assistant.desk import Desk
from ingest.pipeline import add
from ingest.settings import Settings

TITLES = {
    "Guide to the Haedong Battery Recycling Regulation-Free Zone": "The Haedong Battery Recycling Regulation-Free Zone",
    "Questions and Answers: Maritime Mobility Testbed in Norddal, Norway": "The Maritime Mobility Testbed (MMT) is",
    "PISC Publishes Guideline on Personal Data in Generative AI": "The Personal Information Safeguard Commission (Ch",
    "코리아 스타트업 하우스 싱가포르 2024년 운영 경과 보고": "코리아 스타트업 하우스 싱가포르(Korea Startup House",
    "한울모태펀드, 하반기 출자사업에 2,600억 원 푼다": "모태펀드에서 2,600억 원을 출자하여 모두",
    "2025년 소상공인 디지털 전환 지원사업 공고": "새빛시와 새빛소상공인지원재단은",
}


def summary(desk: Desk, question: str) -> Answer:
    answer = desk.ask(question)
    assert answer.status == "answered", question
    assert breaches(answer, desk.registry) == []
    return answer


@pytest.mark.parametrize("title", TITLES)
def test_a_document_is_summarised_by_the_sentence_that_says_what_its_title_names(samples: Desk, title: str) -> None:
    answer = summary(samples, f"Summarise “{title}”")
    assert {citation.title for citation in answer.citations} == {title}
    assert answer.statements[0].text.startswith(TITLES[title])


def test_headings_that_say_something_follow_the_lead(desk: Desk) -> None:
    _, *headings = summary(desk, "Summarise the press release “From Verification to Licensing”").statements
    assert [heading.text for heading in headings][:2] == [
        "(1) Verification and Technology Development",
        "(2) Investment Linkage",
    ]
    assert len(headings) <= HEADINGS


def test_headings_that_only_name_topics_give_way_to_what_stands_under_them(samples: Desk) -> None:
    _, *firsts = summary(samples, "Summarise the guide to the battery recycling zone").statements
    assert firsts[0].text.startswith("Before the designation, a used battery could not be graded")
    assert firsts[1].text.startswith("The anchor company is Recellion")
    assert len(firsts) <= HEADINGS


def test_a_document_without_headings_is_summarised_by_its_first_sentences(samples: Desk) -> None:
    answer = summary(samples, "Summarise the questions and answers on the maritime mobility testbed")
    assert len(answer.statements) == SENTENCES


@pytest.mark.parametrize("question", ["What is the latest document about?", "최근 문서의 주요 내용은 무엇인가요?"])
def test_the_latest_document_is_the_one_dated_last(samples: Desk, question: str) -> None:
    dates = [document.date for document in samples.registry.documents() if document.date]
    assert {citation.date for citation in summary(samples, question).citations} == {max(dates)}


def test_the_latest_of_a_kind_is_looked_for_among_those_of_the_kind(samples: Desk) -> None:
    answer = summary(samples, "What are the key points of the latest press release?")
    releases = [d.date for d in samples.registry.documents() if d.kind == "press_release" and d.date]
    assert {citation.date for citation in answer.citations} == {max(releases)}


def test_the_latest_document_is_one_that_may_be_seen(samples: Desk) -> None:
    dates = sorted(document.date for document in samples.registry.documents() if document.date)
    answer = samples.ask("What is the latest document about?", as_of=dates[-2])
    assert {citation.date for citation in answer.citations} == {dates[-2]}


@pytest.mark.parametrize("heading", ["Exemptions", "Sandbox", "Background", "Results so far"])
def test_a_part_is_summarised_by_its_own_sentences(samples: Desk, heading: str) -> None:
    answer = summary(samples, f"Summarise the part on {heading}.")
    assert all(heading in (citation.section or "") for citation in answer.citations)
    assert all(statement.text != heading for statement in answer.statements)


def test_korean_headings_are_parts_too(samples: Desk) -> None:
    answer = summary(samples, "달라진 점 부분을 요약해 주세요")
    assert {citation.section for citation in answer.citations} == {"□ 달라진 점"}


@pytest.mark.parametrize("part", ["corporate collaboration", "intergovernmental cooperation", "investment linkage"])
def test_a_section_of_the_release_is_summarised_alone(desk: Desk, part: str) -> None:
    sections = {citation.section for citation in summary(desk, f"Summarise the section on {part}").citations}
    assert [part in (section or "").lower() for section in sections] == [True]


def test_a_part_may_be_named_in_the_other_language(desk: Desk) -> None:
    answer = summary(desk, "투자 연계 부분을 요약해 주세요")
    assert {citation.section for citation in answer.citations} == {"(2) Investment Linkage"}


def test_a_topic_without_a_heading_is_summarised_by_the_sentences_on_it(samples: Desk) -> None:
    answer = summary(samples, "Summarise the Korea-Netherlands Advanced Semiconductor Academy")
    assert 1 < len(answer.statements) <= SENTENCES
    assert "KNASA" in answer.statements[0].text


@pytest.mark.parametrize(
    "question",
    [
        "Summarise the biography of Napoleon.",
        "나폴레옹의 생애를 요약해 주세요",
        "Summarise the 2019 notice on fisheries",
        "Give me an overview of the moon landing",
        "Summarise the latest notice on bird watching",
    ],
)
def test_what_is_not_there_is_not_summarised(samples: Desk, desk: Desk, question: str) -> None:
    for opened in (samples, desk):
        answer = opened.ask(question)
        assert answer.status in {"not_in_documents", "out_of_scope"}
        assert answer.statements == ()


@pytest.mark.parametrize("question", ["What is this release about?", "이 보도자료를 요약해 주세요"])
def test_the_release_is_summarised_with_citations(desk: Desk, question: str) -> None:
    answer = summary(desk, question)
    assert "announced that it will actively promote Korea-Japan bio cooperation" in answer.statements[0].text
    assert "(4) Corporate Collaboration" in {statement.text for statement in answer.statements}


def test_a_document_of_nothing_but_a_line_is_summarised_by_it(model: SharedModel, tmp_path: Path) -> None:
    folder = tmp_path / "inbox"
    folder.mkdir()
    (folder / "sample.md").write_text("# Sample plan\n\nTen sites", "utf-8")
    settings = Settings(store=tmp_path / "store")
    add(settings, [folder], open_model=lambda _: cast(Any, model))
    opened = Desk(settings)
    assert "Ten sites" in summary(opened, "Summarise the sample plan").text
    opened.close()
