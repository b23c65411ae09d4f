"""What a person can mend: the commands print the sentence and exit 1, without a stack trace."""

from __future__ import annotations


class UserError(Exception):
    """A mistake, or a state of the store, told in one plain sentence that says what to do."""


class StoreError(UserError):
    """The store cannot be used as it is: another writer, another version, another embedding model."""


class CatalogError(UserError):
    """``corpus.yaml`` does not say what it means to say; the sentence names the file and the key."""
