"""Keeps the built encoder in the cache folder: built once, checked by hash whenever it is loaded.

The file's name holds the hash of the weights and the builder's version, so a new version of either never meets an
old file; a side file holds the hash of the file itself, so a damaged one is noticed and built again.
"""

from __future__ import annotations

import hashlib
import os
import sys
import time
from pathlib import Path

from filelock import FileLock

from ingest.embedding.graph import BUILDER, build
from ingest.embedding.weights import read_weights, recorded_sha256, verify, weights_path


def model_name() -> str:
    """Names the embedded model by everything that decides its vectors."""
    return f"multilingual-e5-small-int8-{BUILDER}-{recorded_sha256()[:16]}"


def load_model(cache: Path) -> bytes:
    """The encoder as serialised ONNX, built first where the folder has no sound copy of it.

    Raises:
        EmbeddingError: the weights' package is missing or damaged.
        OSError: the folder cannot be written.
    """
    file = cache.expanduser() / f"{model_name()}.onnx"
    if model := _sound(file):
        return model
    file.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(file.with_suffix(".lock")):
        return _sound(file) or _build(file)


def _sound(file: Path) -> bytes | None:
    """The file's bytes where they are the ones that were written."""
    try:
        model, expected = file.read_bytes(), _side(file).read_text("ascii", "replace")
    except FileNotFoundError:
        return None
    return model if hashlib.sha256(model).hexdigest() == expected else None


def _build(file: Path) -> bytes:
    start = time.perf_counter()
    path = weights_path()
    verify(path)
    model = build(read_weights(path), _report)
    _write(_side(file), hashlib.sha256(model).hexdigest().encode())
    _write(file, model)
    print(f" done in {time.perf_counter() - start:.1f} s", file=sys.stderr)
    return model


def _report(done: int, layers: int) -> None:
    print(f"\rBuilding the embedding model (once): layer {done} of {layers}", end="", file=sys.stderr, flush=True)


def _side(file: Path) -> Path:
    return file.with_suffix(".sha256")


def _write(file: Path, data: bytes) -> None:
    """Puts the whole file in place at once: a reader meets the old one or the new one."""
    part = file.with_name(f"{file.name}.part")
    with part.open("wb") as out:
        out.write(data)
        out.flush()
        os.fsync(out.fileno())
    part.replace(file)
