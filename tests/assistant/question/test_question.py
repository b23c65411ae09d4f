"""A question, understood: what it is about, and what an answer must account for."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.answer import Turn
from assistant.question.message import clean
from assistant.question.understanding import LONGEST_SEARCH, MOST_TERMS, Question, Term, understand
from ingest.language.names import Aliases
from ingest.lexicon import LONGEST_WORD

STEADY = settings(derandomize=True, deadline=None, max_examples=150)
ALIASES = Aliases.of(
    [
        ["Harbor Hospital", "하버병원"],
        ["LEE Haneul", "이하늘"],
        ["Sample Venture Fund", "SVF", "표본벤처펀드"],
    ]
)


def read(text: str, *history: Turn) -> Question:
    return understand(clean(text), history, ALIASES)


def own_terms(question: Question) -> set[str]:
    return {term.text for term in question.terms if not term.carried}


def term(question: Question, text: str) -> Term:
    return next(term for term in question.terms if term.text == text)


@STEADY
@given(st.text())
def test_cleaned_text_is_plain_and_cleaning_it_again_changes_nothing(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned == unicodedata.normalize("NFC", cleaned)
    assert not {unicodedata.category(c) for c in cleaned} & {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
    assert "  " not in cleaned


@pytest.mark.parametrize(
    ("written", "cleaned"),
    [
        ("who\0 chairs?", "who chairs?"),
        ("\u202ewho\u202c chairs\u200b?\n", "who chairs?"),
        ("  who\t\n chairs ? ", "who chairs ?"),
        (unicodedata.normalize("NFD", "누구인가요?"), "누구인가요?"),
        ("\u2028", ""),
    ],
)
def test_control_and_direction_characters_are_taken_out(written: str, cleaned: str) -> None:
    assert clean(written) == cleaned


@STEADY
@given(st.text(max_size=80), st.text(max_size=80))
def test_any_text_can_be_understood(text: str, before: str) -> None:
    question = read(text, Turn(role="user", content=before), Turn(role="assistant", content=before))
    assert question.text == clean(text)
    assert question.text in question.standalone or not question.text
    assert all(0 < term.weight <= 1 and term.keys for term in question.terms)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Who chairs Harbor Hospital?", "en"),
        ("하버병원 원장은 누구인가요?", "ko"),
        ("Harbor Hospital은 어디에 있나요?", "ko"),
        ("Where is 하버병원?", "en"),
        ("12345", "en"),
    ],
)
def test_the_language_is_that_of_the_grammar(text: str, language: str) -> None:
    assert read(text).language == language


@pytest.mark.parametrize(
    "text",
    [
        "Who chairs Harbor Hospital?",
        "who chairs Harbor Hospital",
        "Hi! Could you please tell me who chairs Harbor Hospital? Thanks.",
        "Hello, do you know who chairs Harbor Hospital?",
        "Do the documents say exactly who chairs Harbor Hospital?",
    ],
)
def test_politeness_adds_nothing_to_what_a_question_is_about(text: str) -> None:
    question = read(text)
    assert own_terms(question) == own_terms(read("Who chairs Harbor Hospital?"))
    assert question.asked == ("person",)


def test_names_come_with_all_their_spellings() -> None:
    for text in ("When did SVF invest?", "표본벤처펀드는 언제 투자했나요?"):
        [name] = [term for term in read(text).terms if term.name]
        assert set(name.spellings) == {"Sample Venture Fund", "SVF", "표본벤처펀드"}
        assert name.binding


def test_the_search_also_looks_for_the_other_spellings() -> None:
    question = read("이하늘은 언제 왔나요?")
    assert "LEE Haneul" in question.search_text
    assert question.search_text.count("이하늘") == 1


def test_keywords_reach_into_the_other_language() -> None:
    assert "company" in read("어느 기업이 입주하나요?").keywords.split()
    assert "기업" in read("Which company moves in?").keywords.split()


def test_a_place_is_searched_in_the_other_language_too() -> None:
    assert "전남" in read("What is the field of Jeonnam?").keywords.split()
    assert "Gangwon" in read("강원의 분야는 무엇인가요?").keywords.split()
    assert "company" not in read("어느 기업이 입주하나요?").search_text.split()


def test_a_date_must_be_accounted_for_and_is_no_plain_word() -> None:
    question = read("Who visited on September 26?")
    [dated] = [term for term in question.terms if term.date]
    assert dated.binding
    assert dated.date is not None
    assert (dated.date.month, dated.date.day) == (9, 26)
    assert not {"September", "september", "26"} & own_terms(question)


@pytest.mark.parametrize(
    ("text", "name", "binding"),
    [
        ("Who runs Nordlab?", "Nordlab", True),
        ("Who runs KIMA?", "KIMA", False),  # a short acronym may be spelt out
        ("누가 하버병원을 운영하나요?", "하버병원", True),
        ("Who runs 새빛재단?", "새빛재단", False),  # may stand in a document in another script
    ],
)
def test_a_name_binds_where_a_text_without_it_must_be_about_something_else(text: str, name: str, binding: bool) -> None:
    assert term(read(text), name).binding is binding


def test_numbers_have_no_synonyms() -> None:
    assert term(read("Did the 10 firms move in?"), "10").literal
    assert not term(read("Did the 10 firms move in?"), "firms").literal


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("How many companies move into the park?", "companies"),
        ("What is the number of tenants?", "tenants"),
        ("입주 기업은 몇 곳인가요?", "기업"),
        ("몇 개 기업이 입주하나요?", "기업"),
    ],
)
def test_what_is_counted_stands_beside_the_question_word(text: str, counted: str) -> None:
    assert counted in {form for _, form in read(text).counted}


def test_nothing_is_counted_where_no_number_is_asked_for() -> None:
    assert read("Which companies move into the park?").counted == ()


def test_titles_and_numbers_of_the_question_are_kept() -> None:
    question = read("Did the vice chairman meet eight companies?")
    assert question.roles == read("부회장이 만났나요?").roles != frozenset()
    assert [int(number.value) for number in question.numbers] == [8]


HISTORY = (
    Turn(role="user", content="Who chairs Harbor Hospital?"),
    Turn(role="assistant", content="Anna Weber chairs Harbor Hospital. [1]"),
)


def test_words_of_the_turn_before_weigh_less_and_bind_nothing() -> None:
    question = read("And since when?", *HISTORY)
    carried = [term for term in question.terms if term.carried]
    assert {"Harbor Hospital"} <= {term.text for term in carried}
    assert not any(term.binding for term in carried)
    assert all(term.weight == 1 for term in question.terms if not term.carried)


def test_a_question_of_its_own_carries_nothing() -> None:
    question = read("How many tenants has the Sample Venture Fund supported?", *HISTORY)
    assert question.standalone == question.text
    assert not any(term.carried for term in question.terms)


def test_what_about_another_name_asks_the_same_of_it() -> None:
    question = read("What about Nordlab?", *HISTORY)
    assert question.asked == ("person",)
    assert "Harbor Hospital" not in {term.text for term in question.terms}
    assert term(question, "Nordlab").binding


def test_a_pronoun_also_stands_for_the_names_of_the_answer() -> None:
    question = read("When was she elected?", *HISTORY)
    assert "Anna Weber" in {term.text for term in question.terms}


def test_who_the_message_is_about_may_stand_beside_its_question() -> None:
    question = read("I am writing about Nordlab. Who founded it?")
    assert question.asked == ("person",)
    assert term(question, "Nordlab").carried


def test_nothing_of_a_korean_count_word_is_counted() -> None:
    assert [form for _, form in understand("입주하는 기업은 몇 개인가요?", (), Aliases()).counted] == ["기업"]


def test_another_year_takes_the_place_of_the_year_before() -> None:
    history = [Turn(role="user", content="How many firms took part in 2024?"), Turn(role="assistant", content="Eight.")]
    assert [t.text for t in understand("And in 2023?", history, Aliases()).terms if t.date] == ["2023"]


def test_a_message_without_end_is_read_within_bounds() -> None:
    endless = understand("뷁쉙 " * 5_000 + "가" * 10_000, (), Aliases())
    words = understand(" ".join(f"word{n}" for n in range(1_000)), (), Aliases())
    assert len(words.terms) == MOST_TERMS
    assert all(len(term.text) <= LONGEST_WORD for term in endless.terms)
    assert len(endless.search_text) <= LONGEST_SEARCH + 100


def test_the_end_of_a_korean_question_is_no_word_of_it() -> None:
    question = understand("기금은 몇 개예요?", (), Aliases())
    assert [term.text for term in question.terms] == ["기금"]


def test_a_day_given_with_a_schedule_asks_what_happens() -> None:
    assert understand("10월 28일 일정은 뭐였나요?", (), Aliases()).asked == ("open",)


@pytest.mark.parametrize("text", ["방문은 언제였어요?", "방문은 누구랑 했어요?", "방문 인원은 몇이라고 했나요?"])
def test_a_korean_question_word_is_no_word_of_the_subject_whatever_its_ending(text: str) -> None:
    terms = [term.text for term in understand(text, (), Aliases()).terms]
    assert "방문" in terms
    assert not any(term.startswith(("언제", "누구", "몇")) for term in terms)


def test_another_form_of_the_own_verb_is_not_carried_over() -> None:
    before = (Turn(role="user", content="한별 과장은 누구를 만나나요?"), Turn(role="assistant", content="장관입니다."))
    question = understand("언제 만나요?", before, Aliases())
    assert sum(term.text.startswith("만나") for term in question.terms) == 1


def test_a_common_word_with_a_capital_is_no_name_that_must_be_met() -> None:
    terms = {term.text: term for term in understand("When did the Cabinet meet Nordlab?", (), Aliases()).terms}
    assert not terms["Cabinet"].binding
    assert terms["Nordlab"].binding
