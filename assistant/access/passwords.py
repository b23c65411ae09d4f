"""Passwords and tokens: only their hashes are stored, and a wrong name takes as long as a wrong password."""

from __future__ import annotations

import hashlib
import re
import secrets
import unicodedata
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from ingest.errors import UserError

SHORTEST, LONGEST = 12, 256
"""Code points of a password."""
_TOKEN = "pressdesk_"
_WRITTEN = re.compile(rf"{_TOKEN}[\w-]{{43}}", re.ASCII)
_HASHER = PasswordHasher()


def hash_password(password: str) -> str:
    """The password as the users file holds it: argon2id with a salt of its own.

    :raises UserError: it is too short or too long
    """
    if not SHORTEST <= len(password) <= LONGEST:
        raise UserError(f"The password must have {SHORTEST} to {LONGEST} characters; choose another one.")
    return _HASHER.hash(_same_keys(password))


def is_password(password: str, stored: str | None) -> bool:
    """Whether it is the stored one; as slow where there is none.

    :raises UserError: what is stored is no hash of ours
    """
    nobodys = _nobodys()  # made for everyone, so that the first question takes as long whoever is asked about
    try:
        _HASHER.verify(stored or nobodys, _same_keys(password[: LONGEST + 1]))
    except InvalidHashError:
        raise UserError("A password in the users file is no argon2 hash; set it with `users password NAME`.") from None
    except VerificationError:
        return False
    return stored is not None


def new_token() -> str:
    """A token for a program, with 256 bits of chance: it needs no slow hash."""
    return _TOKEN + secrets.token_urlsafe(32)


def without_tokens(text: str) -> str:
    """The text, with a gap where somebody pasted a token of ours."""
    return _WRITTEN.sub(_TOKEN + "…", text)


def hash_token(token: str) -> str:
    """The token as the users file holds it."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


@cache
def _nobodys() -> str:
    """The hash of a password that nobody has: made when first needed, as it takes a third of a second."""
    return _HASHER.hash(secrets.token_urlsafe())


def _same_keys(password: str) -> str:
    """The same characters however a keyboard composes them."""
    return unicodedata.normalize("NFKC", password)
