"""The rules every statement must pass: whoever wrote it, it says nothing that its quotes do not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_sentences import (
    DATED,
    sample_aliases,
    sample_sentences,
    with_another_day,
    with_another_number,
    with_names_swapped,
    with_words_swapped,
    without_stance,
)

from assistant.verification import violations
from ingest.language.names import Aliases

Change = Callable[[str], Iterator[str]]
STEADY = settings(derandomize=True, deadline=None, max_examples=100)
RELEASE_DAY = date(2024, 9, 30)
ALIASES = Aliases.of([["LIM Jeong-wook", "임정욱"], ["Harbor Hospital", "하버병원"]])


def found(statement: str, *quotes: str, dated: date | None = RELEASE_DAY) -> list[str]:
    return violations(statement, quotes, dated, ALIASES)


def test_a_sentence_may_always_be_said_word_for_word() -> None:
    assert not [s for s in sample_sentences() if violations(s, [s], DATED, sample_aliases())]


@STEADY
@given(st.sampled_from(sample_sentences()), st.lists(st.sampled_from([" ", "\n", "\n\n", "  ", " \t"]), min_size=1))
def test_white_space_within_a_quote_does_not_matter(sentence: str, gaps: list[str]) -> None:
    words = sentence.split()
    quote = "".join(word + gaps[i % len(gaps)] for i, word in enumerate(words))
    assert violations(" ".join(words), [quote], DATED, sample_aliases()) == []


@STEADY
@given(st.sampled_from(sample_sentences()), st.data())
def test_a_sentence_over_two_pages_may_be_said_whole(sentence: str, data: st.DataObject) -> None:
    words = sentence.split()
    cut = data.draw(st.integers(0, len(words)))
    quotes = [" ".join(words[:cut]), " ".join(words[cut:])]
    assert violations(sentence, quotes, DATED, sample_aliases()) == []


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(with_another_number, id="a number is another"),
        pytest.param(with_another_day, id="a day is another"),
        pytest.param(partial(without_stance, kind="negation"), id="a negation is gone"),
        pytest.param(partial(without_stance, kind="modality"), id="a plan becomes a fact"),
        pytest.param(partial(without_stance, kind="approximation"), id="about is gone"),
        pytest.param(with_names_swapped, id="two names are swapped"),
        pytest.param(with_words_swapped, id="two words are swapped"),
    ],
)
def test_every_change_of_meaning_in_any_sample_sentence_is_found(change: Change) -> None:
    changed = [(sentence, other) for sentence in sample_sentences() for other in change(sentence)]
    assert len(changed) > 20
    assert not [other for quote, other in changed if not violations(other, [quote], DATED, sample_aliases())]


@pytest.mark.parametrize(
    ("statement", "quote"),
    [
        ("The firm moved in.", "The firm did not move in."),
        ("The firm did not move in.", "The firm moved in."),
        ("No firm moved in.", "The firm moved in."),
        ("They can't apply.", "They can apply."),
        ("회사는 입주했다.", "회사는 입주하지 않았다."),
        ("지원 대상이다.", "지원 대상이 아니다."),
        ("The ministry meets the firms.", "The ministry plans to meet the firms."),
        ("The ministry will meet the firms.", "The ministry may meet the firms."),
        ("The ministry will meet the firms.", "The ministry will meet the firms if funds allow."),
        ("회사는 입주한다.", "회사는 입주할 예정이다."),
        ("회사가 입주할 예정이다.", "회사가 입주했다."),
        ("120 tenants work there.", "About 120 tenants work there."),
        ("About 120 tenants work there.", "120 tenants work there."),
        ("Grants of 300 million won are paid.", "Grants of up to 300 million won are paid."),
        ("100개 기업을 지원했다.", "약 100개 기업을 지원했다."),
        ("100개 기업을 지원했다.", "100여 개 기업을 지원했다."),
        ("10개사 지원한다.", "10개사 이내로 지원한다."),
    ],
)
def test_negation_plans_and_approximation_stay_exactly_as_quoted(statement: str, quote: str) -> None:
    assert found(statement, quote)


@pytest.mark.parametrize(
    ("statement", "quote", "what"),
    [
        ("The park houses 150 tenants.", "The park houses 128 tenants.", "150"),
        ("Nine firms moved in.", "Eight firms moved in.", "number"),
        ("It cost 500 million won.", "It cost 400 million won.", "number"),
        ("They met on September 27.", "They met on September 26.", "September 27"),
        ("They met on September 26, 2025.", "They met on September 26.", "2025"),
        ("9월 27일에 만났다.", "9월 26일에 만났다.", "9월 27일"),
        ("Write to b@sample.example.", "Write to a@sample.example.", "b@sample.example"),
        ("See www.sample-two.example.", "See www.sample-one.example.", "www.sample-two.example"),
        ("Anna Weber met the firms.", "Bora Kim met the firms.", "Anna Weber"),
        ("임정욱이 만났다.", "오영주가 만났다.", "임정욱"),
    ],
)
def test_what_no_quote_holds_is_named(statement: str, quote: str, what: str) -> None:
    assert any(what in violation for violation in found(statement, quote))


def test_a_sum_that_no_quote_states_is_found() -> None:
    assert found("Ten firms moved in.", "Six firms moved in from Korea.", "Four firms moved in from Japan.")


def test_a_statement_that_adds_words_of_its_own_is_found() -> None:
    assert found("The famous park houses 128 tenants.", "The park houses 128 tenants.")


def test_a_name_may_be_left_out_but_not_made_up() -> None:
    assert found("The minister met Anna Weber.", "The minister met Anna Weber and Bora Kim.") == []
    assert found("The minister met Anna Weber and Bora Kim.", "The minister met Anna Weber.")


def test_word_endings_do_not_matter() -> None:
    assert found("The company moves in.", "The companies moved in.") == []


def test_several_findings_come_in_one_order() -> None:
    everything = found("Anna Weber will not pay 7 dollars on May 5 to x@y.example.", "Nobody pays.")
    assert everything == sorted(everything)
    assert len(everything) >= 5


@STEADY
@given(st.text(max_size=200), st.text(max_size=200))
def test_no_text_makes_it_fail(statement: str, quote: str) -> None:
    assert isinstance(found(statement, quote), list)


@STEADY
@given(st.text(max_size=120))
def test_any_text_may_be_said_word_for_word(text: str) -> None:
    assert found(" ".join(text.split()), text) == []


@pytest.mark.parametrize(
    ("statement", "quote"),
    [
        ("The minister, said the firm, resigned.", "The minister said the firm resigned."),
        ("The firm moved in?", "The firm moved in."),
        ("The firm “moved in”.", "The firm moved in."),
        ("The firm (moved) in.", "The firm moved in."),
        ("The firm has \u202e128\u202c staff.", "The firm has 128 staff."),
        ("The firm has 128\u0336 staff.", "The firm has 128 staff."),
        ("The firm\u200b moved in.", "The firm moved in."),
        ("The firm moved in. 🎉", "The firm moved in."),
        ("The firm moved in. ***", "The firm moved in."),
    ],
)
def test_a_mark_that_no_quote_has_falls(statement: str, quote: str) -> None:
    assert found(statement, quote)


@pytest.mark.parametrize("quote", ["However the firm, in Seoul, moved in.", "“However the firm, in Seoul, moved in.”"])
def test_a_comma_or_quotation_mark_may_go(quote: str) -> None:
    assert not found("However the firm in Seoul moved in.", quote)
