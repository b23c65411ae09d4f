"""The embedded model, built once a session; and the engine its weights came with, compiled, to compare with."""

from __future__ import annotations

import pytest
from source_engine import Engine

from ingest.embedding.cache import load_model
from ingest.embedding.model import E5
from ingest.embedding.runtime import Encoder
from ingest.embedding.tokenizer import Tokenizer
from ingest.embedding.weights import Weights, read_weights, weights_path


@pytest.fixture(scope="session")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return Engine.compiled(tmp_path_factory.mktemp("engine"))


@pytest.fixture(scope="session")
def weights() -> Weights:
    return read_weights(weights_path())


@pytest.fixture(scope="session")
def tokenizer(weights: Weights) -> Tokenizer:
    return Tokenizer(weights.vocabulary)


@pytest.fixture(scope="session")
def model(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return load_model(tmp_path_factory.mktemp("cache"))


@pytest.fixture(scope="session")
def encoder(weights: Weights, model: bytes) -> Encoder:
    return Encoder(weights, model, threads=2)


@pytest.fixture(scope="session")
def embedding(encoder: Encoder) -> E5:
    return E5(encoder)
