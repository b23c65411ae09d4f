"""The engine that the settings name."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from assistant.engines.base import Engine
from assistant.engines.extractive import ExtractiveEngine
from assistant.engines.llm import LlmEngine
from assistant.evidence.candidates import Evidence
from ingest.registry import Registry
from ingest.registry.audience import may_see
from ingest.settings import Settings


def open_engine(settings: Settings, registry: Registry, clock: Callable[[], datetime]) -> Engine:
    """Opens no model yet; one that cannot be opened shows in the answers, which are then the embedded engine's."""
    if settings.answer.engine == "extractive":
        return ExtractiveEngine()

    def may_be_sent(found: Evidence) -> bool:
        return settings.llm.sees == "all" or may_see(found.passage.document, "press", clock(), None)

    return LlmEngine(settings.llm, registry, may_be_sent)
