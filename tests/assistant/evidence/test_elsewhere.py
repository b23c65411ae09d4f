"""What is said of one place answers nothing about another."""

from __future__ import annotations

import pytest
from sample_evidence import NO_ALIASES, ask, sample_passages

from assistant.evidence.elsewhere import are_elsewhere


@pytest.mark.parametrize(
    ("question", "text", "elsewhere"),
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
    ],
)
def test_a_passage_about_another_place_of_the_same_sort(question: str, text: str, elsewhere: bool) -> None:
    assert are_elsewhere(ask(question), sample_passages(text), [text], NO_ALIASES) == [elsewhere]


def test_the_heading_and_what_a_passage_leans_on_say_where_it_is() -> None:
    texts = "The centre in Hanoi opened in 2022.", "It works with Tokyo."
    question = ask("With whom does the centre in Hanoi work?")
    assert are_elsewhere(question, sample_passages(*texts), texts, NO_ALIASES) == [False, False]
    headed = sample_passages("Staff come from Tokyo.", section="Hanoi")
    assert are_elsewhere(question, headed, ["Staff come from Tokyo."], NO_ALIASES) == [False]
