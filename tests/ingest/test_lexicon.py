"""Similarity of words: what is asked of the model, and what its own vectors say."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.embedding import embed_passages, open_embedding
from ingest.language.tokens import content_words
from ingest.lexicon import LONGEST_WORD, Lexicon, Vectors, common_words, word_form, word_forms
from ingest.settings import Settings

WORDS = st.sampled_from([*common_words()["en"][:20], *common_words()["ko"][:20], "Nordlab", "企業", "2024"])
STEADY = settings(derandomize=True, deadline=None, max_examples=50)


class Recorder:
    """A stand-in for the model: a vector by the letters of a word, and a record of what was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, words: Sequence[str]) -> Vectors:
        self.asked += words
        rows = np.array([[1.0, *(word.count(c) + ord(c) % 3 / 9 for c in "aeiou기업")] for word in words], np.float32)
        return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), dtype=np.float32)


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    """Word similarities by the embedded model."""
    model = open_embedding(Settings())
    return Lexicon(lambda words: embed_passages(model, list(words)))


@STEADY
@given(st.lists(WORDS, max_size=5), st.lists(WORDS, max_size=5))
def test_a_similarity_for_each_pair(rows: list[str], columns: list[str]) -> None:
    table = Lexicon(Recorder()).similarity(rows, columns)
    assert table.shape == (len(rows), len(columns))
    assert (np.abs(table) <= 1 + 1e-5).all()
    assert np.allclose(table, Lexicon(Recorder()).similarity(columns, rows).T, atol=1e-6)


@STEADY
@given(st.lists(WORDS, min_size=1, max_size=6), st.lists(WORDS, max_size=6))
def test_a_similarity_does_not_depend_on_what_was_asked_before(words: list[str], before: list[str]) -> None:
    used = Lexicon(Recorder())
    used.similarity(before, before)
    assert np.array_equal(used.similarity(words, words), Lexicon(Recorder()).similarity(words, words))


def test_no_word_is_embedded_twice_beyond_the_common_ones() -> None:
    model = Recorder()
    lexicon = Lexicon(model)
    for _ in range(2):
        lexicon.similarity(["nordlab", "sudlab", "nordlab"], ["sudlab", "harbor"])
    common = sum(len(words) for words in common_words().values())
    assert sorted(set(model.asked) & {"nordlab", "sudlab", "harbor"}) == ["harbor", "nordlab", "sudlab"]
    assert len(model.asked) == common + 3


def test_nothing_asked_is_nothing_embedded() -> None:
    model = Recorder()
    assert Lexicon(model).similarity([], ["harbor"]).shape == (0, 1)
    assert model.asked == []


@pytest.mark.parametrize(
    ("word", "near", "far"),
    [
        ("firm", "company", "weather"),
        ("비용", "costs", "spring"),
        ("기업", "company", "music"),
        ("병원", "hospital", "price"),
        ("doctor", "physician", "river"),
    ],
)
def test_words_of_one_meaning_are_nearer_than_others_within_and_across_languages(
    lexicon: Lexicon, word: str, near: str, far: str
) -> None:
    nearness, farness = lexicon.similarity([word], [near, far])[0]
    assert nearness > farness + 0.1


def test_a_word_is_most_like_itself(lexicon: Lexicon) -> None:
    words = ["firm", "company", "비용", "costs", "Nordlab", "企業"]
    assert np.allclose(np.diag(lexicon.similarity(words, words)), 1, atol=1e-4)


def test_common_words_stand_once_in_the_list_of_their_language() -> None:
    lists = common_words()
    assert {"en", "ko"} <= set(lists)
    for words in lists.values():
        assert len(words) == len(set(words)) > 50
        assert all(0 < len(word) <= LONGEST_WORD for word in words)


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("The Companies moved", ["companies", "moved"]),
        ("기업들은 비용을 낸다", ["기업", "비용", "낸다"]),
        ("", []),
        ("of the and", []),
    ],
)
def test_words_are_compared_without_case_and_particles(text: str, forms: list[str]) -> None:
    assert [form for _, form in word_forms(text)] == forms


@STEADY
@given(st.text(max_size=80))
def test_every_content_word_has_a_form(text: str) -> None:
    assert list(word_forms(text)) == [(word.key, word_form(word)) for word in content_words(text)]
    assert all(form for _, form in word_forms(text))
