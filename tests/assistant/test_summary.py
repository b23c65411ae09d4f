"""Summaries by extraction: the lead and the headings of a document, or the first sentences of a section."""

from __future__ import annotations

import pytest
from answer_rules import breaches
from sample_evidence import ask, sample_found

from assistant.desk import Desk
from assistant.evidence import Passage
from assistant.summary import HEADINGS, SECTION_SENTENCES, summarise
from ingest.registry import StoredSentence
from ingest.types import Document


@pytest.fixture(scope="module")
def guideline(samples: Desk) -> tuple[Document, list[StoredSentence]]:
    """The sample press release on a guideline, which has a lead and headings, and its sentences."""
    [document] = [d for d in samples.registry.documents() if d.path.endswith("privacy-guideline.txt")]
    last = max(chunk.last for chunk in samples.registry.chunks_of(document.document_id))
    return document, samples.registry.sentences(document.document_id, 0, last)


Guideline = tuple[Document, list[StoredSentence]]


def summary(samples: Desk, guideline: Guideline, of: int, question: str, coverage: float) -> list[StoredSentence]:
    """What is quoted where the best evidence is that sentence of the guideline."""
    document, sentences = guideline
    found = sample_found(Passage(sentences[of], document, None), coverage=coverage)
    return [draft.sentence for draft in summarise(ask(question), [found], samples.registry)]


def heading(guideline: Guideline, text: str) -> int:
    return next(s.ordinal for s in guideline[1] if s.text == text)


def test_a_document_is_summarised_by_its_lead_and_headings(samples: Desk, guideline: Guideline) -> None:
    lead, *headings = summary(samples, guideline, 12, "What is this release about?", 1.0)
    assert lead.text.startswith("The Personal Information Safeguard Commission (Chairperson KWON Eun-su")
    assert [h.text for h in headings][:3] == ["Background", "Main Points", "Sandbox"]
    assert len(headings) <= HEADINGS
    assert all(h.kind == "heading" for h in headings)


def test_a_section_that_the_question_names_is_summarised_by_its_first_sentences(
    samples: Desk, guideline: Guideline
) -> None:
    found = summary(samples, guideline, heading(guideline, "Sandbox"), "Summarise the sandbox.", 1.0)
    assert len(found) == SECTION_SENTENCES
    assert {s.section for s in found} == {"Sandbox"}
    assert found[0].text.startswith("From July 1")


def test_a_heading_that_is_only_near_does_not_narrow_the_summary(samples: Desk, guideline: Guideline) -> None:
    found = summary(samples, guideline, heading(guideline, "Sandbox"), "Summarise the quarterly sales figures.", 0.2)
    assert found[0].section is None


@pytest.mark.parametrize("question", ["What is this release about?", "이 보도자료를 요약해 주세요"])
def test_the_release_is_summarised_with_citations(desk: Desk, question: str) -> None:
    answer = desk.ask(question)
    assert answer.status == "answered"
    assert breaches(answer, desk.registry) == []
    assert "announced that it will actively promote Korea-Japan bio cooperation" in answer.statements[0].text
    assert "(4) Corporate Collaboration" in {statement.text for statement in answer.statements}


def test_a_part_of_the_release_is_summarised_from_that_part(desk: Desk) -> None:
    answer = desk.ask("Summarise the part on investment linkage.")
    assert {citation.section for citation in answer.citations} == {"(2) Investment Linkage"}
