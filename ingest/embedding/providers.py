"""Chooses the embedding model that the settings name.

Every import of a model waits until that model is opened: most commands need its name only.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

from ingest.embedding.errors import EmbeddingError
from ingest.embedding.vectors import Embedding
from ingest.settings import Settings

EMBEDDED = "multilingual-e5-small"


def model_id(settings: Settings) -> str:
    """Names the model that makes the vectors; vectors of different names never share an index. Loads no model."""
    chosen = settings.embedding
    if chosen.provider != "embedded":
        return f"{chosen.provider}/{chosen.model}"
    from ingest.embedding.cache import model_name

    return f"embedded/{model_name()}"


def open_embedding(settings: Settings) -> Embedding:
    """Loads the embedding model, or connects to it.

    The embedded one is built in the cache folder first where it is missing or damaged (seconds, once).

    Raises:
        EmbeddingError: the settings do not fit the provider, or its package or weights are missing.
        OSError: the cache folder cannot be written.
    """
    chosen = settings.embedding
    match chosen.provider:
        case "embedded":
            if chosen.model != EMBEDDED:
                raise EmbeddingError(f"The embedded provider has one model, {EMBEDDED}; not {chosen.model!r}.")
            from ingest.embedding.model import load_embedding

            return load_embedding(settings.cache, chosen.threads)
        case "openai-like":
            if chosen.url is None:  # its client would send the documents to a public service
                raise EmbeddingError("The provider openai-like needs embedding.url, the address of its endpoint.")
            key = {} if chosen.api_key is None else {"api_key": chosen.api_key}
            return _plugged("openai_like", "OpenAILikeEmbedding", api_base=chosen.url, model_name=chosen.model, **key)
        case "ollama":
            address = {} if chosen.url is None else {"base_url": chosen.url}
            return _plugged("ollama", "OllamaEmbedding", model_name=chosen.model, **address)
        case "huggingface":
            return _plugged("huggingface", "HuggingFaceEmbedding", model_name=chosen.model)


def _plugged(package: str, name: str, **arguments: str) -> Embedding:
    """An embedding class of one of LlamaIndex's optional packages."""
    extra = package.replace("_", "-")
    try:
        module: Any = import_module(f"llama_index.embeddings.{package}")
    except ImportError as error:
        raise EmbeddingError(
            f"The embedding provider {extra} is not installed; install it with: pip install 'pressdesk[{extra}]'"
        ) from error
    embedding: Embedding = getattr(module, name)(**arguments)
    return embedding
