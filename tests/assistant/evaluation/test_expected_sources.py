from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scripted_desk import PAGE_ONE, PAGE_TWO, SampleLibrary, SamplePassage, sample_document, shelf

from assistant.evaluation.errors import EvaluationError
from assistant.evaluation.product import Shelf
from assistant.evaluation.schema import Question
from assistant.evaluation.sources import Spot, spots


def asking(quote: str, document: str = "sample.pdf", page: int | None = None) -> Question:
    return Question.model_validate(
        {
            "id": "q1",
            "question": "?",
            "language": "en",
            "category": "c",
            "answerability": "answerable",
            "expected": {"numbers": [1], "sources": [{"document": document, "quote": quote, "page": page}]},
        }
    )


def test_a_quote_is_found_however_its_lines_are_wrapped() -> None:
    (spot,) = spots(asking("companies will move into River Park"), shelf())
    assert PAGE_ONE[spot.start : spot.end] == "companies will move into\n\nRiver Park"
    assert spot.page == 1


def test_a_quote_over_a_page_break_is_found_by_its_longer_part() -> None:
    (spot,) = spots(asking("Vice Chairman of Nordlab, on March 5."), shelf())
    assert (spot.page, PAGE_ONE[spot.start : spot.end]) == (1, "Vice Chairman of Nordlab, on March")
    (spot,) = spots(asking("March 5. They may sign an agreement"), shelf(PAGE_ONE + "\n- 1 -", PAGE_TWO))
    assert (spot.page, PAGE_TWO[spot.start : spot.end]) == (2, "5. They may sign an agreement")


def test_every_place_of_a_quote_counts_unless_a_page_is_given() -> None:
    twice = shelf("The park. The park.", "The park.")
    assert [spot.page for spot in spots(asking("The park"), twice)] == [1, 1, 2]
    assert [spot.page for spot in spots(asking("The park", page=2), twice)] == [2]


def test_a_quote_that_the_document_does_not_have_stops_the_run() -> None:
    with pytest.raises(EvaluationError, match=r"q1: expected\.sources: sample\.pdf does not say 'ten companies'"):
        spots(asking("ten companies"), shelf())


def test_a_document_must_be_held_once() -> None:
    with pytest.raises(EvaluationError, match=r"no document named other\.pdf"):
        spots(asking("The park", "other.pdf"), shelf())
    pair = (sample_document(), sample_document(document_id="d2", path="/store/archive/sample.pdf"))
    library = Shelf(SampleLibrary(held=pair))
    with pytest.raises(EvaluationError, match="2 documents"):
        spots(asking("The park"), library)
    assert [spot.document_id for spot in spots(asking("The park is", "archive/sample.pdf"), library)] == ["d2"]


@given(st.integers(0, len(PAGE_ONE)), st.integers(0, len(PAGE_ONE)))
def test_a_passage_holds_a_spot_when_it_covers_all_of_it(start: int, end: int) -> None:
    spot = Spot("d1", 1, 40, 60)
    assert spot.is_in(SamplePassage(1, start, end)) == (start <= 40 and end >= 60)
    assert not spot.is_in(SamplePassage(2, 0, 999))
    assert not spot.is_in(SamplePassage(1, 0, 999, "d2"))
