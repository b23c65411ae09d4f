from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from ingest.embedding import EmbeddingError, model_id, open_embedding
from ingest.embedding.cache import model_name
from ingest.embedding.model import E5
from ingest.settings import EmbeddingSettings, Settings


def chosen(**values: Any) -> Settings:
    return Settings(embedding=EmbeddingSettings(**values))


def test_the_embedded_model_opens_by_default(tmp_path: Path) -> None:
    embedding = open_embedding(Settings(cache=tmp_path))
    assert isinstance(embedding, E5)
    assert [file.suffix for file in sorted(tmp_path.iterdir())] == [".lock", ".onnx", ".sha256"]


def test_the_embedded_provider_refuses_another_models_name() -> None:
    with pytest.raises(EmbeddingError, match="has one model, multilingual-e5-small; not 'bge-m3'"):
        open_embedding(chosen(model="bge-m3"))


@pytest.mark.parametrize("provider", ["openai-like", "ollama", "huggingface"])
def test_a_missing_package_is_answered_with_the_extra_to_install(
    provider: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, f"llama_index.embeddings.{provider.replace('-', '_')}", None)
    with pytest.raises(EmbeddingError, match=rf"pip install 'pressdesk\[{provider}\]'"):
        open_embedding(chosen(provider=provider, url="http://127.0.0.1:9/v1"))


def test_an_endpoint_is_never_guessed() -> None:
    with pytest.raises(EmbeddingError, match=r"needs embedding\.url"):
        open_embedding(chosen(provider="openai-like", model="bge-m3"))


@pytest.mark.parametrize(
    ("settings", "module", "name", "arguments"),
    [
        (
            chosen(provider="openai-like", model="bge-m3", url="http://127.0.0.1:9/v1", api_key="k"),
            "openai_like",
            "OpenAILikeEmbedding",
            {"model_name": "bge-m3", "api_base": "http://127.0.0.1:9/v1", "api_key": "k"},
        ),
        (
            chosen(provider="openai-like", model="bge-m3", url="http://127.0.0.1:9/v1"),
            "openai_like",
            "OpenAILikeEmbedding",
            {"model_name": "bge-m3", "api_base": "http://127.0.0.1:9/v1"},
        ),
        (chosen(provider="ollama", model="bge-m3"), "ollama", "OllamaEmbedding", {"model_name": "bge-m3"}),
        (
            chosen(provider="ollama", model="bge-m3", url="http://127.0.0.1:9"),
            "ollama",
            "OllamaEmbedding",
            {"model_name": "bge-m3", "base_url": "http://127.0.0.1:9"},
        ),
        (chosen(provider="huggingface", model="./m"), "huggingface", "HuggingFaceEmbedding", {"model_name": "./m"}),
    ],
)
def test_a_plugged_model_gets_its_settings(
    settings: Settings, module: str, name: str, arguments: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    fake = ModuleType(module)
    setattr(fake, name, dict)
    monkeypatch.setitem(sys.modules, f"llama_index.embeddings.{module}", fake)
    assert open_embedding(settings) == arguments


def test_every_model_has_its_own_id() -> None:
    ids = [
        model_id(settings)
        for settings in (
            Settings(),
            chosen(provider="ollama", model="bge-m3"),
            chosen(provider="ollama", model="other"),
        )
    ]
    assert ids == [f"embedded/{model_name()}", "ollama/bge-m3", "ollama/other"]


def test_naming_the_model_loads_no_model_library() -> None:
    program = (
        "import sys, ingest.embedding as e; from ingest.settings import Settings; e.model_id(Settings());"
        "sys.exit(', '.join({'onnx', 'onnxruntime', 'llama_index', 'tokenizers', 'torch'} & set(sys.modules)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
