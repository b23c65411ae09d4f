"""Questions in words that the documents do not know are not answered, however near word vectors find something."""

from __future__ import annotations

import random

import pytest

from assistant.desk import Desk
from ingest.language.transliteration import sound_alike

RANDOM = random.Random(3)


def latin() -> str:
    """Six letters at random."""
    return "".join(RANDOM.choice("abcdefghijklmnopqrstuvwxyz") for _ in range(6))


def hangul() -> str:
    """Three syllables at random."""
    return "".join(chr(RANDOM.randrange(0xAC00, 0xD7A4)) for _ in range(3))


NOISE = [f"What is the {latin()} {latin()} of the {latin()}?" for _ in range(20)]
NOISE += [f"{hangul()} {hangul()}은 무엇인가요?" for _ in range(20)]
HARDLY_A_WORD = ["What?", "the", "x", "????a", "Why?", "1 1 1 1 1 1", "asdf", "왜요?"]


@pytest.mark.parametrize("question", [*NOISE, *HARDLY_A_WORD])
def test_words_that_stand_nowhere_get_no_answer(desk: Desk, samples: Desk, question: str) -> None:
    assert not desk.ask(question).statements
    assert not samples.ask(question).statements


def test_a_name_that_stands_nowhere_gets_no_answer(desk: Desk, samples: Desk) -> None:
    assert not desk.ask("Nordlab").statements
    assert not samples.ask("Nordlab").statements


@pytest.mark.parametrize(("name", "word"), [("쭔굫톸", "selected"), ("떴쵻쓴", "discuss"), ("넝소햝", "announced")])
def test_syllables_that_no_name_is_spelt_with_sound_like_nothing(name: str, word: str) -> None:
    assert not sound_alike(name, word)
