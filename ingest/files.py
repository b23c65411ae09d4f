"""Which files an ``ingest add`` means, and what each document is called.

A document is its resolved path, in NFC. Folders are walked in order of their names; hidden files and folders are left
out, and links are not followed: where one leads inside the folder, the walk meets its target anyway.
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.catalog import CATALOG, NOT_DOCUMENTS
from ingest.errors import UserError
from ingest.types import ReadError


@dataclass(frozen=True, slots=True)
class Found:
    """A file to ingest.

    ``path`` opens it, ``name`` is the resolved path in NFC that the document is known by. ``among_catalogs`` says
    that the folder added has a ``corpus.yaml`` somewhere, so that silence about a file is no permission. ``stand_in``
    is opened in its place.
    """

    path: Path
    name: str
    among_catalogs: bool
    error: ReadError | None = None
    stand_in: Path | None = None


def document_path(path: Path) -> str:
    """What a document at this path is called: resolved, NFC."""
    return unicodedata.normalize("NFC", str(path.resolve()))


def find_files(paths: Sequence[Path]) -> list[Found]:
    """Every file that the paths name, once, in order.

    :raises UserError: one of them does not exist
    """
    for path in paths:
        if not path.exists():
            raise UserError(f"{path} does not exist; nothing was changed.")
    found: dict[str, Found] = {}
    for path in paths:
        for file in _walk(path.resolve()) if path.is_dir() else [_found(path.resolve(), among_catalogs=False)]:
            found.setdefault(file.name, file)
    return list(found.values())


def is_below(name: str, paths: Iterable[Path]) -> bool:
    """Whether a document's path is one of these or in a folder among them."""
    return any(Path(name).is_relative_to(document_path(path)) for path in paths)


def _walk(folder: Path) -> list[Found]:
    errors: list[OSError] = []
    files: list[Path] = []
    for parent, folders, names in os.walk(folder, onerror=errors.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        files += [Path(parent, name) for name in sorted(names) if not name.startswith(".")]
    among = any(file.name == CATALOG for file in files)
    wanted = (file for file in files if file.name not in NOT_DOCUMENTS and not file.is_symlink())
    return [_found(file, among) for file in wanted] + list(_closed(errors))


def _found(path: Path, among_catalogs: bool) -> Found:
    name = unicodedata.normalize("NFC", str(path))
    try:
        name.encode()
    except UnicodeEncodeError:
        name = name.encode(errors="replace").decode()
        error = ReadError("unreadable", f"{name} has a name that is no UTF-8: rename it and add it again.")
        return Found(path, name, among_catalogs, error)
    if not path.is_file():
        return Found(path, name, among_catalogs, ReadError("unsupported", f"{name} is no regular file: leave it out."))
    return Found(path, name, among_catalogs)


def _closed(errors: Iterable[OSError]) -> Iterator[Found]:
    """Folders that could not be listed: what is in them is not in, and that must be said."""
    for error in errors:
        path = Path(str(error.filename))
        sentence = f"The folder {path} cannot be listed ({error.strerror}): check its rights and add it again."
        yield Found(path, document_path(path), True, ReadError("unreadable", sentence))
