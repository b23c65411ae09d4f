from __future__ import annotations

import os
import signal
import threading
import time
import unicodedata

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from source_engine import Engine

from ingest.embedding.runtime import Encoder, clean
from ingest.embedding.weights import Weights

TEXTS = st.sampled_from(
    [
        "",
        "KDDF",
        "Eight companies were selected.",
        "여덟 개 기업이 선정되었다. " * 9,
        "The ministry and its partners will jointly support research, clinical trials and market entry. " * 14,
        "2024年9月30日、協力事業を発表した。",
        "one two three four five " * 140,
    ]
)
TEN_THOUSAND_WORDS = "ministry company programme support research " * 2_000


@settings(max_examples=15, deadline=None)
@given(texts=st.lists(TEXTS, min_size=1, max_size=6))
def test_a_vector_is_the_same_bit_for_bit_whatever_is_beside_it(encoder: Encoder, texts: list[str]) -> None:
    together = encoder.encode(texts, "passage: ")
    alone = [encoder.encode([text], "passage: ")[0] for text in texts]
    assert together.tobytes() == b"".join(vector.tobytes() for vector in alone)


def test_a_vector_is_the_same_bit_for_bit_on_any_number_of_threads(
    weights: Weights, model: bytes, encoder: Encoder
) -> None:
    texts = ["Eight companies.", "여덟 개 기업 " * 50, "words " * 900] * 2
    for threads in (1, 3):
        other = Encoder(weights, model, threads)
        assert other.encode(texts, "passage: ").tobytes() == encoder.encode(texts, "passage: ").tobytes()


def test_vectors_have_length_one(encoder: Encoder) -> None:
    vectors = encoder.encode(["", "a", "words " * 900], "query: ")
    assert vectors.shape == (3, 384)
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-6)


def test_no_texts_give_no_vectors(encoder: Encoder) -> None:
    assert encoder.encode([], "query: ").shape == (0, 384)


def test_text_after_a_nul_counts(encoder: Encoder) -> None:
    cut, whole = encoder.encode(["eight\0companies", "eight companies"], "passage: ")
    assert cut @ whole > 0.999


def test_lone_surrogates_are_embedded_like_any_unreadable_character(encoder: Encoder) -> None:
    surrogate, replacement = encoder.encode(["eight \ud83d companies", "eight \ufffd companies"], "passage: ")
    assert surrogate.tobytes() == replacement.tobytes()


@given(st.text(st.characters(), max_size=60))
def test_cleaned_text_is_encodable_composed_and_stays_so(text: str) -> None:
    cleaned = clean(text)
    assert "\0" not in cleaned.encode().decode()
    assert unicodedata.is_normalized("NFC", cleaned)
    assert clean(cleaned) == cleaned


def test_decomposed_hangul_gives_the_vector_of_composed_hangul(encoder: Encoder) -> None:
    text = "공동 연구에 참여할 기업"
    composed, decomposed = encoder.encode([text, unicodedata.normalize("NFD", text)], "query: ")
    assert composed.tobytes() == decomposed.tobytes()


def test_a_text_longer_than_the_window_is_pooled_as_the_engine_pools_it(encoder: Encoder, engine: Engine) -> None:
    text = "The ministry announced the programme in Seoul. " * 70 + "협력 사업은 일본에서도 열린다. " * 20
    assert encoder.encode([text], "passage: ")[0] @ engine.vector(text, query=False) > 0.995


def test_ten_thousand_words_are_embedded_within_seconds(encoder: Encoder) -> None:
    start = time.perf_counter()
    assert np.isfinite(encoder.encode([TEN_THOUSAND_WORDS], "passage: ")).all()
    assert time.perf_counter() - start < 20


def test_the_end_of_a_long_text_counts(encoder: Encoder) -> None:
    plain, other = encoder.encode(["ministry " * 1_200, "ministry " * 600 + "물고기 " * 600], "passage: ")
    assert plain @ other < 0.99


def test_an_interrupt_ends_a_long_text_within_a_second(encoder: Encoder) -> None:
    interrupt = threading.Timer(0.3, os.kill, (os.getpid(), signal.SIGINT))
    interrupt.start()
    with pytest.raises(KeyboardInterrupt):
        encoder.encode([TEN_THOUSAND_WORDS] * 50, "passage: ")
    interrupt.join()
    start = time.perf_counter()
    encoder.encode(["and it works on"], "query: ")
    assert time.perf_counter() - start < 1
