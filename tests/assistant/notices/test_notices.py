"""What a reader must know beside the answer."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from sample_answers import sample_citation
from sample_evidence import sample_document

from assistant.answer import Citation, Notice
from assistant.clock import SEOUL
from assistant.notices.writing import notices_for
from ingest.types import Document

QUOTE = "They met on September 26 and in May."


def noticed(*citations: Citation, documents: tuple[Document, ...] = (sample_document(),)) -> tuple[Notice, ...]:
    return notices_for(citations, {document.document_id: document for document in documents}, "en")


def cited(number: int = 1, quote: str = "The park is open.", **changes: object) -> Citation:
    return sample_citation(number=number, quote=quote, **changes)


def kinds(*notices: Notice) -> list[str]:
    return [notice.kind for notice in notices]


def test_a_plain_quote_needs_no_remark() -> None:
    assert noticed(cited()) == ()
    assert noticed(cited(quote="They met on September 26, 2024.")) == ()


def test_a_yearless_date_is_told_with_its_year_and_the_date_it_comes_from() -> None:
    [notice] = noticed(cited(quote=QUOTE))
    assert notice.kind == "date_inferred"
    assert "September 26" in notice.text
    assert "2024" in notice.text
    assert "2024-09-30" in notice.text
    assert notice.citations == (1,)


def test_a_document_whose_own_date_is_inferred_is_said_to_be() -> None:
    [notice] = noticed(cited(), documents=(sample_document(date_inferred=True),))
    assert (notice.kind, notice.citations) == ("date_inferred", (1,))
    assert "2024-09-30" in notice.text


def test_a_date_that_stands_in_two_quotes_is_told_once() -> None:
    [notice] = noticed(cited(1, QUOTE), cited(2, QUOTE))
    assert notice.citations == (1, 2)
    assert notice.text.count("September 26") == 1


def test_the_year_of_an_undated_document_is_not_inferred() -> None:
    assert kinds(*noticed(cited(quote=QUOTE, date=None), documents=(sample_document(date=None),))) == ["undated"]


def test_an_internal_source_is_named_once_with_all_its_citations() -> None:
    [notice] = noticed(cited(1, visibility="internal"), cited(2, visibility="internal"))
    assert notice.kind == "internal_source"
    assert "Sample release" in notice.text
    assert notice.citations == (1, 2)


def test_every_remark_is_cited_and_in_the_language_asked_for() -> None:
    citation = cited(quote=QUOTE, visibility="internal")
    notices = notices_for([citation], {"d1": sample_document(visibility="internal")}, "ko")
    assert set(kinds(*notices)) == {"date_inferred", "internal_source", "translation"}
    for notice in notices:
        assert notice.citations == (1,)
        assert "니다" in notice.text


def test_a_quote_in_another_language_is_no_translation() -> None:
    korean = sample_document(language="ko")
    [notice] = noticed(cited(quote="공원이 문을 열었다."), documents=(korean,))
    assert (notice.kind, notice.citations) == ("translation", (1,))
    assert notices_for([cited(quote="공원이 문을 열었다.")], {"d1": korean}, "ko") == ()
    assert noticed(cited(), documents=(sample_document(language="und"),)) == ()


@pytest.mark.parametrize("quote", ["9월 26일에 만났다.", "They met on Thursday, September 26."])
def test_dates_are_read_in_both_languages(quote: str) -> None:
    assert kinds(*noticed(cited(quote=quote))) == ["date_inferred"]


def test_what_is_under_embargo_is_said_to_be_as_long_as_it_is() -> None:
    ends = datetime(2025, 6, 1, 9, 0, tzinfo=SEOUL)
    documents = {"d1": sample_document(embargo_until=ends)}
    [notice] = notices_for([cited()], documents, "en", ends - timedelta(seconds=1))
    assert (notice.kind, notice.citations) == ("internal_source", (1,))
    assert "2025-06-01 09:00" in notice.text
    assert notices_for([cited()], documents, "en", ends) == ()
