"""The bytes of the files ingested, by their content: STORE/files/<sha256>. Page pictures are drawn from them."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from pathlib import Path
from threading import get_ident

from ingest.settings import Settings


class Originals:
    """The store's copies of the originals."""

    def __init__(self, settings: Settings) -> None:
        self._folder = settings.store / "files"

    def put(self, data: bytes, sha: str) -> None:
        """Keeps the bytes, whole under their sha256, or not at all; safe in several threads at once."""
        file = self._folder / sha
        if not file.exists():
            self._folder.mkdir(parents=True, exist_ok=True)
            unfinished = self._folder / f"{sha}.{get_ident()}.part"
            with unfinished.open("wb") as out:
                out.write(data)
                out.flush()
                os.fsync(out.fileno())
            unfinished.replace(file)

    def get(self, sha: str) -> bytes:
        """The bytes of a version.

        :raises FileNotFoundError: they are not in the store (any more)
        """
        return (self._folder / sha).read_bytes()

    def stored(self) -> Iterator[Path]:
        """The files that are there, unfinished ones among them."""
        if self._folder.is_dir():
            yield from sorted(self._folder.iterdir())

    def sweep(self, needed: Collection[str]) -> None:
        """Deletes what no version in use needs, and what a killed process left unfinished."""
        for file in self.stored():
            if file.name not in needed:
                file.unlink()
