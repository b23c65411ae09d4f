"""The embedded model's hidden states, token by token, where the product keeps their mean alone.

The product's own graph runs, with two further outputs: the last layer's states and those of the third last, whose
tokens still stand more for themselves. States are kept in a file by model and texts, so a second run starts at once.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tqdm import tqdm

from ingest.embedding.cache import load_model, model_name
from ingest.embedding.runtime import clean
from ingest.embedding.tokenizer import Tokenizer
from ingest.embedding.weights import Weights, read_weights, weights_path

Floats = NDArray[np.float32]
LAYERS = (11, 9)  # counted from 0; the model has twelve


@dataclass(frozen=True, slots=True)
class Text:
    """What is embedded: ``text``, read after ``before`` where that is not empty; states are those of ``text`` alone."""

    prefix: str
    text: str
    before: str = ""


@dataclass(frozen=True, slots=True)
class States:
    """A text's tokens (n,), their states of length one, (layers, n, width), and the mean state of all that was read."""

    ids: NDArray[np.int32]
    tokens: NDArray[np.float16]
    mean: Floats


class StateEncoder:
    """The embedded model with its hidden states as outputs."""

    def __init__(self, cache: Path) -> None:
        import onnx
        import onnxruntime

        self._weights: Weights = read_weights(weights_path())
        model = onnx.load_model_from_string(load_model(cache))
        outputs = [_output_of(model.graph, f"l{layer}.oln.w") for layer in LAYERS]
        shape = [1, "tokens", self._weights.width]
        model.graph.output.extend(
            onnx.helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, shape) for name in outputs
        )
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
        self._session = onnxruntime.InferenceSession(
            model.SerializeToString(), options, providers=["CPUExecutionProvider"]
        )
        self._outputs = ["mean", *outputs]
        self._tokenizer = Tokenizer(self._weights.vocabulary)
        self._places = (
            self._weights.matrix("emb.pos", self._weights.width)
            + self._weights.vector("emb.type")[: self._weights.width]
        )

    def encode(self, text: Text) -> States:
        """The states of one text; what the window cannot hold is cut, of ``before`` at its start, of ``text`` at its
        end."""
        vocabulary, room = self._weights.vocabulary, self._weights.window - 2
        prefix = self._tokenizer.ids(text.prefix.strip())
        own = self._tokenizer.ids(clean(text.text))[: room - len(prefix)]
        left = room - len(prefix) - len(own)
        before = self._tokenizer.ids(clean(text.before))[-left:] if text.before and left else []
        ids = [vocabulary.begin, *prefix, *before, *own, vocabulary.end]
        embeddings = self._weights.words(np.array(ids)) + self._places[: len(ids)]
        mean, *layers = self._session.run(self._outputs, {"embeddings": embeddings[None]})
        tokens = np.stack([layer[0, -1 - len(own) : -1] for layer in layers])
        tokens /= np.linalg.norm(tokens, axis=-1, keepdims=True)
        return States(np.array(own, np.int32), tokens.astype(np.float16), mean[0] / np.linalg.norm(mean[0]))


def _output_of(graph: Any, scale: str) -> str:
    """The output of the node that holds this constant."""
    return next(str(node.output[0]) for node in graph.node if scale in node.input)


def states_of(texts: Iterable[Text], cache: Path) -> Mapping[Text, States]:
    """The states of every text once, from the file of an earlier run over the same texts where there is one."""
    wanted = sorted(set(texts), key=lambda text: (text.prefix, text.before, text.text))
    name = hashlib.sha256(repr((model_name(), LAYERS, wanted)).encode()).hexdigest()[:16]
    file = cache / "benchmarks" / f"states-{name}.npz"
    if not file.exists():
        encoder = StateEncoder(cache)
        _keep(file, [encoder.encode(text) for text in tqdm(wanted, desc="states", file=sys.stderr)])
    stored = np.load(file)
    ids, tokens, means, ends = (stored[part] for part in ("ids", "tokens", "means", "ends"))
    starts = np.concatenate([[0], ends[:-1]])
    return {
        text: States(ids[start:end], tokens[:, start:end], mean)
        for text, start, end, mean in zip(wanted, starts, ends, means, strict=True)
    }


def _keep(file: Path, states: list[States]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    np.savez(
        file,
        ids=np.concatenate([one.ids for one in states]),
        tokens=np.concatenate([one.tokens for one in states], axis=1),
        means=np.stack([one.mean for one in states]),
        ends=np.cumsum([len(one.ids) for one in states]),
    )
