"""Builds the encoder as an ONNX graph of onnxruntime's fused BERT operators with int8 matrices.

The graph takes the summed word, position and type embeddings of one window, (1, tokens, width), and gives the mean of
its last hidden states, (1, width). Word embeddings stay outside: they are 80 % of the weights and a text needs a
few rows of them. Weights get one scale an output column; activations one scale a matrix product, found at run
time, which is why a window must be run alone: a text beside it would change the scale.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from ingest.embedding.weights import Floats, Weights

if TYPE_CHECKING:
    from onnx import NodeProto, TensorProto

BUILDER = 1  # raise it whenever the graph, the pooling or the cutting of text changes any vector
LEVELS = 127  # int8 weights run from -LEVELS to LEVELS

Progress = Callable[[int, int], None]


def build(weights: Weights, progress: Progress) -> bytes:
    """The serialised ONNX model. ``progress`` hears of every finished layer: (done, all)."""
    graph = _Graph()
    hidden = graph.add(
        "LayerNormalization",
        "embeddings",
        graph.constant("scale", weights.vector("emb.ln.w")),
        graph.constant("shift", weights.vector("emb.ln.b")),
        epsilon=weights.epsilon,
    )
    for layer in range(weights.layers):
        hidden = _layer(graph, weights, f"l{layer}", hidden)
        progress(layer + 1, weights.layers)
    graph.add("ReduceMean", hidden, graph.constant("axis", np.array([1])), output="mean", keepdims=0)
    return graph.serialise(weights.width)


def _layer(graph: _Graph, weights: Weights, prefix: str, hidden: str) -> str:
    """Self-attention and the two-matrix network, each added to its input and normalised."""
    width, inner = weights.width, weights.inner
    product, bias = _product(graph, weights, [f"{prefix}.{part}" for part in "qkv"], width, hidden)
    heads = graph.split(graph.add("Add", product, bias))
    context = graph.add("MultiHeadAttention", *heads, num_heads=weights.heads)
    product, bias = _product(graph, weights, [f"{prefix}.ao"], width, context)
    hidden = _normalise(graph, weights, f"{prefix}.aln", hidden, product, bias)
    product, bias = _product(graph, weights, [f"{prefix}.fi"], width, hidden)
    product, bias = _product(graph, weights, [f"{prefix}.fo"], inner, graph.add("BiasGelu", product, bias))
    return _normalise(graph, weights, f"{prefix}.oln", hidden, product, bias)


def _product(graph: _Graph, weights: Weights, names: Sequence[str], inputs: int, value: str) -> tuple[str, str]:
    """The value times these matrices, side by side; and their bias, for the operator after it to add."""
    matrix, scales = quantize(np.concatenate([weights.matrix(f"{name}.w", inputs) for name in names]))
    bias = np.concatenate([weights.vector(f"{name}.b") for name in names])
    name = names[0]
    product = graph.add(
        "DynamicQuantizeMatMul", value, graph.constant(f"{name}.w", matrix), graph.constant(f"{name}.s", scales)
    )
    return product, graph.constant(f"{name}.b", bias)


def _normalise(graph: _Graph, weights: Weights, name: str, hidden: str, product: str, bias: str) -> str:
    scale = graph.constant(f"{name}.w", weights.vector(f"{name}.w"))
    shift = graph.constant(f"{name}.b", weights.vector(f"{name}.b"))
    return graph.add("SkipLayerNormalization", hidden, product, scale, shift, bias, epsilon=weights.epsilon)


def quantize(matrix: Floats) -> tuple[NDArray[np.int8], Floats]:
    """A matrix (outputs, inputs) as int8 (inputs, outputs) and the scale of each output."""
    scales = np.abs(matrix).max(axis=1) / LEVELS
    return np.rint(matrix / scales[:, None]).astype(np.int8).T, scales.astype(np.float32)


class _Graph:
    """Collects nodes and constants; every value is known by its name."""

    STANDARD = ("LayerNormalization", "Add", "Split", "ReduceMean")

    def __init__(self) -> None:
        self._nodes: list[NodeProto] = []
        self._constants: list[TensorProto] = []

    def constant(self, name: str, values: NDArray[np.generic]) -> str:
        from onnx import numpy_helper

        self._constants.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def add(self, operator: str, *inputs: str, output: str = "", **attributes: Any) -> str:
        return self._node(operator, inputs, [output or f"{operator}{len(self._nodes)}"], attributes)[0]

    def split(self, value: str) -> list[str]:
        """The value's last axis in three equal parts."""
        return self._node("Split", [value], [f"{value}.{part}" for part in "qkv"], {"axis": -1, "num_outputs": 3})

    def _node(self, operator: str, inputs: Sequence[str], outputs: list[str], attributes: dict[str, Any]) -> list[str]:
        from onnx import helper

        domain = "" if operator in self.STANDARD else "com.microsoft"
        self._nodes.append(helper.make_node(operator, inputs, outputs, domain=domain, **attributes))
        return outputs

    def serialise(self, width: int) -> bytes:
        from onnx import TensorProto, helper

        taken = helper.make_tensor_value_info("embeddings", TensorProto.FLOAT, [1, "tokens", width])
        given = helper.make_tensor_value_info("mean", TensorProto.FLOAT, [1, width])
        graph = helper.make_graph(self._nodes, "encoder", [taken], [given], initializer=self._constants)
        versions = [helper.make_opsetid("", 18), helper.make_opsetid("com.microsoft", 1)]
        model: bytes = helper.make_model(graph, opset_imports=versions, ir_version=10).SerializeToString()
        return model
