"""``corrections.yaml``: what a person puts right in the fact tables, beside the files that it corrects.

A correction names its row by document, kind and words, never by a number, so it holds after the document is ingested
again and in its next version, as long as the words are there.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any, Literal, Self

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, TypeAdapter, ValidationError, model_validator

from ingest.catalog import CORRECTIONS, TextLoader, catalog_sentence, yaml_place
from ingest.errors import CatalogError
from ingest.facts.base import FactKind
from ingest.files import Found, document_path, is_below
from ingest.lines import normalise_space

FIELDS: Mapping[FactKind, tuple[str, ...]] = {
    "company": ("role",),
    "partner": ("role",),
    "organisation": ("role",),
    "person": ("title", "organisation"),
    "place": (),
    "date": ("precision", "inferred"),
    "amount": ("currency", "unit", "approximate", "bound"),
    "support_measure": (),
    "contact": ("department", "name", "phone", "email"),
}
"""The fields that a row of each kind has beside its value."""

Stored = dict[str, list[dict[str, Any]]]


def _plain(value: object) -> object:
    return normalise_space(unicodedata.normalize("NFC", str(value))) if isinstance(value, (str, int, float)) else value


Words = Annotated[str, BeforeValidator(_plain), Field(min_length=1)]
Cell = Annotated[str | bool | None, BeforeValidator(lambda value: str(value) if type(value) in (int, float) else value)]


class Correction(BaseModel):
    """One change, removal or addition; once it is read, ``document`` is a resolved path, ``file`` where it is from."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    document: str
    kind: FactKind
    text: Words | None = None
    quote: Words | None = None
    change: dict[str, Cell] | None = None
    drop: Literal[True] | None = None
    add: dict[str, Cell] | None = None
    note: str | None = None
    file: str = ""

    def unmet(self, reason: str) -> str:
        """The plain sentence for a correction that does nothing."""
        return (
            f"{self.file}: the correction of the {self.kind} “{self.text or self.quote}” in {self.document} no longer "
            f"applies, for {reason}; change it or take it out."
        )

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        if [self.change, self.drop, self.add].count(None) != 2:
            raise ValueError("needs exactly one of change, drop and add")
        if self.add is not None and self.quote is None:
            raise ValueError("needs the quote of the row that it adds")
        if self.text is None and self.quote is None:
            raise ValueError("needs the row's text or words of its quote")
        known = {"value", *FIELDS[self.kind]}
        if strange := sorted({**(self.change or {}), **(self.add or {})}.keys() - known):
            raise ValueError(f"{strange[0]} is no field of a {self.kind}; it has {', '.join(sorted(known))}")
        value = (self.change or self.add or {}).get("value", "")
        if not isinstance(value, str):
            raise ValueError("the value must be text")
        return self


class _CorrectionsFile(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    corrections: tuple[Correction, ...] = ()


_STORED = TypeAdapter(tuple[Correction, ...])


def read_corrections(file: Path) -> tuple[Correction, ...]:
    """The corrections of a file, its paths resolved from its folder.

    :raises CatalogError: it cannot be read or does not hold to its form
    """
    try:
        raw = yaml.load(file.read_text("utf-8"), TextLoader)
        read = _CorrectionsFile.model_validate({} if raw is None else raw).corrections
    except (OSError, UnicodeDecodeError) as error:
        raise CatalogError(f"{file} cannot be read ({error}); save it as UTF-8 text.") from error
    except yaml.YAMLError as error:
        raise CatalogError(f"{file} is not valid YAML{yaml_place(error)}.") from error
    except ValidationError as error:
        raise CatalogError(catalog_sentence(file, error)) from error
    return tuple(
        entry.model_copy(update={"document": document_path(file.parent / entry.document), "file": document_path(file)})
        for entry in read
    )


def current_corrections(held: Stored, paths: Sequence[Path], files: Iterable[Found]) -> Stored:
    """The corrections that the store should have now, as JSON values, by the path of their file.

    Those in the folders of the files and above them are read again; of those held before, what lay below ``paths`` and
    is gone is dropped.

    :raises CatalogError: one of the files is wrong
    """
    folders = {folder for found in files for folder in found.path.parents}
    there = [file for file in (folder / CORRECTIONS for folder in folders) if file.is_file()]
    kept = {path: entries for path, entries in held.items() if not is_below(path, paths)}
    read = {
        document_path(file): [entry.model_dump(mode="json", exclude_none=True) for entry in read_corrections(file)]
        for file in there
    }
    return dict(sorted((kept | read).items()))


def from_stored(stored: Stored) -> list[Correction]:
    """The corrections of all files, in order."""
    return [entry for entries in stored.values() for entry in _STORED.validate_python(entries)]
