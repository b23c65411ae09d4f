from __future__ import annotations

import pytest
from scripted_desk import ALIASES, PAGE_ONE, PAGE_TWO, cite, quoting, shelf, silent, spoken

from assistant.evaluation.fidelity import frame_problems, frame_text, statement_problems

FIRST = "The Sample Ministry (SM) said that eight companies will move into\n\nRiver Park on March 4 (Monday)."
SECOND = "The park is not open to visitors."
MEETING = "KIM Bora, Director of the Park Office, plans to meet Anna Weber, Vice Chairman of Nordlab, on March"


def problems(quote: str, said: str | None = None) -> list[str]:
    answer = quoting(quote, said)
    return statement_problems(answer.statements[0], answer, shelf().page_text, ALIASES)


@pytest.mark.parametrize("quote", [FIRST, SECOND, "Contact: desk@sample.example"])
def test_a_sentence_quoted_word_for_word_is_faithful(quote: str) -> None:
    assert problems(quote) == []


@pytest.mark.parametrize(
    ("quote", "said", "finding"),
    [
        (FIRST, "The Sample Ministry said that ten companies will move into River Park.", "number 10"),
        (FIRST, "Eight companies will move into River Park on March 4, 2023.", "date 2023-03-04"),
        (FIRST, "Eight companies will move into River Park on March 5.", "date ????-03-05"),
        (FIRST, "Eight companies moved into River Park on March 4.", "'will' of the quote is missing"),
        (SECOND, "The park is open to visitors.", "'not' of the quote is missing"),
        (MEETING, "KIM Bora meets Anna Weber.", "'plans to' of the quote is missing"),
        (MEETING, "KIM Bora plans to meet Ada Weber.", "name Ada Weber"),
        (MEETING, "KIM Weber plans to meet Anna Weber.", "name KIM Weber"),
        (SECOND, "The park will not be open to visitors.", "intention word"),
        (FIRST, "Eight companies will not move into River Park.", "negation word"),
        ("About 120 tenants work there.", "120 tenants work there.", "'About' of the quote is missing"),
        ("an agreement worth 400 million won", "an agreement worth 400 million yen", "unit yen"),
    ],
)
def test_what_a_statement_adds_or_leaves_out_is_found(quote: str, said: str, finding: str) -> None:
    found = problems(quote, said)
    assert any(finding in problem for problem in found), found


@pytest.mark.parametrize(
    ("quote", "said"),
    [
        (FIRST, "8 companies will move into River Park on 4 March 2024."),
        (FIRST, "리버파크에 8개 기업이 3월 4일 입주할 예정이다."),
        (MEETING, "김보라 국장은 Nordlab의 Anna Weber를 만날 계획이다."),
        ("They may sign an agreement worth 400 million won.", "4억원 규모의 계약을 맺을 수 있다."),
    ],
)
def test_another_way_of_saying_the_same_is_faithful(quote: str, said: str) -> None:
    assert problems(quote, said) == []


def test_a_quote_cut_behind_its_negation_is_found() -> None:
    assert problems("open to visitors.") == ["the quote leaves out 'not' beside it"]


def test_a_quote_cut_behind_its_intention_is_found() -> None:
    assert problems("meet Anna Weber, Vice Chairman of Nordlab") == ["the quote leaves out 'plans to' beside it"]
    assert problems("Anna Weber, Vice Chairman of Nordlab") == []


def test_a_korean_quote_cut_before_its_negation_is_found() -> None:
    text = "공원은 방문객에게 개방되지 않는다."
    answer = spoken([("공원은 방문객에게 개방되지", [1])], [cite("공원은 방문객에게 개방되지", texts=[text])])
    found = statement_problems(answer.statements[0], answer, shelf(text).page_text, ())
    assert found == ["the quote leaves out '않' beside it"]


def test_a_sentence_over_a_page_break_is_faithful_to_both_its_quotes() -> None:
    quotes = [cite(MEETING, 1), cite("5.", 2)]
    said = f"{MEETING} 5."
    answer = spoken([(said, [1, 2])], quotes)
    assert statement_problems(answer.statements[0], answer, shelf().page_text, ALIASES) == []
    answer = spoken([(said, [1])], quotes[:1])
    assert statement_problems(answer.statements[0], answer, shelf().page_text, ALIASES) != []


def test_the_frame_is_what_stands_between_statements_and_marks() -> None:
    answer = spoken([(SECOND, [1])], [cite(SECOND)], frame="The release says:")
    assert frame_text(answer).split() == ["The", "release", "says:"]


@pytest.mark.parametrize(
    ("frame", "finding"),
    [
        ("Of the 150 tenants the release says:", "number 150"),
        ("On April 2 the release says:", "date ????-04-02"),
        ("As Pfizer Korea knows:", "name Pfizer Korea"),
        ("홍길동 대표에 따르면:", "name 홍길동"),
    ],
)
def test_a_frame_that_states_something_of_its_own_is_found(frame: str, finding: str) -> None:
    found = frame_problems(spoken([(SECOND, [1])], [cite(SECOND)], frame=frame))
    assert any(finding in problem for problem in found), found


@pytest.mark.parametrize(
    "frame",
    ["Sample Release, 1 March 2024, page 1:", "문서(2024-03-01, 1쪽)에 따르면:", "Nothing on the 12 tenants, but:"],
)
def test_a_frame_may_repeat_the_question_and_the_citations_metadata(frame: str) -> None:
    answer = spoken([(SECOND, [1])], [cite(SECOND)], frame=frame, question="What about the 12 tenants?")
    assert frame_problems(answer) == []


def test_the_frame_of_an_abstention_is_checked_too() -> None:
    assert frame_problems(silent("Who?")) == []
    assert frame_problems(silent("Who?", text="It was perhaps Anna Weber.")) == ["name Anna Weber is the frame's own"]


def test_the_sample_pages_break_the_meeting_sentence() -> None:
    assert PAGE_ONE.endswith("on March")
    assert PAGE_TWO.startswith("5.")


def test_a_heading_bears_on_no_list_item_below_it() -> None:
    text = "What was done and what was planned\n\n- Done: the park opened to visitors."
    quote = "- Done: the park opened to visitors."
    answer = spoken([(quote, [1])], [cite(quote, texts=[text])])
    assert statement_problems(answer.statements[0], answer, shelf(text).page_text, ()) == []
