"""Numbered citations of exact places."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from assistant.answering.citations import Citations
from assistant.desk import Desk
from ingest.registry import StoredSentence
from ingest.types import Document


@pytest.fixture(scope="module")
def release(desk: Desk) -> tuple[Document, list[StoredSentence]]:
    """The release and all its sentences."""
    [document] = [d for d in desk.registry.documents() if d.kind == "press_release"]
    last = max(chunk.last for chunk in desk.registry.chunks_of(document.document_id))
    return document, desk.registry.sentences(document.document_id, 0, last)


Release = tuple[Document, Sequence[StoredSentence]]


def test_numbers_follow_the_order_of_first_use(desk: Desk, release: Release) -> None:
    document, sentences = release
    citations = Citations(desk.registry)
    whole = [s for s in sentences if len(s.spans) == 1]
    assert [citations.cite(whole[i], document) for i in (5, 2, 5, 9)] == [(1,), (2,), (1,), (3,)]
    assert [citation.number for citation in citations.all()] == [1, 2, 3]


def test_every_quote_is_what_stands_on_its_page(desk: Desk, release: Release) -> None:
    document, sentences = release
    citations = Citations(desk.registry)
    for sentence in sentences:
        numbers = citations.cite(sentence, document)
        assert " ".join(" ".join(citations.quotes(numbers)).split()) == " ".join(sentence.text.split())
    for citation in citations.all():
        page = desk.registry.page_text(document.document_id, citation.page)
        assert page[citation.start : citation.end] == citation.quote


def test_a_sentence_over_two_pages_has_a_citation_on_each(desk: Desk, release: Release) -> None:
    document, sentences = release
    over = [sentence for sentence in sentences if len(sentence.spans) > 1]
    assert over
    citations = Citations(desk.registry)
    assert citations.cite(over[0], document) == (1, 2)
    first, second = citations.all()
    assert first.page is not None
    assert second.page == first.page + 1


def test_a_citation_says_all_about_its_document(desk: Desk, release: Release) -> None:
    document, sentences = release
    citations = Citations(desk.registry)
    citations.cite(sentences[-1], document)
    citation = citations.all()[0]
    assert (citation.title, citation.kind, citation.date) == (document.title, "press_release", document.date)
    assert (citation.visibility, citation.path) == ("public", document.path)
    assert (citation.page, citation.section) == (3, sentences[-1].section)
    assert citation.chunk_id in desk.registry.chunks([citation.chunk_id])
