"""Who a sentence says its statement comes from, and of which day."""

from __future__ import annotations

from datetime import date

import pytest
from sample_evidence import sample_document

from assistant.notices.attribution import attributed
from ingest.language.names import Aliases

ALIASES = Aliases.of([["Harbor City", "하버시"]])
DATED = date(2025, 3, 1)
OCTOBER = date(2024, 10, 9)


@pytest.mark.parametrize(
    ("text", "body", "source", "day"),
    [
        ("It has 8 labs, according to Harbor News, 9 October 2024.", "It has 8 labs .", "Harbor News", OCTOBER),
        ("According to Harbor News, it has 8 labs.", "it has 8 labs.", "Harbor News", DATED),
        ("Harbor City said on 3 May 2024 that it has 8 labs.", "it has 8 labs.", "Harbor City", DATED),
        ("It has 8 labs (Harbor News, 9 October 2024).", "It has 8 labs .", "Harbor News", OCTOBER),
        ("연구실이 8개 있다(하버시, 2024년 10월 9일 보도).", "연구실이 8개 있다 .", "하버시", OCTOBER),
        ("하버시에 따르면 연구실이 8개 있다.", "연구실이 8개 있다.", "하버시", DATED),
    ],
)
def test_a_sentence_may_name_its_source(text: str, body: str, source: str, day: date) -> None:
    said = attributed(text, sample_document(date=DATED), ALIASES)
    assert (said.body, said.source, said.day, said.told) == (body, source, day, True)


def test_every_spelling_of_an_issuer_is_one() -> None:
    texts = ("하버시에 따르면 8개이다.", "According to Harbor City, it has 8 labs.")
    assert {attributed(text, sample_document(), ALIASES).issuer for text in texts} == {"Harbor City"}


@pytest.mark.parametrize(
    "text", ["It has 8 labs.", "It (2019) has 8 labs.", "The labs said nothing.", "연구실이 8개 있다."]
)
def test_a_sentence_without_a_source_speaks_for_its_document(text: str) -> None:
    said = attributed(text, sample_document(issuer="하버시", date=DATED), ALIASES)
    assert (said.body, said.source, said.issuer, said.told) == (text, "하버시", "Harbor City", False)
    assert said.day == DATED
