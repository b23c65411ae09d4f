"""What was uploaded: STORE/inbox/<id>/, a folder for each content, with the file and a record of what became of it.

The folder appears under its name whole, record and all, before anything is done with it: an upload that a person was
told is there survives whatever happens next.
"""

from __future__ import annotations

import shutil
import time
import unicodedata
from datetime import UTC, datetime
from pathlib import Path, PurePath
from secrets import token_hex
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from ingest.catalog import CATALOG
from ingest.edits import file_sha256, write_whole
from ingest.errors import StoreError
from ingest.readers import reader_for, unsupported
from ingest.settings import Settings
from ingest.types import ReadError

State = Literal["waiting", "in", "failed"]

_RECORD = ".upload.json"
_UNFINISHED = ".unfinished-"
_FRESH = 3_600  # seconds
_LONGEST = 180  # bytes of a name: file systems take 255, and others add to it
_BESIDE = (
    "# Uploaded documents. What this file does not describe is internal until an editor says otherwise at the desk.\n"
)


class Upload(BaseModel):
    """A file that was uploaded, and how far it came.

    ``id`` begins the sha256 of its bytes. ``replaces`` is the path of the document that it is a new version of.
    ``sentence`` says why it is not in.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    name: str
    by: str
    at: datetime
    state: State = "waiting"
    replaces: str | None = None
    sentence: str = ""


class Inbox:
    """The uploads of a store."""

    def __init__(self, settings: Settings) -> None:
        self.folder = settings.store.resolve() / "inbox"
        self._limits = settings.uploads

    def accept(self, file: Path, name: str, by: str, replaces: str | None = None) -> Upload:
        """Keeps a copy of a file; it is not yet a document.

        :param name: what its owner calls it
        :param by: who uploaded it
        :raises ReadError: it is of a kind or size that the settings do not allow, or empty
        """
        name = clean_name(name)
        self._check(file, name)
        sha = file_sha256(file)
        upload = Upload(id=sha[:16], name=name, by=by, at=datetime.now(UTC), replaces=replaces)
        self.folder.mkdir(parents=True, exist_ok=True)
        if not (beside := self.folder / CATALOG).exists():
            write_whole(beside, _BESIDE.encode())
        if known := self.find(upload.id):  # the same bytes again, after they failed or were removed
            upload = upload.model_copy(update={"name": known.name})
            self.record(upload)
            return upload
        unfinished = self.folder / f"{_UNFINISHED}{token_hex(8)}"
        unfinished.mkdir()
        write_whole(unfinished / name, file.read_bytes())
        write_whole(unfinished / _RECORD, upload.model_dump_json().encode())
        unfinished.rename(self.folder / upload.id)
        return upload

    def record(self, upload: Upload) -> None:
        """Notes how far an upload came."""
        write_whole(self.folder / upload.id / _RECORD, upload.model_dump_json().encode())

    def uploads(self) -> list[Upload]:
        """All of them, the earliest first.

        :raises StoreError: a record is damaged
        """
        found = [self._read(file) for file in self.folder.glob(f"*/{_RECORD}") if _UNFINISHED not in str(file)]
        return sorted(found, key=lambda upload: (upload.at, upload.id))

    def find(self, name: str) -> Upload | None:
        """The upload of an id, or None."""
        return next((upload for upload in self.uploads() if upload.id == name), None)

    def path(self, upload: Upload) -> Path:
        """Where its file is."""
        return self.folder / upload.id / upload.name

    def holds(self, path: str | Path) -> bool:
        """Whether a document's path is that of an upload."""
        return Path(path).is_relative_to(self.folder)

    def discard(self, name: str) -> None:
        """Deletes an upload and its file. Whatever of it is in the store stays there."""
        if self.find(name):
            shutil.rmtree(self.folder / name)

    def sweep(self) -> None:
        """Deletes what was cut off before anyone was told that it is there; what is fresh may still be written."""
        for folder in self.folder.glob(f"{_UNFINISHED}*"):
            if time.time() - folder.stat().st_mtime > _FRESH:
                shutil.rmtree(folder)

    def _check(self, file: Path, name: str) -> None:
        if reader_for(PurePath(name)) is None:
            raise unsupported(name)
        suffix = PurePath(name).suffix.lower()
        if self._limits.kinds and suffix not in self._limits.kinds:
            allowed = ", ".join(sorted(self._limits.kinds))
            raise ReadError(
                "unsupported", f"{name} is of a kind that is not taken here: convert it to one of {allowed}."
            )
        size = file.stat().st_size
        if not size:
            raise ReadError("empty", f"{name} is an empty file: check that it was saved or copied completely.")
        if size > self._limits.file_bytes:
            raise ReadError(
                "too_large",
                f"{name} has {size:,} bytes and the limit for uploads is {self._limits.file_bytes:,}: split it, or "
                "raise the setting uploads.file_bytes.",
            )

    def _read(self, file: Path) -> Upload:
        try:
            return Upload.model_validate_json(file.read_bytes())
        except ValidationError as error:
            raise StoreError(f"{file} is damaged; restore it from a backup, or delete its folder.") from error


def clean_name(raw: str) -> str:
    """A file name that is only that: NFC, without folders, control, bidirectional and zero-width characters.

    ``clean_name(clean_name(x)) == clean_name(x)``.
    """
    own = raw.replace("\\", "/").rsplit("/", 1)[-1]
    shown = "".join(sign for sign in own if sign.isspace() or unicodedata.category(sign)[0] != "C")
    visible = unicodedata.normalize("NFC", " ".join(shown.split())).strip(" .")
    stem, dot, suffix = visible.rpartition(".") if "." in visible else (visible, "", "")
    room = _LONGEST - len((dot + suffix).encode())
    stem = _cut(stem, room).strip(" .") if room > 0 else ""
    return _cut(f"{stem or 'document'}{dot}{suffix}", _LONGEST).strip(" .")


def _cut(text: str, size: int) -> str:
    """At most so many bytes of it, whole characters only."""
    return text.encode()[:size].decode(errors="ignore")
