"""Runs the encoder: texts in, vectors of length one out.

A window of tokens is always run alone and on one thread, so a text's vector is the same bit for bit whatever is
embedded beside it and whichever thread runs it; the windows of a batch run side by side on the threads there are.
Between windows the interpreter is in charge: an interrupt takes hold within one window, well under a second.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import chain, islice

import numpy as np
import onnxruntime

from ingest.embedding.tokenizer import Tokenizer
from ingest.embedding.weights import Floats, Weights

_UNREADABLE = re.compile("[\0\ud800-\udfff]")
Window = tuple[int, list[int]]  # the row of its text, its tokens


class Encoder:
    """The embedded model, loaded; safe to share between threads."""

    def __init__(self, weights: Weights, model: bytes, threads: int) -> None:
        """``model`` is what graph.build made of the same weights; ``threads`` windows run at once."""
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        # The graph is built fused and quantized: what was built and hashed is what runs.
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
        self._session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
        self._tokenizer = Tokenizer(weights.vocabulary)
        self._weights = weights
        self._threads = threads
        self._places = weights.matrix("emb.pos", weights.width) + weights.vector("emb.type")[: weights.width]

    def encode(self, texts: Sequence[str], prefix: str) -> Floats:
        """The texts' vectors, (texts, width), each of length one.

        The prefix ("query: ", "passage: ") tells the model what a text is for. A text longer than the model's
        window is cut into windows; its vector is their mean, weighted by their tokens.
        """
        vectors = np.zeros((len(texts), self._weights.width), np.float32)
        for row, total in self._totals(self._windows(texts, prefix)):
            vectors[row] += total
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        return vectors

    def _windows(self, texts: Sequence[str], prefix: str) -> Iterator[Window]:
        vocabulary, size = self._weights.vocabulary, self._weights.window - 2
        for row, text in enumerate(texts):
            ids = self._tokenizer.ids(prefix + clean(text))
            for start in range(0, len(ids), size):
                yield row, [vocabulary.begin, *ids[start : start + size], vocabulary.end]

    def _totals(self, windows: Iterator[Window]) -> Iterator[tuple[int, Floats]]:
        """Each window's row and its mean hidden state times its tokens, in the windows' order."""
        head = list(islice(windows, 2))
        if len(head) < 2:  # a question: starting a thread would cost a fifth of its time
            yield from map(self._total, head)
            return
        pool = ThreadPoolExecutor(self._threads)
        try:
            yield from pool.map(self._total, chain(head, windows))
        finally:
            pool.shutdown(cancel_futures=True)

    def _total(self, window: Window) -> tuple[int, Floats]:
        row, ids = window
        embeddings = self._weights.words(np.array(ids)) + self._places[: len(ids)]
        (mean,) = self._session.run(None, {"embeddings": embeddings[None]})
        return row, mean[0] * (len(ids) - 2)


def clean(text: str) -> str:
    """NFC, with what no text can hold (NUL, lone surrogates) replaced by the sign for an unreadable character."""
    return unicodedata.normalize("NFC", _UNREADABLE.sub("\ufffd", text))
