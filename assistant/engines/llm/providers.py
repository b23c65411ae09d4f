"""Opens the language model that the settings name. Its package is an extra, imported only here and only then."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING, Any

import httpx

from assistant.engines.llm.errors import ModelError
from ingest.settings import LlmSettings

if TYPE_CHECKING:
    from llama_index.core.llms import LLM

_OLLAMA = "http://127.0.0.1:11434"
_NO_KEY = "none"
"""Sent to an endpoint that needs no key; without it the client would send the one of another service's variable."""


@contextmanager
def open_llm(chosen: LlmSettings) -> Iterator[LLM]:
    """Connects to the model for one answer; asks nothing of it yet. Leaving hangs up, also on an answer under way.

    :raises ModelError: the settings do not fit the provider, or its package is missing
    """
    if chosen.model is None:
        raise ModelError("the setting llm.model names none")
    common: dict[str, Any] = {"model": chosen.model, "temperature": 0.0}
    key = chosen.api_key.get_secret_value() if chosen.api_key else None
    address = {} if chosen.base_url is None else {"base_url": chosen.base_url}
    limits = {"max_tokens": chosen.max_tokens, "timeout": chosen.timeout_s, "max_retries": 0}
    match chosen.provider:
        case "openai-like":
            if chosen.base_url is None:  # its client would send the documents to a public service
                raise ModelError("the provider openai-like needs llm.base_url, the address of its endpoint")
            own: dict[str, Any] = {"api_base": chosen.base_url, "api_key": key or _NO_KEY, "is_chat_model": True}
            # Without redirects: the documents go to the address of the settings or nowhere.
            with httpx.Client(timeout=chosen.timeout_s, follow_redirects=False) as client:
                yield _plugged("openai_like", "OpenAILike", **common, **limits, **own, http_client=client)
        case "ollama":
            most = {"additional_kwargs": {"num_predict": chosen.max_tokens}, "request_timeout": chosen.timeout_s}
            yield _plugged("ollama", "Ollama", **common, **{"base_url": _OLLAMA, **address}, **most)
        case "anthropic":
            if key is None:
                raise ModelError("the provider anthropic needs llm.api_key")
            yield _plugged("anthropic", "Anthropic", **common, **limits, **address, api_key=key)


def _plugged(package: str, name: str, **arguments: Any) -> LLM:
    """A model class of one of LlamaIndex's optional packages."""
    extra = f"llm-{package.replace('_', '-')}"
    try:
        module: Any = import_module(f"llama_index.llms.{package}")
    except ImportError as error:
        raise ModelError(f"its package is not installed; install it with: pip install 'pressdesk[{extra}]'") from error
    llm: LLM = getattr(module, name)(**arguments)
    return llm
