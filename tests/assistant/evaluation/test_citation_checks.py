from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scripted_desk import PAGE_ONE, SampleLibrary, cite, quoting, sample_document, shelf, silent, spoken

from assistant.answer import Answer, Citation, Notice
from assistant.evaluation.citations import citation_problems, quote_problem
from assistant.evaluation.product import Shelf

ONE = "The park is not open to visitors."
TWO = "They may sign an agreement worth 400 million won."


def both(**changes: object) -> Answer:
    return spoken([(ONE, [1]), (TWO, [2])], [cite(ONE, 1), cite(TWO, 2)], **changes)  # type: ignore[arg-type]


def test_an_answer_in_order_is_valid() -> None:
    assert citation_problems(both(), shelf()) == []
    assert citation_problems(silent("Who?"), shelf()) == []
    assert citation_problems(both(status="needs_clarification"), shelf()) == []


def test_a_notice_may_cite_after_the_statements() -> None:
    notice = Notice(kind="conflict", text="Another page differs.", citations=(2,))
    answer = spoken([(ONE, [1])], [cite(ONE, 1), cite(TWO, 2)], notices=[notice])
    assert citation_problems(answer, shelf()) == []


@pytest.mark.parametrize(
    ("changed", "finding"),
    [
        (spoken([(ONE, [2])], [cite(ONE, 2)]), "numbered [2]"),
        (spoken([(TWO, [2]), (ONE, [1])], [cite(ONE, 1), cite(TWO, 2)]), "first used in the order [2, 1]"),
        (spoken([(ONE, [1, 2])], [cite(ONE, 1)]), "[2] does not exist"),
        (spoken([(ONE, [1])], [cite(ONE, 1), cite(TWO, 2)]), "[2] is cited and not used"),
        (spoken([(ONE, [1]), (TWO, [])], [cite(ONE, 1)]), "cites nothing"),
        (both(text=f"{ONE} [1] {TWO}"), "is marked [] and cites [2]"),
        (both(text=f"{ONE} [1] {TWO} [2] And [1]."), "marks that follow no statement"),
        (both(text=f"{TWO} [2] {ONE} [1]"), "is not in the text in its turn"),
        (both(text="Something else."), "is not in the text in its turn"),
        (spoken([], [], status="answered", text="Yes."), "states nothing"),
        (both(status="not_in_documents"), "states or cites something"),
        (silent("Who?", text="See [1]."), "states or cites something"),
    ],
)
def test_a_break_of_the_numbering_is_found(changed: Answer, finding: str) -> None:
    found = citation_problems(changed, shelf())
    assert any(finding in problem for problem in found), found


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("document_id", "d2"),
        ("title", "Other"),
        ("kind", "notice"),
        ("date", date(2023, 3, 1)),
        ("visibility", "internal"),
        ("path", "corpus/other.pdf"),
        ("path", "ample.pdf"),
        ("page_label", "7"),
    ],
)
def test_a_citation_that_disagrees_with_the_registry_is_found(field: str, value: object) -> None:
    answer = spoken([(ONE, [1])], [cite(ONE, **{field: value})])
    assert len(citation_problems(answer, shelf())) == 1


def test_an_internal_document_shown_to_the_press_is_found() -> None:
    held = Shelf(SampleLibrary(held=(sample_document(visibility="internal"),)))
    answer = spoken([(ONE, [1])], [cite(ONE, visibility="internal")], audience="press")
    assert citation_problems(answer, held) == ["[1] shows an internal document to the press"]


def moved(citation: Citation, **changes: object) -> Citation:
    return citation.model_copy(update=changes)


@given(st.integers(-5, 5), st.integers(-5, 5))
def test_a_quote_stands_at_its_offsets_or_is_found_misaligned(left: int, right: int) -> None:
    quote = cite(ONE)
    shifted = moved(quote, start=quote.start + left, end=quote.end + right)
    assert (quote_problem(shifted, shelf()) is None) == (left == right == 0)


@given(st.data())
def test_any_stretch_of_a_page_is_a_quote(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(PAGE_ONE) - 1))
    end = data.draw(st.integers(start + 1, len(PAGE_ONE)))
    quote = moved(cite(ONE), start=start, end=end, quote=PAGE_ONE[start:end])
    assert (quote_problem(quote, shelf()) is None) == bool(PAGE_ONE[start:end].strip())


def test_a_quote_of_another_page_or_of_other_words_is_found() -> None:
    quote = cite(ONE)
    assert "page 9" in str(quote_problem(moved(quote, page=9), shelf()))
    assert "do not stand" in str(quote_problem(moved(quote, page=2), shelf()))
    assert "do not stand" in str(quote_problem(moved(quote, quote=ONE.upper()), shelf()))


def test_a_quote_counts_from_the_front_of_its_page() -> None:
    end = cite("on March", texts=[PAGE_ONE])
    assert quote_problem(end, shelf()) is not None or end.start >= 0
    from_behind = moved(end, start=end.start - len(PAGE_ONE), end=end.end)
    assert quote_problem(from_behind, shelf()) is not None


def test_the_helper_quotes_what_it_says() -> None:
    answer = quoting(ONE)
    assert quote_problem(answer.citations[0], shelf()) is None
