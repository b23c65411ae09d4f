"""How well a text accounts for what a question is about."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_evidence import NO_ALIASES, ask, plain_lexicon
from sample_sentences import sample_aliases, sample_sentences

from assistant.evidence.matching import GUESSED, likeness, match_table, same_sound
from assistant.question.understanding import understand
from ingest.language.names import Aliases
from ingest.lexicon import Lexicon

LEXICON = plain_lexicon()
DATED = date(2024, 9, 30)
ALIASES = Aliases.of([["Harbor Hospital", "HH", "하버병원"]])


def match(question: str, term: str, text: str, aliases: Aliases = NO_ALIASES, dated: date | None = DATED) -> float:
    """How well the text accounts for one term of the question."""
    terms = understand(question, (), aliases).terms
    table = match_table(terms, [text], [dated], aliases, LEXICON)
    return float(table[0, [t.text for t in terms].index(term)])


@pytest.mark.parametrize(
    ("question", "term", "text"),
    [
        ("Which company moved?", "company", "Two companies stayed."),
        ("Which company moved?", "company", "기업 두 곳이 남았다."),
        ("어느 기업이 옮겼나요?", "기업", "Two firms moved."),
        ("Who visited Nordlab?", "Nordlab", "They came to Nordlab."),
        ("Who visited on September 26?", "September 26", "On 26 September (Thursday) they came."),
        ("Who visited on 2024-09-26?", "2024-09-26", "On September 26 they came."),
        ("9월 26일에 누가 왔나요?", "9월 26일", "On September 26 they came."),
        ("What happened in September 2024?", "September 2024", "On September 26 they came."),
        ("윤석배는 누구인가요?", "윤석배", "YOON Seok-bae, Director of the division, came."),
        ("Which CROs lead it?", "CRO", "The contract research organizations lead it."),
    ],
)
def test_what_accounts_for_a_term(question: str, term: str, text: str) -> None:
    assert match(question, term, text) > 0.8


@pytest.mark.parametrize(
    ("question", "term", "text"),
    [
        ("Which company moved?", "company", "The weather stayed dry."),
        ("Who visited Nordlab?", "Nordlab", "They came to Sudlab."),
        ("Who visited on September 26?", "September 26", "On September 25 they came."),
        ("Who visited on September 26?", "September 26", "They came with 26 people."),
        ("Who visited on September 26, 2023?", "September 26, 2023", "On September 26 they came."),
        ("Did the 10 firms move?", "10", "The 100 firms moved."),
        ("윤석배는 누구인가요?", "윤석배", "LIM Jeong-wook, Director of the division, came."),
    ],
)
def test_what_does_not_account_for_a_term(question: str, term: str, text: str) -> None:
    assert match(question, term, text) < 0.5


@pytest.mark.parametrize("text", ["하버병원은 문을 열었다.", "HH opened.", "The Harbor Hospital opened."])
def test_a_name_is_met_in_any_of_its_spellings(text: str) -> None:
    for question, name in (("When did HH open?", "HH"), ("하버병원은 언제 열었나요?", "하버병원")):
        assert match(question, name, text, ALIASES) == 1


def test_a_part_of_a_name_is_met_in_part() -> None:
    part = match("Who chairs Blue Harbor Clinic?", "Blue Harbor Clinic", "The Harbor festival opened.")
    assert 0 < part < 0.5


def test_a_wider_date_accounts_for_less_than_the_day_itself() -> None:
    day, month = "On September 26 they came.", "In September they came."
    question, asked = "Who came on September 26?", "September 26"
    assert match(question, asked, "In May they came.") < match(question, asked, month) < match(question, asked, day)


def test_the_year_of_a_yearless_day_is_that_of_its_document() -> None:
    question, asked = "Who came on September 26, 2024?", "September 26, 2024"
    assert match(question, asked, "On September 26 they came.", dated=date(2024, 9, 30)) == 1
    assert match(question, asked, "On September 26 they came.", dated=date(2021, 9, 30)) < 0.5


def test_words_that_the_glossary_keeps_apart_are_less_alike_than_the_model_thinks() -> None:
    everything_alike = Lexicon(lambda words: np.array([_money_or_not(word) for word in words], np.float32))
    loan, gift = likeness([("grant", "grant")], [("loan", "loan"), ("gift", "gift")], everything_alike)[0]
    assert 0 < loan < gift


def test_words_that_the_glossary_keeps_apart_are_not_alike_by_sound() -> None:
    nothing_alike = Lexicon(lambda words: np.eye(len(words), 8, dtype=np.float32))
    assert same_sound("지정", "chosen")
    assert likeness([("지정", "지정")], [("chosen", "chosen")], nothing_alike)[0][0] < 0.5


def test_a_word_is_met_by_a_phrase_of_its_meaning() -> None:
    assert match("참여 기업은 몇 곳인가요?", "참여", "Twenty firms take part.") > GUESSED
    assert match("참여 기업은 몇 곳인가요?", "참여", "Twenty firms take a break.") < GUESSED


def _money_or_not(word: str) -> tuple[float, float]:
    return (1.0, 0.3) if word in {"grant", "loan", "gift"} else (1.0, -0.3)


@pytest.mark.parametrize(("one", "other"), [("아스텔라스", "Astellas"), ("Mediport", "메디포트"), ("네모토", "Nemoto")])
def test_a_name_sounds_the_same_in_two_scripts(one: str, other: str) -> None:
    assert same_sound(one, other)
    assert same_sound(other, one)


@pytest.mark.parametrize(("one", "other"), [("Astellas", "Astellas"), ("네모토", "네모토"), ("네모토", "Astellas")])
def test_words_of_one_script_or_of_other_sounds_are_not_compared_by_sound(one: str, other: str) -> None:
    assert not same_sound(one, other)


SENTENCES = st.lists(st.sampled_from(sample_sentences()), min_size=1, max_size=4, unique=True)


@settings(derandomize=True, deadline=None, max_examples=25)
@given(st.sampled_from(sample_sentences()), SENTENCES)
def test_every_match_is_between_nothing_and_all(question: str, texts: list[str]) -> None:
    terms = understand(question, (), sample_aliases()).terms
    table = match_table(terms, texts, [DATED] * len(texts), sample_aliases(), LEXICON)
    assert table.shape == (len(texts), len(terms))
    assert ((table >= 0) & (table <= 1)).all()


@settings(derandomize=True, deadline=None, max_examples=25)
@given(st.sampled_from(sample_sentences()), SENTENCES)
def test_a_text_is_matched_alike_whatever_stands_beside_it(question: str, texts: list[str]) -> None:
    terms = understand(question, (), sample_aliases()).terms
    together = match_table(terms, texts, [DATED] * len(texts), sample_aliases(), LEXICON)
    alone = [match_table(terms, [text], [DATED], sample_aliases(), LEXICON)[0] for text in texts]
    assert np.allclose(together, np.stack(alone), atol=1e-5)


def test_nothing_to_match_is_an_empty_table() -> None:
    assert match_table(ask("Who?").terms, ["A text."], [None], NO_ALIASES, LEXICON).shape == (1, 0)


@pytest.mark.parametrize(("question", "term"), [("Did the eight firms move?", "eight"), ("8개사가 입주했나요?", "8")])
@pytest.mark.parametrize(
    "text", ["8 firms moved.", "Eight firms moved.", "기업 여덟 곳이 입주했다.", "8개사가 입주했다."]
)
def test_numbers_are_compared_by_value(question: str, term: str, text: str) -> None:
    assert match(question, term, text) == 1.0


def test_half_of_a_name_is_mostly_another_s() -> None:
    assert match("Is Kyushu University a partner?", "Kyushu University", "Harbor University is one.") <= 0.25


def test_a_count_is_not_the_round_of_that_number() -> None:
    assert match("14차 위원회는 언제 열렸나요?", "14", "The 14th committee met in May.") == 1
    assert match("14차 위원회는 언제 열렸나요?", "14", "제14차 위원회가 5월에 열렸다.") == 1
    assert match("14차 위원회는 언제 열렸나요?", "14", "The committee heard 14 towns in May.") == 0


def test_words_of_two_scripts_with_the_same_consonants_are_alike_only_if_heard_or_meant_so() -> None:
    assert likeness([("강원", "강원")], [("gangwon", "gangwon")], LEXICON) > 0.8
    assert same_sound("강아지", "cancer")
    assert likeness([("강아지", "강아지")], [("cancer", "cancer")], LEXICON) == 0
