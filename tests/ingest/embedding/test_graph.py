from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from source_engine import Engine

from ingest.embedding.graph import LEVELS, quantize
from ingest.embedding.runtime import Encoder
from ingest.embedding.weights import Floats

TEXTS = [
    "Eight companies were selected for the joint programme.",
    "The ministry will support research, clinical trials and export. " * 12,
    "공동 연구에 참여할 한국 기업 여덟 곳이 선정되었다.",
    "日本の製薬企業と韓国のバイオ企業が協力する。" * 6,
]

weight = st.floats(-10, 10, width=32).filter(lambda value: abs(value) > 1e-3)


@given(arrays(np.float32, (3, 8), elements=weight))
def test_quantized_weights_are_within_half_a_step(matrix: Floats) -> None:
    levels, scales = quantize(matrix)
    assert levels.shape == (8, 3)
    assert abs(levels.astype(int)).max() == LEVELS
    assert (np.abs(levels.T * scales[:, None] - matrix) <= scales[:, None] * 0.501).all()


@pytest.mark.parametrize("text", TEXTS)
def test_vectors_are_close_to_the_engines(encoder: Encoder, engine: Engine, text: str) -> None:
    assert encoder.encode([text], "passage: ")[0] @ engine.vector(text, query=False) > 0.995
    assert encoder.encode([text], "query: ")[0] @ engine.vector(text, query=True) > 0.995
