"""The ``aliases.yaml`` files of the documents added: one name, its spellings in each language."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from ingest.catalog import ALIASES
from ingest.errors import CatalogError
from ingest.files import Found, document_path, is_below
from ingest.language.aliases import Aliases, AliasesError

Lists = dict[str, list[list[str]]]


def current_lists(held: Lists, paths: Sequence[Path], files: Iterable[Found]) -> Lists:
    """The lists that the store should have now, by path.

    Those in the folders of the files and above them are read again; of those held before, what lay below ``paths`` and
    is gone is dropped.

    :raises CatalogError: a list is not in its form, or two give one spelling to different names
    """
    folders = {folder for found in files for folder in found.path.parents}
    there = {document_path(file): file for file in (folder / ALIASES for folder in folders) if file.is_file()}
    kept = {path: groups for path, groups in held.items() if not is_below(path, paths)}
    try:
        read = {path: [list(group) for group in Aliases.load([file]).groups] for path, file in there.items()}
        lists = dict(sorted((kept | read).items()))
        Aliases.of(group for groups in lists.values() for group in groups)
    except AliasesError as error:
        raise CatalogError(str(error)) from error
    return lists
