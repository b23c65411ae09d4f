"""``ingest watch``: takes in what changes in folders, run by run, until it is interrupted.

Changes are noticed by looking, not by the kernel's notifications: those do not come from network drives, are lost when
a folder is replaced, and need a limit raised on large ones. A look costs a ``stat`` a file, and what it sees decides
only when to run: each run compares everything, as ``ingest add`` does, so nothing is ever missed for good.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from ingest.catalog import NOT_DOCUMENTS
from ingest.embedding import EmbeddingError
from ingest.errors import UserError
from ingest.outcomes import Report
from ingest.pipeline import add
from ingest.settings import Settings
from ingest.types import Visibility
from ingest.vectorise import OpenModel

_ROUNDS = 30  # looks after which a folder that never rests is taken in all the same
_RETRY = 5.0  # seconds until a run that failed is tried again, though nothing has changed
_AT_MOST = 0.05  # share of the time spent on looking

Snapshot = dict[Path, tuple[int, int, int]]
"""Size, inode and time of change (ns) of every file, by path."""


def watch(
    settings: Settings,
    folders: Sequence[Path],
    told: Callable[[Report], object],
    complained: Callable[[str], object],
    stopped: Callable[[], bool],
    *,
    pause: float = 2.0,
    visibility: Visibility | None = None,
    open_model: OpenModel | None = None,
) -> None:
    """Ingests the folders, then again after each change, missing files removed; until ``stopped`` between two looks.

    The store is another writer's between the runs. What goes wrong after the first run (a ``corpus.yaml`` half written,
    another writer, a folder that is gone for a moment) is told once and tried again.

    :param told: hears of every run
    :param complained: hears why a run was not possible
    :param pause: seconds between two looks; a change counts once two looks in a row saw the same
    :raises UserError: the first run was not possible
    """
    seen = tried = _snapshot(settings, folders)
    told(add(settings, folders, remove_missing=True, visibility=visibility, open_model=open_model))
    rounds, failed, complaint, tried_at = 0, False, "", 0.0
    while not stopped():
        started = time.monotonic()
        now = _snapshot(settings, folders)
        time.sleep(max(pause, (time.monotonic() - started) / _AT_MOST))
        rounds = 0 if now == seen else rounds + 1
        seen = now
        due = now != tried and rounds in (0, _ROUNDS)
        if not due and not (failed and time.monotonic() - tried_at > _RETRY):
            continue
        tried, tried_at, rounds = now, time.monotonic(), 0
        try:
            report = add(settings, folders, remove_missing=True, visibility=visibility, open_model=open_model)
        except (UserError, EmbeddingError, OSError) as error:
            if str(error) != complaint:
                complained(str(error))
            failed, complaint = True, str(error)
        else:
            failed, complaint = False, ""
            told(report)


def _snapshot(settings: Settings, folders: Sequence[Path]) -> Snapshot:
    """The files that a run would look at; what vanishes meanwhile is not among them."""
    found: Snapshot = {}
    for path in _files(folders, settings.store.resolve()):
        with suppress(OSError):
            status = path.stat(follow_symlinks=False)
            found[path] = (status.st_size, status.st_ino, status.st_ctime_ns)
    return found


def _files(folders: Sequence[Path], store: Path) -> Iterator[Path]:
    for folder in map(Path.resolve, folders):
        for above in folder.parents:  # what is said there holds for everything below
            yield from (above / name for name in NOT_DOCUMENTS)
        for parent, below, names in os.walk(folder):
            below[:] = [name for name in below if not name.startswith(".") and Path(parent, name) != store]
            yield from (Path(parent, name) for name in names if not name.startswith("."))
