"""The engine that the weights came with: what tokens and vectors are compared with."""

from __future__ import annotations

import ctypes
import subprocess
from pathlib import Path
from typing import Self

import numpy as np

from ingest.embedding.weights import Floats, weights_path


class Engine:
    """The package's own model, by its own C code."""

    @classmethod
    def compiled(cls, folder: Path) -> Self:
        library = folder / "engine.so"
        source = Path(__file__).with_suffix(".c")
        command = [
            "gcc",
            "-O3",
            "-march=native",
            "-fopenmp",
            "-shared",
            "-fPIC",
            "-I",
            str(weights_path().parent),
            str(source),
        ]
        subprocess.run([*command, "-o", str(library), "-lm"], check=True)
        return cls(library)

    def __init__(self, library: Path) -> None:
        self._code = ctypes.CDLL(str(library))
        self._code.e5_load.restype = ctypes.c_void_p
        self._model = ctypes.c_void_p(self._code.e5_load(str(weights_path()).encode()))

    def ids(self, text: str) -> list[int]:
        data = text.encode()
        ids = (ctypes.c_int * (len(data) + 4))()
        return ids[: self._code.engine_ids(self._model, data, ids, len(ids))]

    def vector(self, text: str, *, query: bool) -> Floats:
        vector = np.zeros(384, np.float32)
        self._code.e5_embed(self._model, text.encode(), int(query), vector.ctypes.data_as(ctypes.c_void_p))
        return vector
