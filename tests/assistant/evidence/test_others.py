"""What is said of one person, place, year or numbered thing answers nothing about another."""

from __future__ import annotations

import pytest
from sample_evidence import NO_ALIASES, ask, sample_passages

from assistant.evidence.others import are_of_others


@pytest.mark.parametrize(
    ("question", "text", "other"),
    [
        ("How many startups does the centre in Hanoi support?", "The centre in Tokyo supports 15 startups.", True),
        ("How many startups does the centre in Hanoi support?", "KSC Tokyo supports 15 startups.", True),
        ("싱가포르 센터는 언제 열었어요?", "도쿄 센터는 2024년 5월에 열었다.", True),
        ("What is the period of the Gangwon zone?", "The period of the Chungbuk zone is 2024 to 2027.", True),
        ("How many centres are in Hanoi and Tokyo?", "The centre in Tokyo supports 15 startups.", False),
        ("What opened in Japan?", "The centre opened in Tokyo.", False),
        ("What opened in Tokyo?", "The centre of the Korean ministry opened.", False),
        ("What opened in Tokyo?", "BIO Japan Week opened.", False),
        ("What opened?", "The centre in Tokyo opened.", False),
        ("How many passengers were there in 2024?", "In 2023 the line carried 184,000 passengers.", True),
        ("How many passengers were there in 2024?", "In 2023 and 2024 the line carried 184,000 passengers.", False),
        ("How many passengers were there in 2024?", "The line carried 184,000 passengers.", False),
        ("How did 2023 and 2024 differ?", "In 2022 the line was opened.", False),
        ("What did they sign before 2024?", "In 2023 they signed a letter of intent.", False),
        ("2024년 이전에 무엇을 맺었나요?", "2023년에 의향서를 맺었다.", False),
        ("6부두 앞에는 몇 가구가 살아요?", "7부두 맞은편에는 1,140가구가 살고 있다.", True),
        ("What is kept in Vault A?", "Vault B holds millet.", True),
        ("What is kept in Vault A?", "Vaults A and B hold millet.", False),
        ("What did Director Anna Weber ask for?", "Paul OKORO, Chairman of Fjordlab, asked for help.", True),
        ("What did Director Anna Weber ask for?", "Anna Weber, Chairman of Fjordlab, asked for help.", False),
        ("What did Director Anna Weber ask for?", "The firms asked for help.", False),
        ("What did the head of Fjordlab say?", "Paul OKORO, Chairman of Harbor Institute, praised the port.", True),
        ("What did the head of Fjordlab say?", "Paul OKORO, Chairman of Fjordlab, praised the port.", False),
        ("Whom did Director Anna Weber meet?", "Paul OKORO, Chairman of Fjordlab, was there.", False),
    ],
)
def test_a_passage_about_another_person_place_year_or_numbered_thing(question: str, text: str, other: bool) -> None:
    assert list(are_of_others(ask(question), sample_passages(text), [text], NO_ALIASES)) == [other]


def test_the_heading_and_what_a_passage_leans_on_say_where_it_is() -> None:
    texts = "The centre in Hanoi opened in 2022.", "It works with Tokyo."
    question = ask("With whom does the centre in Hanoi work?")
    assert list(are_of_others(question, sample_passages(*texts), texts, NO_ALIASES)) == [False, False]
    headed = sample_passages("Staff come from Tokyo.", section="Hanoi")
    assert list(are_of_others(question, headed, ["Staff come from Tokyo."], NO_ALIASES)) == [False]
