"""What the documents set against the thing asked for: another programme, another of two, the other side."""

from __future__ import annotations

import pytest
from sample_evidence import NO_ALIASES, ask, plain_lexicon, sample_document, sample_passages

from assistant.evidence.answerability import DEED
from assistant.evidence.candidates import Passage
from assistant.evidence.contrasts import are_contrasted, deeds_told
from assistant.evidence.matching import match_table
from ingest.lexicon import Vectors


def contrasted(question: str, passages: list[Passage]) -> list[bool]:
    asked, lexicon = ask(question), plain_lexicon()
    texts = [passage.text for passage in passages]

    def match(texts: list[str]) -> Vectors:
        return match_table(asked.terms, texts, [None] * len(texts), NO_ALIASES, lexicon)

    return list(are_contrasted(asked, passages, texts, match(texts), lambda titles: match(list(titles))))


@pytest.mark.parametrize(
    ("question", "of_another"),
    [
        ("How many firms did the harbour safety voucher pick?", True),
        ("How many firms did the voucher pick?", False),  # both have vouchers
        ("What does the harbour voucher offer to firms?", False),  # one word may be left out
        ("What does the harbour safety voucher offer to firms?", True),
    ],
)
def test_the_programme_that_another_title_names_is_another_documents(question: str, of_another: bool) -> None:
    safety = sample_document(document_id="d1", title="Harbour safety voucher 2025")
    export = sample_document(document_id="d2", title="Export voucher 2025")
    passages = [
        *sample_passages("It helps firms.", document=safety),
        *sample_passages("The voucher picks 40 firms.", document=export),
    ]
    assert contrasted(question, passages) == [False, of_another]


@pytest.mark.parametrize(
    ("texts", "of_another"),
    [
        (("서면평가를 먼저 한다.", "발표평가는 위원 7명이 한다."), [False, True]),
        (("서면평가와 발표평가는 위원 7명이 한다.",), [False]),
        (("심사가 있다.", "발표평가는 위원 7명이 한다."), [False, False]),  # nothing says that there are two
    ],
)
def test_a_document_that_has_both_of_two_like_things_means_two(texts: tuple[str, ...], of_another: list[bool]) -> None:
    assert contrasted("서면평가 위원은 몇 명인가요?", sample_passages(*texts)) == of_another


@pytest.mark.parametrize(
    ("question", "text", "opposite"),
    [
        ("What is the minimum grant?", "The grant is up to 40 million won.", True),
        ("What is the minimum grant?", "The grant is at least 1 million won.", False),
        ("What is the minimum grant?", "The minimum is 1 million won, the maximum 9 million.", False),
        ("Who sang the closing theme?", "Anna Weber sang the opening theme.", True),
        ("국내 기업은 몇 곳인가요?", "해외 기업 12곳이 참가했다.", True),
        ("신청이 줄어든 까닭은 무엇인가요?", "예산이 늘었기 때문이다.", True),
        ("How many firms came?", "12 foreign firms came.", False),
    ],
)
def test_the_other_side_is_no_answer(question: str, text: str, opposite: bool) -> None:
    assert contrasted(question, sample_passages(text)) == [opposite]


def test_the_side_that_the_heading_names_is_meant() -> None:
    headed = sample_passages("12 firms went abroad.", section="Domestic firms")
    assert contrasted("How many domestic firms were there?", headed) == [False]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("How many firms of the harbour voucher were punished for fraud?", False),
        ("How many firms of the harbour voucher moved abroad?", True),
        ("How many firms has the harbour voucher?", True),  # nothing more is asked
    ],
)
def test_the_title_alone_is_not_what_is_asked_of_its_subject(question: str, told: bool) -> None:
    passages = sample_passages("40 firms moved abroad.", document=sample_document(title="Harbour voucher"))
    asked, lexicon = ask(question), plain_lexicon()

    def match(texts: list[str]) -> Vectors:
        return match_table(asked.terms, texts, [None] * len(texts), NO_ALIASES, lexicon)

    matches = match(["40 firms moved abroad."]).astype(float)
    assert (deeds_told(asked, passages, matches, lambda titles: match(list(titles)))[0] > DEED) == told
