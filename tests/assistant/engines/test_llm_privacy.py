"""What is sent to a model: by default nothing that the press may not see, whoever asks."""

from __future__ import annotations

import pytest
from sample_model_server import Asked, ModelServer, saying
from sample_vault import BEFORE, Vault

from assistant.engines.base import Engine
from assistant.engines.opening import open_engine
from ingest.settings import AnswerSettings, LlmSettings, Settings


def copied(asked: Asked) -> str:
    return "\n".join(f"{text} [{name}]" for name, text in asked.sources.items())


def engine_of(vault: Vault, server: ModelServer, sees: str) -> Engine:
    server.script = saying(copied)
    llm = LlmSettings.model_validate({"model": "scripted", "base_url": server.url, "rest_s": 0, "sees": sees})
    settings = Settings(llm=llm, answer=AnswerSettings(engine="llm"))
    return open_engine(settings, vault.everything.registry, lambda: BEFORE)


@pytest.mark.parametrize("sees", ["public", "all"])
def test_hidden_documents_are_sent_only_where_the_settings_say_so(sees: str, vault: Vault, server: ModelServer) -> None:
    engine, hidden = engine_of(vault, server, sees), vault.hidden_from("press")
    for note in hidden:
        answer = vault.everything.ask(f"How many companies does the {note.programme} program support?", engine=engine)
        vault.everything.ask(f"Who runs the {note.programme} program?", audience="editor", engine=engine)
        assert answer.status in {"answered", "not_in_documents", "out_of_scope", "needs_clarification", "partial"}
    sent = "\n".join(text for asked in server.asked for text in asked.sources.values())
    assert any(note.programme in sent for note in hidden) is (sees == "all")
