"""What editors said of documents at the desk: STORE/edits.json, laid over what stands beside the files.

Documents are named by their paths, as in ``corpus.yaml``, and an edit holds at every ``ingest add`` that follows, of
whatever folder. It is the later word only as long as the other side keeps silent: where ``corpus.yaml`` has changed
since, the stricter visibility and the longer embargo of both hold.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ingest.catalog import CatalogEntry, Line, Moment, PartialDate, catalog_sentence
from ingest.errors import CatalogError
from ingest.files import Found
from ingest.registry import Entry
from ingest.settings import Settings
from ingest.types import Document, Visibility

EDITABLE = ("title", "kind", "date", "visibility", "embargo_until", "supersedes", "reviewed")
_FILE = "edits.json"


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Edit(_Part):
    """What an editor said of one path. A key that was not given is left to the document and its ``corpus.yaml``.

    ``over`` is what stood beside the file then, as the registry keeps it.
    """

    title: Annotated[Line, Field(min_length=1)] | None = None
    kind: Line | None = None
    date: PartialDate = None
    visibility: Visibility = "internal"
    embargo_until: Moment = None
    supersedes: tuple[str, ...] = ()
    reviewed: bool = False
    over: dict[str, Any]

    def as_json(self) -> dict[str, Any]:
        """What was given, as JSON values."""
        return self.model_dump(mode="json", exclude_unset=True)

    def applied(self, document: Document, beside: Mapping[str, Any]) -> Document:
        """The document as edited.

        :param beside: what stands beside the file now, as the registry keeps it
        """
        said = {name: getattr(self, name) for name in EDITABLE if name in self.model_fields_set}
        if "date" in said:
            said["date_inferred"] = False
        if beside != self.over:
            if "visibility" in said and document.visibility == "internal":
                said["visibility"] = "internal"
            if "embargo_until" in said:
                said["embargo_until"] = _later(self.embargo_until, document.embargo_until)
        return replace(document, **said)


class StandIn(_Part):
    """A new version of a document, taken in at the desk: ``file`` (in the store) is read instead of the document's own.

    It holds until the document's own file is no longer the one of sha256 ``over``.
    """

    file: str
    over: str


class Edits(_Part):
    """All of it, by path."""

    schema_: Literal[1] = Field(default=1, alias="schema")
    documents: dict[str, Edit] = {}
    withdrawn: tuple[str, ...] = ()
    stand_ins: dict[str, StandIn] = {}

    def without(self, paths: Iterable[str]) -> Edits:
        """The same with nothing said of these paths, nor that they are withdrawn."""
        gone = set(paths)
        return Edits(
            documents={path: edit for path, edit in self.documents.items() if path not in gone},
            withdrawn=tuple(path for path in self.withdrawn if path not in gone),
            stand_ins={path: file for path, file in self.stand_ins.items() if path not in gone},
        )

    def chosen(self, files: Iterable[Found], store: Path, instead: Mapping[str, Path]) -> list[Found]:
        """The files to ingest: none that is withdrawn, and new versions in place of those that they stand in for.

        :param instead: files to open in place of documents' own, by the document's path; before any that is noted
        """
        return [
            replace(found, stand_in=instead.get(found.name) or self._stand_in(found, store))
            for found in files
            if found.name not in self.withdrawn
        ]

    def _stand_in(self, found: Found, store: Path) -> Path | None:
        noted = self.stand_ins.get(found.name)
        return store.resolve() / noted.file if noted and file_sha256(found.path) == noted.over else None


def read_edits(settings: Settings) -> Edits:
    """What editors said so far.

    :raises CatalogError: the file is damaged; without it, what was closed at the desk would be open again
    """
    file = settings.store / _FILE
    try:
        return Edits.model_validate_json(file.read_bytes())
    except FileNotFoundError:
        return Edits()
    except ValidationError as error:
        raise CatalogError(catalog_sentence(file, error) + " Restore it from a backup of the store.") from error


def write_edits(settings: Settings, edits: Edits) -> None:
    """Replaces the file, whole or not at all. Only for the holder of the store's writer lock."""
    said = edits.model_dump(mode="json", by_alias=True, exclude={"documents"})
    said["documents"] = {path: edit.as_json() for path, edit in edits.documents.items()}
    write_whole(settings.store / _FILE, json.dumps(said, ensure_ascii=False, indent=1).encode())


def write_whole(file: Path, data: bytes) -> None:
    """Writes a file that is there whole or as it was before, also after a power cut."""
    unfinished = file.with_name(f".{file.name}.part")
    with unfinished.open("wb") as out:
        out.write(data)
        out.flush()
        os.fsync(out.fileno())
    unfinished.replace(file)


def beside(entry: Entry) -> dict[str, Any]:
    """What stood beside a path's file when it was described last, without what an editor said."""
    return {key: value for key, value in entry.declared.items() if key != "edit"}


def as_declared(entry: Entry) -> Document:
    """The document as it was declared beside its file, without what an editor said of it."""
    if "edit" not in entry.declared:
        return entry.document
    said = CatalogEntry.model_validate({key: value for key, value in beside(entry).items() if key != "reviewed"})
    return replace(
        entry.document,
        visibility=said.visibility,
        embargo_until=said.embargo_until,
        reviewed=entry.declared["reviewed"],
    )


def file_sha256(path: Path) -> str:
    """The sha256 of a file's bytes, hex; empty where it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def _later(one: datetime | None, other: datetime | None) -> datetime | None:
    return max((moment for moment in (one, other) if moment), default=None)
