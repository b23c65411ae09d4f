"""Vectors for the benchmarks, kept under the cache folder, so that a second run is quick."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tqdm import tqdm

from ingest.embedding import embed_passages, model_id, open_embedding
from ingest.settings import Settings

Vectors = NDArray[np.float32]
Scores = NDArray[np.float64]


def vectors_of(texts: Sequence[str], settings: Settings) -> Vectors:
    """The texts' vectors, (texts, d), embedded only where the cache does not hold them already."""
    file = _file(settings)
    keys = [hashlib.sha256(text.encode()).hexdigest() for text in texts]
    known: dict[str, Vectors] = {}
    if file.exists():
        with np.load(file) as held:
            known = dict(zip(held["keys"].tolist(), held["vectors"], strict=True))
    missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
    if missing:
        with tqdm(total=len(missing), desc="texts", file=sys.stderr) as bar:
            model = open_embedding(settings)
            known |= zip(missing, embed_passages(model, [*missing.values()], bar.update), strict=True)
        file.parent.mkdir(parents=True, exist_ok=True)
        np.savez(file, keys=np.array([*known]), vectors=np.stack([*known.values()]))
    return np.stack([known[key] for key in keys])


def nearest_sentence(asked: Scores, sentences: Sequence[Sequence[str]], settings: Settings) -> Scores:
    """The highest cosine of each passage's sentences with each question, (questions, passages).

    :param asked: the questions' vectors, (questions, d)
    :param sentences: those of each passage, at least one
    """
    flat = [text for texts in sentences for text in texts]
    cosines = asked @ vectors_of(flat, settings).T.astype(float)
    ends = np.cumsum([0, *map(len, sentences)])
    return np.stack([cosines[:, first:last].max(axis=1) for first, last in pairwise(ends)], axis=1)


def _file(settings: Settings) -> Path:
    name = hashlib.sha256(model_id(settings).encode()).hexdigest()[:12]
    return settings.cache.expanduser() / "benchmarks" / f"chunking-{name}.npz"
