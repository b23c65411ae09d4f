"""A store opened by its one writer."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager

from filelock import FileLock, Timeout

from ingest.errors import StoreError
from ingest.registry import Registry
from ingest.registry.writer_lock import registry_locked
from ingest.settings import Settings


@contextmanager
def writing(settings: Settings, renew: bool = False) -> Iterator[Registry]:
    """The registry, while this process alone may change the store; it ends with the process, however that ends.

    :param renew: brings a store of an earlier format up to date; its indexes must then be made again
    :raises StoreError: another process is writing, or the store cannot be opened
    """
    try:
        settings.store.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"The store's folder {settings.store} cannot be made ({error.strerror}).") from error
    lock = FileLock(settings.store / "writer.lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise StoreError(
            f"Another process is writing to the store {settings.store}; wait until it has finished and try again."
        ) from None
    try:
        with registry_locked(settings), closing(Registry.open(settings, renew=renew)) as registry:
            yield registry
    finally:
        lock.release()
