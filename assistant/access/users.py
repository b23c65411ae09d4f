"""The users file: who may use the desk, in which role. Read again as soon as it has changed.

YAML, written by ``python -m assistant users``::

    users:
      jane: {role: staff, password: $argon2id$…, token: 9f86d0…}

``password`` and ``token`` are hashes. Who has neither comes in by single sign-on alone.
"""

from __future__ import annotations

import hmac
import os
import re
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import yaml
from filelock import FileLock
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.access.passwords import hash_token
from assistant.access.viewer import LOCAL
from ingest.errors import UserError
from ingest.types import Audience

_NAME = re.compile(r"\w[\w.@+-]{0,63}")


class User(BaseModel):
    """One user's entry."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    role: Audience
    password: str | None = Field(default=None, repr=False)
    token: str | None = Field(default=None, repr=False)


class _Content(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    users: dict[str, User]


@dataclass(frozen=True, slots=True)
class _State:
    """By which a changed file is noticed: a file written anew has another inode."""

    inode: int
    size: int
    modified: int


class Users:
    """The users of a file; safe to share between threads."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._read: tuple[_State | None, Mapping[str, User]] = (None, {})

    def all(self) -> Mapping[str, User]:
        """Everyone, by name, as the file has it now.

        :raises UserError: there is no such file, or it is no users file
        """
        try:
            found = self.file.stat()
            state = _State(found.st_ino, found.st_size, found.st_mtime_ns)
            if self._read[0] != state:
                self._read = (state, _parse(self.file))
        except OSError as error:
            raise UserError(
                f"{self.file}: the users file cannot be read: {error.strerror}. "
                "Make one with `python -m assistant users add NAME --role ROLE`."
            ) from None
        return self._read[1]

    def get(self, name: str) -> User | None:
        """The user of that name."""
        return self.all().get(name)

    def holder_of(self, token: str) -> str | None:
        """The name of the user who has that token."""
        given = hash_token(token)
        held = [(name, user.token) for name, user in self.all().items() if user.token]
        return next((name for name, stored in held if hmac.compare_digest(stored, given)), None)

    @contextmanager
    def editing(self) -> Iterator[dict[str, User]]:
        """Everyone, to change in place; written back whole at the end, or not at all.

        :raises UserError: the file that is there is no users file
        """
        with FileLock(f"{self.file}.lock"):
            users = dict(self.all()) if self.file.exists() else {}
            yield users
            _write(self.file, users)


def check_name(name: str) -> str:
    """The name, if it can be one.

    :raises UserError: it cannot
    """
    if not _NAME.fullmatch(name) or name == LOCAL:
        raise UserError(
            f"{name!r} is no name for a user: use letters, digits and . _ - + @, at most 64, and not {LOCAL!r}."
        )
    return name


def _parse(file: Path) -> dict[str, User]:
    try:
        users = _Content.model_validate(yaml.safe_load(file.read_text("utf-8"))).users
    except (yaml.YAMLError, UnicodeDecodeError):
        raise UserError(f"{file}: the users file is no YAML text; restore it from a backup.") from None
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False, include_input=False)[0]
        place = ".".join(str(part) for part in first["loc"])
        raise UserError(f"{file}: the users file is wrong at {place or 'its beginning'}: {first['msg']}.") from None
    for name in users:
        check_name(name)
    return users


def _write(file: Path, users: Mapping[str, User]) -> None:
    """Replaces the file in one step; only its owner may read it."""
    entries = {name: user.model_dump(exclude_none=True) for name, user in sorted(users.items())}
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")  # made with mode 0600
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as written:
            yaml.safe_dump({"users": entries}, written, allow_unicode=True, sort_keys=False)
        Path(name).replace(file)
    except OSError:
        Path(name).unlink()
        raise
