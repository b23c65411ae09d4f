"""One typed settings tree for the whole product: defaults, then the settings file, then the environment.

The file is ``pressdesk.toml`` in the working folder, or the one ``PRESSDESK_CONFIG`` names. An environment variable
is ``PRESSDESK_`` and the key, with two underscores between levels (``PRESSDESK_CHUNKS__SIZE=800``).
"""

from __future__ import annotations

import os
import tomllib
from ipaddress import IPv4Network, IPv6Network
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError, model_validator
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    SettingsError,
    TomlConfigSettingsSource,
)

from ingest.errors import UserError


class Section(BaseModel):
    """A branch of the tree; an unknown key is an error, not a setting without effect."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class EmbeddingSettings(Section):
    """Which model turns text into vectors. ``embedded`` is the one that ships with the product."""

    provider: Literal["embedded", "openai-like", "ollama", "huggingface"] = Field(
        default="embedded", description="where the model runs"
    )
    model: str = Field(default="multilingual-e5-small", description="the model's name at its provider")
    url: str | None = Field(default=None, description="the endpoint's address, for openai-like and ollama")
    api_key: str | None = Field(default=None, description="the endpoint's key, for openai-like", repr=False)
    threads: int = Field(default=2, ge=1, description="processor threads of the embedded model")


class ChunkSettings(Section):
    """How sentences are packed into chunks, in columns of reading text: a Hangul syllable, as wide, counts two."""

    size: int = Field(
        default=1_100, ge=100, description="columns (Hangul counts two) until which a chunk takes sentences"
    )
    overlap: int = Field(
        default=200, ge=0, description="columns of whole sentences that are repeated in the next chunk"
    )


class LimitSettings(Section):
    """What a single file may cost."""

    file_bytes: int = Field(default=100_000_000, ge=1, description="larger files are refused")
    pages: int = Field(default=2_000, ge=1, description="files with more pages are refused")
    decompressed_bytes: int = Field(default=500_000_000, ge=1, description="files that unpack to more are refused")
    memory_bytes: int = Field(default=2_000_000_000, ge=300_000_000, description="memory for reading one file")
    seconds: float = Field(default=120, gt=0, description="time for reading one file")


class ReadingSettings(Section):
    """How files are taken in."""

    processes: int = Field(default=2, ge=1, description="files read at once, each in a process of its own")


class UploadSettings(Section):
    """What editors may upload at the desk."""

    file_bytes: int = Field(default=50_000_000, ge=1, description="larger uploads are refused")
    kinds: frozenset[str] = Field(
        default=frozenset(), description='the only endings taken, like [".pdf"] in JSON; empty: all that can be read'
    )


class OcrSettings(Section):
    """How pages that are pictures are read: by Tesseract, a program of its own."""

    enabled: Literal["auto", "on", "off"] = Field(
        default="auto", description="auto: where Tesseract is installed with the languages; on: it must be"
    )
    languages: str = Field(
        default="kor+eng", pattern=r"^\w+(\+\w+)*$", description="the languages' names at Tesseract, joined by +"
    )
    page_seconds: float = Field(default=60, gt=0, description="time for recognising one page")
    seconds: float = Field(default=900, gt=0, description="time for recognising one file; later pages stay unread")


class RetrievalSettings(Section):
    """How passages are found; the defaults are measured by benchmarks/fusion.py."""

    pool: int = Field(default=50, ge=1, description="candidates taken from each leg before fusion")
    dense_weight: float = Field(default=0.7, ge=0, le=1, description="share of the vectors; keywords get the rest")
    sentence_share: float = Field(
        default=0.5, ge=0, le=1, description="how much of the vectors' share a passage's nearest sentence has"
    )
    passages: int = Field(default=8, ge=1, description="fused passages whose sentences are read for an answer")


class AnswerSettings(Section):
    """How an answer is put together."""

    engine: Literal["extractive", "llm"] = Field(default="extractive", description="what writes the statements")
    sentences: int = Field(default=3, ge=1, description="statements at most, lists and summaries aside")


class AccessSettings(Section):
    """Who is let in, and for how long. Roles are in the users file, which the setting ``users`` names."""

    idle_minutes: float = Field(default=120, gt=0, description="minutes without a click after which one is signed out")
    session_hours: float = Field(default=12, gt=0, description="hours after signing in after which one is signed out")
    failures: int = Field(
        default=5, ge=1, description="wrong passwords for a name from an address until it is locked out"
    )
    lockout_minutes: float = Field(default=15, gt=0, description="minutes that a lock-out lasts")
    proxy_header: str | None = Field(
        default=None, description="header in which a trusted proxy names whom it has signed in", pattern=r"^[\w-]+$"
    )
    trusted_proxies: tuple[IPv4Network | IPv6Network, ...] = Field(
        default=(), description="addresses of proxies whose word counts, as JSON list"
    )

    @model_validator(mode="after")
    def _someone_is_trusted(self) -> AccessSettings:
        if self.proxy_header is not None and not self.trusted_proxies:
            raise ValueError("proxy_header counts only from trusted_proxies: name their addresses there")
        return self


class LlmSettings(Section):
    """Which language model drafts, where ``answer.engine`` is llm; docs/engines.md says what holds of its drafts."""

    provider: Literal["openai-like", "ollama", "anthropic"] = Field(
        default="openai-like", description="where the model runs"
    )
    model: str | None = Field(default=None, description="the model's name at its provider")
    base_url: str | None = Field(default=None, description="the endpoint's address; openai-like needs one")
    api_key: SecretStr | None = Field(default=None, description="the endpoint's key; anthropic needs one")
    sees: Literal["public", "all"] = Field(
        default="public", description="public: no internal or embargoed sentence is sent to the model"
    )
    sources: int = Field(default=8, ge=1, le=40, description="passages at most that a question is sent with")
    max_tokens: int = Field(default=400, ge=16, description="tokens at most of a draft")
    timeout_s: float = Field(
        default=20, gt=0, description="seconds for a whole draft, then the documents' own sentences"
    )
    rest_s: float = Field(default=30, ge=0, description="seconds without another try after the model failed")


class RecordSettings(Section):
    """How long records of what people did are kept."""

    trail_days: int = Field(default=365, ge=1, le=36_500, description="days until questions and answers are deleted")
    enquiry_days: int = Field(
        default=1_825, ge=1, le=36_500, description="days after its last change until an enquiry is deleted"
    )


class Settings(BaseSettings):
    """The tree's root."""

    model_config = SettingsConfigDict(env_prefix="PRESSDESK_", env_nested_delimiter="__", extra="forbid", frozen=True)

    store: Path = Field(default=Path(".store"), description="folder of the registry, the indexes and the files")
    cache: Path = Field(default=Path("~/.cache/pressdesk"), description="folder of the built embedding model")
    registry_url: str | None = Field(
        default=None, description="PostgreSQL, by SQLAlchemy URL; default: SQLite in the store", repr=False
    )
    chroma_url: str | None = Field(default=None, description="a Chroma server; default: Chroma inside the store")
    users: Path | None = Field(default=None, description="the users file; default: no sign-in, this machine alone")
    embedding: EmbeddingSettings = EmbeddingSettings()
    chunks: ChunkSettings = ChunkSettings()
    limits: LimitSettings = LimitSettings()
    ocr: OcrSettings = OcrSettings()
    uploads: UploadSettings = UploadSettings()
    reading: ReadingSettings = ReadingSettings()
    retrieval: RetrievalSettings = RetrievalSettings()
    answer: AnswerSettings = AnswerSettings()
    access: AccessSettings = AccessSettings()
    llm: LlmSettings = LlmSettings()
    records: RecordSettings = RecordSettings()

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Arguments beat the environment, the environment beats the file."""
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls, toml_file=_file())


def load_settings(store: Path | None = None) -> Settings:
    """The settings for a command; ``store``, where it is given, beats what file and environment say.

    :raises UserError: a setting, or the file that holds them, is wrong
    """
    try:
        return Settings() if store is None else Settings(store=store)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False, include_input=False)[0]
        place = ".".join(str(part) for part in first["loc"])
        raise UserError(f"The setting {place} is wrong: {first['msg']}.") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise UserError(f"{_file()}: the settings cannot be read: {error}.") from None
    except SettingsError as error:
        raise UserError(f"A setting in the environment is wrong: {error}.") from None


def _file() -> Path:
    return Path(os.environ.get("PRESSDESK_CONFIG", "pressdesk.toml"))
