"""``corpus.yaml``: what the operator says of the files beside it.

The nearest one upward describes a file, from its own folder to the root of the file system, whichever folder was
named to ``ingest add``: who may see a document must not depend on how it was added. Everything in it is read as the
text that stands there; dates without a day mean the last one, times without an offset are Seoul's.
"""

from __future__ import annotations

import calendar
import re
import unicodedata
from collections.abc import Hashable
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from ingest.errors import CatalogError
from ingest.tidying import tidy
from ingest.types import Visibility

CATALOG = "corpus.yaml"
ALIASES = "aliases.yaml"
CORRECTIONS = "corrections.yaml"
NOT_DOCUMENTS = frozenset({CATALOG, ALIASES, CORRECTIONS})
SEOUL = timezone(timedelta(hours=9), "Asia/Seoul")  # no summer time; a fixed offset needs no zone files

_PARTIAL_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", re.ASCII)


def _last_day(value: object) -> object:
    """2024 is its 31 December and 2024-09 its 30th: a document speaks for the whole of what it is dated."""
    if value is None:
        return None
    match = _PARTIAL_DATE.fullmatch(str(value).strip())
    if match is None:
        raise ValueError("must be a date, like 2024-09-30, 2024-09 or 2024")
    year, month = int(match[1]), int(match[2] or 12)
    if not 1 <= month <= 12:
        raise ValueError("there is no such month")
    day = int(match[3]) if match[3] else calendar.monthrange(year, month)[1]
    return date(year, month, day)


def _moment(value: object) -> object:
    """A day alone is refused: an embargo that ends on a day ends at some hour of it, and we must not guess which."""
    if value is None:
        return None
    try:
        moment = datetime.fromisoformat(str(value).strip())
    except ValueError:
        moment = None
    if moment is None or not re.search(r"\d[T ]\d", str(value)):
        raise ValueError('must be a day and a time, like "2024-09-30T09:00+09:00"')
    return moment if moment.tzinfo else moment.replace(tzinfo=SEOUL)


def _one_line(value: str) -> str:
    """Without what no title has and no database takes: NULs, halves of characters, line ends."""
    return " ".join(tidy(value).split())


Line = Annotated[str, AfterValidator(_one_line)]
PartialDate = Annotated[date | None, BeforeValidator(_last_day)]
Moment = Annotated[datetime | None, BeforeValidator(_moment)]


class CatalogEntry(BaseModel):
    """What the operator says of one file. What is left out, the document says itself, or nobody."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: Annotated[Line, Field(min_length=1)] | None = None
    kind: Line | None = None
    date: PartialDate = None
    language: Literal["en", "ko", "ja", "und"] | None = None
    visibility: Visibility = "internal"
    embargo_until: Moment = None
    supersedes: tuple[Annotated[str, AfterValidator(tidy)], ...] = ()
    compiled_on: PartialDate = None
    source: Line | None = None
    issuer: Line | None = None
    contact: Line | None = None


class _CatalogFile(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    documents: dict[str, CatalogEntry] = {}


class Catalogs:
    """The ``corpus.yaml`` files met on the way, each read once."""

    def __init__(self) -> None:
        self._read: dict[Path, dict[str, CatalogEntry] | None] = {}

    def find(self, path: Path) -> tuple[bool, CatalogEntry | None]:
        """Whether any catalog is above the resolved path, and the nearest one's entry for it.

        :raises CatalogError: that catalog does not hold to its form
        """
        for folder in path.parents:
            entries = self._entries(folder)
            if entries is not None:
                return True, entries.get(unicodedata.normalize("NFC", path.relative_to(folder).as_posix()))
        return False, None

    def _entries(self, folder: Path) -> dict[str, CatalogEntry] | None:
        if folder not in self._read:
            file = folder / CATALOG
            self._read[folder] = read_catalog(file) if file.is_file() else None
        return self._read[folder]


def read_catalog(file: Path) -> dict[str, CatalogEntry]:
    """The entries of a catalog by path relative to it; the paths in ``supersedes`` resolved.

    :raises CatalogError: it cannot be read or does not hold to its form
    """
    try:
        raw = yaml.load(file.read_text("utf-8"), TextLoader)
        entries = _CatalogFile.model_validate(_filled(raw)).documents
    except (OSError, UnicodeDecodeError) as error:
        raise CatalogError(f"{file} cannot be read ({error}); save it as UTF-8 text.") from error
    except yaml.YAMLError as error:
        raise CatalogError(f"{file} is not valid YAML{yaml_place(error)}.") from error
    except ValidationError as error:
        raise CatalogError(catalog_sentence(file, error)) from error
    return {
        unicodedata.normalize("NFC", name).removeprefix("./"): _resolved(entry, file.parent)
        for name, entry in entries.items()
    }


def _filled(raw: Any) -> Any:
    """A catalog without entries, or an entry without keys, says nothing: that is allowed."""
    if raw is None:
        return {}
    if isinstance(raw, dict) and "documents" in raw:
        documents = raw["documents"]
        if documents is None:
            return raw | {"documents": {}}
        if isinstance(documents, dict):
            return raw | {"documents": {name: {} if entry is None else entry for name, entry in documents.items()}}
    return raw


def _resolved(entry: CatalogEntry, folder: Path) -> CatalogEntry:
    paths = (unicodedata.normalize("NFC", str((folder / name).resolve())) for name in entry.supersedes)
    return entry.model_copy(update={"supersedes": tuple(paths)})


def catalog_sentence(file: Path, error: ValidationError) -> str:
    """What is wrong with a file beside the documents, and where in it."""
    first = error.errors()[0]
    key = " › ".join(str(part) for part in first["loc"]) or "the top level"
    reason = {"extra_forbidden": f"is no key of {file.name}"}.get(first["type"], first["msg"])
    return f"{file} does not hold to its form at {key}: {reason.removeprefix('Value error, ')}."


def yaml_place(error: yaml.YAMLError) -> str:
    """Like ``in line 3: why``, where the parser knows."""
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return ""
    return f" in line {error.problem_mark.line + 1}: {error.problem}"


class TextLoader(yaml.SafeLoader):
    """Leaves dates as the text they are, and refuses a key that stands twice: the last would win in silence."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        keys = [self.construct_object(key, deep=True) for key, _ in node.value]
        if twice := next((key for at, key in enumerate(keys) if key in keys[:at]), None):
            raise yaml.constructor.ConstructorError(None, None, f"{twice} stands there twice", node.start_mark)
        return super().construct_mapping(node, deep)


TextLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
