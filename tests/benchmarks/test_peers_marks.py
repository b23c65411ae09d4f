"""What a reply of a product or a peer is credited with, and what not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pytest

from assistant.evaluation.product import Shelf
from assistant.evaluation.schema import Question
from benchmarks.peers.marks import Marker, Shares
from benchmarks.peers.refusals import refuses
from benchmarks.peers.replies import Passage, Reply
from ingest.types import Document, Page

FIRST = "The harbour office opened on 4 March 2021 with\ntwelve clerks."
SECOND = "The ferry carries 300 passengers a day."
CITED = Passage("harbour.pdf", (1,), "The harbour office opened on 4 March 2021 with twelve clerks.")
ELSEWHERE = Passage("harbour.pdf", (2,), SECOND)
CLERKS = Question.model_validate(
    {
        "id": "h1", "question": "How many clerks has the office?", "language": "en", "category": "how",
        "answerability": "answerable",
        "expected": {"numbers": [12], "sources": [{"document": "harbour.pdf", "quote": "with twelve clerks"}]},
    }
)  # fmt: skip
UNASKED = Question.model_validate(
    {"id": "h2", "question": "Who paints it?", "language": "en", "category": "who", "answerability": "unanswerable"}
)


class Library:
    """One document of two pages."""

    def documents(self) -> Sequence[Document]:
        return [
            Document(
                "d1", "corpus/harbour.pdf", "0" * 64, "The harbour", None, dt.date(2021, 5, 1), False, "en", "public",
                True, None, None, None, None, None, (), 2, 2, False, (),
            )
        ]  # fmt: skip

    def pages(self, document_id: str) -> Sequence[Page]:
        assert document_id == "d1"
        return [Page(1, "1", FIRST), Page(2, "2", SECOND)]


@pytest.fixture(scope="module")
def marker() -> Marker:
    return Marker(Shelf(Library()))


def reply(text: str, *cited: Passage, given: tuple[Passage, ...] = (), status: str | None = None) -> Reply:
    return Reply("h1", text, cited, given, 1.0, 100.0, status)


def test_an_answer_with_its_fact_from_its_page_is_right(marker: Marker) -> None:
    marked = marker.mark(CLERKS, reply("It has 12 clerks [1].", CITED))
    assert marked.right
    assert (marked.facts, marked.pages, marked.quotes, marked.unverified) == (
        Shares(1, 1), Shares(1, 1), Shares(1, 1), Shares(0, 1),
    )  # fmt: skip


def test_a_citation_of_another_page_is_right_for_the_document_alone(marker: Marker) -> None:
    marked = marker.mark(CLERKS, reply("It has twelve clerks [1].", ELSEWHERE))
    assert not marked.right
    assert (marked.on_page, marked.on_document) == (False, True)
    assert marked.unverified == Shares(1, 1)


def test_a_passage_over_two_pages_stands_on_both(marker: Marker) -> None:
    both = Passage("harbour.pdf", (1, 2), FIRST + SECOND)
    assert marker.mark(CLERKS, reply("Twelve.", both)).quotes == Shares(1, 1)


def test_words_that_their_page_does_not_hold_are_no_quote(marker: Marker) -> None:
    changed = Passage("harbour.pdf", (1,), "The harbour office closed.")
    assert marker.mark(CLERKS, reply("Twelve.", changed)).quotes == Shares(0, 1)


def test_a_number_of_a_passage_not_cited_is_unverified_and_not_invented(marker: Marker) -> None:
    marked = marker.mark(CLERKS, reply("300 clerks.", given=(ELSEWHERE,)))
    assert (marked.unverified, marked.invented) == (Shares(1, 1), Shares(0, 1))


def test_the_marks_of_an_answer_are_no_numbers_of_it(marker: Marker) -> None:
    assert marker.mark(CLERKS, reply("According to Source 2, many [1, 7].", CITED)).unverified == Shares(0, 0)


def test_a_refusal_is_read_in_the_peers_words_and_in_this_products_status(marker: Marker) -> None:
    assert marker.mark(UNASKED, reply("The sources do not mention who paints it.")).abstained
    assert marker.mark(UNASKED, reply("The documents do not say.", status="not_in_documents")).abstained
    assert not marker.mark(UNASKED, reply("One of two is meant.", status="needs_clarification")).abstained


def test_a_peers_answer_with_an_expected_fact_is_no_refusal(marker: Marker) -> None:
    marked = marker.mark(CLERKS, reply("It has twelve clerks; their names are not mentioned.", CITED))
    assert not marked.abstained
    assert marked.right


def test_a_found_passage_counts_where_it_holds_the_quote_whole(marker: Marker) -> None:
    marked = marker.mark(CLERKS, reply("", given=(ELSEWHERE, Passage("harbour.pdf", (1,), "The harbour"), CITED)))
    assert (marked.ranks, marked.page_ranks) == ((3,), (2, 3))


@pytest.mark.parametrize(
    "text",
    [
        "I cannot answer.", "It cannot be determined from the context.", "The document does not specify the price.",
        "There is no information about this.", "I'm sorry, but that is beyond me.", "Empty Response", "",
        "제공된 자료에서 찾을 수 없습니다.", "이에 대한 정보가 없습니다.", "문서에 언급되지 않았습니다.",
        "The name isn’t given.", "I am unable to provide that.",
    ],
)  # fmt: skip
def test_a_refusal_in_common_words_is_one(text: str) -> None:
    assert refuses(text)


@pytest.mark.parametrize("text", ["The fee is 300 won.", "A notable statement of the mayor.", "직원은 12명입니다."])
def test_an_answer_is_no_refusal(text: str) -> None:
    assert not refuses(text)
