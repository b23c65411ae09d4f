"""A scripted model, and the engine that asks it, over the sample documents."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from sample_model_server import ModelServer, model_server

from assistant.desk import Desk
from assistant.engines.llm import LlmEngine
from ingest.settings import LlmSettings


@pytest.fixture
def server() -> Iterator[ModelServer]:
    """A model's server that says nothing until ``script`` is set."""
    with model_server() as served:
        yield served


@pytest.fixture
def llm(server: ModelServer, samples: Desk) -> Callable[..., LlmEngine]:
    """Makes engines that ask the scripted model, one for each set of settings."""

    def made(**changes: object) -> LlmEngine:
        chosen = {"model": "scripted", "base_url": server.url, "timeout_s": 10, "rest_s": 0, **changes}
        return LlmEngine(LlmSettings.model_validate(chosen), samples.registry, lambda _: True)

    return made
