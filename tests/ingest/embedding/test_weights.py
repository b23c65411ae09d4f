from __future__ import annotations

from importlib import metadata
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.embedding import weights as subject
from ingest.embedding.errors import EmbeddingError
from ingest.embedding.weights import Weights, read_weights, recorded_sha256, unpack, verify, weights_path


def pack(scale: np.float16, values: list[int]) -> bytes:
    """One Q4_0 block, written from the format's description."""
    return scale.tobytes() + bytes(
        (low + 8) | (high + 8) << 4 for low, high in zip(values[:16], values[16:], strict=True)
    )


@given(
    st.lists(
        st.tuples(st.floats(-4, 4, width=16), st.lists(st.integers(-8, 7), min_size=32, max_size=32)),
        min_size=1,
        max_size=4,
    )
)
def test_unpacked_blocks_hold_what_was_packed(blocks: list[tuple[float, list[int]]]) -> None:
    packed = b"".join(pack(np.float16(scale), values) for scale, values in blocks)
    expected = np.array([[np.float32(np.float16(scale)) * value for value in values] for scale, values in blocks])
    np.testing.assert_array_equal(unpack(np.frombuffer(packed, np.uint8).reshape(-1, 18)), expected)


def test_the_packages_file_has_the_models_shape(weights: Weights) -> None:
    assert (weights.width, weights.layers, weights.heads, weights.window) == (384, 12, 12, 512)
    assert len(weights.vocabulary.pieces) == len(weights.vocabulary.scores) == 250_002
    assert weights.matrix("l11.fo.w", weights.inner).shape == (384, 1536)
    assert weights.words(np.array([5, 5, 0])).shape == (3, 384)


def test_a_words_row_does_not_depend_on_the_rows_read_with_it(weights: Weights) -> None:
    together = weights.words(np.array([7, 250_001, 7]))
    np.testing.assert_array_equal(together[[0]], weights.words(np.array([7])))
    np.testing.assert_array_equal(together[0], together[2])


def test_the_installed_file_is_the_recorded_one() -> None:
    verify(weights_path())
    assert len(recorded_sha256()) == 64


def test_a_damaged_file_is_refused(tmp_path: Path) -> None:
    damaged = tmp_path / "weights"
    damaged.write_bytes(weights_path().read_bytes()[:-1] + b"?")
    with pytest.raises(EmbeddingError, match="is damaged; install the package again"):
        verify(damaged)


@pytest.mark.parametrize("kept", [2, 40_000, 5_000_000, 71_622_399])
def test_a_cut_file_is_refused(tmp_path: Path, kept: int) -> None:
    cut = tmp_path / "weights"
    cut.write_bytes(weights_path().read_bytes()[:kept])
    with pytest.raises(EmbeddingError, match="ends too early"):
        read_weights(cut)


def test_another_layout_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "weights"
    other.write_bytes(b"GGUF" + bytes(100))
    with pytest.raises(EmbeddingError, match="not a weights file of the known layout"):
        read_weights(other)


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subject, "PACKAGE", "no-such-package")
    with pytest.raises(EmbeddingError, match="The package no-such-package, which holds the embedding model"):
        weights_path()


def test_a_package_without_the_file_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(metadata, "files", lambda _: [])
    with pytest.raises(EmbeddingError, match=r"has no file e5-small-q4\.bin"):
        weights_path()
