"""Opening the model that the settings name, without a word to any network."""

from __future__ import annotations

import subprocess
import sys
from types import ModuleType
from typing import Any

import pytest
from pydantic import SecretStr

from assistant.engines.llm.errors import ModelError
from assistant.engines.llm.providers import open_llm
from ingest.settings import LlmSettings, Settings

HERE = "http://127.0.0.1:9/v1"


def chosen(**values: Any) -> LlmSettings:
    return LlmSettings.model_validate({"model": "m", **values})


@pytest.mark.parametrize("provider", ["openai-like", "ollama", "anthropic"])
def test_a_missing_package_is_answered_with_the_extra_to_install(
    provider: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, f"llama_index.llms.{provider.replace('-', '_')}", None)
    settings = chosen(provider=provider, base_url=HERE, api_key="k")
    with pytest.raises(ModelError, match=rf"pip install 'pressdesk\[llm-{provider}\]'"), open_llm(settings):
        pass


@pytest.mark.parametrize(
    ("settings", "reason"),
    [
        (chosen(model=None), r"llm\.model"),
        (chosen(), r"needs llm\.base_url"),
        (chosen(provider="anthropic"), r"needs llm\.api_key"),
    ],
)
def test_nothing_is_guessed(settings: LlmSettings, reason: str) -> None:
    with pytest.raises(ModelError, match=reason), open_llm(settings):
        pass


@pytest.mark.parametrize(
    ("settings", "package", "name", "given"),
    [
        (chosen(base_url=HERE), "openai_like", "OpenAILike", {"api_base": HERE, "api_key": "none", "max_retries": 0}),
        (chosen(base_url=HERE, api_key="k"), "openai_like", "OpenAILike", {"api_key": "k", "temperature": 0.0}),
        (chosen(provider="ollama"), "ollama", "Ollama", {"base_url": "http://127.0.0.1:11434", "model": "m"}),
        (chosen(provider="anthropic", api_key="k"), "anthropic", "Anthropic", {"api_key": "k", "max_tokens": 400}),
    ],
)
def test_a_model_gets_its_settings(
    settings: LlmSettings, package: str, name: str, given: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    fake = ModuleType(package)
    setattr(fake, name, dict)
    monkeypatch.setitem(sys.modules, f"llama_index.llms.{package}", fake)
    with open_llm(settings) as made:
        assert given.items() <= cast_dict(made).items()


def cast_dict(made: Any) -> dict[str, Any]:
    assert isinstance(made, dict)
    return made


def test_a_key_is_never_printed() -> None:
    settings = Settings(llm=LlmSettings(api_key=SecretStr("sk-secret")))
    assert "sk-secret" not in f"{settings!r} {settings} {settings.model_dump()} {settings.model_dump_json()}"


def test_opening_a_model_reaches_no_network() -> None:
    program = (
        "import sys\n"
        "def heard(event, args):\n"
        "    if event in {'socket.connect', 'socket.getaddrinfo', 'socket.sendto'}: sys.exit(f'{event} {args}')\n"
        "sys.addaudithook(heard)\n"
        "from assistant.engines.llm.providers import open_llm\n"
        "from ingest.settings import LlmSettings\n"
        f"with open_llm(LlmSettings(model='m', base_url={HERE!r})) as llm: assert llm.metadata.is_chat_model\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_engine_loads_no_models_library_before_it_is_asked() -> None:
    program = (
        "import sys, assistant.engines.opening;"
        "sys.exit(', '.join({'openai', 'llama_index.llms', 'llama_index'} & set(sys.modules)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
